/** What stands of the decisions about gaps follows from the set of them, in whatever order they came. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GapEdit, gapStates as gapStatesOf, mostOfOtherIds } from '../../graph/analyses/gap-state.ts';
import { type GapField, gapFields } from '../../graph/ontology/gap-decision.ts';

/** What is lost is known of none: each gap is known by its id alone. */
const gapStates = (all: Iterable<GapEdit>) => gapStatesOf(all, () => undefined);

/** Edits of two gaps, each upon some of those before it, at instants that need not agree with that. */
const edits = fc
  .array(
    fc.record({
      gap: fc.constantFrom('a', 'b'),
      minute: fc.integer({ min: 10, max: 14 }),
      field: fc.constantFrom(...gapFields),
      value: fc.option(fc.constantFrom('x', 'y', 'z'), { nil: undefined }),
      note: fc.constantFrom('', 'seen'),
      upon: fc.array(fc.nat(20), { maxLength: 2 }),
      tie: fc.nat(99),
    }),
    { maxLength: 9 },
  )
  .map((drawn) => {
    const made: GapEdit[] = [];
    for (const [at, { gap, minute, field, value, note, upon, tie }] of drawn.entries()) {
      const before = made.filter(({ gapId }) => gapId === gap);
      made.push({
        id: `${String(tie).padStart(2, '0')}-${at}`,
        gapId: gap,
        author: 'A',
        decided: `2026-06-01T10:${minute}:00.000Z`,
        set: value === undefined ? {} : { [field]: value },
        clears: value === undefined ? [field] : [],
        note,
        upon: before.length === 0 ? [] : upon.map((n) => before[n % before.length].id),
      });
    }
    return made;
  });

const asText = (states: ReturnType<typeof gapStates>) =>
  [...states].sort(([a], [b]) => (a < b ? -1 : 1)).map((state) => JSON.stringify(state));

function isAncestor(all: readonly GapEdit[], older: string, younger: GapEdit): boolean {
  return younger.upon.some((id) => id === older || all.some((one) => one.id === id && isAncestor(all, older, one)));
}

describe('the state of gaps', () => {
  it('does not depend on the order in which edits came, nor on how often', () => {
    fc.assert(
      fc.property(edits, fc.infiniteStream(fc.nat()), (all, stream) => {
        const shuffled = [...all, ...all].map((edit) => ({ edit, at: stream.next().value as number }));
        shuffled.sort((a, b) => a.at - b.at);
        expect(asText(gapStates(shuffled.map(({ edit }) => edit)))).toEqual(asText(gapStates(all)));
      }),
    );
  });

  it('lets the last word of each field stand: after what it was made upon, else by instant and id', () => {
    fc.assert(
      fc.property(edits, (all) => {
        for (const { gapId, edits: done, fields, newest } of gapStates(all).values()) {
          const own = all.filter((one) => one.gapId === gapId);
          expect([...done].map(({ id }) => id).sort()).toEqual(own.map(({ id }) => id).sort());
          for (const [i, edit] of done.entries())
            for (const later of done.slice(i + 1)) {
              expect(isAncestor(own, later.id, edit)).toBe(false);
            }
          const words: Partial<Record<GapField, string>> = {};
          for (const { set, clears } of done) {
            for (const field of gapFields) if (clears.includes(field)) delete words[field];
            Object.assign(words, set);
          }
          expect(fields).toEqual(words);
          expect(newest).toEqual(
            own
              .filter((edit) => !own.some((other) => isAncestor(own, edit.id, other)))
              .map(({ id }) => id)
              .sort(),
          );
        }
      }),
    );
  });

  it('takes edits one after another as the first that may be next, by instant and id', () => {
    fc.assert(
      fc.property(edits, (all) => {
        for (const { gapId, edits: done } of gapStates(all).values()) {
          const waiting = all.filter((one) => one.gapId === gapId);
          waiting.sort((a, b) => (`${a.decided} ${a.id}` < `${b.decided} ${b.id}` ? -1 : 1));
          const placed = new Set<string>();
          const expected: string[] = [];
          while (waiting.length > 0) {
            const at = waiting.findIndex(({ upon }) => upon.every((id) => placed.has(id)));
            const [next] = waiting.splice(at, 1);
            placed.add(next.id);
            expected.push(next.id);
          }
          expect(done.map(({ id }) => id)).toEqual(expected);
        }
      }),
    );
  });

  it('is found in a long chain of edits whose order by id is another than that in which they were made', {
    timeout: 60_000,
  }, () => {
    const length = 40_000;
    const idOf = (at: number) => String((at * 7_919) % length).padStart(5, '0');
    const common = { gapId: 'g', author: 'A', decided: '2026-06-01T10:10:00.000Z', clears: [], note: 'n' };
    const chain = Array.from({ length }, (_, at): GapEdit => {
      const upon = at === 0 ? [] : [idOf(at - 1)];
      return { ...common, id: idOf(at), set: { owner: `${at}` }, upon };
    });
    const state = gapStates(chain).get('g');
    expect(state).toMatchObject({ fields: { owner: `${length - 1}` }, newest: [idOf(length - 1)] });
    expect(state?.edits.map(({ id }) => id)).toEqual(chain.map(({ id }) => id));
  });

  it('of two edits upon the same state the later instant stands, then the greater id; a further one upon both ends it', () => {
    const edit = (id: string, minute: number, owner: string, upon: readonly string[] = []): GapEdit => ({
      ...{ id, gapId: 'g', author: 'A', clears: [], note: '', upon },
      decided: `2026-06-01T10:${minute}:00.000Z`,
      set: { owner },
    });
    const stateOf = (...all: GapEdit[]) => gapStates(all).get('g');
    const [first, second] = [edit('b', 11, 'B'), edit('a', 12, 'A')];
    expect(stateOf(first, second)).toMatchObject({ fields: { owner: 'A' }, newest: ['a', 'b'] });
    expect(stateOf(edit('b', 11, 'B'), edit('a', 11, 'A'))).toMatchObject({ fields: { owner: 'B' }, newest: ['a', 'b'] });
    // A clock that is behind does not undo what was seen.
    expect(stateOf(first, edit('c', 10, 'C', ['b']))).toMatchObject({ fields: { owner: 'C' }, newest: ['c'] });
    expect(stateOf(first, second, edit('c', 10, 'C', ['a', 'b']))).toMatchObject({ fields: { owner: 'C' }, newest: ['c'] });
    // Upon what is hidden is upon nothing.
    expect(stateOf(edit('c', 10, 'C', ['hidden']))).toMatchObject({ fields: { owner: 'C' }, newest: ['c'] });
  });

  it('has under an id what was decided upon others of the same loss, of nothing else, and of too many none', () => {
    const drawn = fc.array(
      fc.record({
        gapId: fc.constantFrom('a1', 'a2', 'a3', 'b1', 'b2'),
        told: fc.boolean(),
        upon: fc.array(fc.nat(20), { maxLength: 3 }),
      }),
      { maxLength: 10 },
    );
    fc.assert(
      fc.property(drawn, (all) => {
        const made = all.map(({ upon, ...rest }, at) => ({
          ...editOf(`e${at}`, rest.gapId, at === 0 ? [] : [...new Set(upon.map((n) => `e${n % at}`))]),
          loss: rest.told ? rest.gapId.slice(0, 1) : undefined,
        }));
        type Made = (typeof made)[number];
        const isOlder = (edit: Made, older: Made) =>
          edit.upon.includes(older.id) && (edit.gapId === older.gapId || (edit.loss !== undefined && edit.loss === older.loss));
        const states = gapStatesOf(made, ({ loss }) => loss);
        for (const gapId of new Set(made.map((edit) => edit.gapId))) {
          let expected = made.filter((edit) => edit.gapId === gapId);
          for (let more = [...expected]; more.length > 0; expected = [...expected, ...more])
            more = made.filter((older) => !expected.includes(older) && expected.some((edit) => isOlder(edit, older)));
          expect(new Set(states.get(gapId)?.edits)).toEqual(new Set(expected));
        }
      }),
    );
    const chain = (length: number) =>
      gapStatesOf(
        Array.from({ length }, (_, at) => editOf(`e${at}`, `g${at}`, at === 0 ? [] : [`e${at - 1}`])),
        () => 'one',
      );
    expect(chain(mostOfOtherIds + 1).get(`g${mostOfOtherIds}`)?.edits).toHaveLength(mostOfOtherIds + 1);
    expect(chain(mostOfOtherIds + 2).get(`g${mostOfOtherIds + 1}`)?.edits).toHaveLength(1);
  });
});

function editOf(id: string, gapId: string, upon: readonly string[]): GapEdit {
  return { id, gapId, author: 'A', decided: '2026-06-01T10:10:00.000Z', set: { owner: id }, clears: [], note: '', upon };
}
