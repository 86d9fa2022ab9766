import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { jaroWinkler, levenshteinSimilarity } from '../../bench/screening-baselines.ts';
import { readCases } from '../../bench/screening-cases.ts';

const folder = mkdtempSync(join(tmpdir(), 'cases-'));
afterAll(() => rmSync(folder, { recursive: true }));

function read(text: string) {
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
    expect(cases[3].country1).toEqual([]);
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
