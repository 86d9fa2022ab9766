/** Every ownership document of ../shared/ownership: an outcome, and counts that an independent counter gives too. */
import { describe, expect, test } from 'vitest';
import { countStatements } from '../support/list-counter.ts';
import { edgesOf, readBytes, sharedFiles } from '../support/read-bom.ts';

const files = sharedFiles('ownership')?.filter(({ path }) => path.endsWith('.json'));
if (files === undefined) process.stderr.write('skipped: the ownership documents are not installed (../shared/ownership)\n');

function read(name: string) {
  const file = files?.find(({ path }) => path === name);
  if (file === undefined) throw new Error(`no ${name}`);
  return readBytes(file.bytes(), { path: name });
}

/** `owner -> owned min-max from..to` of every OWNS edge, without the keys' prefix. */
function holdings(name: string): string[] {
  const reading = read(name);
  const day = (value: number | undefined) => (value === undefined ? '' : new Date(value * 86_400_000).toISOString().slice(0, 10));
  return edgesOf(reading, 'OWNS').map(({ from, to, numbers = {} }) => {
    const [owner, owned] = [from, to].map((key) => key.replace(/^organization:(?:name:)?/, '').replace(/bods:\w+/, 'bods'));
    return `${owner} -> ${owned} ${numbers.shareMin}-${numbers.shareMax ?? ''} ${day(numbers.from)}..${day(numbers.to)}`;
  });
}

describe.skipIf(files === undefined)('ownership documents', () => {
  test('there are some', () => {
    expect(files?.length).toBeGreaterThan(15);
  });

  test.each((files ?? []).map(({ path }) => path))('%s: every statement is counted', (path) => {
    const reading = read(path);
    const { parties, relationships } = countStatements(
      (files?.find((file) => file.path === path)?.bytes() ?? '').toString('utf8'),
    );
    expect(reading).toMatchObject({ outcome: 'accepted', format: 'bods-json', specVersion: '0.4' });
    expect(reading.counts.rows).toEqual({ in: parties + relationships, mapped: parties + relationships, quarantined: 0 });
  });

  test.each([
    ['bods-package.json', ['jennifer hewitson smith -> reg:GB/2063384560 10000-10000 2016-04-06..']],
    [
      'bods-package-fi-soe.json',
      [
        'reg:FI/3010424-9 -> reg:FI/3007894-1 7650-7650 2020-01-01..',
        'valtiovarainministerio@FI -> reg:FI/3010424-9 10000-10000 2020-01-01..',
        'valtiovarainministerio@FI -> reg:FI/3007894-1 2350-2350 2020-01-01..',
      ],
    ],
    ['bods-package-linking-annotations.json', ['mr jeremy hunt -> reg:GB/10970413 2500-5000 2018-09-19..']],
    // A relationship without interests: some share.
    ['bods-package-annotations.json', ['reg:GB/06292597 -> reg:GB/02585514 0- ..']],
    // The chain, and not its summary beside it.
    [
      'multiple-indirect-ownership.json',
      [
        'reg:GB/GB-XE-03 -> reg:UA/UA-XE-02 5000-5000 2017-11-01..',
        'reg:GB/GB-XE-04 -> reg:UA/UA-XE-02 5000-5000 2017-11-01..',
        'person 1 -> reg:GB/GB-XE-03 0- ..',
        'person 1 -> reg:GB/GB-XE-04 0- ..',
      ],
    ],
    // Of one statement the indirect interest is a summary, the direct one is not.
    [
      'mixed-direct-and-indirect-ownership.json',
      [
        'reg:GB/XE-08-B -> reg:GB/XE-08-A 5000-5000 2017-11-01..',
        'person 1 -> reg:GB/XE-08-B 0- ..',
        'person 1 -> reg:GB/XE-08-A 5000-5000 2019-05-01..',
      ],
    ],
    [
      'joint-ownership.json',
      [
        'reg:bods/91b4236a7d89 -> reg:GB/07444723 10000-10000 2018-01-01..',
        'natalie coleman -> reg:bods/91b4236a7d89 5000-5000 2018-01-01..',
        'roberto lopez -> reg:bods/91b4236a7d89 5000-5000 2018-01-01..',
      ],
    ],
    // Versions of one record follow one another; a closed one ends.
    [
      'tecido.json',
      [
        'maria esteves -> tecido ltd@US 10000-10000 2002-03-09..2021-09-24',
        'maria esteves -> tecido ltd@US 4000-4000 2021-09-25..2022-09-24',
        'maria esteves -> tecido ltd@US 3000-3000 2022-09-25..2023-03-03',
        'shear trust@US -> tecido ltd@US 6000-6000 2021-09-24..2022-09-24',
        'shear trust@US -> tecido ltd@US 7000-7000 2022-09-25..2023-03-02',
        'shear trust@US -> tecido ltd@US 8000-8000 2023-03-03..',
      ],
    ],
    ['listed-company-exempt-from-disclosure.json', []],
    ['levent.json', []],
  ])('%s: who holds what, and when', (path, expected) => {
    expect(holdings(path)).toEqual(expected);
  });

  test('no owner is invented where none is named', () => {
    for (const path of ['levent.json', 'listed-company-exempt-from-disclosure.json']) {
      expect(read(path).diagnostics.map(({ code }) => code)).toEqual(['unspecified-owner']);
    }
  });

  test('trustees control; a summary of control stands', () => {
    const controllers = (path: string) => edgesOf(read(path), 'CONTROLS').map(({ from }) => from);
    expect(controllers('levent.json')).toEqual(['organization:name:andrew anderson', 'organization:name:bella buxton']);
    expect(controllers('nomination.json')).toEqual(['organization:name:silvia teixeira perez']);
    expect(controllers('bods-package-fi-soe.json')).toEqual(['organization:name:suomen tasavalta@FI']);
  });
});
