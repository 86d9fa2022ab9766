/** What is decided about gaps whose ids change is lost nowhere, and is attached to nothing that it may not be of. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followGaps, type RegisterRow } from '../../graph/analyses/gap-following.ts';
import { type GapEdit, gapStates, mostOfOtherIds } from '../../graph/analyses/gap-state.ts';

interface Told extends GapEdit {
  readonly loss: string | undefined;
  /** Items that it names. */
  readonly about: readonly string[];
}

const ids = ['a1', 'a2', 'a3', 'b1', 'b2'] as const;
const lossOf = (id: string) => id.slice(0, 1);

/** Edits of gaps of two losses, each upon some before it of the same loss, and a register with at most a row of each. */
const decided = fc.record({
  edits: fc
    .array(
      fc.record({
        gapId: fc.constantFrom(...ids),
        upon: fc.array(fc.nat(9), { maxLength: 2 }),
        told: fc.boolean(),
        about: fc.subarray(['s', 't']),
      }),
      {
        maxLength: 8,
      },
    )
    .map((drawn) => {
      const made: Told[] = [];
      for (const [at, { gapId, upon, told, about }] of drawn.entries()) {
        const before = made.filter((one) => lossOf(one.gapId) === lossOf(gapId));
        made.push({
          ...{ id: `e${at}`, gapId, author: 'A', decided: `2026-06-01T10:1${at}:00.000Z`, set: { owner: `${at}` }, clears: [] },
          note: '',
          upon: before.length === 0 ? [] : upon.map((n) => before[n % before.length].id),
          loss: told ? lossOf(gapId) : undefined,
          about,
        });
      }
      return made;
    }),
  rows: fc
    .tuple(fc.constantFrom(undefined, 'a1', 'a2', 'a3'), fc.constantFrom(undefined, 'b1', 'b2'))
    .map((found) => found.flatMap((gapId) => (gapId === undefined ? [] : [{ gapId, loss: lossOf(gapId) }]))),
});

/** Each row has the item `s` beneath. */
const follow = ({ edits, rows }: { edits: readonly Told[]; rows: readonly RegisterRow[] }) =>
  followGaps(edits, rows, { lossOf: ({ loss }) => loss, sharesItem: ({ about }) => about.includes('s') });

/** The rule as it is written, of the rows of which each is the only one of its loss. */
function followedLiterally(edits: readonly Told[], { gapId: row, loss }: { gapId: string; loss: string }): readonly Told[] {
  const own = gapStates(edits, (edit) => edit.loss).get(row)?.edits ?? [];
  const isOlder = (edit: Told, older: Told) =>
    edit.upon.includes(older.id) && (edit.gapId === older.gapId || (edit.loss !== undefined && edit.loss === older.loss));
  const withOlder = (some: readonly Told[]): readonly Told[] => {
    const more = edits.filter((older) => !some.includes(older) && some.some((edit) => isOlder(edit, older)));
    return more.length === 0 ? some : withOlder([...some, ...more]);
  };
  const claims = ids
    .filter((id) => id !== row)
    .map((id) => withOlder(edits.filter((edit) => edit.gapId === id && edit.loss === loss)))
    .filter(({ length }) => length > 0);
  const grown = (some: readonly Told[]): readonly Told[] => {
    const met = claims.filter(
      (claim) => claim.some((edit) => some.includes(edit)) && !claim.every((edit) => some.includes(edit)),
    );
    return met.length === 0 ? some : grown([...new Set([...some, ...met.flat()])]);
  };
  const one = grown(own.length > 0 ? own : (claims[0] ?? []));
  if (own.length === 0 && !claims.flat().every((edit) => one.includes(edit))) return own;
  const newest = one.filter((edit) => !one.some(({ upon }) => upon.includes(edit.id)));
  return newest.every((edit) => edit.gapId === row || edit.about.includes('s')) ? one : own;
}

describe('decisions that follow a gap', () => {
  it('are those that the rule says', () => {
    fc.assert(
      fc.property(decided, ({ edits, rows }) => {
        const { states, gone, perhaps } = follow({ edits, rows });
        for (const row of rows) {
          const expected = new Set(followedLiterally(edits, row));
          expect(new Set(states.get(row.gapId)?.edits)).toEqual(expected);
          for (const { gapId } of gone) {
            const told = edits.filter((edit) => edit.gapId === gapId && edit.loss === row.loss);
            expect(perhaps.get(gapId)?.includes(row.gapId) ?? false).toBe(told.some((edit) => !expected.has(edit)));
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('lose no edit: each stands in the history of a row, or with what is gone', () => {
    fc.assert(
      fc.property(decided, ({ edits, rows }) => {
        const { states, gone } = follow({ edits, rows });
        const kept = [...rows.map(({ gapId }) => states.get(gapId)), ...gone].flatMap((state) => state?.edits ?? []);
        expect(new Set(kept)).toEqual(new Set(edits));
      }),
    );
  });

  it('take nothing from a row, and give it nothing of another loss', () => {
    fc.assert(
      fc.property(decided, ({ edits, rows }) => {
        const { states } = follow({ edits, rows });
        const own = gapStates(edits, ({ loss }) => loss);
        for (const { gapId, loss } of rows) {
          const shown = states.get(gapId)?.edits ?? [];
          expect(shown).toEqual(expect.arrayContaining([...(own.get(gapId)?.edits ?? [])]));
          expect(shown.every((edit) => lossOf(edit.gapId) === loss)).toBe(true);
        }
      }),
    );
  });

  it('do not depend on the order of edits or rows', () => {
    fc.assert(
      fc.property(decided, ({ edits, rows }) => {
        const asText = ({ states, gone, perhaps }: ReturnType<typeof follow>) =>
          JSON.stringify([[...states].sort(([a], [b]) => (a < b ? -1 : 1)), gone.map(({ gapId }) => gapId).sort(), [...perhaps]]);
        expect(asText(follow({ edits: edits.toReversed(), rows: rows.toReversed() }))).toBe(asText(follow({ edits, rows })));
      }),
    );
  });

  it('say of no row that it may be a gap of which all that is told stands there already', () => {
    const edit = (id: string, gapId: string, more: Partial<Told> = {}): Told => ({
      ...{ id, gapId, author: 'A', decided: `2026-06-01T10:1${id.slice(1)}:00.000Z`, set: { owner: id }, clears: [], note: '' },
      ...{ upon: [], loss: 'a', about: [], ...more },
    });
    const edits = [
      edit('e0', 'a2'),
      edit('e1', 'a3', { upon: ['e0'] }),
      edit('e2', 'a1', { upon: ['e0'] }),
      edit('e3', 'a2', { loss: undefined }),
    ];
    const { states, gone, perhaps } = follow({ edits, rows: [{ gapId: 'a3', loss: 'a' }] });
    expect(states.get('a3')?.edits.map(({ id }) => id)).toEqual(expect.arrayContaining(['e0', 'e1']));
    expect(gone.map(({ gapId }) => gapId).sort()).toEqual(['a1', 'a2']);
    expect([...perhaps]).toEqual([['a1', ['a3']]]);
  });

  it('follow only what is one: of two gaps that are gone and have nothing in common neither, and both say so', () => {
    const edit = (id: string, gapId: string, upon: readonly string[] = []): Told => ({
      ...{ id, gapId, author: 'A', decided: `2026-06-01T10:10:00.${id.length}00Z`, set: { owner: id }, clears: [], note: '' },
      ...{ upon, loss: lossOf(gapId), about: ['s'] },
    });
    const rows = [{ gapId: 'a3', loss: 'a' }];
    const apart = follow({ edits: [edit('x', 'a1'), edit('y', 'a2')], rows });
    expect(apart.states.get('a3')).toBeUndefined();
    expect([...apart.perhaps]).toEqual([
      ['a1', ['a3']],
      ['a2', ['a3']],
    ]);
    const one = follow({ edits: [edit('x', 'a1'), edit('y', 'a2', ['x'])], rows });
    expect(one.states.get('a3')).toMatchObject({ fields: { owner: 'y' }, newest: ['y'] });
    expect([one.gone, [...one.perhaps]]).toEqual([[], []]);
    // Two who did not see each other, one before the id changed and one after: in conflict, and neither lost.
    const both = follow({ edits: [edit('x', 'a1'), edit('y', 'a3', ['x']), edit('z', 'a1', ['x'])], rows });
    expect(both.states.get('a3')?.newest).toEqual(['y', 'z']);
  });

  it('follow to no row that has none of the items beneath that the newest of them name', () => {
    const edit = (id: string, gapId: string, about: readonly string[], upon: readonly string[] = []): Told => ({
      ...{ id, gapId, author: 'A', decided: '2026-06-01T10:10:00.000Z', set: { status: 'closed' }, clears: [], note: '' },
      ...{ upon, about, loss: 'a' },
    });
    const rows = [{ gapId: 'a3', loss: 'a' }];
    for (const about of [[], ['t']]) {
      const { states, gone, perhaps } = follow({ edits: [edit('x', 'a1', about)], rows });
      expect([states.get('a3'), gone.map(({ gapId }) => gapId), [...perhaps]]).toEqual([undefined, ['a1'], [['a1', ['a3']]]]);
    }
    // Who decides upon it says of which items it is by now.
    const one = follow({ edits: [edit('x', 'a1', ['t']), edit('y', 'a2', ['s', 't'], ['x'])], rows });
    expect(one.states.get('a3')?.edits).toHaveLength(2);
    const late = follow({ edits: [edit('x', 'a1', ['s']), edit('y', 'a3', ['s'], ['x']), edit('z', 'a1', ['t'], ['x'])], rows });
    expect(late.states.get('a3')?.edits.map(({ id }) => id)).toEqual(['x', 'y']);
    expect([...late.perhaps]).toEqual([['a1', ['a3']]]);
  });
});

describe('a document of as many invented gaps as one may have', () => {
  const most = 10_000;
  /** Counts how often what an edit is upon is asked for: each walk over edits asks for it. */
  const made = (uponOf: (at: number) => readonly number[]) => {
    const read = { times: 0 };
    const edits = Array.from({ length: most }, (_, at): Told => {
      const upon = uponOf(at).map((n) => `e${n}`);
      return {
        ...{ id: `e${at}`, gapId: `g${at}`, author: 'A', decided: '2026-06-01T10:10:00.000Z', set: { owner: 'x' }, clears: [] },
        ...{ note: '', loss: 'a', about: ['s'] },
        get upon() {
          read.times++;
          return upon;
        },
      };
    });
    return { edits, read };
  };
  const rows = [{ gapId: 'row', loss: 'a' }];

  it.each([
    { shape: 'that have nothing in common', upon: () => [], row: undefined, gone: most },
    { shape: 'each upon the one before', upon: (at: number) => (at === 0 ? [] : [at - 1]), row: most, gone: 0 },
    {
      shape: 'each upon one of as many as an id can have of others',
      upon: (at: number) => (at % (mostOfOtherIds + 1) === 0 ? [] : [at - 1]),
      row: undefined,
      gone: most,
    },
    {
      shape: 'of which many are upon many',
      upon: (at: number) => (at < 50 ? [] : Array.from({ length: 50 }, (_, n) => n)),
      row: most,
      gone: 0,
    },
  ])('$shape, of a loss that a row has, takes and keeps no more than a bound for each', ({ upon, row, gone }) => {
    const { edits, read } = made(upon);
    const found = follow({ edits, rows });
    const kept = [...found.states.values()].reduce((sum, state) => sum + state.edits.length, 0);
    expect(kept).toBeLessThanOrEqual(most * (mostOfOtherIds + 2));
    expect(read.times).toBeLessThanOrEqual(6 * most * (mostOfOtherIds + 2));
    expect(found.states.get('row')?.edits.length).toBe(row);
    expect([found.gone.length, found.perhaps.size]).toEqual([gone, gone]);
    expect(new Set(found.perhaps.values()).size).toBe(gone === 0 ? 0 : 1);
  });
});
