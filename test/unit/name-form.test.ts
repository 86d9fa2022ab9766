import { describe, expect, it } from 'vitest';
import { mostCharacters, mostWords, nameForm } from '../../graph/screening/matching/name-form.ts';

const tokens = (text: string) => nameForm(text).tokens.join(' ');
const form = (text: string) => {
  const { legalForm, legalClass } = nameForm(text);
  return `${legalForm} (${legalClass})`;
};

describe('the legal form of a name', () => {
  it.each([
    ['Siemens AG', 'siemens', 'ag (stock)'],
    ['Siemens Aktiengesellschaft', 'siemens', 'aktiengesellschaft (stock)'],
    ['Großmann Optik GmbH & Co. KG', 'grossmann optical', 'gmbh and co kg (partnership)'],
    ['Huawei Technologies Co., Ltd.', 'huawei technology', 'co ltd (limited)'],
    ['OOO Stroygazmontazh', 'stroygazmontazh', 'ooo (limited)'],
    ['ООО «Стройгазмонтаж»', 'stroygazmontazh', 'ooo (limited)'],
    ['GRODNO AZOT OAO', 'grodno azot', 'oao (stock)'],
    ['AKTSIONERNOE OBSHCHESTVO ZAVOD FIOLENT', 'plant fiolent', 'aktsionernoe obshchestvo (stock)'],
    ['Aktsionernoye Obshchestvo Zavod Fiolent', 'plant fiolent', 'aktsionernoye obshchestvo (stock)'],
    ['ФГУП Рособоронэкспорт', 'rosoboroneksport', 'fgup (state)'],
    ['State Unitary Enterprise Kvant', 'kvant', 'state unitary enterprise (state)'],
    ['华为技术有限公司', 'huawei technology', 'youxiangongsi (limited)'],
    ['株式会社日立製作所', 'hitachi plant', 'zhushihuishe (stock)'],
    ['삼성전자 주식회사', 'samsung electronics', 'jusighoesa (stock)'],
    ['ASELSAN A.Ş.', 'aselsan', 'as (stock)'],
    ['Ελληνικά Πετρέλαια ΑΕ', 'greece oil', 'ae (stock)'],
    ['Comercializadora Andina S. de R.L. de C.V.', 'trading andina', 's de rl de cv (limited)'],
    ['PT Pindad (Persero)', 'pindad', 'persero (stock)'],
    ['Thales S.A.', 'thales', 'sa (stock)'],
    ['Foo Bar', 'foo bar', ' (any)'],
    ['Foo Company', 'foo', 'company (any)'],
  ])('%s is %s and %s', (text, words, legal) => {
    expect(tokens(text)).toBe(words);
    expect(form(text)).toBe(legal);
  });

  it('stays where the name is nothing else', () => {
    expect(tokens('Limited Liability Company')).toBe('limited liability company');
    expect(form('Limited')).toBe(' (any)');
  });

  it('is no legal form in front where it stands at the end alone', () => {
    expect(tokens('AG Weser')).toBe('ag weser');
    expect(tokens('SA Recycling')).toBe('sa recycling');
  });

  it('is found between words where nothing else is meant', () => {
    expect(tokens('Gazprom GmbH Berlin')).toBe('gazprom berlin');
  });
});

describe('the words of a name', () => {
  it.each([
    ['GUANGZHOU HAIGE COMM GRP', 'guangzhou haige communications group'],
    ['CNOOC ENERGY TECH & SRVCES LTD', 'cnooc energy technology services'],
    ['CHINA NATL IMP & EXP CORP', 'china national importexport'],
    ['Новосибирский завод полупроводниковых приборов', 'novosibirsk plant semiconductor instrument'],
    ['بانک ملی ایران', 'bank national iran'],
    ['البنك المركزي السوري', 'bank central syria'],
    ['I.B.M. Corp', 'ibm'],
    ['I B M', 'ibm'],
    ['H & M', 'hm'],
    ["O'Neil’s", 'oneils'],
    ['The Bank of Moscow', 'bank moscow'],
    ['Plant No. 9', 'plant 9'],
    ['Plant №19', 'plant 19'],
    ['Plant No19', 'plant 19'],
    ['54th Research Institute', '54 nii'],
    ['Seventh of Tir', '7 tir'],
    ['Hong Kong Star', 'hongkong star'],
    ['Mahan Air (Mahan Airlines)', 'mahan airlines'],
    ['Acme 7 7', 'acme 7 7'],
    ['On Holding AG', 'on holding'],
    ['Sinobright Company; and any successor, sub-unit, or subsidiary thereof', 'sinobright'],
    ['深圳市大疆创新科技有限公司', 'shenzhen dji innovation technology'],
    ['\u202eAcme\u200b Works\ufeff', 'acme works'],
    ['07 Star', '07 star'],
  ])('%s: %s', (text, words) => {
    expect(tokens(text)).toBe(words);
  });

  it('are of a kind, and the rarer the more they say', () => {
    const { words } = nameForm('Zvezdochka Moscow Shipyard Group 9 B');
    expect(words.map(({ kind }) => kind)).toEqual(['name', 'place', 'activity', 'generic', 'number', 'letter']);
    expect(words.map(({ weight }) => weight)).toEqual([100, 45, 40, 12, 50, 30]);
  });

  it('say less when they are short, generic, or of many names', () => {
    const weights = (text: string) => nameForm(text).words.map(({ weight }) => weight);
    expect(weights('qx qxz qxzk qxzkv qxzkvw')).toEqual([50, 65, 80, 90, 100]);
    expect(weights('Acme Trading Technology Group')).toEqual([80, 22, 22, 12]);
    expect(weights('trust')[0]).toBeLessThan(weights('zyxwvu')[0]);
  });

  it('are kept as they are written', () => {
    expect(nameForm('Хайгэ COMM').words.map(({ written }) => written)).toEqual(['Хайгэ', 'COMM']);
  });

  it('are shared by the forms of a vocabulary', () => {
    const vocabulary = new Map();
    const first = nameForm('Acme Works', vocabulary);
    const second = nameForm('Other Works', vocabulary);
    expect(second.words[1]).toBe(first.words[1]);
    expect(nameForm('Acme Works').words).toEqual(first.words);
  });

  it('are none of what Arabic consonants spell when they are a Latin acronym', () => {
    expect(tokens('NFT Limited')).toBe('nft');
    expect(tokens('نفت')).toBe('oil');
  });
});

describe('initials that a name states for itself', () => {
  it.each([
    ['China Electronics Technology Group Corporation (CETC)', 'cetc', 'china electronics technology group'],
    ['China North Industries Group Corporation Limited (NORINCO Group)', 'norinco', 'china north industry group'],
    ['Acme Works (XYZ)', '', 'acme works xyz'],
    ['Huawei (China) Co., Ltd.', '', 'huawei china'],
  ])('%s: %s', (text, initials, words) => {
    expect(nameForm(text).initials).toBe(initials);
    expect(tokens(text)).toBe(words);
  });
});

describe('initials in brackets', () => {
  const initials = (text: string) => {
    const form = nameForm(text);
    return `${form.initials} | ${form.tokens.join(' ')}`;
  };

  it.each([
    ['Alpha Beta (AB)', 'ab | alpha beta'],
    ['(AB) Alpha Beta', 'ab | alpha beta'],
    ['Alpha Beta (The AB Group)', ' | alpha beta ab group'],
    ['Alpha Beta (AB Group)', 'ab | alpha beta'],
    ['Alpha Zeta (AZ AZ)', ' | alpha zeta az'],
    ['Alpha Zeta (az)', ' | alpha zeta az'],
    ['Alpha Zeta (Az)', ' | alpha zeta az'],
    ['Alpha Beta (AB1)', ' | alpha beta ab1'],
    ['Alpha (AP)', ' | alpha ap'],
    ['Zulu Alpha (AP)', ' | zulu alpha ap'],
    ['Zulu Alpha Beta (AB)', 'ab | zulu alpha beta'],
    // Letters may stand anywhere in the words, but in their order.
    ['Alpha Beta (APB)', 'apb | alpha beta'],
    ['Alpha Beta (ABP)', ' | alpha beta abp'],
    ['Alpha Beta (AAA)', 'aaa | alpha beta'],
    ['(AAAAA) Alpha Beta', ' | aaaaa alpha beta'],
    ['Alpha Beta (AAAAA)', 'aaaaa | alpha beta'],
    ['Alpha Beta (LB)', ' | alpha beta lb'],
    ['Abcdefghij Klm (ABCDEFGHIJ)', 'abcdefghij | abcdefghij klm'],
    ['Abcdefghij Klm (ABCDEFGHIJK)', ' | abcdefghij klm abcdefghijk'],
    // Of four brackets.
    ['Alpha Beta (xa) (xb) (xc) (AB)', 'ab | alpha beta xa xb xc'],
    ['Alpha Zeta (xa) (xb) (xc) (xd) (AZ)', ' | alpha zeta xa xb xc xd az'],
  ])('%s: %s', (text, expected) => {
    expect(initials(text)).toBe(expected);
  });
});

describe('the form of a name', () => {
  it('has all that is known of it', () => {
    const form = nameForm('The Zvezdochka Tech (ZT) GmbH');
    const { text, legalForm, legalClass, tokens, words } = form;
    expect({ text, legalForm, legalClass, initials: form.initials, tokens }).toEqual({
      text: 'The Zvezdochka Tech (ZT) GmbH',
      legalForm: 'gmbh',
      legalClass: 'limited',
      initials: 'zt',
      tokens: ['zvezdochka', 'technology'],
    });
    expect(words).toEqual([
      {
        written: 'Zvezdochka',
        ascii: 'zvezdochka',
        text: 'zvezdochka',
        kind: 'name',
        weight: 100,
        common: false,
        sound: 'zvezdoCka',
        coarse: 'sfistuCka',
        consonants: '',
      },
      {
        written: 'Tech',
        ascii: 'tech',
        text: 'technology',
        kind: 'generic',
        weight: 22,
        common: true,
        sound: 'teC',
        coarse: 'tiC',
        consonants: '',
      },
    ]);
    expect(nameForm('سپه').words[0]).toMatchObject({ consonants: 'sp', ascii: 'sph', kind: 'name' });
  });

  it('has words of 64 letters, and no word twice but numbers', () => {
    expect(nameForm(`${'zq'.repeat(40)} x`).words[0].ascii).toBe('zq'.repeat(32));
    expect(tokens('Zvezdochka Tech 7 Zvezdochka Technology 7 Acme')).toBe('zvezdochka technology 7 7 acme');
    expect(tokens('b b')).toBe('bb');
  });

  it('has words that say nothing where it has no others', () => {
    expect(tokens('The Bank')).toBe('bank');
    expect(tokens('The La Group')).toBe('la group');
    expect(tokens('The')).toBe('the');
    expect(tokens('Of The And')).toBe('of the and');
    expect(tokens('La Zvezdochka')).toBe('zvezdochka');
  });

  it('is of the first 1,024 characters', () => {
    expect(nameForm(`${' '.repeat(mostCharacters - 4)}Acme`).tokens).toEqual(['acme']);
    expect(nameForm(`${' '.repeat(mostCharacters - 3)}Acme`).tokens).toEqual(['acm']);
    expect(nameForm(`${' '.repeat(mostCharacters - 3)}Acme`).text).toHaveLength(mostCharacters + 1);
  });

  it('keeps words in a vocabulary by how they are written', () => {
    const vocabulary = new Map();
    nameForm('Acme TECH', vocabulary);
    expect([...vocabulary.keys()]).toEqual(['Acme', 'TECH']);
    expect(vocabulary.get('TECH')).toBe(nameForm('TECH', vocabulary).words[0]);
  });
});

describe('a hostile name', () => {
  it.each([
    ['signs alone', '★ — !!! ()'],
    ['nothing', ''],
    ['blanks', ' \t\n'],
    ['direction marks', '\u202e\u202d\u200f'],
    ['half a pair', '\ud800 Acme \udc00'],
    ['brackets', '('.repeat(4_096)],
    ['pairs of brackets', '()'.repeat(2_048)],
    ['bracketed letters', '(AB)'.repeat(1_024)],
    ['apostrophes', "a'".repeat(2_048)],
    ['dots', 'a.'.repeat(2_048)],
    ['marks', `a${'\u0301'.repeat(4_095)}`],
    ['ideographs', '公司'.repeat(2_048)],
    ['words', 'and any '.repeat(512)],
    ['blanks between', `acme${' '.repeat(4_000)}works`],
    ['one word', 'x'.repeat(4_096)],
  ])('of %s has bounded words', (_, text) => {
    const { words } = nameForm(text);
    expect(words.length).toBeLessThanOrEqual(mostWords);
    for (const { ascii } of words) expect(ascii.length).toBeLessThanOrEqual(64);
  });

  it('is cut at a length that no list has, and its last words count as one', () => {
    expect(tokens(`${'x'.repeat(mostCharacters)} tail`)).not.toContain('tail');
    const many = Array.from(
      { length: mostWords + 2 },
      (_, at) => `zq${String.fromCharCode(97 + (at % 26))}${at > 25 ? 'y' : 'x'}`,
    );
    const { words } = nameForm(many.join(' '));
    expect(words).toHaveLength(mostWords);
    expect(words.at(-1)?.written).toBe(many.slice(mostWords - 1).join(' '));
    expect(nameForm(many.slice(0, mostWords).join(' ')).words.at(-1)?.written).toBe(many[mostWords - 1]);
  });
});
