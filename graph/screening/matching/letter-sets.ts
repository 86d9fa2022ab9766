/** Which letters a word has, as bits: words that few edits part differ in few of them. Digits share bits, so that words may seem nearer than they are, and never farther. */

const letterA = 97;
const letterZ = 122;
const digitBits = 6;
const firstDigitBit = 26;

function bitOf(code: number): number {
  return code >= letterA && code <= letterZ ? 1 << (code - letterA) : 1 << (firstDigitBit + (code % digitBits));
}

export function lettersOf(word: string): number {
  let letters = 0;
  for (let i = 0; i < word.length; i++) letters |= bitOf(word.charCodeAt(i));
  return letters;
}

/** With the letter at a place of the word, if there is one. */
export function uniteLetters(letters: number, word: string, at: number): number {
  return at < word.length ? letters | bitOf(word.charCodeAt(at)) : letters;
}

/** At least so many edits part two words of these letters: an edit brings one letter and takes one. */
export function lettersApart(some: number, others: number): number {
  return Math.max(bitsOf(some & ~others), bitsOf(others & ~some));
}

function bitsOf(letters: number): number {
  let bits = letters - ((letters >>> 1) & 0x5555_5555);
  bits = (bits & 0x3333_3333) + ((bits >>> 2) & 0x3333_3333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
}
