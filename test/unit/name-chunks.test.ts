/** What a written name is made of, and what of it is its legal form. */
import { describe, expect, it } from 'vitest';
import { splitLegalForm } from '../../graph/screening/matching/legal-form.ts';
import { bracketsOf, chunksOf } from '../../graph/screening/matching/name-chunks.ts';

const chunks = (text: string) =>
  chunksOf(text).map(({ written, ascii, meaning }) =>
    [written, ascii, ...(meaning === undefined ? [] : [`${meaning.text} (${meaning.kind})`])].join(': '),
  );

describe('the pieces of a name', () => {
  it.each([
    ['Acme, Inc. & Co', ['Acme: acme', 'Inc: inc', '&: and', 'Co: co']],
    ['★', []],
    ['Foo + Bar', ['Foo: foo', '+: and', 'Bar: bar']],
    ['№19', ['no: no', '19: 19']],
    ["O'Neil D’Or X`y 'quoted'", ['ONeil: oneil', 'DOr: dor', 'Xy: xy', 'quoted: quoted']],
    ['\u202eAcme\u200b', ['Acme: acme']],
    ['x\ud800y', ['xy: xy']],
    ['Acme\0Works', ['AcmeWorks: acmeworks']],
    ['ＡＣＭＥ', ['ACME: acme']],
    ['cafe\u0301 q\u0301x', ['café: cafe', 'q\u0301x: qx']],
    ['A1B2', ['A1B2: a1b2']],
    ['البنك المركزي', ['البنك: bnk', 'المركزي: mrkzy']],
  ])('of %j are %j', (text, expected) => {
    expect(chunks(text)).toEqual(expected);
  });

  it.each([
    ['I B M', ['I B M: ibm']],
    ['H & M', ['H M: hm']],
    ['A & B & C', ['A B C: abc']],
    ['A+B', ['A B: ab']],
    ['a and B', ['a B: ab']],
    ['& M', ['&: and', 'M: m']],
    ['M &', ['M: m', '&: and']],
    ['A & Works', ['A: a', '&: and', 'Works: works']],
    ['A & & B', ['A: a', '&: and', '&: and', 'B: b']],
    ['A Foo B', ['A: a', 'Foo: foo', 'B: b']],
    ['X Foo I B', ['X: x', 'Foo: foo', 'I B: ib']],
    ['7 B C 8', ['7: 7', 'B C: bc', '8: 8']],
    ['the A', ['the: the', 'A: a']],
    ['Ab C', ['Ab: ab', 'C: c']],
    ['I B Machines', ['I B: ib', 'Machines: machines']],
    ['S.A.R.L.', ['S.A.R.L: sarl']],
    ['z o. o.', ['z o o: zoo']],
    ['S.p.A Foo', ['S.p.A: spa', 'Foo: foo']],
    ['S\u0301.A', ['Ś.A: sa']],
    ['A.B', ['A.B: ab']],
    ['A.Bc', ['A: a', 'Bc: bc']],
  ])('that are letters are one: %j is %j', (text, expected) => {
    expect(chunks(text)).toEqual(expected);
  });

  it.each([
    ['华为技术有限公司', ['华为: huawei: huawei (name)', '技术: jishu: technology (generic)', '有限公司: youxiangongsi']],
    ['深圳市华为', ['深圳: shenzhen: shenzhen (place)', '华为: huawei: huawei (name)']],
    ['济南省x', ['济南: jinan: jinan (place)', 'x: x']],
    ['上海二厂', ['上海: shanghai: shanghai (place)', '二: er', '厂: chang: plant (activity)']],
    ['厂房', ['厂房: changfang']],
    ['一厂 二廠', ['一: yi', '厂: chang: plant (activity)', '二: er', '廠: chang: plant (activity)']],
    ['中兴通讯', ['中兴通讯: zhongxingtongxun: zte (name)']],
    ['新乐', ['新乐: xinle']],
    ['北京 北京', ['北京: beijing: beijing (place)', '北京: beijing: beijing (place)']],
    ['株式会社日立製作所', ['株式会社: zhushihuishe', '日立: rili: hitachi (name)', '製作所: zhizuosuo: plant (activity)']],
    ['Foo华为Bar', ['Foo: foo', '华为: huawei: huawei (name)', 'Bar: bar']],
  ])('of a run without blanks are the words that are known, and what lies between: %s', (text, expected) => {
    expect(chunks(text)).toEqual(expected);
  });

  it.each([
    ['Hong Kong Star', ['Hong Kong: hongkong', 'Star: star']],
    ['Star Hong Kong', ['Star: star', 'Hong Kong: hongkong']],
    ['New York New York', ['New York: york', 'New York: york']],
    ['United States of America Fund', ['United States of America: usa', 'Fund: fund']],
    ['united states x', ['united states: usa', 'x: x']],
    ['research and production association x', ['research and production association: npo', 'x: x']],
    ['integrated circuits', ['integrated circuits: integratedcircuit']],
    ['Integrated Cirkuits', ['Integrated Cirkuits: integratedcircuit']],
    ['Hong', ['Hong: hong']],
  ])('that are a phrase are one: %s', (text, expected) => {
    expect(chunks(text)).toEqual(expected);
  });

  it.each([
    'Acme; and any successor, sub-unit, or subsidiary thereof',
    'Acme; and any successors',
    'Acme, including all affiliates of it',
    'Acme (and any subunit)',
    'Acme and  all  SUBSIDIARIES',
    'Acme and any sub-units',
    'Acme including any affiliate',
    'Acme and all subordinate bodies',
  ])('are none of what lists add: %s', (text) => {
    expect(chunks(text)).toEqual(['Acme: acme']);
  });

  it('are all where lists add nothing', () => {
    expect(chunks('Acme and all things').join()).toBe('Acme: acme,and: and,all: all,things: things');
    expect(chunks('Grand any successor')).toHaveLength(3);
    expect(chunks('Acme and many successor')).toHaveLength(4);
    expect(chunks('Acme and any successorship')).toHaveLength(4);
  });
});

describe('brackets', () => {
  it.each([
    ['a (bc) d', 'a   d', ['bc']],
    ['a （中国） [x]', 'a   [x]', ['中国']],
    ['(a)', '(a)', []],
    ['((ab))', '( )', ['ab']],
    ['(ab)(cd)', '  ', ['ab', 'cd']],
    [`(${'x'.repeat(40)})`, ' ', ['x'.repeat(40)]],
    [`(${'x'.repeat(41)})`, `(${'x'.repeat(41)})`, []],
    ['none', 'none', []],
    ['(ab', '(ab', []],
  ])('of %s leave %j', (text, outside, inside) => {
    expect(bracketsOf(text)).toEqual({ outside, inside });
  });
});

describe('the legal form', () => {
  const split = (text: string) => {
    const { chunks: rest, legalForm } = splitLegalForm(chunksOf(text));
    return `${rest.map(({ ascii }) => ascii).join(' ')} | ${legalForm.spelling} | ${legalForm.class}`;
  };

  it.each([
    ['Acme GmbH', 'acme | gmbh | limited'],
    ['Acme GmbH & Co KG', 'acme | gmbh and co kg | partnership'],
    ['Acme GmbH Ltd', 'acme | ltd | limited'],
    ['Acme Limited Liability Company', 'acme | limited liability company | limited'],
    ['Acme AG', 'acme | ag | stock'],
    ['Acme Aktiengesellschaft', 'acme | aktiengesellschaft | stock'],
    ['Acme Aktiengeselschaft', 'acme | aktiengeselschaft | stock'],
    ['Acme LTDD', 'acme ltdd |  | any'],
    ['Kvant AO', 'kvant | ao | stock'],
  ])('at the end: %s', (text, expected) => {
    expect(split(text)).toBe(expected);
  });

  it.each([
    ['OOO Acme', 'acme | ooo | limited'],
    ['ООО Ромашка', 'romashka | ooo | limited'],
    ['AO Kvant', 'kvant | ao | stock'],
    ['Limited Liability Company Acme', 'acme | limited liability company | limited'],
    ['AG Acme', 'ag acme |  | any'],
    ['GmbH Acme', 'gmbh acme |  | any'],
  ])('in front, where it may stand there: %s', (text, expected) => {
    expect(split(text)).toBe(expected);
  });

  it.each([
    ['Acme OOO Works', 'acme works | ooo | limited'],
    ['Acme Foo Inc Bar', 'acme foo bar | inc | stock'],
    ['Acme Limited Liability Company Works', 'acme works | limited liability company | limited'],
    ['Foo AG Bar', 'foo ag bar |  | any'],
    ['Kvant AO Works', 'kvant ao works |  | any'],
  ])('between words, where it may stand there: %s', (text, expected) => {
    expect(split(text)).toBe(expected);
  });

  it.each([
    ['Acme Company', 'acme | company | any'],
    ['Acme Company GmbH', 'acme | gmbh | limited'],
    ['Acme GmbH Company', 'acme | gmbh | limited'],
    ['PT Acme Tbk', 'acme | tbk | stock'],
  ])('that says most is stated, of several: %s', (text, expected) => {
    expect(split(text)).toBe(expected);
  });

  it.each([
    ['GmbH', 'gmbh |  | any'],
    ['GmbH Ltd', 'gmbh ltd |  | any'],
    ['OOO', 'ooo |  | any'],
    ['', ' |  | any'],
    ['Acme', 'acme |  | any'],
  ])('is none where nothing else is left, or nothing is stated: %s', (text, expected) => {
    expect(split(text)).toBe(expected);
  });
});
