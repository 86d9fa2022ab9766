/** The names of an index by what is written in them: tokens, the whole name without blanks, initials. */
import { type Buckets, buildBuckets } from './list-index-buckets.ts';
import type { Entries } from './list-index-entries.ts';
import { Growing } from './list-index-growing.ts';
import { forEachKey, hashOf, keysOfLength, longestKeyed } from './list-index-spelling.ts';
import { buildVocabulary, type Vocabulary } from './list-index-vocabulary.ts';
import { nameForm } from './name-form.ts';

/** Letters of a token that are looked at; two tokens that part later are one here, and are told apart when they are compared. */
export const longestToken = 64;
/** Tokens of a name that are looked at. */
export const mostTokens = 64;
/** Initials of names with fewer tokens are no acronym. */
export const fewestInitials = 3;
/** Names that are read at once. */
const namesAtOnce = 500;

export interface NameRows {
  readonly vocabulary: Vocabulary;
  /** Tokens of name n: `tokens[tokenOffsets[n]]` and on, in their order. */
  readonly tokenOffsets: Uint32Array;
  readonly tokens: Uint32Array;
  /** Names of token t, ascending, each once. */
  readonly postingOffsets: Uint32Array;
  readonly postings: Uint32Array;
  /** Weights of the tokens. */
  readonly weights: Uint16Array;
  /** Weight of a name: that of its tokens together. */
  readonly nameWeights: Uint32Array;
  /** Names by their letters without blanks, and with one of them left out. */
  readonly glued: Buckets;
  readonly initials: Buckets;
}

/** Tokens as the index looks at them. */
export function indexedTokens(tokens: readonly string[]): string[] {
  return tokens.slice(0, mostTokens).map((token) => token.slice(0, longestToken));
}

export function* buildNameRows(entries: Entries): Generator<undefined, NameRows, undefined> {
  const { tokenOffsets, tokens, texts } = yield* readTokens(entries);
  const vocabulary = yield* buildVocabulary(texts);
  const { postingOffsets, postings } = post(texts.length, tokenOffsets, tokens);
  yield;
  const weights = new Uint16Array(texts.length);
  for (let token = 0; token < texts.length; token++)
    weights[token] = weightOf(entries.names, postingOffsets[token + 1] - postingOffsets[token]);
  const nameWeights = new Uint32Array(entries.names);
  let letters = 0;
  for (let name = 0; name < entries.names; name++) {
    let length = 0;
    for (let i = tokenOffsets[name]; i < tokenOffsets[name + 1]; i++) {
      nameWeights[name] += weights[tokens[i]];
      length += vocabulary.offsets[tokens[i] + 1] - vocabulary.offsets[tokens[i]];
    }
    letters += keysOfLength(length, 1);
  }
  yield;
  const rows = { vocabulary, tokenOffsets, tokens };
  const glued = yield* buildBuckets(entries.names, letters, (name, found) => {
    const length = gluedInto(gluedCodes, rows, name);
    if (length > 0) forEachKey(gluedCodes, 0, length, 1, found);
  });
  const initials = yield* buildBuckets(entries.names, entries.names, (name, found) => {
    const length = initialsInto(gluedCodes, rows, name);
    if (length >= fewestInitials) found(hashOf(gluedCodes, 0, length));
  });
  return { ...rows, postingOffsets, postings, weights, nameWeights, glued, initials };
}

/** Rarer is heavier: bits of "one of so many". */
export function weightOf(names: number, having: number): number {
  return 33 - Math.clz32(names / Math.max(1, having));
}

/** Room for a name without blanks. */
export const mostLetters = longestToken * mostTokens;
const gluedCodes = new Uint16Array(mostLetters);

type TokenRows = Pick<NameRows, 'vocabulary' | 'tokenOffsets' | 'tokens'>;

export function gluedInto(into: Uint16Array, { vocabulary, tokenOffsets, tokens }: TokenRows, name: number): number {
  let length = 0;
  for (let i = tokenOffsets[name]; i < tokenOffsets[name + 1]; i++) {
    const from = vocabulary.offsets[tokens[i]];
    const to = vocabulary.offsets[tokens[i] + 1];
    for (let at = from; at < to; at++) into[length++] = vocabulary.codes[at];
  }
  return length;
}

export function initialsInto(into: Uint16Array, { vocabulary, tokenOffsets, tokens }: TokenRows, name: number): number {
  let length = 0;
  for (let i = tokenOffsets[name]; i < tokenOffsets[name + 1] && length < longestKeyed; i++)
    into[length++] = vocabulary.codes[vocabulary.offsets[tokens[i]]];
  return length;
}

/** Tokens of all names, as numbers in the order of their texts. */
function* readTokens(
  entries: Entries,
): Generator<undefined, { tokenOffsets: Uint32Array; tokens: Uint32Array; texts: string[] }, undefined> {
  const numbers = new Map<string, number>();
  const tokenOffsets = new Uint32Array(entries.names + 1);
  const read = new Growing();
  for (let name = 0; name < entries.names; name++) {
    for (const token of indexedTokens(nameForm(entries.textOf(name)).tokens)) {
      let number = numbers.get(token);
      if (number === undefined) {
        number = numbers.size;
        numbers.set(token, number);
      }
      read.push(number);
    }
    tokenOffsets[name + 1] = read.length;
    if (name % namesAtOnce === 0) yield;
  }
  const byFirst = [...numbers.keys()];
  const texts = byFirst.toSorted(byText);
  yield;
  const renumbered = new Uint32Array(texts.length);
  for (const [place, text] of texts.entries()) renumbered[numbers.get(text) as number] = place;
  yield;
  return { tokenOffsets, tokens: read.finished().map((token) => renumbered[token]), texts };
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Names of each token: rows of tokens turned round. */
function post(count: number, tokenOffsets: Uint32Array, tokens: Uint32Array) {
  const postingOffsets = new Uint32Array(count + 1);
  const names = tokenOffsets.length - 1;
  /** Last name that each token was met in, plus one: a token twice in a name counts once. */
  const met = new Uint32Array(count);
  const each = (found: (token: number, name: number) => void) => {
    met.fill(0);
    for (let name = 0; name < names; name++) {
      for (let i = tokenOffsets[name]; i < tokenOffsets[name + 1]; i++) {
        if (met[tokens[i]] === name + 1) continue;
        met[tokens[i]] = name + 1;
        found(tokens[i], name);
      }
    }
  };
  each((token) => postingOffsets[token + 1]++);
  for (let token = 0; token < count; token++) postingOffsets[token + 1] += postingOffsets[token];
  const postings = new Uint32Array(postingOffsets[count]);
  const next = postingOffsets.slice();
  each((token, name) => {
    postings[next[token]++] = name;
  });
  return { postingOffsets, postings };
}
