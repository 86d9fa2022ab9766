import { expect, it } from 'vitest';
import { wholeDelta } from '../../graph/model/assertion.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { rowsPerBlock } from '../../graph/store/delta-parts.ts';
import { DeltaBuilder } from '../../ingest/delta-builder.ts';
import { handInOf, itemsDelta, shaOf, valveDelta } from '../support/deltas.ts';
import type { Opened } from './graph-store.ts';
import { append, appendDelta, expectAbsent, expectWhole } from './support.ts';

export function removingContract(opened: Opened): void {
  it('purges a document with all that only it said', async () => {
    const { store } = opened();
    const [first, second] = [itemsDelta('bolt', 6), valveDelta(shaOf(2))];
    const kept = await appendDelta(store, 1, first);
    const purged = await appendDelta(store, 2, second);
    await store.purge(handInOf(2, second).id);
    await expectAbsent(store, handInOf(2, second).id, second);
    expect(await store.revision()).toBe(3);
    expect(await store.search('valve', [kept, purged], 10)).toEqual([]);
    await expect(store.columns([purged])).rejects.toBeInstanceOf(OperationalError);
    await expect(store.rowTexts([{ document: purged, row: 0 }])).rejects.toBeInstanceOf(OperationalError);
    await expectWhole(store, kept, first);
  });

  it('leaves nodes that another document mentions, and what that one says of them', async () => {
    const { store } = opened();
    const [small, large] = [itemsDelta('bolt', 3), itemsDelta('bolt', 9)];
    const kept = await appendDelta(store, 1, small);
    await appendDelta(store, 2, large);
    const before = await store.nodes(small.nodes.map(({ key }) => key));
    await store.purge(handInOf(2, large).id);
    expect(await store.nodes(small.nodes.map(({ key }) => key))).toEqual(before);
    const gone = large.nodes.slice(3).map(({ key }) => key);
    expect(Array.from(await store.nodes(gone))).toEqual(gone.map(() => -1));
    expect(await store.search('bolt', [kept], 10)).toHaveLength(3);
    await expectWhole(store, kept, small);
  });

  it('purges the first of two that share nodes', async () => {
    const { store } = opened();
    const [first, second] = [valveDelta(shaOf(1)), valveDelta(shaOf(2))];
    await appendDelta(store, 1, first);
    const kept = await appendDelta(store, 2, second);
    await store.purge(handInOf(1, first).id);
    await expectWhole(store, kept, second);
    expect((await store.search('valve', [kept], 10)).length).toBeGreaterThan(0);
    expect((await store.handIns()).map(({ document }) => document)).toEqual([kept]);
  });

  it('takes a purge again, or of what was never there, as done', async () => {
    const { store } = opened();
    const delta = itemsDelta('bolt', 2);
    await appendDelta(store, 1, delta);
    await store.purge(handInOf(1, delta).id);
    await store.purge(handInOf(1, delta).id);
    await store.purge('000000099-aaaaaaaaaaaa');
    expect(await store.revision()).toBe(2);
  });

  it('purges what another handle is still writing: the writer is told, and nothing is there', async () => {
    const { store, reopen } = opened();
    const delta = itemsDelta('bolt', 2 * rowsPerBlock);
    const { id } = handInOf(1, delta);
    let reached = () => {};
    const midway = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const told = function* <T>(rows: readonly T[]): Generator<T> {
      for (const [index, row] of rows.entries()) {
        if (index === rowsPerBlock + 10) reached();
        yield row;
      }
    };
    const mentions = { length: delta.mentions.length, [Symbol.iterator]: () => told(delta.mentions) };
    const other = await reopen();
    const writing = store.append(handInOf(1, delta), { ...delta, mentions }).then(
      () => undefined,
      (error: unknown) => error,
    );
    await midway;
    await other.purge(id);
    expect(await writing).toMatchObject({ code: 'STORE_BUSY' });
    expect(await other.handIns()).toEqual([]);
    await expectAbsent(other, id, delta);
    await other.close();
  }, 600_000);

  it('leaves no text of a purged document behind', async () => {
    const { store, holds } = opened();
    const delta = new DeltaBuilder(shaOf(3));
    delta.item({ pointer: '/zqorblimath-pointer', name: 'Zqorblimath Wvukkexxon', texts: { note: 'zqorblimath note' } });
    const handIn = handInOf(3, wholeDelta(delta.build()), { path: 'zqorblimath.json', declared: { programme: 'Zqorblimath' } });
    const kept = await appendDelta(store, 1, itemsDelta('bolt', 2000));
    const purged = await append(store, handIn, wholeDelta(delta.build()));
    await appendDelta(store, 4, itemsDelta('nut', 2000));
    expect(await store.search('zqorb', [kept, purged], 10)).toHaveLength(1);
    expect((await holds?.('orblimath')) ?? true).toBe(true);
    await store.purge(handIn.id);
    expect(await store.search('zqorb', [kept, purged], 10)).toEqual([]);
    expect(JSON.stringify(await store.handIns()).toLowerCase()).not.toContain('orblimath');
    expect((await holds?.('orblimath')) ?? false).toBe(false);
    expect((await holds?.('vukkexxo')) ?? false).toBe(false);
  });

  it('takes a purged hand-in again, under a document number that was never used', async () => {
    const { store } = opened();
    const delta = valveDelta(shaOf(1));
    const before = await appendDelta(store, 1, delta);
    const ids = await store.nodes(delta.nodes.map(({ key }) => key));
    await store.purge(handInOf(1, delta).id);
    const after = await appendDelta(store, 1, delta);
    expect(after).not.toBe(before);
    const again = new Set(await store.nodes(delta.nodes.map(({ key }) => key)));
    expect(Array.from(ids).filter((id) => again.has(id))).toEqual([]);
    await expectWhole(store, after, delta);
  });

  it('clears, goes on counting, and can be filled again', async () => {
    const { store, reopen } = opened();
    const delta = valveDelta(shaOf(1));
    const before = await appendDelta(store, 1, delta);
    const revision = await store.revision();
    await store.clear();
    await expectAbsent(store, handInOf(1, delta).id, delta);
    expect(await store.handIns()).toEqual([]);
    expect(await store.revision()).toBeGreaterThan(revision);
    expect(await store.search('valve', [before], 10)).toEqual([]);
    const again = await reopen();
    const after = await appendDelta(again, 1, delta);
    expect(after).not.toBe(before);
    await expectWhole(store, after, delta);
    await again.close();
  });
}
