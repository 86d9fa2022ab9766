/** How far two names are one: a figure of the two names alone, so that it never depends on what else is listed. */
import { alignWords, type WordPair } from './align-words.ts';
import { leftPieces, type Piece } from './left-words.ts';
import type { AlignedPart, Band } from './listed-party.ts';
import type { NameForm, NameWord } from './name-form.ts';
import { areRomanisations } from './transliteration.ts';
import { sameSound } from './word-agreement.ts';

export type Likeness = 'written' | 'heard' | 'near';

export interface NameComparison {
  /** 0 to 10,000: the mean agreement of `aligned`, by weight. */
  readonly score: number;
  readonly aligned: readonly AlignedPart[];
  /** How much the rarest word says on which the two agree, 0 to 100. */
  readonly agreedWeight: number;
  /** Whether the one telling word on which they agree is no romanisation, and sounds the same or is only near it. */
  readonly likeness: Likeness;
}

const whole = 10_000;
/** Words that say less are those of many names. */
export const rare = 60;

export function compareNames(name: NameForm, entry: NameForm): NameComparison {
  if (name.words.length === 0 || entry.words.length === 0) return withoutWords(name, entry);
  if (isStatedFor(name, entry) || isStatedFor(entry, name)) return ofStatedInitials(name, entry);
  const alignment = alignWords(name, entry);
  const pieces = alignment.pairs.map((pair) => pieceOf(pair, name.words, entry.words));
  const agreed = agreedWeight(alignment.pairs, name.words, entry.words);
  pieces.push(...leftPieces(alignment, name, entry, agreed < rare));
  if (isReordered(alignment.pairs))
    pieces.push({ how: 'word order', name: '', entry: '', weight: orderWeight(pieces), agreement: 0 });
  const aligned = shared(pieces);
  const score = Math.round(aligned.reduce((sum, part) => sum + part.weight * part.agreement, 0) / whole);
  return { score, aligned, agreedWeight: agreed, likeness: likenessOf(alignment.pairs, name.words, entry.words) };
}

function withoutWords(name: NameForm, entry: NameForm): NameComparison {
  const agreement = name.text === entry.text ? whole : 0;
  const part = { how: agreement === whole ? 'equal' : 'other', name: name.text, entry: entry.text, weight: whole, agreement };
  return { score: agreement, aligned: [part], agreedWeight: 0, likeness: 'written' };
}

/** "Group" and words that say no more. */
const lightWeight = 12;

/** Whether the one is the initials that the other states for itself, beside words that the other has as well, or "Group". */
function isStatedFor({ words }: NameForm, { initials, words: others }: NameForm): boolean {
  if (initials === '' || !words.some(({ ascii }) => ascii === initials)) return false;
  return words.every(
    ({ ascii, text, weight }) => ascii === initials || weight <= lightWeight || others.some((other) => other.text === text),
  );
}

const statedInitialsAgree = 9_000;

function ofStatedInitials(name: NameForm, entry: NameForm): NameComparison {
  const part = { how: 'stated initials', name: name.text, entry: entry.text, weight: whole, agreement: statedInitialsAgree };
  const agreedWeight = Math.max(name.words[0].weight, entry.words[0].weight);
  return { score: statedInitialsAgree, aligned: [part], agreedWeight, likeness: 'written' };
}

function weightOf(words: readonly NameWord[], [from, to]: readonly [number, number]): number {
  let sum = 0;
  for (let at = from; at < to; at++) sum += words[at].weight;
  return sum;
}

function writtenOf(words: readonly NameWord[], [from, to]: readonly [number, number]): string {
  if (to - from === 1) return words[from].written;
  return words
    .slice(from, to)
    .map(({ written }) => written)
    .join(' ');
}

function pieceOf({ how, name, entry, agreement }: WordPair, names: readonly NameWord[], entries: readonly NameWord[]): Piece {
  return {
    how,
    name: writtenOf(names, name),
    entry: writtenOf(entries, entry),
    weight: 100 * (weightOf(names, name) + weightOf(entries, entry)),
    agreement,
  };
}

function isReordered(pairs: readonly WordPair[]): boolean {
  if (pairs.length < 2) return false;
  const inOrder = [...pairs].sort((a, b) => a.name[0] - b.name[0]);
  return inOrder.some(({ entry }, at) => at > 0 && entry[0] < inOrder[at - 1].entry[0]);
}

/** Two hundredths of the rest. */
function orderWeight(pieces: readonly Piece[]): number {
  return Math.floor(pieces.reduce((sum, { weight }) => sum + weight, 0) / 50);
}

/** Weights as parts of the whole; they add up to it. */
function shared(pieces: readonly Piece[]): AlignedPart[] {
  const total = pieces.reduce((sum, { weight }) => sum + weight, 0);
  let sum = 0;
  let given = 0;
  return pieces.map((piece) => {
    sum += piece.weight;
    const upTo = Math.round((whole * sum) / total);
    const weight = upTo - given;
    given = upTo;
    return { ...piece, weight };
  });
}

function agreedWeight(pairs: readonly WordPair[], name: readonly NameWord[], entry: readonly NameWord[]): number {
  let most = 0;
  for (const pair of pairs) {
    if (pair.how === 'initials') continue;
    for (let i = pair.name[0]; i < pair.name[1]; i++) most = Math.max(most, name[i].weight);
    for (let j = pair.entry[0]; j < pair.entry[1]; j++) most = Math.max(most, entry[j].weight);
  }
  return most;
}

/** Longer words that sound alike are hardly two. */
const longWord = 10;

function likenessOf(pairs: readonly WordPair[], names: readonly NameWord[], entries: readonly NameWord[]): Likeness {
  let alike: WordPair | undefined;
  for (const pair of pairs) {
    const [one, other] = [names[pair.name[0]], entries[pair.entry[0]]];
    if (Math.max(one.weight, other.weight) < rare) continue;
    if (alike !== undefined || (pair.how !== 'sound' && pair.how !== 'spelling')) return 'written';
    if (Math.min(one.ascii.length, other.ascii.length) >= longWord || isRomanised(one, other)) return 'written';
    alike = pair;
  }
  if (alike === undefined) return 'written';
  return alike.agreement === sameSound ? 'heard' : 'near';
}

const latin = /^[\p{Script=Latin}\p{N}\p{M}]+$/u;

function isRomanised(one: NameWord, other: NameWord): boolean {
  return !latin.test(one.written) || !latin.test(other.written) || areRomanisations(one.ascii, other.ascii);
}

/** The least score of each band. Measured: docs/screening.md, "Names". */
export const bandThresholds = { strong: 9_300, possible: 6_500, weak: 6_000 } as const;

export function bandOfScore(score: number): Band {
  if (score >= bandThresholds.strong) return 'strong';
  if (score >= bandThresholds.possible) return 'possible';
  return score >= bandThresholds.weak ? 'weak' : 'none';
}
