/** The tokens of all names, each once, and the look-up of those that are spelt nearly as another. */
import { type Buckets, buildBuckets } from './list-index-buckets.ts';
import { editsBetween, forEachKey, hashOf, keysOfLength } from './list-index-spelling.ts';

/** Shorter tokens are found as they are spelt alone: nearly all short texts are one letter apart. */
export const shortestOneEdit = 4;
/** Two edits make another word of a shorter one. */
export const shortestTwoEdits = 7;
/** The same, for a token that is looked for farther. */
export const shortestTwoEditsFarther = 5;
/** Of longer tokens no two letters are left out: their keys would grow with the square of the length. */
export const longestTwoEdits = 24;

export function editsAllowed(length: number, farther: boolean): number {
  if (length < shortestOneEdit) return 0;
  return length < (farther ? shortestTwoEditsFarther : shortestTwoEdits) || length > longestTwoEdits ? 1 : 2;
}

export interface Vocabulary {
  readonly count: number;
  /** UTF-16 of all tokens, one after another in order of text. */
  readonly codes: Uint16Array;
  readonly offsets: Uint32Array;
  readonly spellings: Buckets;
}

const tokensAtOnce = 20_000;

/** @param tokens Each once, in ascending order. */
export function* buildVocabulary(tokens: readonly string[]): Generator<undefined, Vocabulary, undefined> {
  const offsets = new Uint32Array(tokens.length + 1);
  let expected = 0;
  for (const [index, token] of tokens.entries()) {
    offsets[index + 1] = offsets[index] + token.length;
    expected += keysOfLength(token.length, editsAllowed(token.length, true));
  }
  const codes = new Uint16Array(offsets[tokens.length]);
  yield;
  for (const [index, token] of tokens.entries()) {
    codesInto(codes, offsets[index], token);
    if (index % tokensAtOnce === 0) yield;
  }
  const spellings = yield* buildBuckets(tokens.length, expected, (token, found) => {
    const length = offsets[token + 1] - offsets[token];
    forEachKey(codes, offsets[token], offsets[token + 1], editsAllowed(length, true), found);
  });
  return { count: tokens.length, codes, offsets, spellings };
}

export function codesInto(codes: Uint16Array, at: number, text: string): void {
  for (let i = 0; i < text.length; i++) codes[at + i] = text.charCodeAt(i);
}

/** The token that is spelt so; -1 when there is none. */
export function exactToken(vocabulary: Vocabulary, codes: Uint16Array, from: number, to: number): number {
  const { offsets, values, mask } = vocabulary.spellings;
  const bucket = hashOf(codes, from, to) & mask;
  for (let i = offsets[bucket]; i < offsets[bucket + 1]; i++) {
    const token = values[i];
    if (editsBetween(codes, from, to, vocabulary.codes, vocabulary.offsets[token], vocabulary.offsets[token + 1], 0) === 0)
      return token;
  }
  return -1;
}

/** So many longer tokens are given for a head. */
export const mostWithHead = 32;

/** Calls `found` for each longer token that begins so, in order of text. */
export function forEachWithHead(
  vocabulary: Vocabulary,
  codes: Uint16Array,
  length: number,
  found: (token: number) => void,
): void {
  let token = firstNotBefore(vocabulary, codes, length);
  for (let given = 0; given < mostWithHead && token < vocabulary.count; given++, token++) {
    const from = vocabulary.offsets[token];
    const to = vocabulary.offsets[token + 1];
    if (to - from < length || editsBetween(codes, 0, length, vocabulary.codes, from, from + length, 0) !== 0) return;
    if (to - from > length) found(token);
  }
}

function firstNotBefore(vocabulary: Vocabulary, codes: Uint16Array, length: number): number {
  let low = 0;
  let high = vocabulary.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(vocabulary, middle, codes, length)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isBefore({ codes: all, offsets }: Vocabulary, token: number, codes: Uint16Array, length: number): boolean {
  const size = offsets[token + 1] - offsets[token];
  for (let i = 0; i < size && i < length; i++) {
    const code = all[offsets[token] + i];
    if (code !== codes[i]) return code < codes[i];
  }
  return size < length;
}

/** Calls `found` for each token within so many edits, in no order, maybe twice; `editsAllowed` at most. */
export function forEachNear(
  vocabulary: Vocabulary,
  codes: Uint16Array,
  length: number,
  most: number,
  found: (token: number, edits: number) => void,
): void {
  const { offsets, values, mask } = vocabulary.spellings;
  forEachKey(codes, 0, length, most, (hash) => {
    const bucket = hash & mask;
    for (let i = offsets[bucket]; i < offsets[bucket + 1]; i++) {
      const from = vocabulary.offsets[values[i]];
      const to = vocabulary.offsets[values[i] + 1];
      const edits = editsBetween(codes, 0, length, vocabulary.codes, from, to, most);
      if (edits <= most) found(values[i], edits);
    }
  });
}
