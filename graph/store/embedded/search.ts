/** Search by words within given documents: hits are filtered before they are ordered and cut. */
import type { Columns } from '../../model/columns.ts';
import type { SearchHit } from '../port.ts';
import { compareKeys, wordsOf } from '../search-words.ts';
import { mentionsPerDocument } from './append.ts';
import type { Driver } from './driver.ts';
import * as sql from './sql.ts';

/** With more hit nodes than this, keys are walked in order instead of fetched and sorted. */
const sortLimit = 4096;
const walkPage = 4096;

type Read = (documents: readonly number[]) => Columns[];
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

function* nodesInKeyOrder(driver: Driver, byNode: ReadonlyMap<number, unknown>, keys: Keys): Generator<number> {
  if (byNode.size <= sortLimit) {
    const nodes = [...byNode.keys()];
    const texts = keys(nodes);
    const order = nodes.map((node, index) => ({ node, key: texts[index] as string }));
    for (const { node } of order.sort((a, b) => compareKeys(a.key, b.key))) yield node;
    return;
  }
  let after = '';
  for (;;) {
    const [[page]] = driver.all(sql.nodesAfterKey, after, walkPage) as [[string]];
    const entries = JSON.parse(page) as [number, string][];
    if (entries.length === 0) return;
    for (const [node] of entries) if (byNode.has(node)) yield node;
    after = (entries.at(-1) as [number, string])[1];
  }
}
