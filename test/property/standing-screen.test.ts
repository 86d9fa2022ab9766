/**
 * Going on is the same as from scratch: random editions one after another, random subjects asked of each, and
 * the answers held against every pair looked at alone.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listIndex } from '../../graph/screening/matching/list-index.ts';
import { type FoundBand, foundBands, type Subject } from '../../graph/screening/matching/listed-party.ts';
import type { ScreenedEntry, StandingScreen } from '../../graph/screening/standing-screen.ts';
import { entry, standingScreen, subject } from '../support/screened-entries.ts';

const runs = Number(process.env.HAUBERK_ORACLE_GRAPHS ?? (process.env.HAUBERK_LONG === '1' ? 3_000 : 150));
/** Few matches are kept, so that some are cut off. */
const most = 3;

const words = ['Kestrel', 'Kestrels', 'Osprey', 'Falcon', 'Radar', 'Systems', 'Works'];
const name = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' '));
const country = fc.constantFrom('DE', 'CN');
const identifier = fc.constantFrom('cage:1AAA1', 'cage:2BBB2');

const anEntry = fc
  .record({
    key: fc.constantFrom(...Array.from({ length: 9 }, (_, i) => `entry:sdn:${i}`)),
    names: fc.array(name, { minLength: 1, maxLength: 2 }),
    countries: fc.array(country, { maxLength: 1 }),
    identifiers: fc.array(identifier, { maxLength: 1 }),
  })
  .map(({ key, names, ...spec }) => entry(key, names, spec));

const aSubject = fc
  .record({
    names: fc.uniqueArray(name, { minLength: 1, maxLength: 2 }),
    countries: fc.array(country, { maxLength: 1 }),
    identifiers: fc.array(identifier, { maxLength: 1 }),
  })
  .map(({ names, ...spec }) => subject(names, spec));

/** Each edition keeps some entries of a common pool and drops others. */
const history = fc.record({
  pool: fc.array(anEntry, { minLength: 1, maxLength: 12 }),
  subjects: fc.array(aSubject, { minLength: 1, maxLength: 4 }),
  editions: fc.array(
    fc.record({
      kept: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
      asked: fc.array(fc.record({ which: fc.nat(3), from: fc.constantFrom<FoundBand>(...foundBands) }), { maxLength: 5 }),
    }),
    { minLength: 2, maxLength: 6 },
  ),
});

/** Every pair alone: the definition. */
function oracle(entries: readonly ScreenedEntry[], asked: Subject, from: FoundBand) {
  const distinct = [...new Map(entries.map((one) => [one.content, one])).values()];
  const found = distinct.flatMap((one) =>
    listIndex([{ ...one.party, id: 0 }])
      .screen(asked, { from })
      .map(({ id: _, ...match }) => ({ ...match, key: one.key, content: one.content })),
  );
  found.sort((a, b) => b.score - a.score || (`${a.key} ${a.content}` < `${b.key} ${b.content}` ? -1 : 1));
  return { matches: found.slice(0, most), more: found.length > most };
}

function shown(screened: ReturnType<StandingScreen<ScreenedEntry>['screen']>) {
  return {
    matches: screened.matches.map(({ entry: { key, content }, ...match }) => ({ ...match, key, content })),
    more: screened.more,
  };
}

describe('screening that goes on', () => {
  it('gives what every pair gives alone, whatever was asked of which edition before', () => {
    fc.assert(
      fc.property(history, ({ pool, subjects, editions }) => {
        let state: StandingScreen<ScreenedEntry> | undefined;
        for (const { kept, asked } of editions) {
          const entries = pool.filter((_, i) => kept[i]);
          state = standingScreen(entries, state, most);
          for (const { which, from } of asked) {
            const one = subjects[which % subjects.length];
            const expected = oracle(entries, one, from);
            expect(shown(state.screen(one, from))).toEqual(expected);
            // Asked again it is known, and the same.
            const again = state.screen({ ...one, names: [...one.names].reverse() }, from);
            expect(shown(again)).toEqual(expected);
            expect(again).toMatchObject({ effort: 'known', compared: 0 });
          }
        }
      }),
      { numRuns: runs, seed: 20261130, endOnFailure: true },
    );
  });
});
