/** Of few names those are not compared that have nothing of another: the comparison says 0 of each. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { finished } from '../../graph/analyses/steps.ts';
import { compareNames } from '../../graph/screening/matching/compare-names.ts';
import { Entries, EntriesDraft } from '../../graph/screening/matching/list-index-entries.ts';
import { FewNames } from '../../graph/screening/matching/list-index-few.ts';
import { buildNameRows } from '../../graph/screening/matching/list-index-names.ts';
import { nameForm } from '../../graph/screening/matching/name-form.ts';
import { MadeNames } from '../support/made-names.ts';

function fewNames(names: readonly string[]): FewNames {
  const draft = new EntriesDraft();
  for (const [id, text] of names.entries())
    draft.add({ id, kind: 'organization', names: [{ text, weak: false }], countries: [], identifiers: [], addresses: [] });
  return new FewNames(finished(buildNameRows(finished(Entries.of(draft)))));
}

/** Names that something is in common with, by comparing all. */
function compared(few: FewNames, name: string): number[] {
  const form = nameForm(name);
  return [...few.forms.keys()].filter((at) => compareNames(form, few.forms[at] as never).score > 0);
}

const pieces = [
  ...['China', 'Electronics', 'Technology', 'Group', 'Corporation', '(CETC)', 'CETC', 'CETGC', 'Hai', 'Ge', 'Haige', 'Heig'],
  ...['Electr', 'Mfctrng', 'Manufacturing', 'Avionics', 'Avionic', 'Avionyks', 'Kestrel', 'Kestrle', 'Kes', 'trel', 'Rosoboron'],
  ...[
    'Rosoboronexport',
    'Rosoboroneksport',
    'eksport',
    'محمد',
    'Muhammad',
    'Mohammed',
    'شركة',
    'Шахтер',
    'Shakhter',
    'Schachter',
  ],
  ...['GmbH', 'Ltd', 'Inc', '7', '77', 'X', 'The', 'of', '---', 'Moskva', 'Moscow', 'Mosqva', 'ABC', 'Alpha', 'Beta', 'Carrow'],
  ...['interchangeability', 'interchangaebilty', 'visa', 'wisa', 'vysa'],
  'x'.repeat(62),
  `${'x'.repeat(61)}yz`,
];
const name = fc.array(fc.constantFrom(...pieces), { maxLength: 5 }).map((words) => words.join(' '));
const runs = Number(process.env.HAUBERK_ORACLE_GRAPHS ?? (process.env.HAUBERK_LONG === '1' ? 20_000 : 1_000));

it('leaves out no name of which the comparison says more than 0', () => {
  fc.assert(
    fc.property(
      fc.array(name, { minLength: 1, maxLength: 40 }),
      fc.array(name, { minLength: 1, maxLength: 5 }),
      (listed, asked) => {
        const few = fewNames(listed);
        // Asked twice, what is remembered of its words is used.
        for (const one of [...asked, ...asked]) {
          const found = [...few.inCommonWith(nameForm(one))];
          expect(found).toEqual(expect.arrayContaining(compared(few, one)));
          expect(found).toEqual([...new Set(found)].sort((a, b) => a - b));
        }
      },
    ),
    { numRuns: runs, seed: 20261130, endOnFailure: true },
  );
});

it.each([
  ['by what it states for itself', 'China Electronics (CHEL)', 'CHEL'],
  ['by the consonants of what is written without vowels', 'أوميد', 'Umeed'],
  ['by initials, the last of them its legal form', 'Zarya Kestrel Moskva GmbH', 'ZKMG'],
  ['by a word cut short', 'Manufacturing', 'Mfctrng'],
  ['by words that are joined', 'Haigexx', 'Hai Ge Xx'],
  ['by how it sounds', 'Shakhter', 'Schachter'],
  ['by words that are joined, and begin as no word alone does', 'Hu Awei', 'Huawei'],
  ['by how it sounds, though much longer', 'Chernyshev', 'Tschernyschew'],
  ['by its three consonants', 'عثمان', 'Othman'],
  ['by its two consonants', 'عمر', 'Umar'],
  ['by its consonants, one of them put in for a vowel', 'ادریس', 'Edrees'],
  ['by the beginning of how it sounds', `${'x'.repeat(58)}bdfgkl`, `${'x'.repeat(58)}mnprtv`],
  ['by nothing but its signs', '---', '---'],
])('keeps a name that agrees %s, whichever side says so', (_, one, other) => {
  for (const [listed, asked] of [
    [one, other],
    [other, one],
  ] as const) {
    const few = fewNames([listed, 'Zzz']);
    expect(compared(few, asked)).toEqual([0]);
    expect([...few.inCommonWith(nameForm(asked))]).toContain(0);
  }
});

it.each([
  ['Huawei', ['Huawei Technologies', 'Huawie']],
  ['Rosneft', []],
  ['KV', []],
  ['Kvantor Works Group', []],
  ['Technology', ['Huawei Technologies']],
  ['---', ['---']],
  ['***', []],
  ['NIO', ['National Iranian Oil']],
  ['Oil', ['National Iranian Oil']],
  ['Nordic Iron Castings Oy', ['NICO']],
  ['Nordic Iron', []],
])('compares %s with those names alone that have something of it', (asked, names) => {
  const listed = ['Huawei Technologies', 'Huawie', '---', 'Kestrel Volga', 'National Iranian Oil', 'NICO', 'NI', 'Sukhoi'];
  const few = fewNames(listed);
  expect(Array.from(few.inCommonWith(nameForm(asked)), (at) => listed[at])).toEqual(names);
});

it.each([1, 2])('of made names, seed %i, none of those either, and few others are compared', (seed) => {
  const made = new MadeNames(seed);
  const listed = Array.from({ length: 250 }, () => made.name());
  const few = fewNames(listed);
  let found = 0;
  let expected = 0;
  const asked = listed.flatMap((one) => [made.changed(one), made.changed(made.changed(one)), made.name()]);
  for (const one of asked) {
    const names = [...few.inCommonWith(nameForm(one))];
    const all = compared(few, one);
    expect(names).toEqual(expect.arrayContaining(all));
    found += names.length;
    expected += all.length;
  }
  expect(found).toBeLessThan(1.5 * expected);
  expect(found).toBeLessThan((asked.length * listed.length) / 4);
});
