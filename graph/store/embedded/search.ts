/** Search by words within given documents: hits are filtered before they are ordered and cut. */
import type { Columns } from '../../model/columns.ts';
import type { SearchHit } from '../port.ts';
import { compareKeys, wordsOf } from '../search-words.ts';
import { mentionsPerDocument } from './append.ts';
import type { Driver } from './driver.ts';
import { readState } from './open.ts';
import * as sql from './sql.ts';

/** With more hit nodes than this, keys are walked in order instead of fetched and sorted. */
const sortLimit = 4096;
const walkPage = 4096;

type Read = (documents: readonly number[]) => Columns[];
interface KeyedNode {
  readonly node: number;
  readonly key: string;
}
type Keys = (nodes: readonly number[]) => string[];

export function searchMentions(
  driver: Driver,
  text: string,
  documents: readonly number[],
  limit: number,
  read: Read,
  keys: Keys,
): SearchHit[] {
  const words = wordsOf(text);
  if (words.length === 0 || documents.length === 0 || limit < 1) return [];
  const byNode = hitsByNode(matches(driver, words, documents), read);
  const result: SearchHit[] = [];
  for (const node of nodesInKeyOrder(driver, byNode, keys)) {
    result.push(...(byNode.get(node) as SearchHit[]));
    if (result.length >= limit) break;
  }
  return result.slice(0, limit);
}

/** Rows of mentions by document, both ascending. */
function matches(driver: Driver, words: readonly string[], documents: readonly number[]): Map<number, number[]> {
  const visible = new Set(documents);
  const query = words.map((word) => `"${word}"*`).join(' ');
  let first = documents[0] as number;
  let last = first;
  for (const document of documents) {
    first = Math.min(first, document);
    last = Math.max(last, document);
  }
  const range = [first * mentionsPerDocument, (last + 1) * mentionsPerDocument - 1] as const;
  const [[ids]] = driver.all(sql.matchWords, query, ...range) as [[string]];
  const result = new Map<number, number[]>();
  for (const id of JSON.parse(ids) as number[]) {
    const document = Math.floor(id / mentionsPerDocument);
    if (!visible.has(document)) continue;
    const rows = result.get(document);
    if (rows === undefined) result.set(document, [id % mentionsPerDocument]);
    else rows.push(id % mentionsPerDocument);
  }
  return result;
}

function hitsByNode(rows: ReadonlyMap<number, readonly number[]>, read: Read): Map<number, SearchHit[]> {
  const result = new Map<number, SearchHit[]>();
  const documents = [...rows.keys()];
  const columns = read(documents);
  for (const [index, document] of documents.entries()) {
    const { nodes, mentionNode } = columns[index] as Columns;
    for (const row of rows.get(document) as readonly number[]) {
      const node = nodes[mentionNode[row] as number] as number;
      const hits = result.get(node);
      if (hits === undefined) result.set(node, [{ document, row, node }]);
      else hits.push({ document, row, node });
    }
  }
  return result;
}

/** Hit nodes by key. Few are sorted; of many, the index is walked, with those that are not in it yet sorted between. */
function* nodesInKeyOrder(driver: Driver, byNode: ReadonlyMap<number, unknown>, keys: Keys): Generator<number> {
  const { indexedBelow } = readState(driver);
  const nodes = [...byNode.keys()];
  const many = nodes.length > sortLimit;
  const sorted = sortByKey(many ? nodes.filter((node) => node >= indexedBelow) : nodes, keys);
  let next = 0;
  for (const { node, key } of many ? walkKeys(driver) : []) {
    if (!byNode.has(node)) continue;
    for (; next < sorted.length && compareKeys(sorted[next].key, key) < 0; next++) yield sorted[next].node;
    yield node;
  }
  for (; next < sorted.length; next++) yield sorted[next].node;
}

function sortByKey(nodes: readonly number[], keys: Keys): KeyedNode[] {
  const texts = keys(nodes);
  return nodes.map((node, index) => ({ node, key: texts[index] })).sort((a, b) => compareKeys(a.key, b.key));
}

/** All nodes of the index, by key. */
function* walkKeys(driver: Driver): Generator<KeyedNode> {
  let after = '';
  for (;;) {
    const [[page]] = driver.all(sql.nodesAfterKey, after, walkPage) as [[string]];
    const entries = JSON.parse(page) as [number, string][];
    for (const [node, key] of entries) yield { node, key };
    if (entries.length < walkPage) return;
    after = entries[walkPage - 1][1];
  }
}
