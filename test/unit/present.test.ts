import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Presenter, type Thing } from '../../app/statements/present.ts';
import { localReader } from '../../app/workspace/reader.ts';
import type { NodeRef } from '../../graph/view/graph.ts';
import { keptBytes } from '../support/evidence.ts';
import { bom, handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

const purl = 'pkg:npm/%40scope/motor@1.0.0';
let temporary: TemporaryWorkspace;
beforeAll(async () => {
  temporary = await temporaryWorkspace();
  const { workspace } = temporary;
  await handIn(workspace, bom([{ name: 'newest name', purl }], { timestamp: '2026-03-01T00:00:00Z' }));
  await handIn(
    workspace,
    bom([{ name: 'older name', purl, manufacturer: 'Acme Ltd', country: 'DE' }], { timestamp: '2026-02-01T00:00:00Z' }),
  );
  await handIn(workspace, 'assembly,item,item_part_number,item_manufacturer\nRig,,X/1,Acme\n', { path: 'requirements.csv' });
});
afterAll(async () => {
  await temporary.close();
});

async function all(
  type: NodeRef['type'],
  count: (graph: { count: number }) => number,
  space: 'items' | 'countries' | 'organizations',
): Promise<Thing[]> {
  const view = await temporary.workspace.view(localReader);
  const refs = Array.from({ length: count(view.graph[space]) }, (_, index): NodeRef => ({ type, index }));
  return await new Presenter(temporary.workspace, view).things(refs);
}

describe('presenting', () => {
  it('gives the name of the newest document, and the smallest key as id', async () => {
    const items = await all('Item', ({ count }) => count, 'items');
    expect(items.find(({ id }) => id === `item:${purl}`)).toEqual({ id: `item:${purl}`, type: 'item', name: 'newest name' });
  });

  it('falls back to the part number of the key where nobody gives a name', async () => {
    const items = await all('Item', ({ count }) => count, 'items');
    expect(items.map(({ name }) => name)).toContain('X/1');
  });

  it('names countries in English beside their code', async () => {
    expect(await all('Country', ({ count }) => count, 'countries')).toEqual([
      { id: 'country:DE', type: 'country', name: 'Germany', code: 'DE' },
    ]);
  });

  it('leads evidence to document and pointer, each place once', async () => {
    const { workspace } = temporary;
    const view = await workspace.view(localReader);
    const { offsets, documents, rows } = view.graph.sources.evidence;
    const refs = Array.from({ length: offsets[1] }, (_, i) => ({ document: documents[i], row: rows[i] }));
    const presenter = new Presenter(workspace, view);
    await presenter.load([], [...refs, ...refs]);
    const evidence = presenter.evidence([...refs, ...refs]);
    expect(evidence.length).toBeGreaterThan(0);
    expect(new Set(evidence.map((one) => JSON.stringify(one))).size).toBe(evidence.length);
    for (const { document, pointer } of evidence) {
      const text = (await keptBytes(workspace.evidence, document)).toString();
      expect(text).toContain('older name');
      expect(pointer).toMatch(/^\/components\/0/);
    }
  });

  it('does not invent what was not loaded', async () => {
    const view = await temporary.workspace.view(localReader);
    const presenter = new Presenter(temporary.workspace, view);
    expect(() => presenter.thing({ type: 'Item', index: 0 })).toThrow('invariant');
    expect(() => presenter.evidence([{ document: 0, row: 0 }])).toThrow('invariant');
  });
});
