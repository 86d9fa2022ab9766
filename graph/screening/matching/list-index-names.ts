/** The names of an index by what is written in them: tokens, the whole name without blanks, initials. */
import { type Buckets, buildBuckets } from './list-index-buckets.ts';
import type { Entries } from './list-index-entries.ts';
import { sortedTexts } from './list-index-sort.ts';
import { buildSounds, type Sounds } from './list-index-sounds.ts';
import { forEachKey, hashOfText, keysOfLength } from './list-index-spelling.ts';
import { buildVocabulary, codesInto, type Vocabulary } from './list-index-vocabulary.ts';
import { type NameWords, readWords } from './list-index-words.ts';

/** Letters of a token that are looked at; two tokens that part later are one here, and are told apart when they are compared. */
export const longestToken = 64;
/** Initials of names with fewer words are no acronym. */
export const fewestInitials = 3;
/** Letters of a name without blanks that are looked at. */
export const mostLetters = 2_048;

export interface NameRows {
  readonly entries: Entries;
  readonly words: NameWords;
  readonly vocabulary: Vocabulary;
  /** Of each word the token for what it stands for, and the one for its letters; mostly they are one. */
  readonly tokenOf: Uint32Array;
  readonly spelledOf: Uint32Array;
  /** Token of each word of each name, where `words.row` has the word. */
  readonly tokenRow: Uint32Array;
  /** Names of token t, ascending, each once. */
  readonly postingOffsets: Uint32Array;
  readonly postings: Uint32Array;
  /** How much each token says: 1 to 100. */
  readonly weights: Uint8Array;
  /** Weight of a name: that of its words together. */
  readonly nameWeights: Uint32Array;
  /** Names by their letters without blanks, and with one of them left out. */
  readonly glued: Buckets;
  readonly initials: Buckets;
  readonly sounds: Sounds;
}

export function* buildNameRows(entries: Entries): Generator<undefined, NameRows, undefined> {
  const words = yield* readWords(entries);
  const { texts, tokenOf, spelledOf } = yield* tokensOf(words);
  const vocabulary = yield* buildVocabulary(texts);
  const { postingOffsets, postings } = yield* post(texts.length, [tokenOf, spelledOf], words);
  const weights = new Uint8Array(texts.length);
  for (const [word, { weight }] of words.words.entries())
    for (const token of [tokenOf[word], spelledOf[word]]) weights[token] = Math.max(weights[token], weight);
  const rows = { entries, words, vocabulary, tokenOf, spelledOf };
  yield;
  const nameWeights = new Uint32Array(entries.names);
  let keys = 0;
  for (let name = 0; name < entries.names; name++) {
    for (let i = words.offsets[name]; i < words.offsets[name + 1]; i++) nameWeights[name] += words.words[words.row[i]].weight;
    keys += keysOfLength(gluedInto(letters, rows, name), 1);
    if (name % namesAtOnce === 0) yield;
  }
  yield;
  const glued = yield* buildBuckets(entries.names, keys, (name, found) =>
    forEachKey(letters, 0, gluedInto(letters, rows, name), 1, found),
  );
  const initials = yield* buildBuckets(entries.names, 2 * entries.names, (name, found) => {
    for (const text of initialsOf(rows, name)) found(hashOfText(text));
  });
  const sounds = yield* buildSounds(words.words);
  return {
    ...rows,
    tokenRow: words.row.map((word) => tokenOf[word]),
    postingOffsets,
    postings,
    weights,
    nameWeights,
    glued,
    initials,
    sounds,
  };
}

const letters = new Uint16Array(mostLetters);
/** Names and words that are worked on at once. */
const namesAtOnce = 10_000;
const wordsAtOnce = 10_000;

type TokenRows = Pick<NameRows, 'entries' | 'words' | 'vocabulary' | 'spelledOf'>;

/** Letters of a name; a name without words has its text. Gives how many. */
export function gluedInto(into: Uint16Array, { entries, words, vocabulary, spelledOf }: TokenRows, name: number): number {
  const { offsets, row } = words;
  if (offsets[name] === offsets[name + 1]) return wordlessInto(into, entries.textOf(name));
  let length = 0;
  for (let i = offsets[name]; i < offsets[name + 1]; i++) {
    const token = spelledOf[row[i]];
    for (let at = vocabulary.offsets[token]; at < vocabulary.offsets[token + 1] && length < mostLetters; at++)
      into[length++] = vocabulary.codes[at];
  }
  return length;
}

export function wordlessInto(into: Uint16Array, text: string): number {
  codesInto(into, 0, text.slice(0, mostLetters));
  return Math.min(text.length, mostLetters);
}

/** Initials of a name: that it states; of its words; of these and its legal form, as in CNOOC. */
export function initialsOf({ words, vocabulary, spelledOf }: TokenRows, name: number): string[] {
  const { legalForm, initials } = words.remainder(name);
  const list = initials === '' ? [] : [initials];
  const [from, to] = [words.offsets[name], words.offsets[name + 1]];
  if (to - from + (legalForm === '' ? 0 : 1) < fewestInitials) return list;
  let letters = '';
  for (let i = from; i < to; i++) letters += String.fromCharCode(vocabulary.codes[vocabulary.offsets[spelledOf[words.row[i]]]]);
  if (to - from >= fewestInitials) list.push(letters);
  if (legalForm !== '') list.push(letters + legalForm[0]);
  return list;
}

interface Tokens extends Pick<NameRows, 'tokenOf' | 'spelledOf'> {
  readonly texts: string[];
}

/** Texts of tokens in ascending order, and the places of each word's. */
function* tokensOf({ words }: NameWords): Generator<undefined, Tokens, undefined> {
  const cut = (text: string) => text.slice(0, longestToken);
  const places = new Map<string, number>();
  for (const [at, { text, ascii }] of words.entries()) {
    places.set(cut(text), 0).set(cut(ascii), 0);
    if (at % wordsAtOnce === 0) yield;
  }
  const texts = yield* sortedTexts([...places.keys()]);
  for (const [place, text] of texts.entries()) {
    places.set(text, place);
    if (place % wordsAtOnce === 0) yield;
  }
  const tokenOf = new Uint32Array(words.length);
  const spelledOf = new Uint32Array(words.length);
  for (const [at, { text, ascii }] of words.entries()) {
    tokenOf[at] = places.get(cut(text)) as number;
    spelledOf[at] = places.get(cut(ascii)) as number;
    if (at % wordsAtOnce === 0) yield;
  }
  return { texts, tokenOf, spelledOf };
}

/** Names of each token: rows of words turned round. */
function* post(count: number, tokensOfWord: readonly Uint32Array[], { offsets, row }: NameWords) {
  const postingOffsets = new Uint32Array(count + 1);
  /** Last name that each token was met in, plus one: a token twice in a name counts once. */
  const met = new Uint32Array(count);
  function* each(found: (token: number, name: number) => void): Generator<undefined, void, undefined> {
    met.fill(0);
    for (let name = 0; name < offsets.length - 1; name++) {
      for (let i = offsets[name]; i < offsets[name + 1]; i++) {
        for (const tokens of tokensOfWord) {
          const token = tokens[row[i]];
          if (met[token] === name + 1) continue;
          met[token] = name + 1;
          found(token, name);
        }
      }
      if (name % namesAtOnce === 0) yield;
    }
  }
  yield* each((token) => postingOffsets[token + 1]++);
  for (let token = 0; token < count; token++) postingOffsets[token + 1] += postingOffsets[token];
  const postings = new Uint32Array(postingOffsets[count]);
  const next = postingOffsets.slice();
  yield* each((token, name) => {
    postings[next[token]++] = name;
  });
  return { postingOffsets, postings };
}
