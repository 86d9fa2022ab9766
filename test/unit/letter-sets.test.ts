/** Letters of words as bits, and how far two words are apart at least. */
import { expect, it } from 'vitest';
import { lettersApart, lettersOf, uniteLetters } from '../../graph/screening/matching/letter-sets.ts';

it('each letter is a bit, and digits share six', () => {
  expect('abz'.split('').map(lettersOf)).toEqual([1, 2, 2 ** 25]);
  expect(lettersOf('cab')).toBe(0b111);
  expect(lettersOf('aabbaa')).toBe(0b11);
  expect(lettersOf('')).toBe(0);
  // The codes of 0 to 9 are 48 to 57.
  expect('01234'.split('').map(lettersOf)).toEqual([26, 27, 28, 29, 30].map((bit) => 2 ** bit));
  expect('5678'.split('').map(lettersOf)).toEqual([1 << 31, 2 ** 26, 2 ** 27, 2 ** 28]);
  expect(['`', '{'].map(lettersOf)).toEqual([2 ** 26, 2 ** 29]);
});

it('a letter of a word is put to others', () => {
  expect(uniteLetters(0b1, 'xbc', 1)).toBe(0b11);
  expect(uniteLetters(0b1, 'xbc', 2)).toBe(0b101);
  expect(uniteLetters(0b1, 'xbc', 3)).toBe(0b1);
  expect(uniteLetters(0, '', 0)).toBe(0);
});

it.each([
  ['', '', 0],
  ['abc', 'cba', 0],
  ['abc', 'abd', 1],
  ['abc', 'abcd', 1],
  ['abc', 'xyz', 3],
  ['abcdefghijklmnopqrstuvwxyz012345', '', 32],
  ['', 'abcdefghijklmnopqrstuvwxyz012345', 32],
  ['acegikmoqsuwy', 'bdfhjlnprtvxz', 13],
  ['abefijmn', 'cdghklop', 8],
  ['5', '', 1],
])('%j and %j are %i apart', (one, other, apart) => {
  expect(lettersApart(lettersOf(one), lettersOf(other))).toBe(apart);
  expect(lettersApart(lettersOf(other), lettersOf(one))).toBe(apart);
});
