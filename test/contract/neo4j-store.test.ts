import neo4j, { type Driver } from 'neo4j-driver';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { Delta } from '../../graph/model/assertion.ts';
import { wholeDelta } from '../../graph/model/assertion.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { openNeo4jStore } from '../../graph/store/neo4j/neo4j-store.ts';
import type { GraphStore } from '../../graph/store/port.ts';
import { DeltaBuilder } from '../../ingest/delta-builder.ts';
import { startCuttingProxy } from '../support/cutting-proxy.ts';
import { handInOf, itemsDelta, shaOf, valveDelta } from '../support/deltas.ts';
import { startNeo4j } from '../support/neo4j-server.ts';
import { graphStoreContract, type OpenedStore } from './graph-store.ts';
import { appendDelta, documentOf, expectAbsent, expectWhole } from './support.ts';

/** Nodes and rows of a document that is written in several transactions. */
const largeItems = 10_500;

const server = await startNeo4j();
if (server.url === undefined)
  describe.skip(`graph store contract: neo4j (${server.reason})`, () => it('needs a server', () => {}));
else neo4jTests(server.url, server.stop);

function neo4jTests(url: string, stop: () => Promise<void>): void {
  const driver = neo4j.driver(url, undefined, { disableLosslessIntegers: true });
  afterAll(async () => {
    await driver.close();
    await stop();
  });
  graphStoreContract('neo4j', () => openEmpty(driver, url));
  describe('neo4j store', () => ownTests(driver, url));
}

/** As a database that nobody has used: counters begin again, so that no test sees what ran before it. */
async function openEmpty(driver: Driver, url: string): Promise<OpenedStore> {
  const handles: GraphStore[] = [];
  const reopen = async () => {
    const store = await openNeo4jStore({ url });
    handles.push(store);
    return store;
  };
  const store = await reopen();
  await store.clear();
  await driver.executeQuery('MATCH (s:Store {id: 1}) SET s.nid = 0, s.revision = 0');
  const dispose = async () => {
    for (const handle of handles) await handle.close();
  };
  return { store, reopen, dispose };
}

function ownTests(driver: Driver, url: string): void {
  let disposals: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const dispose of disposals) await dispose();
    disposals = [];
  });
  const empty = async () => {
    const opened = await openEmpty(driver, url);
    disposals.push(opened.dispose);
    return opened;
  };
  /** Nodes by label, without those that are always there. */
  const left = async () => {
    const text = `MATCH (n) WHERE NOT n:Store AND NOT n:TestLock RETURN labels(n)[0] AS label, count(*) AS nodes`;
    return (await driver.executeQuery(text)).records.map((record) => record.toObject());
  };

  it('makes its schema when several clients start on an unused database at once', async () => {
    await empty();
    for (const [kind, kinds] of [
      ['CONSTRAINT', 'CONSTRAINTS'],
      ['INDEX', 'INDEXES'],
    ]) {
      const { records } = await driver.executeQuery(`SHOW ${kinds} YIELD name, type WHERE type <> 'LOOKUP' RETURN name`);
      for (const record of records.filter((each) => each.get('name') !== 'test_lock')) {
        await driver.executeQuery(`DROP ${kind} ${record.get('name')} IF EXISTS`);
      }
    }
    await driver.executeQuery('MATCH (s:Store) DELETE s');
    const stores = await Promise.all([1, 2, 3].map(() => openNeo4jStore({ url })));
    const delta = valveDelta(shaOf(1));
    await expectWhole(stores[1] as GraphStore, await appendDelta(stores[0] as GraphStore, 1, delta), delta);
    for (const store of stores) await store.close();
    const { records } = await driver.executeQuery(`SHOW INDEXES YIELD state WHERE state <> 'ONLINE' RETURN state`);
    expect(records).toEqual([]);
  });

  it('reads documents of version 1, which had one block each, and may write several then', async () => {
    const { store, reopen } = await empty();
    const delta = valveDelta(shaOf(1));
    const document = await appendDelta(store, 1, delta);
    await driver.executeQuery('DROP CONSTRAINT block_place');
    await driver.executeQuery('MATCH (b:Block) REMOVE b.place');
    await driver.executeQuery('CREATE CONSTRAINT block_document FOR (b:Block) REQUIRE b.document IS UNIQUE');
    await driver.executeQuery('MATCH (s:Store {id: 1}) SET s.schemaVersion = 1');
    const migrated = await Promise.all([reopen(), reopen()]);
    for (const handle of migrated) await expectWhole(handle, document, delta);
    const { records } = await driver.executeQuery(
      `SHOW CONSTRAINTS YIELD labelsOrTypes, properties WHERE labelsOrTypes = ['Block'] RETURN properties`,
    );
    expect(records.map((record) => record.get('properties'))).toEqual([['document', 'place']]);
    await store.purge(handInOf(1, delta).id);
    expect(await left()).toEqual([]);
  });

  it('removes, of a document that was cut short after a block, also nodes that it shared with one purged since', async () => {
    const { store, reopen } = await empty();
    const shared = itemsDelta('shared', 5);
    await appendDelta(store, 1, shared);
    const document = await appendDelta(store, 2, itemsDelta('shared', 8));
    await driver.executeQuery('MATCH (d:Document {id: $document}) REMOVE d:Document SET d:Pending, d.nodes = 8, d.touched = 0', {
      document: neo4j.int(document),
    });
    await store.purge(handInOf(1, shared).id);
    await reopen();
    expect(await left()).toEqual([]);
  });

  it('refuses a store that a newer program has written', async () => {
    await empty();
    await driver.executeQuery('MATCH (s:Store {id: 1}) SET s.schemaVersion = s.schemaVersion + 1');
    const opening = openNeo4jStore({ url });
    await expect(opening).rejects.toMatchObject({ code: 'STORE_NEWER_SCHEMA', retryable: false });
    await driver.executeQuery('MATCH (s:Store {id: 1}) SET s.schemaVersion = s.schemaVersion - 1');
  });

  it('asks with the bookmarks that it has seen', async () => {
    const { reopen } = await empty();
    const store = await reopen();
    await store.seen(['not a bookmark']);
    await expect(store.revision()).rejects.toMatchObject({ code: expect.stringContaining('InvalidBookmark') });
  });

  it('says that nobody answers, and never the password', async () => {
    const password = 'not-to-be-shown';
    const closed = await startCuttingProxy(url);
    await closed.close();
    for (const address of [closed.url, 'bolt://127.0.0.1:1', `bolt://someone:${password}@127.0.0.1:1`, 'no address', 'ftp://x']) {
      const error = await openNeo4jStore({ url: address, user: 'someone', password }).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(OperationalError);
      const { code, message, retryable } = error as OperationalError;
      expect(code).toBe(address.includes('127.0.0.1') && !address.includes('@') ? 'STORE_UNAVAILABLE' : 'INPUT_INVALID');
      expect(retryable).toBe(code === 'STORE_UNAVAILABLE');
      expect(message).not.toContain(password);
    }
  });

  it('tells texts from numbers and from its own properties, whatever they are called', async () => {
    const { store } = await empty();
    const names = ['quantity', 'document', 'row', 'pointer', 'name', 'nameHash', 'words', 'otherTexts', 'text_row', 'toString'];
    const odd = ['__proto__', 'constructor', 'Lead time (days)', 'ünicode', '', 'a.b', '`', 'x'.repeat(200)];
    const texts = Object.fromEntries([...names, ...odd].map((name) => [name, `says ${name}`]));
    const delta = new DeltaBuilder(shaOf(1));
    const item = delta.item({ pointer: '/a', name: 'a', texts, numbers: { itemType: 3 } });
    const other = delta.item({ pointer: '/b', name: 'b', texts: { name: 'not its name' } });
    delta.edge('REQUIRES', item, other, { pointer: '/c', texts, numbers: { quantity: -7, scope: 0 } });
    await expectWhole(store, await appendDelta(store, 1, wholeDelta(delta.build())), wholeDelta(delta.build()));
  });

  it('leaves no node behind that only a purged document spoke of', async () => {
    const { store } = await empty();
    await appendDelta(store, 1, valveDelta(shaOf(1)));
    await appendDelta(store, 2, itemsDelta('bolt', 20));
    for (const [sequence, delta] of [valveDelta(shaOf(1)), itemsDelta('bolt', 20)].entries()) {
      await store.purge(handInOf(sequence + 1, delta).id);
    }
    expect(await left()).toEqual([]);
  });

  it('writes for several clients at once that meet on the same new nodes, and purges beside them', async () => {
    const { store, reopen } = await empty();
    const stores = [store, await reopen(), await reopen(), await reopen()];
    const deltas = Array.from({ length: 16 }, (_, index) => shuffled(itemsDelta('meet', 150, shaOf(index)), index));
    const first = deltas.slice(0, 4);
    for (const [index, delta] of first.entries()) await appendDelta(store, 100 + index, delta);
    await Promise.all([
      ...deltas.map((delta, index) => (stores[index % 4] as GraphStore).append(handInOf(index, delta), delta)),
      ...first.map((delta, index) => (stores[index] as GraphStore).purge(handInOf(100 + index, delta).id)),
    ]);
    expect(await store.revision()).toBe(24);
    for (const [index, delta] of deltas.entries()) {
      await expectWhole(store, await documentOf(store, handInOf(index, delta).id), delta);
    }
  });

  /** A client whose acknowledgements get lost, beside one that hears everything. */
  async function behindProxy() {
    const { store } = await empty();
    const proxy = await startCuttingProxy(url);
    const client = await openNeo4jStore({ url: proxy.url });
    disposals.push(client.close, proxy.close);
    return { store, proxy, client };
  }

  it.each([
    ['the lease of ids', 1],
    ['the document', 2],
  ])('appends once when the acknowledgement of %s is lost', async (_, commit) => {
    const { store, proxy, client } = await behindProxy();
    const delta = valveDelta(shaOf(1));
    proxy.lose(commit);
    const document = await appendDelta(client, 1, delta);
    expect(proxy.lost()).toBe(1);
    expect(await store.revision()).toBe(1);
    await expectWhole(store, document, delta);
  });

  it('appends a large document once when acknowledgements on the way are lost', async () => {
    const { store, proxy, client } = await behindProxy();
    const delta = itemsDelta('large', largeItems);
    // 1 lease, 2 pending, 3 nodes (again as 4), 5 nodes, 6 and 7 edges, 8 block (again as 9), 10 visible (again as 11)
    proxy.lose(3, 8, 10);
    const document = await appendDelta(client, 1, delta);
    expect(proxy.lost()).toBe(3);
    expect(await store.revision()).toBe(1);
    await expectWhole(store, document, delta);
  });

  it('purges once when the acknowledgement is lost', async () => {
    const { store, proxy, client } = await behindProxy();
    const delta = valveDelta(shaOf(1));
    await appendDelta(client, 1, delta);
    proxy.lose(1);
    await client.purge(handInOf(1, delta).id);
    expect(proxy.lost()).toBe(1);
    expect(await store.revision()).toBe(2);
    expect(await left()).toEqual([]);
  });

  it('shows nothing of a large document that breaks off, and takes it afterwards', async () => {
    const { store } = await empty();
    const good = itemsDelta('large', largeItems);
    const numbers = {
      get quantity(): number {
        throw new Error('broken off');
      },
    };
    const edges = [...good.edges.slice(0, -1), { ...(good.edges.at(-1) as Delta['edges'][0]), numbers }];
    await expect(store.append(handInOf(1, good), { ...good, edges })).rejects.toThrow('broken off');
    await expectAbsent(store, handInOf(1, good).id, good);
    expect(await store.revision()).toBe(0);
    expect(await left()).toEqual([]);
    await expectWhole(store, await appendDelta(store, 1, good), good);
  });

  it('finishes at start what a killed writer and a killed purge left', async () => {
    const { store, reopen } = await empty();
    const delta = valveDelta(shaOf(1));
    const pending = await appendDelta(store, 1, delta);
    const hidden = await appendDelta(store, 2, itemsDelta('bolt', 5));
    await driver.executeQuery(
      `MATCH (d:Document {id: $pending}) REMOVE d:Document SET d:Pending, d.nodes = $nodes, d.touched = 0
       WITH d MATCH (b:Block {document: $pending}) DELETE b`,
      { pending: neo4j.int(pending), nodes: neo4j.int(delta.nodes.length) },
    );
    await driver.executeQuery('MATCH (d:Document {id: $hidden}) REMOVE d:Document SET d:Removed, d.touched = 0', {
      hidden: neo4j.int(hidden),
    });
    await driver.executeQuery('CREATE (:Pending {id: 1000000, nodes: 5, step: 0, touched: timestamp()})');
    await reopen();
    expect(await left()).toEqual([{ label: 'Pending', nodes: 1 }]);
  });
}

/** The same document with its nodes in another order: writers then meet from different sides. */
function shuffled(delta: Delta, seed: number): Delta {
  const count = delta.nodes.length;
  // A step that shares no factor with the count visits every node once.
  const place = (node: number) => (node * 7 + seed * 11) % count;
  const nodes = [...delta.nodes];
  for (const [index, node] of delta.nodes.entries()) nodes[place(index)] = node;
  return {
    nodes,
    mentions: delta.mentions.map((mention) => ({ ...mention, node: place(mention.node) })),
    edges: delta.edges.map((edge) => ({ ...edge, from: place(edge.from), to: place(edge.to) })),
  };
}
