import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Delta } from '../../graph/model/assertion.ts';
import type { GraphStore } from '../../graph/store/port.ts';
import { compareKeys, mentionWords, wordsOf } from '../../graph/store/search-words.ts';
import { deltaArbitrary, emptyDelta, handInOf, hostileNames, itemsDelta, shaOf } from '../support/deltas.ts';
import type { Opened } from './graph-store.ts';
import { appendDelta } from './support.ts';

const all = 1_000_000;
/** What means something to SQLite's or Lucene's parser of queries. */
const queryLanguages = [
  '',
  '  ',
  '"',
  '*',
  'a"b',
  'AND',
  'NOT a',
  'not',
  'and OR x',
  '(',
  'x:y',
  '-',
  '\0',
  '\ud800',
  '^a',
  '{a b}',
  'a*',
  '~',
  '\\',
  '+a -b',
  '[a TO b]',
  'NEAR(a b)',
];

interface Found {
  readonly document: number;
  readonly row: number;
  readonly key: string;
}

export function searchingContract(opened: Opened): void {
  it('finds mentions by the beginnings of words, without regard to case and accents', async () => {
    const { store } = opened();
    const document = await appendDelta(store, 1, named(['Größe Schraube', 'Ventil', 'Ångström gauge', 'クランク 弁']));
    const rows = async (text: string) => (await find(store, text, [document])).map(({ row }) => row);
    expect(await rows('schrau')).toEqual([0]);
    expect(await rows('GRÖSSE')).toEqual([]);
    expect(await rows('größ')).toEqual([0]);
    expect(await rows('große')).toEqual([0]);
    expect(await rows('angstrom')).toEqual([2]);
    expect(await rows('v')).toEqual([1]);
    expect(await rows('弁')).toEqual([3]);
    expect(await rows('entil')).toEqual([]);
  });

  it('asks for every word in one mention, in its name or its key', async () => {
    const { store } = opened();
    const document = await appendDelta(store, 1, itemsDelta('bolt', 12));
    const keys = async (text: string) => (await find(store, text, [document])).map(({ key }) => key);
    expect(await keys('bolt 11')).toEqual(['item:pkg:generic/bolt-11']);
    expect(await keys('11 gener bol pk')).toEqual(['item:pkg:generic/bolt-11']);
    expect(await keys('bolt nut')).toEqual([]);
    expect(await keys('item')).toEqual([]);
  });

  it('shows nothing of documents that were not asked for', async () => {
    const { store } = opened();
    const hidden = await appendDelta(store, 1, named(['secret actuator', 'actuator']));
    const visible = await appendDelta(store, 2, named(['public actuator', 'actuator two']));
    expect((await find(store, 'actuator', [visible])).map((hit) => hit.document)).toEqual([visible, visible]);
    expect(await find(store, 'secret', [visible])).toEqual([]);
    expect((await find(store, 'secret', [visible, hidden])).map((hit) => hit.document)).toEqual([hidden]);
    expect(await find(store, 'actuator', [])).toEqual([]);
  });

  it('finds a node by its key in a document that only mentions it again', async () => {
    const { store } = opened();
    await appendDelta(store, 1, itemsDelta('bolt', 2));
    const unnamed = itemsDelta('bolt', 2);
    const mentions = unnamed.mentions.map(({ node, pointer }) => ({ node, pointer, nameHash: 0 }));
    const second = await appendDelta(store, 2, { ...unnamed, mentions });
    expect((await find(store, 'bolt 1', [second])).map(({ row }) => row)).toEqual([1]);
  });

  it('cuts after the filter', async () => {
    const { store } = opened();
    const hidden = await appendDelta(store, 1, itemsDelta('aaa', 300));
    const visible = await appendDelta(store, 2, itemsDelta('zzz', 3));
    expect(await store.search('generic', [visible], 2)).toHaveLength(2);
    expect((await store.search('generic', [visible], 2)).every((hit) => hit.document === visible)).toBe(true);
    expect(await store.search('generic', [visible, hidden], 7)).toHaveLength(7);
    expect(await store.search('generic', [visible, hidden], 0)).toEqual([]);
  });

  it('orders by key in code points, then document, then row', async () => {
    const { store } = opened();
    const keys = ['item:name:z', 'item:name:\u{20000}', 'item:name:\ufa0e', 'item:name:a b', 'item:name:a'];
    const nodes = keys.map((key) => ({ type: 1, key }));
    const mentions = [0, 1, 2, 3, 4, 0].map((node, row) => ({
      node,
      pointer: `/${row}`,
      name: `gauge ${row}`,
      nameHash: row + 1,
    }));
    const first = await appendDelta(store, 5, { nodes, mentions, edges: [] });
    const second = await appendDelta(store, 1, { nodes, mentions: mentions.slice(0, 1), edges: [] });
    const found = await find(store, 'gauge', [second, first]);
    const inKeyOrder = [
      'item:name:a',
      'item:name:a b',
      ...keys.slice(0, 1),
      ...keys.slice(0, 1),
      ...keys.slice(0, 1),
      '\ufa0e',
      '\u{20000}',
    ];
    expect(found.map(({ key }) => key)).toEqual(inKeyOrder.map((key) => (key.startsWith('item:') ? key : `item:name:${key}`)));
    const z = found.filter(({ key }) => key === 'item:name:z').map(({ document, row }) => [document, row]);
    const documents = [
      [first, 0],
      [first, 5],
      [second, 0],
    ];
    expect(z).toEqual(documents.sort(([a = 0, x = 0], [b = 0, y = 0]) => a - b || x - y));
  });

  it('orders and cuts the same when very many are hit', async () => {
    const { store } = opened();
    const delta = itemsDelta('many', 6000);
    const document = await appendDelta(store, 1, delta);
    const keys = delta.nodes.map(({ key }) => key).sort(compareKeys);
    const hits = await find(store, 'many', [document], 50);
    expect(hits.map(({ key }) => key)).toEqual(keys.slice(0, 50));
    expect((await find(store, 'many', [document])).map(({ key }) => key)).toEqual(keys);
  });

  it('takes any text as words', async () => {
    const { store } = opened();
    const delta = named(['a b', 'y and x', 'not']);
    const document = await appendDelta(store, 1, delta);
    for (const text of queryLanguages) {
      const hits = await find(store, text, [document]);
      expect(
        hits.map(({ row }) => row),
        JSON.stringify(text),
      ).toEqual(bruteForce(text, delta));
    }
  });

  it('finds hostile names by their own words', async () => {
    const { store } = opened();
    const delta = named(hostileNames);
    const document = await appendDelta(store, 1, delta);
    for (const name of hostileNames) {
      const text = wordsOf(name).join(' ');
      expect((await find(store, text, [document])).map(({ row }) => row)).toEqual(bruteForce(text, delta));
    }
  });

  it('finds what a search by hand over the visible documents finds', async () => {
    const { store } = opened();
    const deltas: Delta[] = [];
    const documents: number[] = [];
    const query = fc.array(fc.constantFrom('b', 'bolt', 'nu', 'gro', 'ab', 'x1', 'part', 'acme', 'مص', 'se'), {
      minLength: 1,
      maxLength: 2,
    });
    await fc.assert(
      fc.asyncProperty(deltaArbitrary, query, fc.infiniteStream(fc.boolean()), async (delta, words, coins) => {
        documents.push(await appendDelta(store, deltas.length, delta));
        deltas.push(delta);
        const visible = documents.filter(() => coins.next().value);
        const text = words.join(' ');
        const expected = visible.flatMap((document) => {
          const own = deltas[documents.indexOf(document)] as Delta;
          return bruteForce(text, own).map((row) => ({ document, row, key: keyAt(own, row) }));
        });
        expected.sort((a, b) => compareKeys(a.key, b.key) || a.document - b.document || a.row - b.row);
        expect(await find(store, text, visible)).toEqual(expected);
        expect(await find(store, text, visible, 3)).toEqual(expected.slice(0, 3));
      }),
      { numRuns: 25, seed: 20261122 },
    );
  });

  it('finds nothing in an empty document', async () => {
    const { store } = opened();
    await store.append(handInOf(1, emptyDelta), emptyDelta);
    const [listed] = await store.handIns();
    expect(await store.search('a', [(listed as { document: number }).document], 10)).toEqual([]);
  });
}

/** Items with these names, one mention each, with keys that are in the order given. */
function named(names: readonly string[]): Delta {
  const clean = names.map((name) => name.toWellFormed().replaceAll('\0', '\ufffd'));
  return {
    nodes: clean.map((_, index) => ({ type: 1, key: `item:name:${String(index).padStart(3, '0')}~${shaOf(1).slice(0, 10)}` })),
    mentions: clean.map((name, node) => ({ node, pointer: `/${node}`, name, nameHash: node + 1 })),
    edges: [],
  };
}

async function find(store: GraphStore, text: string, documents: readonly number[], limit = all): Promise<Found[]> {
  const hits = await store.search(text, documents, limit);
  const keys = await store.keys(hits.map((hit) => hit.node));
  return hits.map(({ document, row }, index) => ({ document, row, key: keys[index] as string }));
}

/** Rows of a delta's mentions that hold every word, by row. */
function bruteForce(text: string, delta: Delta): number[] {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  return delta.mentions.flatMap(({ node, name }, row) => {
    const { type, key } = delta.nodes[node] as { type: number; key: string };
    const own = mentionWords(type, key, name);
    return words.every((word) => own.some((candidate) => candidate.startsWith(word))) ? [row] : [];
  });
}

function keyAt(delta: Delta, row: number): string {
  return (delta.nodes[(delta.mentions[row] as { node: number }).node] as { key: string }).key;
}
