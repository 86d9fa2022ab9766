import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Delta } from '../../graph/model/assertion.ts';
import type { HandIn } from '../../graph/model/hand-in.ts';
import { rowsOf, rowsPerBlock } from '../../graph/store/delta-parts.ts';
import {
  deltaArbitrary,
  emptyDelta,
  handInOf,
  hostileDelta,
  hostileNames,
  itemsDelta,
  iterated,
  shaOf,
  valveDelta,
} from '../support/deltas.ts';
import type { Opened } from './graph-store.ts';
import { append, appendDelta, documentOf, expectAbsent, expectWhole } from './support.ts';

/** More nodes than 16-bit indices hold. */
const wideCount = 70_000;

export function writingContract(opened: Opened): void {
  it('starts empty, at revision 0, and says what it is', async () => {
    const { store } = opened();
    expect(await store.handIns()).toEqual([]);
    expect(await store.revision()).toBe(0);
    expect(['embedded', 'neo4j']).toContain(store.kind);
    expect(store.schemaVersion).toBeGreaterThan(0);
  });

  it('reads back every row of a document as it was written', async () => {
    const { store } = opened();
    const delta = valveDelta(shaOf(1));
    await expectWhole(store, await appendDelta(store, 1, delta), delta);
  });

  it('keeps a hand-in whole', async () => {
    const { store } = opened();
    const handIn = wholeHandIn();
    await append(store, handIn, emptyDelta);
    expect((await store.handIns())[0]?.handIn).toEqual(handIn);
  });

  it('is idempotent by the id of the hand-in', async () => {
    const { store } = opened();
    const delta = valveDelta(shaOf(1));
    const document = await appendDelta(store, 1, delta);
    expect(await store.append(handInOf(1, delta), delta)).toBe('present');
    expect(await store.append(handInOf(1, delta), emptyDelta)).toBe('present');
    expect(await store.handIns()).toHaveLength(1);
    expect(await store.revision()).toBe(1);
    await expectWhole(store, document, delta);
  });

  it('bumps the revision by one with each document', async () => {
    const { store } = opened();
    for (let sequence = 1; sequence <= 3; sequence++) {
      await appendDelta(store, sequence, valveDelta(shaOf(sequence)));
      expect(await store.revision()).toBe(sequence);
    }
  });

  it('lists hand-ins by id, whatever the order of writing', async () => {
    const { store } = opened();
    for (const sequence of [3, 1, 2]) await appendDelta(store, sequence, emptyDelta);
    expect((await store.handIns()).map(({ handIn }) => handIn.id.slice(0, 9))).toEqual(['000000001', '000000002', '000000003']);
  });

  it('takes an empty delta: a withdrawal says nothing about nodes', async () => {
    const { store } = opened();
    const document = await append(store, handInOf(1, emptyDelta, { kind: 'withdrawal', reason: 'wrong file' }), emptyDelta);
    await expectWhole(store, document, emptyDelta);
    expect((await store.handIns())[0]?.handIn.kind).toBe('withdrawal');
  });

  it('keeps the mark of an edition that was refused whole, beside the documents, and lets it be purged', async () => {
    const { store } = opened();
    const document = await appendDelta(store, 1, valveDelta(shaOf(1)));
    const declared = { series: 'sdn', dated: '2026-02-01', acceptShrinkage: true as const };
    const more = { series: 'sdn', version: 20260201, main: 'list:csl', dated: '2026-02-01', declared };
    const mark = handInOf(2, emptyDelta, { kind: 'refusal', reason: 'list-shrank: 30 -> 3 entries', ...more });
    await expectWhole(store, await append(store, mark, emptyDelta), emptyDelta);
    expect((await store.handIns()).at(-1)?.handIn).toEqual(mark);
    expect(await store.append(mark, emptyDelta)).toBe('present');
    await store.purge(mark.id);
    expect((await store.handIns()).map(({ handIn }) => handIn.kind)).toEqual(['document']);
    await expectWhole(store, document, valveDelta(shaOf(1)));
  });

  it('gives a node that two documents mention one id', async () => {
    const { store } = opened();
    const [a, b] = [itemsDelta('bolt', 5), itemsDelta('bolt', 8)];
    const documents = [await appendDelta(store, 1, a), await appendDelta(store, 2, b)];
    const [first, second] = await store.columns(documents);
    expect(Array.from(second?.nodes ?? []).slice(0, 5)).toEqual(Array.from(first?.nodes ?? []));
    await expectWhole(store, documents[0] as number, a);
    await expectWhole(store, documents[1] as number, b);
  });

  it('writes all of a document or nothing', async () => {
    const { store } = opened();
    await appendDelta(store, 1, itemsDelta('kept', 3));
    const good = valveDelta(shaOf(2));
    const numbers = {
      get quantity(): number {
        throw new Error('broken off');
      },
    };
    const edges = [...good.edges, { ...(good.edges[0] as Delta['edges'][0]), numbers }];
    await expect(store.append(handInOf(2, good), { ...good, edges })).rejects.toThrow('broken off');
    await expectAbsent(store, handInOf(2, good).id, good);
    expect(await store.revision()).toBe(1);
    await expectWhole(store, await appendDelta(store, 2, good), good);
  });

  it('refuses a delta whose rows point outside it, and stays as it was', async () => {
    const { store } = opened();
    const good = itemsDelta('bolt', 3);
    const outside: Delta = { ...good, mentions: [...good.mentions, { node: 3, pointer: '/x', nameHash: 0 }] };
    await expect(store.append(handInOf(1, good), outside)).rejects.toThrow('invariant');
    await expectAbsent(store, handInOf(1, good).id, good);
    expect(await store.revision()).toBe(0);
  });

  it.each(['\ud800', 'a\0b'])('refuses text that it could not read back: %j', async (text) => {
    const { store, reopen } = opened();
    const key: Delta = {
      nodes: [{ type: 1, key: `item:name:${text}` }],
      mentions: [{ node: 0, pointer: '', nameHash: 0 }],
      edges: [],
    };
    const name: Delta = {
      nodes: [{ type: 1, key: 'item:name:a' }],
      mentions: [{ node: 0, pointer: '', name: text, nameHash: 1 }],
      edges: [],
    };
    for (const [sequence, delta] of [key, name].entries()) {
      await expect(store.append(handInOf(sequence, emptyDelta), delta)).rejects.toThrow('invariant');
    }
    const again = await reopen();
    expect(await again.handIns()).toEqual([]);
    await again.close();
  });

  it('keeps hostile names as the builder cleaned them', async () => {
    const { store, reopen } = opened();
    const delta = hostileDelta(shaOf(1));
    const document = await appendDelta(store, 1, delta);
    await expectWhole(store, document, delta);
    const again = await reopen();
    await expectWhole(again, document, delta);
    await again.close();
  });

  it(`writes a document of ${wideCount} nodes, several blocks of rows that are only gone through, and purges it`, async () => {
    const { store } = opened();
    const once = itemsDelta('wide', wideCount);
    const again = once.mentions
      .slice(0, 500)
      .map((mention) => ({ ...mention, pointer: `${mention.pointer}/again`, name: 'again' }));
    const delta: Delta = { ...once, mentions: [...once.mentions, ...again.reverse()] };
    expect(rowsOf(delta)).toBeGreaterThan(4 * rowsPerBlock);
    const handIn = handInOf(1, delta);
    expect(await store.append(handIn, iterated(delta))).toBe('appended');
    const document = await documentOf(store, handIn.id);
    await expectWhole(store, document, delta);
    const found = await store.search(`wide ${wideCount - 1}`, [document], 10);
    expect(found.map(({ row }) => row)).toEqual([wideCount - 1]);
    expect(await store.append(handIn, iterated(delta))).toBe('present');
    expect(await store.revision()).toBe(1);
    await store.purge(handIn.id);
    await expectAbsent(store, handIn.id, delta);
    expect(await store.search('wide', [document], 10)).toEqual([]);
    await expect(store.columns([document])).rejects.toMatchObject({ code: 'DOCUMENT_UNKNOWN' });
  }, 900_000);

  it('shows and keeps nothing of a document of several blocks that breaks off, but what others say too', async () => {
    const { store, reopen, holds } = opened();
    const delta = itemsDelta('Zqorblimath', rowsPerBlock + 4000);
    const shared: Delta = { nodes: delta.nodes.slice(0, 3), mentions: delta.mentions.slice(0, 3), edges: [] };
    const document = await appendDelta(store, 1, shared);
    const seen: number[] = [];
    const brokenOff = function* <T>(rows: readonly T[], at: number): Generator<T> {
      for (const [index, row] of rows.entries()) {
        if (index === at) throw new Error('broken off');
        seen.push(index);
        yield row;
      }
    };
    const rows = iterated(delta);
    const { length } = delta.edges;
    const edges = { length, [Symbol.iterator]: () => brokenOff(delta.edges, length - 1) };
    await expect(store.append(handInOf(2, delta), { ...rows, edges })).rejects.toThrow('broken off');
    expect(seen.length).toBe(length - 1);
    const last = { length: delta.mentions.length, [Symbol.iterator]: () => brokenOff(delta.mentions, rowsPerBlock + 2) };
    await expect(store.append(handInOf(2, delta), { ...rows, mentions: last })).rejects.toThrow('broken off');
    expect(await store.revision()).toBe(1);
    const rest: Delta = { ...delta, nodes: delta.nodes.slice(3) };
    for (const handle of [store, await reopen()]) {
      await expectAbsent(handle, handInOf(2, delta).id, rest);
      await expectWhole(handle, document, shared);
      expect(await handle.search('zqorb', [document], 10)).toHaveLength(3);
    }
    await store.purge(handInOf(1, shared).id);
    await expectAbsent(store, handInOf(1, shared).id, delta);
    expect((await holds?.('orblimath')) ?? false).toBe(false);
  }, 600_000);

  it('is there after closing and opening again', async () => {
    const { store, reopen } = opened();
    const delta = valveDelta(shaOf(1));
    const document = await appendDelta(store, 1, delta);
    const handIns = await store.handIns();
    await store.close();
    const again = await reopen();
    expect(await again.handIns()).toEqual(handIns);
    expect(await again.revision()).toBe(1);
    await expectWhole(again, document, delta);
    const next = itemsDelta('later', 4);
    await expectWhole(again, await appendDelta(again, 2, next), next);
    await again.close();
  });

  it('shows one handle what another wrote', async () => {
    const { store, reopen } = opened();
    const other = await reopen();
    expect(await other.revision()).toBe(0);
    const delta = valveDelta(shaOf(1));
    const document = await appendDelta(store, 1, delta);
    expect(await other.revision()).toBe(1);
    await expectWhole(other, document, delta);
    await other.close();
  });

  it('gives shared nodes one id when two handles write at once', async () => {
    const { store, reopen } = opened();
    const other = await reopen();
    const deltas = Array.from({ length: 10 }, (_, index) => itemsDelta('shared', 40 + index, shaOf(index)));
    const written = deltas.map((delta, index) => (index % 2 === 0 ? store : other).append(handInOf(index, delta), delta));
    expect(await Promise.all(written)).toEqual(deltas.map(() => 'appended'));
    expect(await store.revision()).toBe(10);
    for (const [index, delta] of deltas.entries()) {
      await expectWhole(other, await documentOf(store, handInOf(index, delta).id), delta);
    }
    await other.close();
  });

  it('takes a document that is handed in eight times at once a single time', async () => {
    const { store, reopen } = opened();
    const other = await reopen();
    const delta = valveDelta(shaOf(1));
    const tries = Array.from({ length: 8 }, (_, index) => (index % 2 === 0 ? store : other).append(handInOf(1, delta), delta));
    const outcomes = await Promise.all(tries);
    expect(outcomes.filter((outcome) => outcome === 'appended')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'present')).toHaveLength(7);
    expect(await store.revision()).toBe(1);
    await expectWhole(other, await documentOf(store, handInOf(1, delta).id), delta);
    await other.close();
  });

  it('reads back whatever a builder can build', async () => {
    const { store } = opened();
    let sequence = 0;
    await fc.assert(
      fc.asyncProperty(deltaArbitrary, async (delta) => {
        await expectWhole(store, await appendDelta(store, ++sequence, delta), delta);
      }),
      { numRuns: 25, seed: 20261122 },
    );
  });
}

function wholeHandIn(): HandIn {
  const count = { in: 3, mapped: 2, quarantined: 1 };
  return handInOf(7, emptyDelta, {
    path: 'Lieferant/Stückliste "7" \ud800.csv',
    mapping: 'columns:\n  part: Teil\n',
    declared: {
      programme: 'Kestrel',
      series: 's',
      seriesVersion: 3,
      marking: 'RESTRICTED',
      releasableTo: ['GB', 'DE'],
      from: 'مصنع',
      dated: '2026-02-01',
      grade: 'A1',
    },
    series: 's',
    version: 3,
    main: 'table:bom',
    counts: { components: count, relations: count, rows: count, services: count },
    diagnostics: [{ code: 'x', severity: 'warning', pointer: 'row=3', message: `nul \0 ${hostileNames[0]}` }],
    reason: 'emoji 🛩️',
  });
}
