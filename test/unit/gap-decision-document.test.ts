import { describe, expect, it } from 'vitest';
import { itemIdCharacters, mostItemsNamed } from '../../graph/ontology/gap-decision.ts';
import { limits } from '../../ingest/limits.ts';
import { readAtOnce } from '../../ingest/read-document.ts';

type Written = Record<string, unknown>;
const gapId = '0123456789ab';
const edit: Written = {
  hauberkGapDecision: 1,
  programme: 'Heron',
  author: 'A. Officer',
  decided: '2026-06-01T10:00:00.000Z',
  note: 'Second source asked for',
  set: { owner: 'B. Buyer', due: '2026-09-30', status: 'in work' },
  gaps: [{ gapId, upon: [], archetype: 'sole source', lost: 'Acme Ltd', items: 'Servo' }],
};

const read = (changes: Written = {}, base: Written = edit) =>
  readAtOnce(Buffer.from(JSON.stringify({ ...base, ...changes })), { sha256: 'ab'.repeat(32), path: '' });
const said = (changes: Written = {}) => [...read(changes).delta.mentions].flatMap(({ texts }) => (texts ? [texts] : []));
const codes = (changes: Written) => {
  const { outcome, diagnostics } = read(changes);
  return [outcome, ...diagnostics.map(({ code, severity }) => `${code} ${severity}`)];
};
const ids = (changes: Written = {}) => said(changes).map(({ editId }) => editId);

describe('a gap decision', () => {
  it('is known by its mark; each gap is a row, and a statement joined to nothing', () => {
    const { delta, ...reading } = read();
    expect(reading).toMatchObject({
      outcome: 'accepted',
      format: 'gap-decision-json',
      specVersion: '1',
      main: 'gap decisions',
      dated: '2026-06-01',
      diagnostics: [],
      counts: { rows: { in: 1, mapped: 1, quarantined: 0 } },
    });
    expect([...delta.nodes].map(({ key }) => key)).toEqual([`identifier:gap:${gapId}`]);
    expect([...delta.edges]).toEqual([]);
    expect(said()).toEqual([
      expect.objectContaining({ statement: 'gap decision', gapId, owner: 'B. Buyer', due: '2026-09-30', status: 'in work' }),
    ]);
  });

  it('has an id by what was decided, and not by its words for the gap, the order of lists, or where it stands', () => {
    const [first] = ids();
    const a = 'a'.repeat(64);
    const b = 'b'.repeat(64);
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(
      ids({
        gaps: [
          { gapId: 'ffffffffffff', upon: [] },
          { gapId, upon: [] },
        ],
      })[1],
    ).toBe(first);
    expect(ids({ gaps: [{ gapId, upon: [b, a, a] }] })).toEqual(ids({ gaps: [{ gapId, upon: [a, b] }] }));
    const others: Written[] = [
      { gaps: [{ gapId, upon: [a] }] },
      { author: 'C. Officer' },
      { decided: '2026-06-01T10:00:00.001Z' },
      { programme: undefined },
      { set: { owner: 'B. Buyer' } },
      { note: undefined },
      { set: { owner: 'B. Buyer', due: '2026-09-30' }, clear: ['status'] },
    ];
    expect(new Set(others.flatMap((changes) => ids(changes))).add(first as string).size).toBe(others.length + 1);
  });

  it('names items beneath, each once, and no more than can be kept', () => {
    const items = (itemIds: readonly string[]) => ({ gaps: [{ gapId, upon: [], itemIds }] });
    expect(said(items(['b', 'a', 'b']))).toMatchObject([{ itemIds: 'a\nb' }]);
    expect(ids(items(['a']))).toEqual(ids(items([])));
    const many = Array.from({ length: mostItemsNamed + 1 }, (_, at) => `item ${at}`);
    for (const wrong of [many, ['x'.repeat(itemIdCharacters + 1)], ['a\u202eb'], ['a\nb']])
      expect(read(items(wrong)).counts.rows).toEqual({ in: 1, mapped: 0, quarantined: 1 });
  });

  it('is strict: what it must not say is refused whole, and a gap that is none is set apart', () => {
    const unreadable = ['rejected', 'gap-decision-unreadable error'];
    expect(codes({ hauberkGapDecision: 2 })).toEqual(['rejected', 'gap-decision-version error']);
    for (const changes of [
      { gaps: undefined },
      { author: undefined },
      { author: 'A\u202eB' },
      { decided: '2026-06-01' },
      { decided: '2026-06-01T10:00:00Z' },
      { decided: '2026-02-30T10:00:00.000Z' },
      { set: { status: 'done' } },
      { set: { due: '2026-02-30' } },
      { set: { rank: 1 } },
      { set: {}, note: undefined },
      { clear: ['owner'] },
      { clear: ['rank'] },
      { more: 1 },
    ])
      expect([changes, codes(changes)]).toEqual([changes, unreadable]);
    const { counts, outcome } = read({
      gaps: [{ gapId: 'x', upon: [] }, { gapId }, { gapId, upon: ['x'] }, { gapId, upon: [] }],
    });
    expect([outcome, counts.rows]).toEqual(['accepted', { in: 4, mapped: 1, quarantined: 3 }]);
    expect(codes({ gaps: [] })).toEqual(['accepted', 'no-rows warning']);
    expect(codes({ set: {}, clear: [], note: 'only a note' })).toEqual(['accepted']);
  });
  it('names each gap once, and no more than can be gone through', () => {
    const upon = ['a'.repeat(64)];
    expect(
      codes({
        gaps: [
          { gapId, upon: [] },
          { gapId, upon },
        ],
      }),
    ).toEqual(['rejected', 'gap-decided-twice error']);
    const many = (count: number) =>
      Array.from({ length: count }, (_, at) => ({ gapId: at.toString(16).padStart(12, '0'), upon: [] }));
    expect(codes({ gaps: many(limits.decidedGaps) })).toEqual(['accepted']);
    expect(codes({ gaps: many(limits.decidedGaps + 1) })).toEqual(['rejected', 'limit-gaps error']);
  });
});
