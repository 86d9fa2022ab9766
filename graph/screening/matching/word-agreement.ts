/** How far two words agree that are not equal. */
import { editDistance } from './edit-distance.ts';
import type { NameWord } from './name-form.ts';

export interface Agreement {
  readonly how: 'sound' | 'consonants' | 'abbreviation' | 'spelling';
  /** 1 to 9,999. */
  readonly agreement: number;
}

/** `undefined` when they are two words. */
export function agreementOf(a: NameWord, b: NameWord): Agreement | undefined {
  if (!isSpelled(a) || !isSpelled(b)) return undefined;
  if (a.common && b.common) return abbreviationOf(a, b);
  if (a.sound === b.sound && Math.min(a.ascii.length, b.ascii.length) >= shortestSound) return { how: 'sound', agreement: 9_600 };
  if (a.consonants !== '' || b.consonants !== '') return consonantAgreement(a, b);
  return abbreviationOf(a, b) ?? spellingOf(a, b);
}

const shortestSound = 4;

/** Numbers and letters name one of a row: they are equal, or two. */
function isSpelled({ kind }: NameWord): boolean {
  return kind !== 'number' && kind !== 'letter';
}

function consonantAgreement(a: NameWord, b: NameWord): Agreement | undefined {
  const [left, right] = [a, b].map((word) => skeletonOf(word));
  if (left.length < 2 || right.length < 2) return undefined;
  if (left === right) return { how: 'consonants', agreement: left.length >= 3 ? 9_000 : 7_500 };
  const shortest = Math.min(left.length, right.length);
  return shortest >= 4 && editDistance(left, right, 1) === 1 ? { how: 'consonants', agreement: 7_000 } : undefined;
}

export function skeletonOf({ consonants, sound }: NameWord): string {
  const skeleton = consonants === '' ? sound.replace(/[aeiou0-9]/g, '') : consonants;
  return skeleton.replace(/(.)\1+/g, '$1').replace(/(?<=.{2})h$/, '');
}

/** "ELECTR" of "electronics", "MFCTRNG" of "manufacturing": of words that say little, since they are short for many. */
function abbreviationOf(a: NameWord, b: NameWord): Agreement | undefined {
  const [short, long] = a.ascii.length < b.ascii.length ? [a, b] : [b, a];
  if (short.ascii.length < 3 || long.ascii.length - short.ascii.length < 2 || short.ascii[0] !== long.ascii[0]) return undefined;
  const isWord = short.common && long.common;
  if (long.ascii.startsWith(short.ascii)) {
    if (isWord) return undefined;
    return long.common ? { how: 'abbreviation', agreement: 9_200 } : prefixOfName(short, long);
  }
  if (!long.common || isWord || /[aeiou]/.test(short.ascii.slice(1, -1)) || !isWithin(short.ascii, long.ascii)) return undefined;
  return { how: 'abbreviation', agreement: 8_500 };
}

function prefixOfName(short: NameWord, long: NameWord): Agreement | undefined {
  if (short.common || short.ascii.length < 5) return undefined;
  return { how: 'abbreviation', agreement: Math.floor((10_000 * short.ascii.length) / long.ascii.length) };
}

/** Whether all letters of one stand in the other, in their order. */
function isWithin(letters: string, word: string): boolean {
  let at = -1;
  for (const letter of letters) {
    at = word.indexOf(letter, at + 1);
    if (at === -1) return false;
  }
  return true;
}

/** So many edits are a misspelling of a word of so many letters. */
export function editBudget(length: number): number {
  if (length < 4) return 0;
  if (length < 8) return 1;
  return length < 13 ? 2 : 3;
}

function spellingOf(a: NameWord, b: NameWord): Agreement | undefined {
  if (/\d/.test(a.ascii) || /\d/.test(b.ascii)) return undefined;
  const shortest = Math.min(a.ascii.length, b.ascii.length);
  const budget = editBudget(shortest);
  if (budget === 0 || Math.abs(a.ascii.length - b.ascii.length) > budget) return undefined;
  const written = editDistance(a.ascii, b.ascii, budget);
  const heard = editDistance(a.sound, b.sound, budget);
  // An edit that is not heard counts half.
  const halves = Math.min(2 * written, written + heard);
  if (halves > 2 * budget) return undefined;
  return { how: 'spelling', agreement: 10_000 - Math.floor((halves * 7_000) / shortest) };
}
