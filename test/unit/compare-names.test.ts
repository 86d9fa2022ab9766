import { describe, expect, it } from 'vitest';
import { bandOfScore, bandThresholds, compareNames } from '../../graph/screening/matching/compare-names.ts';
import { nameForm } from '../../graph/screening/matching/name-form.ts';

const compare = (name: string, entry: string) => compareNames(nameForm(name), nameForm(entry));
const score = (name: string, entry: string) => compare(name, entry).score;
const band = (name: string, entry: string) => bandOfScore(score(name, entry));
const how = (name: string, entry: string) =>
  compare(name, entry).aligned.map((part) => `${part.how}: ${part.name}~${part.entry}`);

describe('names that users asked about', () => {
  it.each([
    ['BELLETECH CORP', '11420 CORP.', 'none'],
    ['The Acme Group', 'The Zenith Group', 'none'],
    ['The Group', 'Zenith Group', 'none'],
    ['GUANGZHOU HAIGE COMM GRP', 'Guangzhou Haige Communications Group', 'strong'],
    ['CNOOC ENERGY TECH & SRVCES LTD', 'CNOOC Energy Technology & Services Limited', 'strong'],
    ['LUKOIL OIL COMP', 'Lukoil Oil Company', 'strong'],
    ['LUKOIL OIL COMP', 'Lukoil', 'possible'],
    ['LUKOIL OIL COMP', 'LUKOIL OAO', 'possible'],
    ['Huawei Technologies Co., Ltd.', 'HUAWEI TECHNOLOGIES CO LTD', 'strong'],
    ['华为技术有限公司', 'Huawei Technologies Co., Ltd.', 'strong'],
    ['Hua Wei Technologies', 'Huawei Technologies Co., Ltd.', 'strong'],
    ['Huawei', 'Huawei Technologies Co., Ltd.', 'possible'],
    ['Huawei', 'Huawei Device Co., Ltd.', 'possible'],
    ['HiSilicon Technologies Co., Ltd', 'Huawei Technologies Co., Ltd.', 'none'],
    ['Huawei Marine Networks', 'Huawei Cloud Computing Technology', 'none'],
    ['China National Chemical Corp', 'China National Petroleum Corporation', 'none'],
    ['Shanghai Aerospace Equipment', 'Sichuan Aerospace Equipment', 'none'],
    ['Uralvagonzavod Factory 9', 'Uralvagonzavod Factory 19', 'none'],
    ['Plant No. 9', 'Plant 9', 'strong'],
    ['GAZPROM BANK OAO', 'ГАЗПРОМБАНК', 'strong'],
    ['Rosobornexport', 'Rosoboronexport', 'possible'],
    ['ТОВ «Мотор Січ»', 'Motor Sich LLC', 'strong'],
    ['بانک ملی ایران', 'Bank Melli Iran', 'strong'],
    ['삼성전자 주식회사', 'Samsung Electronics Co., Ltd.', 'strong'],
    ['三菱重工業株式会社', 'Mitsubishi Heavy Industries, Ltd.', 'strong'],
  ])('%s and %s: %s', (name, entry, expected) => {
    expect(band(name, entry)).toBe(expected);
    expect(band(entry, name)).toBe(expected);
  });
});

it('affiliates that share a name are not taken for one another', () => {
  const affiliates = ['Technologies', 'Device', 'Marine Networks', 'Cloud Computing', 'Sweden'];
  for (const one of affiliates) {
    for (const other of affiliates) {
      if (one !== other) expect(score(`Huawei ${one}`, `Huawei ${other}`)).toBeLessThan(bandThresholds.possible);
    }
  }
});

it('a name that adds a generic word is possible, never strong', () => {
  expect(band('Huawei Technologies', 'Huawei Tech. Investment')).toBe('possible');
});

describe('the bands', () => {
  it('begin at their thresholds', () => {
    expect(bandThresholds).toEqual({ strong: 9_300, possible: 6_500, weak: 6_000 });
    expect([10_000, 9_300, 9_299, 6_500, 6_499, 6_000, 5_999, 0].map(bandOfScore)).toEqual([
      'strong',
      'strong',
      'possible',
      'possible',
      'weak',
      'weak',
      'none',
      'none',
    ]);
  });
});

describe('the explanation', () => {
  it.each([
    ['Acme Zvezdochka Works Moscow', 'Zvezdochka Works Acme GmbH'],
    ['GUANGZHOU HAIGE COMM GRP', 'Guangzhou Haige Communications Group 7'],
    ['BELLETECH CORP', '11420 CORP.'],
    ['Kalachnikov Concern', 'Kalashnikov Kontsern AO'],
    ['CETC', 'China Electronics Technology Group Corporation (CETC)'],
    ['', ''],
  ])('of %s and %s adds up', (name, entry) => {
    const { score, aligned } = compare(name, entry);
    expect(aligned.reduce((sum, { weight }) => sum + weight, 0)).toBe(10_000);
    expect(score).toBe(Math.round(aligned.reduce((sum, part) => sum + part.weight * part.agreement, 0) / 10_000));
  });

  it('says what stood where, as it was written', () => {
    expect(how('GUANGZHOU HAIGE COMM GRP', 'Haige Communications Ltd')).toEqual([
      'equal: HAIGE~Haige',
      'equal: COMM~Communications',
      'only in the name: GUANGZHOU~',
      'only in the name: GRP~',
    ]);
  });

  it.each([
    ['Petropars Moscow', 'Moscow Petropars', ['equal: Petropars~Petropars', 'equal: Moscow~Moscow', 'word order: ~']],
    ['Петропарс', 'Petropars', ['equal: Петропарс~Petropars']],
    ['Degtyaryov Xander', 'Degtjarjov Xander', ['equal: Xander~Xander', 'sound: Degtyaryov~Degtjarjov']],
    ['Rosobornexport', 'Rosoboronexport', ['spelling: Rosobornexport~Rosoboronexport']],
    ['Acme Electr', 'Acme Electronics', ['equal: Acme~Acme', 'equal: Electr~Electronics']],
    ['Acme Elec', 'Acme Electronics', ['equal: Acme~Acme', 'abbreviation: Elec~Electronics']],
    ['Acme Mnfctrng', 'Acme Manufacturing', ['equal: Acme~Acme', 'abbreviation: Mnfctrng~Manufacturing']],
    ['Sky Blue Bird', 'SkyBlueBird', ['joined: Sky Blue Bird~SkyBlueBird']],
    ['SkyBlueBird', 'Sky Blue Bird', ['joined: SkyBlueBird~Sky Blue Bird']],
    ['NIOC', 'National Iranian Oil Company', ['initials: NIOC~National Iranian Oil']],
    ['National Iranian Oil Company', 'NIOC', ['initials: National Iranian Oil~NIOC']],
    ['بانک سپه', 'Bank Sepah', ['equal: بانک~Bank', 'consonants: سپه~Sepah']],
    ['★', '★', ['equal: ★~★']],
    ['★', '☆', ['other: ★~☆']],
  ])('of %s and %s is %j', (name, entry, expected) => {
    expect(how(name, entry)).toEqual(expected);
  });
});

describe('the score', () => {
  it('of equal words is 10,000, whatever the legal form and the script', () => {
    expect(score('Foo GmbH', 'FOO AG')).toBe(10_000);
    expect(score('Газпромбанк', 'Gazprombank OAO')).toBe(10_000);
  });

  it('falls a little when words change places', () => {
    expect(score('Petropars Moscow', 'Moscow Petropars')).toBe(9_804);
  });

  it('of names without words is that of their texts', () => {
    expect(score('★', '★')).toBe(10_000);
    expect(score('★', 'Acme')).toBe(0);
    expect(score('Acme', '★')).toBe(0);
  });

  it.each([
    // 200 of 200 + 1.1 * 40; of 200 + 40.
    ['Zvezdochka Steel', 'Zvezdochka', 8_197],
    ['Zvezdochka', 'Zvezdochka Steel', 8_333],
    // A place in front counts six tenths, elsewhere thirteen: 45 * .6 = 27, 45 * 1.3 = 58.
    ['Zvezdochka', 'Moscow Zvezdochka', 8_811],
    ['Zvezdochka', 'Zvezdochka Moscow', 7_752],
    // A number is one of a row: 50 * 2; two numbers: 50 * 4 each.
    ['Zvezdochka', 'Zvezdochka 7', 6_667],
    ['Zvezdochka 9', 'Zvezdochka 7', 3_226],
    ['Zvezdochka B', 'Zvezdochka C', 4_425],
    // Each has what the other has not: twice.
    ['Zvezdochka Steel', 'Zvezdochka Oil', 5_435],
    // Only words of many names agree: four times what else says more than "Group" does.
    ['Wuhan University', 'Wuhan University of Oil', 5_152],
    ['Wuhan University', 'Wuhan University Group', 9_341],
  ])('of %s and %s is %i', (name, entry, expected) => {
    expect(score(name, entry)).toBe(expected);
  });

  it('says how much the rarest word says on which the two agree', () => {
    expect(compare('Zvezdochka Steel', 'Zvezdochka').agreedWeight).toBe(100);
    expect(compare('Acme Steel', 'Kvant Steel').agreedWeight).toBe(40);
    expect(compare('NIOC', 'National Iranian Oil').agreedWeight).toBe(0);
    expect(compare('Acme', 'Zvezdochka').agreedWeight).toBe(0);
  });

  it.each([
    // Too short to be a misspelling; one edit; two; too many.
    ['Abc', 'Abd', 0],
    ['Abcd', 'Abce', 6_500],
    ['Zvezda', 'Zvezdo', 7_667],
    ['Interpol', 'Interpal', 8_250],
    ['Kvantorg', 'Kvamtarg', 6_500],
    ['Kvantor', 'Kvamtar', 0],
    ['Visa', 'Wisa', 8_000],
    ['Hizballah', 'Hezbollah', 7_667],
    ['Vimpel', 'Vimpelcom', 6_666],
    ['Kal', 'Kalashnikov', 6_000],
    ['Acme7', 'Acme8', 0],
    ['Marine', 'Mining', 0],
    ['IBM', 'International Business Machines', 6_400],
    ['CASIC', 'China Aerospace Science and Industry Corporation', 7_700],
    ['CASIX', 'China Aerospace Science and Industry Corporation', 0],
    ['CETC', 'China Electronics Technology Group Corporation (CETC)', 9_000],
    ['CETC', 'China Electronics Technology Corporation', 7_700],
  ])('of %s and %s alone is %i', (name, entry, expected) => {
    expect(score(name, entry)).toBe(expected);
  });

  it('is parted by weight, to the last hundredth', () => {
    expect(compare('Zvezdochka Steel Oil', 'Oil Zvezdochka').aligned).toEqual([
      { how: 'equal', name: 'Zvezdochka', entry: 'Zvezdochka', weight: 6_052, agreement: 10_000 },
      { how: 'equal', name: 'Oil', entry: 'Oil', weight: 2_421, agreement: 10_000 },
      { how: 'only in the name', name: 'Steel', entry: '', weight: 1_331, agreement: 0 },
      { how: 'word order', name: '', entry: '', weight: 196, agreement: 0 },
    ]);
    expect(compare('NIOC', 'National Iranian Oil Company').aligned[0]).toMatchObject({
      name: 'NIOC',
      entry: 'National Iranian Oil',
    });
  });

  it('of names without words is of their texts', () => {
    expect(compare('★', '☆')).toEqual({
      ...{ score: 0, agreedWeight: 0, likeness: 'written' },
      aligned: [{ how: 'other', name: '★', entry: '☆', weight: 10_000, agreement: 0 }],
    });
    expect(compare('', '')).toEqual({
      ...{ score: 10_000, agreedWeight: 0, likeness: 'written' },
      aligned: [{ how: 'equal', name: '', entry: '', weight: 10_000, agreement: 10_000 }],
    });
  });

  it('of initials that a name states for itself is that of a statement', () => {
    const long = 'China Electronics Technology Group Corporation (CETC)';
    const part = { how: 'stated initials', weight: 10_000, agreement: 9_000 };
    expect(compare('CETC', long)).toEqual({
      ...{ score: 9_000, agreedWeight: 80, likeness: 'written' },
      aligned: [{ ...part, name: 'CETC', entry: long }],
    });
    expect(compare(long, 'CETC')).toEqual({
      ...{ score: 9_000, agreedWeight: 80, likeness: 'written' },
      aligned: [{ ...part, name: long, entry: 'CETC' }],
    });
    expect(how('CETC Works', long)).not.toContain(`stated initials: CETC Works~${long}`);
    expect(how('CETX', long)).not.toContain(`stated initials: CETX~${long}`);
  });

  it('takes initials for no agreement of rare words', () => {
    expect(compare('Zulu ABG', 'Zulu Alpha Beta Gamma').agreedWeight).toBe(80);
    expect(compare('Sky Blue Bird', 'SkyBlueBird').agreedWeight).toBe(100);
  });
});
