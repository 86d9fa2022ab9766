/** Where the parts of a document lie: ids are made of its number and of the place in it. */
import { textList } from './driver.ts';
import { listRows } from './key-index.ts';

/** Blocks, and parts of evidence, that a document may have; an id is document * partsPerDocument + place. */
export const partsPerDocument = 2 ** 16;
/** Mentions a document may have; the id of its words is document * mentionsPerDocument + row. */
export const mentionsPerDocument = 2 ** 24;

/** First and last id of a document's parts. */
export function partRange(document: number): readonly [number, number] {
  return [document * partsPerDocument, (document + 1) * partsPerDocument - 1];
}

/** JSON lists of the words of mentions from `firstRow` on, with the id of each list's first: rows without a word are null. */
export function* wordLists(
  document: number,
  firstRow: number,
  words: readonly (readonly string[])[],
): Generator<[number, string]> {
  for (let start = 0; start < words.length; start += listRows) {
    const texts = words.slice(start, start + listRows).map((row) => (row.length === 0 ? null : row.join(' ')));
    yield [document * mentionsPerDocument + firstRow + start, textList(texts)];
  }
}
