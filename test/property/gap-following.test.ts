/** What is decided about gaps whose ids change is lost nowhere, and is attached to nothing that it may not be of. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followGaps } from '../../graph/analyses/gap-following.ts';
import { type GapEdit, gapStates } from '../../graph/analyses/gap-state.ts';

interface Told extends GapEdit {
  readonly loss: string | undefined;
}

const ids = ['a1', 'a2', 'a3', 'b1', 'b2'] as const;
const lossOf = (id: string) => id.slice(0, 1);

/** Edits of gaps of two losses, each upon some before it of the same loss, and a register with at most a row of each. */
const decided = fc.record({
  edits: fc
    .array(fc.record({ gapId: fc.constantFrom(...ids), upon: fc.array(fc.nat(9), { maxLength: 2 }), told: fc.boolean() }), {
      maxLength: 8,
    })
    .map((drawn) => {
      const made: Told[] = [];
      for (const [at, { gapId, upon, told }] of drawn.entries()) {
        const before = made.filter((one) => lossOf(one.gapId) === lossOf(gapId));
        made.push({
          ...{ id: `e${at}`, gapId, author: 'A', decided: `2026-06-01T10:1${at}:00.000Z`, set: { owner: `${at}` }, clears: [] },
          note: '',
          upon: before.length === 0 ? [] : upon.map((n) => before[n % before.length].id),
          loss: told ? lossOf(gapId) : undefined,
        });
      }
      return made;
    }),
  rows: fc
    .tuple(fc.constantFrom(undefined, 'a1', 'a2', 'a3'), fc.constantFrom(undefined, 'b1', 'b2'))
    .map((found) => found.flatMap((gapId) => (gapId === undefined ? [] : [{ gapId, loss: lossOf(gapId) }]))),
});

const follow = ({ edits, rows }: { edits: readonly Told[]; rows: readonly { gapId: string; loss: string }[] }) =>
  followGaps(edits, rows, ({ loss }) => loss);

describe('decisions that follow a gap', () => {
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
        const own = gapStates(edits);
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

  it('follow only what is one: of two gaps that are gone and have nothing in common neither, and both say so', () => {
    const edit = (id: string, gapId: string, upon: readonly string[] = []): Told => ({
      ...{ id, gapId, author: 'A', decided: `2026-06-01T10:10:00.${id.length}00Z`, set: { owner: id }, clears: [], note: '' },
      ...{ upon, loss: lossOf(gapId) },
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
});
