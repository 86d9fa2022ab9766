/** The index against comparing a party with every entry. */
import { beforeAll, describe, expect, it } from 'vitest';
import { compareNames } from '../../graph/screening/matching/compare-names.ts';
import { judgePair } from '../../graph/screening/matching/judge-pair.ts';
import { listIndex } from '../../graph/screening/matching/list-index.ts';
import { allCompared } from '../../graph/screening/matching/list-index-screen.ts';
import type { Band, ListedName, ListedParty, Subject } from '../../graph/screening/matching/listed-party.ts';
import { type NameForm, nameForm } from '../../graph/screening/matching/name-form.ts';
import { MadeNames } from '../support/made-names.ts';

/** Parties whose names are asked about: fewer, and of fewer lists, where a run has to be short. */
const mostSubjects = Number(process.env.HAUBERK_ORACLE_GRAPHS ?? 50);
const short = process.env.HAUBERK_ORACLE_GRAPHS !== undefined;
const names = short ? 400 : 1_000;

const subjectOf = (name: string): Subject => ({ names: [name], countries: [], identifiers: [], addresses: [] });

function partiesOf(made: MadeNames, count: number): ListedParty[] {
  return Array.from({ length: count }, (_, id) => ({
    id: id * 3 + 1,
    kind: 'organization',
    names: Array.from({ length: 1 + Math.floor(made.random() * 2) }, () => ({ text: made.name(), weak: made.random() < 0.1 })),
    countries: made.random() < 0.5 ? ['DE'] : [],
    identifiers: [],
    addresses: [],
  }));
}

interface Listed {
  readonly party: ListedParty;
  readonly listed: ListedName;
  readonly entry: NameForm;
}

/** Every entry with the band and score of its best name, by comparing all of them. */
function bruteForce(all: readonly Listed[], subject: Subject): Map<number, { band: Band; score: number }> {
  const best = new Map<number, { band: Band; score: number }>();
  const name = nameForm(subject.names[0]);
  for (const { party, listed, entry } of all) {
    const comparison = compareNames(name, entry);
    const { band, score } = judgePair({ comparison, name, entry, subject, party, listed });
    if (band !== 'none' && score > (best.get(party.id)?.score ?? -1)) best.set(party.id, { band, score });
  }
  return best;
}

function worldOf(seed: number, count: number) {
  const made = new MadeNames(seed);
  const parties = partiesOf(made, count);
  const subjects = parties
    .filter((_, at) => at % Math.ceil(count / mostSubjects) === 0)
    .flatMap(({ names }) => [names[0].text, made.changed(names[0].text), made.changed(made.changed(names[0].text)), made.name()])
    .map(subjectOf);
  const all = parties.flatMap((party) => party.names.map((listed) => ({ party, listed, entry: nameForm(listed.text) })));
  return { parties, index: listIndex(parties), subjects, all };
}

/** By band: matches that comparing all gives, and how many of them the index gives, with the same score. */
function recallOf({ parties, index, subjects, all }: ReturnType<typeof worldOf>) {
  const expected = { strong: 0, possible: 0, weak: 0, none: 0 };
  const found = { strong: 0, possible: 0, weak: 0, none: 0 };
  for (const subject of subjects) {
    const best = bruteForce(all, subject);
    for (const { band } of best.values()) expected[band]++;
    for (const { id, band, score } of index.screen(subject, { limit: parties.length })) {
      expect({ subject, id, band, score }).toEqual({ subject, id, ...best.get(id) });
      found[band]++;
    }
  }
  return { expected, found };
}

it.each(short ? [1] : [1, 2, 3])('of few names, seed %i, it gives what comparing all of them gives', (seed) => {
  const world = worldOf(seed, 160);
  expect(world.index.names).toBeLessThanOrEqual(allCompared);
  const { expected, found } = recallOf(world);
  expect(found).toEqual(expected);
  expect(expected.possible).toBeGreaterThan(0.4 * mostSubjects);
});

describe.each(short ? [4] : [4, 5, 6])('of some more names, seed %i', (seed) => {
  let world: ReturnType<typeof worldOf>;

  beforeAll(() => {
    world = worldOf(seed, names);
  });

  it('every strong match is found, 99 of 100 possible ones, 90 of 100 weak ones; and nothing that is none', () => {
    const { expected, found } = recallOf(world);
    expect(expected.possible).toBeGreaterThan(mostSubjects);
    expect(found.strong).toBe(expected.strong);
    expect(found.possible).toBeGreaterThanOrEqual(Math.floor(0.99 * expected.possible));
    expect(found.weak).toBeGreaterThanOrEqual(Math.floor(0.9 * expected.weak));
  });

  it('the order in which entries come changes nothing', () => {
    const turned = listIndex(world.parties.toReversed());
    for (const subject of world.subjects.slice(0, 100)) expect(turned.screening(subject)).toEqual(world.index.screening(subject));
  });
});
