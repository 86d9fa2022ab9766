/** Properties of the comparison of names that hold for any two. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareNames } from '../../graph/screening/matching/compare-names.ts';
import { nameForm } from '../../graph/screening/matching/name-form.ts';

const runs = { numRuns: Number(process.env.HAUBERK_ORACLE_GRAPHS ?? 400) };
const score = (name: string, entry: string) => compareNames(nameForm(name), nameForm(entry)).score;

/** Words as names have them: rare ones, common ones, places, numbers. */
const word = fc.oneof(
  fc.stringMatching(/^[bdfgklmnprstvz][aeiou][bdfgklmnprstvz][aeiou][bdfgklmnprstvz][aeiou][bdfgklmnprstvz]$/),
  fc.constantFrom('Trading', 'Bank', 'Moscow', 'Technology', 'Steel', 'Group', 'Kvant', 'Star', 'University', '7', '19'),
);
const name = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.string({ unit: 'grapheme', maxLength: 60 }), name);

describe('the comparison of two names', () => {
  it('never throws, and its parts add up to its score', () => {
    fc.assert(
      fc.property(anything, anything, (one, other) => {
        const { score, aligned } = compareNames(nameForm(one), nameForm(other));
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(10_000);
        expect(Number.isInteger(score)).toBe(true);
        expect(aligned.reduce((sum, { weight }) => sum + weight, 0)).toBe(10_000);
        expect(score).toBe(Math.round(aligned.reduce((sum, part) => sum + part.weight * part.agreement, 0) / 10_000));
      }),
      runs,
    );
  });

  it('of a name with itself is the whole', () => {
    fc.assert(
      fc.property(anything, (one) => {
        expect(score(one, one)).toBe(10_000);
      }),
      runs,
    );
  });

  it('is the whole exactly in both directions, and near it otherwise', () => {
    fc.assert(
      fc.property(name, name, (one, other) => {
        const [there, back] = [score(one, other), score(other, one)];
        expect(there === 10_000).toBe(back === 10_000);
        // What one side alone has costs a tenth more on the side that is asked about.
        expect(Math.abs(there - back)).toBeLessThanOrEqual(500);
      }),
      runs,
    );
  });

  it('does not depend on case, diacritics, punctuation or the spelling of the legal form', () => {
    const spellings = fc.constantFrom(
      (text: string) => text.toUpperCase(),
      (text: string) => text.replaceAll('a', 'á').replaceAll('o', 'ö'),
      (text: string) => text.replaceAll(' ', ', '),
      (text: string) => `«${text}»`,
      (text: string) => `${text} GmbH`,
      (text: string) => `${text} L.L.C.`,
      (text: string) => `OOO ${text}`,
      (text: string) => `The ${text}`,
      (text: string) => `\u200f${text}\u200b`,
    );
    fc.assert(
      fc.property(name, name, spellings, (one, other, spell) => {
        expect(score(spell(one), other)).toBe(score(one, other));
        expect(score(one, spell(other))).toBe(score(one, other));
      }),
      runs,
    );
  });

  it('never rises when one of the two has a rare word more', () => {
    fc.assert(
      fc.property(name, name, (one, other) => {
        expect(score(`${one} Qwyjxhazq`, other)).toBeLessThanOrEqual(score(one, other));
        expect(score(one, `${other} Qwyjxhazq`)).toBeLessThanOrEqual(score(one, other));
      }),
      runs,
    );
  });

  it('of the same words in another order keeps at least 98 hundredths', () => {
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 2, maxLength: 6 }), (words) => {
        const reordered = score(words.join(' '), [...words].reverse().join(' '));
        expect(reordered).toBeGreaterThanOrEqual(9_800);
        expect(reordered).toBeLessThan(10_000);
      }),
      runs,
    );
  });
});
