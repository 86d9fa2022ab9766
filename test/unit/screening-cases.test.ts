import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { jaroWinkler, levenshteinSimilarity } from '../../bench/screening-baselines.ts';
import { readCases } from '../../bench/screening-cases.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';

const folder = mkdtempSync(join(tmpdir(), 'cases-'));
afterAll(() => rmSync(folder, { recursive: true }));

function read(text: string | Uint8Array) {
  const path = join(folder, 'cases.csv');
  writeFileSync(path, text);
  return readCases(path);
}

describe('labelled pairs', () => {
  it('are read with any spelling of a label, by the names of columns', () => {
    const { cases, unread } = read(
      '\ufeffquality,is_match,Name2,NAME1,other,country1\nhard,TRUE,b,a,x,ru; cn\n,yes,b,a,,\n,1,b,a,,\n,False,b,a,,Russia\n,NO,b,a,,\n,0,b,a,,\n',
    );
    expect(unread).toEqual([]);
    expect(cases.map(({ match }) => match)).toEqual([true, true, true, false, false, false]);
    expect(cases[0]).toEqual({
      row: 1,
      name1: 'a',
      name2: 'b',
      match: true,
      country1: ['RU', 'CN'],
      country2: [],
      schema: '',
      quality: 'hard',
    });
    expect(cases[3].country1).toEqual(['RU']);
  });

  it('that cannot be read are counted, with the reason', () => {
    const { cases, unread } = read('name1,name2,is_match\na,,true\n,b,false\na,b,maybe\na,b,true\n');
    expect(cases.map(({ row }) => row)).toEqual([4]);
    expect(unread).toEqual([
      { row: 1, why: 'a name is missing' },
      { row: 2, why: 'a name is missing' },
      { row: 3, why: 'is_match is "maybe"' },
    ]);
  });

  it('need their columns', () => {
    expect(() => read('name1,is_match\na,true\n')).toThrow('no column name2');
  });

  it.each([
    ['a semicolon', Buffer.from('name1;name2;is_match\na;b;1.0\nc;d;0.0\n')],
    ['a tab', Buffer.from('name1\tname2\tis_match\na\tb\t1.0\nc\td\t0.0\n')],
    ['UTF-16 with its mark', Buffer.from('\ufeffname1,name2,is_match\na,b,1.0\nc,d,0.0\n', 'utf16le')],
    ['a blank row', Buffer.from('name1,name2,is_match\na,b,TRUE\n,,\nc,d,FALSE\n')],
  ])('are read with %s', (_, bytes) => {
    const { cases, unread } = read(bytes);
    expect(unread).toEqual([]);
    expect(cases.map(({ name1, name2, match }) => [name1, name2, match])).toEqual([
      ['a', 'b', true],
      ['c', 'd', false],
    ]);
  });

  it.each([
    ['', 'the file is empty'],
    ['\ufeff \n', 'the file is empty'],
    ['name1,name2,is_match\n"a,b,true\nc,d,true\n', 'row 2: Quote Not Closed'],
    [Buffer.from([0x6e, 0xff, 0x0a]), 'The bytes are not UTF-8.'],
  ])('that are no table are refused with the reason: %j', (bytes, why) => {
    expect(() => read(bytes)).toThrow(why);
    expect(() => read(bytes)).toThrow(OperationalError);
  });

  it('that are no file are refused', () => {
    expect(() => readCases(join(folder, 'none.csv'))).toThrow(OperationalError);
  });

  it('have countries by name or code, several with a separator', () => {
    const { cases } = read(
      'name1,name2,is_match,country1,country2\na,b,1,"Iran, Islamic Republic of",RUS; China\na,b,1,ru cn,South Korea|Nowhere\n',
    );
    expect(cases.map(({ country1, country2 }) => [country1, country2])).toEqual([
      [['IR'], ['RU', 'CN']],
      [['RU', 'CN'], ['KR']],
    ]);
  });
});

describe('the baselines', () => {
  it('are those of the literature', () => {
    expect(levenshteinSimilarity('kitten', 'sitting')).toBeCloseTo(1 - 3 / 7);
    expect(levenshteinSimilarity('', '')).toBe(1);
    expect(jaroWinkler('martha', 'marhta')).toBeCloseTo(0.9611, 4);
    expect(jaroWinkler('dwayne', 'duane')).toBeCloseTo(0.84, 4);
    expect(jaroWinkler('abc', 'xyz')).toBe(0);
  });
});
