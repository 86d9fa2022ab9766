/** Removing a document's words from the index, to the last byte. Inside the caller's transaction. */
import { mentionWords } from '../search-words.ts';
import type { Driver } from './driver.ts';
import { wordLists } from './places.ts';
import { readBlocks, readKeys, readRowTexts } from './read.ts';
import * as sql from './sql.ts';

interface Removal {
  /** Ids of the document's nodes. */
  readonly nodes: readonly number[];
  /** The index holds no trace of the words; else they are to be stated again without them (`restateWords`). */
  readonly isErased: boolean;
}

/** Words are removed by stating them again, exactly as they were written; merging all segments drops the marks of that. */
export function removeWords(driver: Driver, document: number): Removal {
  const nodes = stateWords(driver, document, sql.deleteWords);
  driver.run(sql.optimizeWords);
  return { nodes, isErased: !mayKeepMarks(driver) };
}

/**
 * Makes the index anew from what is left. Asked for only where what is left was no larger than what went,
 * so that it costs no more than the removal.
 */
export function restateWords(driver: Driver): void {
  driver.run(sql.deleteAllWords);
  for (const text of [sql.allDocuments, sql.allPending]) {
    for (const [document] of driver.all(text)) stateWords(driver, document as number, sql.insertWords);
  }
}

function stateWords(driver: Driver, document: number, statement: string): readonly number[] {
  const nodes: number[] = [];
  const types: number[] = [];
  let firstRow = 0;
  for (const columns of readBlocks(driver, document)) {
    for (const node of columns.nodes) nodes.push(node);
    for (const type of columns.types) types.push(type);
    const { mentionNode, kinds } = columns;
    const keys = readKeys(
      driver,
      Array.from(mentionNode, (node) => nodes[node] as number),
    );
    const texts = readRowTexts(
      driver,
      Array.from(mentionNode, (_, row) => ({ document, row: firstRow + row })),
    );
    const words = Array.from(mentionNode, (node, row) =>
      mentionWords(types[node] as number, keys[row] as string, texts[row]?.name),
    );
    for (const [first, list] of wordLists(document, firstRow, words)) driver.run(statement, first, list);
    firstRow += mentionNode.length + kinds.length;
  }
  return nodes;
}

/**
 * Merging into the last level drops the marks of what was deleted; into one before it keeps them, in case
 * something older lies below. SQLite's 'optimize' does the latter when all segments are on one level that is
 * not the last: so they are when the marks are as large as what is left, in an index that once was larger.
 */
function mayKeepMarks(driver: Driver): boolean {
  const [[bytes]] = driver.all(sql.wordStructure) as [[Uint8Array]];
  let at = 4;
  const next = () => {
    let value = 0;
    for (let byte = 0x80; (byte & 0x80) !== 0; at++) {
      byte = bytes[at] as number;
      value = value * 0x80 + (byte & 0x7f);
    }
    return value;
  };
  const [levels] = [next(), next(), next()];
  let lowest = -1;
  for (let level = 0; level < levels; level++) {
    next();
    const segments = next();
    for (let left = 3 * segments; left > 0; left--) next();
    if (segments > 0) lowest = level;
  }
  return lowest !== -1 && lowest !== levels - 1;
}
