/** How far two words agree that are not equal. */
import { editDistance } from './edit-distance.ts';
import type { NameWord } from './name-form.ts';
import { consonantsOf } from './transliteration.ts';

export interface Agreement {
  readonly how: 'sound' | 'consonants' | 'abbreviation' | 'spelling';
  /** 1 to 9,999. */
  readonly agreement: number;
}

export const sameSound = 9_600;

/** `undefined` when they are two words. */
export function agreementOf(a: NameWord, b: NameWord): Agreement | undefined {
  if (!isSpelled(a) || !isSpelled(b)) return undefined;
  if (a.common && b.common) return abbreviationOf(a, b);
  const shortest = Math.min(a.ascii.length, b.ascii.length);
  if (a.sound === b.sound && shortest > shortSound) return { how: 'sound', agreement: sameSound };
  if (a.sound === b.sound && shortest === shortSound) return { how: 'sound', agreement: 8_000 };
  if (a.coarse === b.coarse && shortest > shortSound && isHeardSo(a.sound, b.sound)) return { how: 'sound', agreement: 8_800 };
  if (a.consonants !== '' || b.consonants !== '') return consonantAgreement(a, b);
  return abbreviationOf(a, b) ?? spellingOf(a, b);
}

/** "Curtiss" and "Cordes" are one only when each letter may be another. */
function isHeardSo(a: string, b: string): boolean {
  const most = Math.min(a.length, b.length) < 8 ? 2 : 3;
  return editDistance(a, b, most) <= most;
}

/** Visa and Wisa: words of so many letters sound alike by chance, shorter ones more so. */
const shortSound = 4;

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

export function skeletonOf({ consonants, ascii }: NameWord): string {
  return (consonants === '' ? consonantsOf(ascii) : consonants).replace(/(?<=.{2})h$/, '');
}

/** "ELECTR" of "electronics", "MFCTRNG" of "manufacturing": of words that say little, since they are short for many. */
function abbreviationOf(a: NameWord, b: NameWord): Agreement | undefined {
  const [short, long] = a.ascii.length < b.ascii.length ? [a, b] : [b, a];
  if (short.ascii.length < 3 || long.ascii.length - short.ascii.length < 2 || short.ascii[0] !== long.ascii[0]) return undefined;
  // "AIR" is a word of its own; "ELEC" is short for several.
  const isWord = short.common && short.ascii === short.text;
  if (isWord) return undefined;
  if (long.ascii.startsWith(short.ascii))
    return long.common ? { how: 'abbreviation', agreement: 9_200 } : prefixOfName(short, long);
  if (!long.common || short.common || /[aeiou]/.test(short.ascii.slice(1)) || !isWithin(short.ascii, long.ascii))
    return undefined;
  return { how: 'abbreviation', agreement: 8_500 };
}

/** Of a word that tells names apart an abbreviation proves less. */
function prefixOfName(short: NameWord, long: NameWord): Agreement | undefined {
  if (short.common) return undefined;
  return { how: 'abbreviation', agreement: Math.max(shortPrefix, Math.floor((10_000 * short.ascii.length) / long.ascii.length)) };
}

const shortPrefix = 6_000;

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
  const written = editDistance(a.ascii, b.ascii, 2 * budget);
  const heard = editDistance(a.coarse, b.coarse, budget);
  // An edit that is not heard counts half.
  const halves = Math.min(2 * written, written + heard);
  if (halves > 2 * budget) return undefined;
  return { how: 'spelling', agreement: 10_000 - Math.floor((halves * 7_000) / shortest) };
}
