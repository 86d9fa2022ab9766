/** Words of entries by how they sound, and by their consonants where one side is written without vowels. */
import { type Buckets, buildBuckets } from './list-index-buckets.ts';
import { hashOfText } from './list-index-spelling.ts';
import type { NameWord } from './name-form.ts';
import { skeletonOf } from './word-agreement.ts';

const wordsAtOnce = 1_000;

export interface Sounds {
  readonly words: readonly NameWord[];
  readonly sounds: Buckets;
  readonly skeletons: Buckets;
  /** Of words that are written without vowels, alone. */
  readonly bareSkeletons: Buckets;
}

export function* buildSounds(words: readonly NameWord[]): Generator<undefined, Sounds, undefined> {
  const bare = words.filter(isBare).length;
  const sounds = yield* buildBuckets(words.length, words.length, (word, found) => found(hashOfText(words[word].coarse)));
  const hashes = new Uint32Array(words.length);
  for (const [word, form] of words.entries()) {
    hashes[word] = hashOfText(skeletonOf(form));
    if (word % wordsAtOnce === 0) yield;
  }
  const skeletons = yield* buildBuckets(words.length, words.length, (word, found) => found(hashes[word]));
  const bareSkeletons = yield* buildBuckets(words.length, bare, (word, found) => {
    if (isBare(words[word])) found(hashes[word]);
  });
  return { words, sounds, skeletons, bareSkeletons };
}

function isBare({ consonants }: NameWord): boolean {
  return consonants !== '';
}

/** Calls `found` with each word that the comparison takes for a transliteration of this one. */
export function forEachSounding(
  { words, sounds, skeletons, bareSkeletons }: Sounds,
  word: NameWord,
  found: (word: number) => void,
): void {
  const { coarse } = word;
  if (coarse !== '') forEachIn(sounds, coarse, (other) => words[other].coarse === coarse && found(other));
  const skeleton = skeletonOf(word);
  if (skeleton === '') return;
  forEachIn(isBare(word) ? skeletons : bareSkeletons, skeleton, (other) => skeletonOf(words[other]) === skeleton && found(other));
}

function forEachIn({ offsets, values, mask }: Buckets, text: string, found: (value: number) => void): void {
  const bucket = hashOfText(text) & mask;
  for (let i = offsets[bucket]; i < offsets[bucket + 1]; i++) found(values[i]);
}
