/** Names of one body that no spelling shows, and names that are only near. */
import { describe, expect, it } from 'vitest';
import { judgeCase } from '../../bench/screening-pairs.ts';
import { askedNames } from '../../graph/screening/matching/asked-names.ts';
import { isShortName, knownNames } from '../../graph/screening/matching/known-names.ts';
import { nameForm } from '../../graph/screening/matching/name-form.ts';
import { areSynonyms } from '../../graph/screening/matching/synonyms.ts';

const judge = (name1: string, name2: string, country1: string[] = [], country2: string[] = []) =>
  judgeCase({ row: 1, name1, name2, match: true, country1, country2, schema: '', quality: '' }).judgement;
const bothWays = (one: string, other: string) => [judge(one, other).band, judge(other, one).band];

describe('a body that the rules name', () => {
  it.each([
    ['中国北方工业公司', 'China North Industries Corporation', 'strong'],
    ['中国航天科技集团公司', 'China Aerospace Science and Technology Corporation (CASC)', 'strong'],
    ['中芯国际', 'Semiconductor Manufacturing International Corporation', 'strong'],
    ['هواوي', 'Huawei', 'strong'],
    ['هواوي', 'Huawei Technologies Co., Ltd.', 'strong'],
    ['Лаборатория Касперского', 'Kaspersky Lab', 'strong'],
    ['海康威视', 'Hangzhou Hikvision Digital Technology Co., Ltd.', 'strong'],
    ['Hikvision', 'Hangzhou Hikvision Digital Technology Co., Ltd.', 'strong'],
    ['中国移动', 'China Mobile Communications Group', 'strong'],
    ['NORINCO', 'China North Industries Group Corporation Limited', 'strong'],
    ['哈尔滨工业大学', 'Harbin Institute of Technology', 'strong'],
    ['DJI', 'SZ DJI Technology Co., Ltd.', 'possible'],
    ['AVIC', 'Aviation Industry Corporation of China', 'possible'],
    ['COSCO', 'China Ocean Shipping Company', 'possible'],
    ['KOMID', 'Korea Mining Development Trading Corporation', 'possible'],
    ['CETC', '中国电子科技集团公司', 'possible'],
    ['CNOOC', 'China National Offshore Oil Corp', 'possible'],
    ['CSSC', 'China State Shipbuilding Corp', 'possible'],
    ['CASIC', '中国航天科工集团公司', 'possible'],
  ])('%s and %s: %s', (one, other, band) => {
    expect(bothWays(one, other)).toEqual([band, band]);
  });

  it('has its other names, its full one first, and not the one that is asked', () => {
    expect(knownNames(nameForm('YMTC'))).toEqual(['Yangtze Memory Technologies', '长江存储科技', '长江存储', '長江存儲']);
    expect(knownNames(nameForm('Yangtze Memory Technologies Co., Ltd.'))).toContain('YMTC');
    expect(knownNames(nameForm('Acme'))).toEqual([]);
    expect(knownNames(nameForm(''))).toEqual([]);
    expect(knownNames(nameForm('China Space Technology'))).toEqual([]);
  });

  it.each(['Huawei Group', 'Huawei Holdings', 'Huawei Technologies Group Company', 'Corporation Huawei', 'Company Huawei'])(
    'is meant by %s too: which of these words it calls itself by tells none apart',
    (name) => {
      expect(knownNames(nameForm(name))).toContain('华为');
    },
  );

  it('is not meant by a name whose words are others, or none', () => {
    for (const name of ['Hik Vision', 'Huawei Trading', 'Group', '★', '华为贸易']) expect(knownNames(nameForm(name))).toEqual([]);
  });

  it('has a short name in at most five Latin letters', () => {
    for (const name of ['VTB', 'CALB', 'COSCO', 'CRRC Group Corporation', 'VTB Holding', 'Company DJI'])
      expect(isShortName(nameForm(name))).toBe(true);
    for (const name of ['Hytera', '华为', 'VTB Bank', 'Group', '']) expect(isShortName(nameForm(name))).toBe(false);
  });

  it('is asked for under what is written first, then under what is known, each with what was asked', () => {
    const asked = askedNames(['KOMID', 'Acme', 'Acme']);
    expect([...asked].map(([name, form]) => [name, form?.text])).toEqual([
      ['Acme', undefined],
      ['KOMID', undefined],
      ['Korea Mining Development Trading Corporation', 'KOMID'],
      ['조선광업개발무역회사', 'KOMID'],
    ]);
    const written = ['VTB', 'VTB Bank'];
    expect([...askedNames(written)].slice(0, 3).map(([name, form]) => [name, form?.text])).toEqual([
      ['VTB', undefined],
      ['VTB Bank', undefined],
      ['Bank for Foreign Trade', 'VTB'],
    ]);
  });

  it('says so beside the names; initials are those of others too, unless a country is in common', () => {
    expect(judge('KOMID', 'Korea Mining Development Trading Corporation')).toEqual({
      score: 9_299,
      band: 'possible',
      beside: [
        { kind: 'known name', speaks: 'for', detail: 'KOMID is known as Korea Mining Development Trading Corporation' },
        { kind: 'known name', speaks: 'against', detail: 'others have the same initials', points: -701 },
      ],
    });
    expect(judge('KOMID', 'Korea Mining Development Trading Corporation', ['KP'], ['KP'])).toMatchObject({ score: 10_000 });
    expect(judge('KOMID', 'KOMID')).toEqual({ score: 10_000, band: 'strong', beside: [] });
  });
});

describe('initials that a name states', () => {
  const stated = 'Xenon Yttrium Zinc Quarry Moscow (XYZQ)';
  it.each([
    ['XYZQ', 9_000],
    ['XYZQ Group', 9_000],
    ['XYZQ Moscow', 9_000],
    ['Moscow XYZQ Group', 9_000],
  ])('are those of %s: %i', (name, score) => {
    expect(judge(name, stated).score).toBe(score);
    expect(judge(stated, name).score).toBe(score);
  });

  it('are none of a name that says more', () => {
    expect(judge('XYZQ Kvantorg', stated).band).toBe('none');
    expect(judge('XYZQ Trading', stated).score).toBeLessThan(9_000);
  });

  it('may be of another language, at the end of a name that is not all capitals', () => {
    const initials = (text: string) => nameForm(text).initials;
    expect(initials('Iran Aircraft Manufacturing (HESA)')).toBe('hesa');
    expect(initials('IRAN AIRCRAFT (KVANTORG)')).toBe('');
    expect(initials('Iran (HESA) Aircraft')).toBe('');
    expect(initials('Acme Works (QXZ)')).toBe('');
    expect(initials('Acme Works (MOSCOW)')).toBe('');
    expect(initials('Acme Works (TRUST)')).toBe('');
  });

  it('and stand in the name as well are not said twice', () => {
    expect(bothWays('Islamic Quarry Zinc Works', 'IQZW Islamic Quarry Zinc Works')).toEqual(['strong', 'strong']);
    expect(bothWays('EADS', 'European Aeronautic Defence and Space EADS')).toEqual(['possible', 'possible']);
    expect(judge('Quarry Zinc', 'QXZ Quarry Zinc').score).toBeLessThan(judge('Quarry Xenon Zinc', 'QXZ Quarry Xenon Zinc').score);
    expect(bothWays('Turkish Aerospace Industries', 'TUSAS Turkish Aerospace Industries')).toEqual(['possible', 'possible']);
    // Without a place three common words describe many firms.
    expect(bothWays('Energy Technology Services', 'CNOOC Energy Technology Services')).toEqual(['none', 'none']);
    expect(judge('Wuhan University of Oil', 'Wuhan University').band).toBe('none');
    expect(judge('China National Oil', 'China National Oil Shipping').band).toBe('none');
  });
});

describe('what a text says beside a name', () => {
  it.each([
    ['Nice firm and any affiliate Huawei', 'Huawei'],
    ['Nice firm, f.k.a. Huawei', 'Huawei'],
    ['Nice firm (formerly Huawei)', 'Huawei'],
    ['www.zvezdochka.com', 'Zvezdochka'],
  ])('is compared: %s is %s', (text, name) => {
    expect(bothWays(text, name)).toEqual(['strong', 'strong']);
  });

  it('is none of its words where lists add it to each', () => {
    expect(nameForm('Acme Zvezdochka and any successor, sub-unit, or subsidiary thereof').tokens).toEqual(['acme', 'zvezdochka']);
  });
});

describe('a misspelt legal form', () => {
  it.each(['Limitd', 'Limted', 'Corporatkon', 'Compnay', 'Incorparated'])('at the end says little: %s', (form) => {
    expect(bothWays(`Zvezdochka ${form}`, 'Zvezdochka')).toEqual(['strong', 'strong']);
    expect(nameForm(`Zvezdochka ${form}`).words[1]).toMatchObject({ written: form, weight: 12, common: true });
  });

  it.each([
    ['Limitd Zvezdochka', 0],
    ['Zvezdochka Limitdx', 1],
    ['Zvezdochka Lmtd', 1],
    ['Limitd', 0],
  ])('elsewhere, or farther off, is a word: %s', (name, at) => {
    expect(nameForm(name).words[at]?.weight ?? 100).toBeGreaterThan(12);
  });

  it('is the same word in an index, whatever else is called so', () => {
    const vocabulary = new Map();
    nameForm('Limitd Zvezdochka', vocabulary);
    expect(nameForm('Zvezdochka Limitd', vocabulary).words).toEqual(nameForm('Zvezdochka Limitd').words);
    expect(nameForm('Limitd Zvezdochka', vocabulary).words).toEqual(nameForm('Limitd Zvezdochka').words);
  });
});

describe('firms whose names are near', () => {
  it.each([
    ['Ericsson AB', 'Erickson Inc'],
    ['American Airlines', 'American Airways'],
    ['Turkish Airlines', 'Turkish Airways'],
    ['British Airways', 'British Airlines'],
    ['Thales SA', 'Tales Ltd'],
    ['Atlas Engineering', 'Atlass Engineering'],
    ['Ocean Shipping', 'Oceanic Shipping'],
  ])('are not strong: %s and %s', (one, other) => {
    expect(bothWays(one, other)).toEqual(['possible', 'possible']);
  });

  it('may be strong where a country is in common and they sound alike; not where they only nearly do', () => {
    expect(judge('Ericsson AB', 'Erickson Inc', ['SE'], ['SE']).band).toBe('strong');
    expect(judge('Ericsson AB', 'Erickson Inc', ['SE'], ['US']).band).toBe('possible');
    expect(judge('Shahid Bakeri Industrial Group', 'Shahid Bagheri Industrial Group', ['IR'], ['IR'])).toMatchObject({
      score: 9_299,
      beside: [
        { kind: 'country' },
        {
          kind: 'spelling',
          speaks: 'against',
          detail: 'the word that tells it from others is only like it in sound or letters',
        },
      ],
    });
  });

  it.each([
    ['Gazprombank', 'Газпромбанк'],
    ['Rosoboroneksport', 'Rosoboronexport'],
    ['Khartron', 'Hartron'],
    ['Sukhoi', 'Suhoj'],
    ['Degtyaryov', 'Degtjarjov'],
    ['Zaporozhtransformator', 'Zaporozhtransformattor'],
    ['Kraus Maffei', 'Krauss Mafei'],
    ['Mahan Airlines', 'Mahan Airways'],
  ])('are no romanisations, long words or two: %s and %s are strong', (one, other) => {
    expect(bothWays(one, other)).toEqual(['strong', 'strong']);
  });

  it.each([
    ['The * Group', 'GRU'],
    ['Curtiss', 'CORDES CIA. LIMITADA'],
  ])('are none: %s and %s', (one, other) => {
    expect(bothWays(one, other)).toEqual(['none', 'none']);
  });

  it('have synonyms: words of one language, no inflections, abbreviations or translations', () => {
    expect(areSynonyms('airlines', 'airways')).toBe(true);
    expect(areSynonyms('airline', 'airlines')).toBe(false);
    expect(areSynonyms('air', 'airways')).toBe(false);
    expect(areSynonyms('avialinii', 'airways')).toBe(false);
    expect(judge('American Airlines', 'American Airways').beside).toEqual([
      {
        kind: 'common name',
        speaks: 'against',
        detail: 'nothing but common words agrees, one of them in meaning alone',
        points: -230,
      },
    ]);
  });
});
