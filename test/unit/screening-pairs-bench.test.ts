/** What the benchmark of labelled pairs says: pairs lost by a judge of names, and nothing where nothing was judged. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { arePlainlyOne, plainWords } from '../../bench/plain-name.ts';
import { judgeCase, lostStrong } from '../../bench/screening-pairs.ts';

const folder = mkdtempSync(join(tmpdir(), 'pairs-'));
afterAll(() => rmSync(folder, { recursive: true }));

const pair = (name1: string, name2: string, match = true) => ({
  row: 1,
  name1,
  name2,
  match,
  country1: [],
  country2: [],
  schema: '',
  quality: '',
});

describe('a plain name', () => {
  it('is its letters and digits, without legal forms', () => {
    expect(plainWords('Ａcme-Wörks, S.A. (Ltd.) No. 9')).toEqual(['acme', 'works', 'no', '9']);
    expect(plainWords('Газпром ООО')).toEqual(['gazprom']);
    expect(plainWords('Ltd')).toEqual([]);
  });

  it.each([
    ['ACME WORKS GmbH', 'Acme Works', true],
    ['Acme Works', 'The Acme Works Holding', true],
    ['Sky Bird', 'Skybird Inc', true],
    ['Acme Work', 'Acme Works', false],
    ['Ltd', 'Acme', false],
  ])('%s and %s: %s', (one, other, same) => {
    expect(arePlainlyOne(one, other)).toBe(same);
    expect(arePlainlyOne(other, one)).toBe(same);
  });
});

describe('lost pairs', () => {
  const judgedAs = (band: 'none' | 'weak', match = true, name2 = 'ACME WORKS Ltd') => ({
    ...pair('Acme Works', name2, match),
    judgement: { band },
  });

  it('are true ones that are plainly one, whatever a broken judge says', () => {
    expect(lostStrong([judgedAs('none'), judgedAs('none', true, 'Acme Works Berlin')])).toBe(2);
    expect(lostStrong([judgedAs('weak'), judgedAs('none', false), judgedAs('none', true, 'Kvantorg')])).toBe(0);
  });

  it('are none as the names are judged', () => {
    expect(lostStrong([judgeCase(pair('Acme Works', 'ACME WORKS Ltd'))])).toBe(0);
  });
});

describe('bench -- screening', () => {
  const bench = (text: string) => {
    const path = join(folder, 'cases.csv');
    writeFileSync(path, text);
    const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/bench/main.js', 'screening', path], {
      encoding: 'utf8',
    });
    return { status, last: stdout.trim().split('\n').at(-1), stderr };
  };

  it('of no pairs has no figures and fails', () => {
    const { status, last } = bench('name1,name2,is_match\n');
    expect({ status, last }).toEqual({ status: 1, last: '{"pairs":0,"precision":null,"recall":null,"lostStrong":0}' });
  });

  it('of what is no table says why and fails', () => {
    const { status, stderr } = bench('name1,name2,is_match\n"a,b,true\n');
    expect(status).toBe(1);
    expect(stderr).toMatch(/cases\.csv: row 2: Quote Not Closed[^\n]*\n$/);
  });

  it('of pairs gives their figures', () => {
    const { status, last } = bench('name1;name2;is_match\nAcme Works;Acme Works;1.0\nAcme Works;Kvantorg;0.0\n');
    expect({ status, last }).toEqual({ status: 0, last: '{"pairs":2,"precision":1,"recall":1,"lostStrong":0}' });
  });
});
