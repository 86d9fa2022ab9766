import { expect, it } from 'vitest';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { rowTextsOf } from '../../graph/store/columns-of.ts';
import type { StoredHandIn } from '../../graph/store/port.ts';
import { emptyDelta, handInOf, itemsDelta, shaOf, valveDelta } from '../support/deltas.ts';
import type { Opened } from './graph-store.ts';
import { appendDelta } from './support.ts';

export function readingContract(opened: Opened): void {
  it('gives with its bookmarks what another handle has to see to read what it wrote', async () => {
    const { store, reopen } = opened();
    const other = await reopen();
    for (let sequence = 1; sequence <= 3; sequence++) {
      await appendDelta(store, sequence, itemsDelta('bolt', 2));
      const bookmarks = await store.bookmarks();
      expect(bookmarks.length > 0).toBe(store.kind === 'neo4j');
      await other.seen(bookmarks);
      expect(await other.bookmarks()).toEqual(expect.arrayContaining([...bookmarks]));
      expect(await other.revision()).toBe(sequence);
    }
    await other.seen([]);
    expect(await other.handIns()).toHaveLength(3);
    await other.close();
  });

  it('reads a hand-in once, however often it lists it, and forgets it with its document', async () => {
    const { store, reopen } = opened();
    const other = await reopen();
    for (const sequence of [1, 2]) await appendDelta(store, sequence, itemsDelta('bolt', sequence));
    const listed = (given: readonly StoredHandIn[]) => given.map(({ handIn }) => handIn);
    const first = listed(await store.handIns());
    await appendDelta(other, 3, itemsDelta('nut', 2));
    const second = listed(await store.handIns());
    expect(second).toHaveLength(3);
    expect(second.filter((handIn) => !first.includes(handIn))).toHaveLength(1);
    await other.purge(handInOf(2, emptyDelta).id);
    expect(listed(await store.handIns())).toEqual([second[0], second[2]]);
    await appendDelta(other, 2, itemsDelta('bolt', 2));
    const third = listed(await store.handIns());
    expect(third).toEqual(second);
    expect(third.map((handIn) => second.includes(handIn))).toEqual([true, false, true]);
    await other.clear();
    await appendDelta(other, 1, itemsDelta('bolt', 1));
    expect(listed(await store.handIns()).some((handIn) => second.includes(handIn))).toBe(false);
    await other.close();
  });

  it('gives columns in the order asked, repeats too', async () => {
    const { store } = opened();
    const a = await appendDelta(store, 1, valveDelta(shaOf(1)));
    const b = await appendDelta(store, 2, itemsDelta('bolt', 4));
    const [columnsA] = await store.columns([a]);
    const [columnsB] = await store.columns([b]);
    expect(await store.columns([b, a, b])).toEqual([columnsB, columnsA, columnsB]);
    expect(await store.columns([])).toEqual([]);
  });

  it('gives the texts of rows in the order asked, across documents and parts', async () => {
    const { store } = opened();
    const [valve, items] = [valveDelta(shaOf(1)), itemsDelta('bolt', 1500)];
    const a = await appendDelta(store, 1, valve);
    const b = await appendDelta(store, 2, items);
    const wanted = [
      [b, 2998],
      [a, 2],
      [b, 1023],
      [b, 1024],
      [a, 0],
      [b, 1023],
      [b, 0],
    ] as const;
    const texts = new Map([
      [a, rowTextsOf(valve)],
      [b, rowTextsOf(items)],
    ]);
    const rows = wanted.map(([document, row]) => ({ document, row }));
    expect(await store.rowTexts(rows)).toEqual(wanted.map(([document, row]) => texts.get(document)?.[row]));
    expect(await store.rowTexts([])).toEqual([]);
  });

  it('gives keys in the order asked, repeats too', async () => {
    const { store } = opened();
    const delta = itemsDelta('bolt', 3);
    await appendDelta(store, 1, delta);
    const keys = delta.nodes.map((node) => node.key);
    const [a, b, c] = Array.from(await store.nodes(keys)) as [number, number, number];
    expect(await store.keys([c, a, b, c])).toEqual([keys[2], keys[0], keys[1], keys[2]]);
    expect(await store.keys([])).toEqual([]);
  });

  it('gives -1 for keys that no document mentions, hostile ones too', async () => {
    const { store } = opened();
    const delta = itemsDelta('bolt', 1);
    await appendDelta(store, 1, delta);
    const known = (delta.nodes[0] as { key: string }).key;
    const unknown = ['item:none', '', '\ud800', `${known}\0`, known.toUpperCase(), `${known} `];
    const ids = await store.nodes([...unknown, known]);
    expect(ids).toBeInstanceOf(Int32Array);
    expect(Array.from(ids.subarray(0, unknown.length))).toEqual(unknown.map(() => -1));
    expect(ids[unknown.length]).toBeGreaterThanOrEqual(0);
    expect(await store.nodes([])).toEqual(new Int32Array(0));
  });

  it('tells keys apart by every character', async () => {
    const { store } = opened();
    const keys = ['item:name:é', 'item:name:e\u0301', 'item:name:É', 'item:name:e', 'item:name:e ', 'item:name:弁'];
    const nodes = keys.map((key) => ({ type: 1, key }));
    const mentions = keys.map((_, node) => ({ node, pointer: `/${node}`, nameHash: 0 }));
    await appendDelta(store, 1, { nodes, mentions, edges: [] });
    const ids = await store.nodes(keys);
    expect(new Set(ids).size).toBe(keys.length);
    expect(await store.keys(Array.from(ids))).toEqual(keys);
  });

  it('says so when it is asked for what it does not have', async () => {
    const { store } = opened();
    const document = await appendDelta(store, 1, itemsDelta('bolt', 2));
    const unknown = document + 1000;
    await expect(store.columns([document, unknown])).rejects.toBeInstanceOf(OperationalError);
    await expect(store.rowTexts([{ document: unknown, row: 0 }])).rejects.toBeInstanceOf(OperationalError);
    await expect(store.rowTexts([{ document, row: 3 }])).rejects.toBeInstanceOf(OperationalError);
    await expect(store.keys([1_000_000])).rejects.toBeInstanceOf(OperationalError);
  });
}
