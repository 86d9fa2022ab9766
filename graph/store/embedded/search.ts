/** Search by words within given documents: hits are filtered before they are ordered and cut. */
import type { Columns } from '../../model/columns.ts';
import type { SearchHit } from '../port.ts';
import { compareKeys, wordsOf } from '../search-words.ts';
import type { Driver } from './driver.ts';
import { readState } from './open.ts';
import { mentionsPerDocument } from './places.ts';
import * as sql from './sql.ts';

/** With more hit nodes than this, keys are walked in order instead of fetched and sorted. */
const sortLimit = 4096;
const walkPage = 4096;
/** Mentions whose nodes are kept in memory between searches, 4 bytes each. */
const cachedMentionsLimit = 4_000_000;

interface KeyedNode {
  readonly node: number;
  readonly key: string;
}
type Read = (documents: readonly number[]) => Columns[];
type Keys = (nodes: readonly number[]) => string[];
/** Rows of mentions, by document. */
type Matches = ReadonlyMap<number, readonly number[]>;

export class MentionSearch {
  readonly #driver: Driver;
  readonly #columns: Read;
  readonly #keys: Keys;
  /** Node id of each mention of a document. Documents never change, and their numbers are never given twice. */
  readonly #mentionNodes = new Map<number, Int32Array>();
  #cachedMentions = 0;

  constructor(driver: Driver, columns: Read, keys: Keys) {
    this.#driver = driver;
    this.#columns = columns;
    this.#keys = keys;
  }

  /** As the port's `search`, inside a transaction of the caller's. */
  search(text: string, documents: readonly number[], limit: number): SearchHit[] {
    const words = wordsOf(text);
    if (words.length === 0 || documents.length === 0 || limit < 1) return [];
    const matches = matchesOf(this.#driver, words, documents);
    const mentionNodes = this.#read([...matches.keys()]);
    const hits = new Set<number>();
    for (const [document, rows] of matches) {
      const nodes = mentionNodes.get(document) as Int32Array;
      for (const row of rows) hits.add(nodes[row] as number);
    }
    const first = new Map<number, SearchHit[]>();
    for (const node of nodesInKeyOrder(this.#driver, hits, this.#keys)) {
      first.set(node, []);
      if (first.size >= limit) break;
    }
    for (const [document, rows] of matches) {
      const nodes = mentionNodes.get(document) as Int32Array;
      for (const row of rows) first.get(nodes[row] as number)?.push({ document, row, node: nodes[row] as number });
    }
    return [...first.values()].flat().slice(0, limit);
  }

  #read(documents: readonly number[]): ReadonlyMap<number, Int32Array> {
    if (this.#cachedMentions > cachedMentionsLimit) {
      this.#mentionNodes.clear();
      this.#cachedMentions = 0;
    }
    const missing = documents.filter((document) => !this.#mentionNodes.has(document));
    for (const [index, { nodes, mentionNode }] of this.#columns(missing).entries()) {
      const own = mentionNode.map((local) => nodes[local] as number);
      this.#mentionNodes.set(missing[index] as number, own);
      this.#cachedMentions += own.length;
    }
    return this.#mentionNodes;
  }
}

/** Documents and rows ascending. */
function matchesOf(driver: Driver, words: readonly string[], documents: readonly number[]): Matches {
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

/** Hit nodes by key. Few are sorted; of many, the index is walked, with those that are not in it yet sorted between. */
function* nodesInKeyOrder(driver: Driver, hits: ReadonlySet<number>, keys: Keys): Generator<number> {
  const { indexedBelow } = readState(driver);
  const nodes = [...hits];
  const many = nodes.length > sortLimit;
  const sorted = sortByKey(many ? nodes.filter((node) => node >= indexedBelow) : nodes, keys);
  let next = 0;
  for (const { node, key } of many ? walkKeys(driver) : []) {
    if (!hits.has(node)) continue;
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
