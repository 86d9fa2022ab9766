/** How many edits part two words, beside the definition with its whole table. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, longest } from '../../graph/screening/matching/edit-distance.ts';

/** Optimal string alignment (Boytsov 2011, section 2.2), by its recurrence. */
function byDefinition(left: string, right: string): number {
  const at = Array.from({ length: left.length + 1 }, () => new Array<number>(right.length + 1).fill(0));
  for (let i = 0; i <= left.length; i++) {
    for (let j = 0; j <= right.length; j++) {
      const ways = i === 0 && j === 0 ? [0] : [];
      if (i > 0) ways.push(at[i - 1][j] + 1);
      if (j > 0) ways.push(at[i][j - 1] + 1);
      if (i > 0 && j > 0) ways.push(at[i - 1][j - 1] + (left[i - 1] === right[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) ways.push(at[i - 2][j - 2] + 1);
      at[i][j] = Math.min(...ways);
    }
  }
  return at[left.length][right.length];
}

const far = 2 * longest;

describe('the edits between two words', () => {
  it.each([
    ['', '', 0],
    ['', 'ab', 2],
    ['ab', '', 2],
    ['huawei', 'huawei', 0],
    ['huawei', 'huawie', 1],
    ['uhawei', 'huawei', 1],
    ['huawei', 'hauwei', 1],
    ['huawei', 'huaweii', 1],
    ['huawei', 'uawei', 1],
    ['huawei', 'huavei', 1],
    ['norinco', 'ronnico', 3],
    ['sukhoi', 'suhoj', 2],
    ['kalashnikov', 'kalasnikoff', 3],
    // A swap with a letter between is two: no edit is made of what was edited before.
    ['ca', 'abc', 3],
    ['ab', 'ba', 1],
    ['aab', 'aba', 1],
    ['abab', 'baba', 2],
    ['zte', 'ycz', 3],
    ['ab', 'bc', 2],
    ['xab', 'xca', 2],
    ['abcdef', 'badcfe', 3],
    ['kitten', 'sitting', 3],
  ])('%s and %s: %i', (one, other, edits) => {
    expect(editDistance(one, other, far)).toBe(edits);
    expect(editDistance(other, one, far)).toBe(edits);
    expect(byDefinition(one, other)).toBe(edits);
  });

  it('are those of the definition, as far as they are counted', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 });
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 9 }), (one, other, most) => {
        expect(editDistance(one, other, most)).toBe(Math.min(byDefinition(one, other), most + 1));
      }),
      { numRuns: 2_000, seed: 20261130 },
    );
  });

  it('are one more than those asked for where there are more', () => {
    expect(editDistance('kitten', 'sitting', 3)).toBe(3);
    expect(editDistance('kitten', 'sitting', 2)).toBe(3);
    expect(editDistance('abcd', 'a', 2)).toBe(3);
    expect(editDistance('abcd', 'a', 3)).toBe(3);
    expect(editDistance('huawei', 'huavei', 0)).toBe(1);
  });

  it('are counted in the first letters of longer words', () => {
    const long = 'kvantorg'.repeat(longest / 8);
    expect(long).toHaveLength(longest);
    expect(editDistance(`${long}x`, `${long}yzyz`, far)).toBe(0);
    expect(editDistance(`${long}x`, long, 0)).toBe(0);
    expect(editDistance(long, `${long}x`, 0)).toBe(0);
    expect(editDistance(`${long.slice(0, -1)}x`, `${long}yyyy`, far)).toBe(1);
    expect(editDistance(`${long.slice(0, -1)}x`, long.slice(0, -1), far)).toBe(1);
    expect(editDistance('a'.repeat(longest + 9), 'b'.repeat(longest + 9), far)).toBe(longest);
    expect(editDistance('a'.repeat(longest + 9), '', far)).toBe(longest);
  });
});
