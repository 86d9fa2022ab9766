/** Keys of spellings that lie near, and the tokens that are found by them. */
import { describe, expect, it } from 'vitest';
import {
  editsBetween,
  forEachKey,
  hashOf,
  hashOfText,
  keysOfLength,
  longestKeyed,
} from '../../graph/screening/matching/list-index-spelling.ts';
import {
  buildVocabulary,
  codesInto,
  editsAllowed,
  exactToken,
  forEachNear,
  forEachWithHead,
  mostWithHead,
} from '../../graph/screening/matching/list-index-vocabulary.ts';

const codesOf = (text: string) => Uint16Array.from(text, (letter) => letter.charCodeAt(0));

/** The definition: a polynomial in the codes plus one, then the last steps of MurmurHash3 (`fmix32`); integers of any size. */
function literalHash(text: string): number {
  const cut = (value: bigint) => value & 0xffff_ffffn;
  let hash = 0n;
  for (let i = 0; i < text.length; i++) hash = cut(hash * 0x01000193n + BigInt(text.charCodeAt(i)) + 1n);
  hash = cut((hash ^ (hash >> 16n)) * 0x85ebca6bn);
  hash = cut((hash ^ (hash >> 13n)) * 0xc2b2ae35n);
  return Number(hash ^ (hash >> 16n));
}

/** Edits that part two texts, by the definition. */
function literalEdits(left: string, right: string): number {
  if (left === '' || right === '') return left.length + right.length;
  const [a, b] = [left.slice(1), right.slice(1)];
  const ways = [literalEdits(a, b) + (left[0] === right[0] ? 0 : 1), literalEdits(a, right) + 1, literalEdits(left, b) + 1];
  if (a !== '' && b !== '' && left[0] === b[0] && a[0] === right[0]) ways.push(literalEdits(a.slice(1), b.slice(1)) + 1);
  return Math.min(...ways);
}

/** All texts of so many letters a, b, c at most. */
const few = [''];
for (let at = 0; few[at].length < 4; at++) for (const letter of 'abc') few.push(few[at] + letter);

describe('the hash of a text', () => {
  it.each(['', '\0', 'a', 'acme', 'emca', 'zvezdochka', '\uffff\ud800', 'x'.repeat(200)])(
    '%j is that of its definition',
    (text) => {
      expect(hashOfText(text)).toBe(literalHash(text));
      expect(hashOf(codesOf(`<${text}>`), 1, 1 + text.length)).toBe(literalHash(text));
    },
  );

  it('of a text of one zero is what MurmurHash3 makes of 1', () => {
    expect(hashOfText('\0')).toBe(0x514e28b7);
  });
});

function keysOf(text: string, most: number): number[] {
  const keys: number[] = [];
  forEachKey(codesOf(`<${text}>`), 1, 1 + text.length, most, (key) => keys.push(key));
  return keys.sort((a, b) => a - b);
}

function without(text: string, at: number): string {
  return text.slice(0, at) + text.slice(at + 1);
}

describe('the keys of a text', () => {
  const hashed = (texts: readonly string[]) => texts.map(literalHash).sort((a, b) => a - b);

  it('are the hashes of it with none, one and two letters left out', () => {
    expect(keysOf('abc', 0)).toEqual(hashed(['abc']));
    expect(keysOf('abc', 1)).toEqual(hashed(['abc', 'bc', 'ac', 'ab']));
    expect(keysOf('abcd', 2)).toEqual(hashed(['abcd', 'bcd', 'acd', 'abd', 'abc', 'cd', 'bd', 'bc', 'ad', 'ac', 'ab']));
    expect(keysOf('', 2)).toEqual(hashed(['']));
    expect(keysOf('a', 2)).toEqual(hashed(['a', '']));
  });

  it('are given once for equal neighbours', () => {
    expect(keysOf('aab', 1)).toEqual(hashed(['aab', 'ab', 'aa']));
  });

  it('are the whole alone of a text that is longer than any word', () => {
    const longest = 'ab'.repeat(longestKeyed / 2);
    expect(keysOf(longest, 1)).toEqual(hashed([longest, ...Array.from(longest, (_, at) => without(longest, at))]));
    expect(keysOf(`${longest}c`, 1)).toEqual(hashed([`${longest}c`]));
    expect(keysOf(`${longest}c`, 2)).toHaveLength(1);
  });

  it('are so many at most', () => {
    expect([0, 1, 2].map((most) => keysOfLength(5, most))).toEqual([1, 6, 16]);
    expect([longestKeyed, longestKeyed + 1].map((length) => keysOfLength(length, 1))).toEqual([longestKeyed + 1, 1]);
    expect(keysOfLength(longestKeyed + 1, 2)).toBe(1);
    for (const most of [0, 1, 2]) expect(keysOf('abcdefg', most)).toHaveLength(keysOfLength(7, most));
  });

  it('have one in common when as many edits part two texts', () => {
    for (const one of few)
      for (const other of ['abca', 'cab', 'ba', 'aaaa'])
        for (const most of [1, 2]) {
          const keys = new Set(keysOf(other, most));
          if (literalEdits(one, other) <= most) expect(keysOf(one, most).some((key) => keys.has(key))).toBe(true);
        }
  });
});

describe('the edits between two texts', () => {
  const edits = (left: string, right: string, most: number) =>
    editsBetween(codesOf(`a${left}b`), 1, 1 + left.length, codesOf(`ab${right}a`), 2, 2 + right.length, most);

  it('are those of the definition, or one more than what is asked for', () => {
    for (const one of few)
      for (const other of ['', 'a', 'ab', 'abc', 'cba', 'abca', 'bbaa', 'bcab'])
        for (const most of [0, 1, 2])
          expect([one, other, most, edits(one, other, most)]).toEqual([
            ...[one, other, most, Math.min(literalEdits(one, other), most + 1)],
          ]);
  });
});

const tokens = [
  'ab',
  'abc',
  'acme',
  'acmed',
  'acmee',
  'acmx',
  'axme',
  'kvantor',
  'kvantors',
  'kvmntar',
  'x'.repeat(24),
  'x'.repeat(26),
];

function vocabularyOf(texts: readonly string[]) {
  const steps = buildVocabulary(texts);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

describe('edits that are allowed', () => {
  it('are more for longer words, and none for short ones', () => {
    const lengths = [3, 4, 5, 6, 7, 24, 25];
    expect(lengths.map((length) => editsAllowed(length, false))).toEqual([0, 1, 1, 1, 2, 2, 1]);
    expect(lengths.map((length) => editsAllowed(length, true))).toEqual([0, 1, 2, 2, 2, 2, 1]);
  });
});

describe('the vocabulary', () => {
  const build = () => vocabularyOf(tokens);

  it('holds the letters of its tokens', () => {
    const { count, codes, offsets } = build();
    expect(count).toBe(tokens.length);
    const texts = tokens.map((_, token) => String.fromCharCode(...codes.subarray(offsets[token], offsets[token + 1])));
    expect(texts).toEqual(tokens);
  });

  it('is built in steps of so many tokens', () => {
    const rests = (count: number) => {
      const steps = buildVocabulary(Array.from({ length: count }, (_, at) => String(10_000 + at).slice(-3)));
      let taken = 0;
      while (steps.next().done !== true) taken++;
      return taken;
    };
    // One after the offsets, one for each 20,000 tokens, and those of the buckets: one, and two for each 30,000 keys and tokens.
    expect([0, 1, 1_000].map(rests)).toEqual([2, 3, 3]);
    expect(rests(20_001) - rests(20_000)).toBe(1);
  });

  it('has buckets for about so many keys as its tokens have', () => {
    // 1 + 1; 1 + 4; 1 + 5 + 10; 1 + 24 + 276: half of them, up to a power of two.
    expect(vocabularyOf(['ab', 'abc']).spellings.mask).toBe(0);
    expect(vocabularyOf(['acme']).spellings.mask).toBe(3);
    expect(vocabularyOf(['acmed']).spellings.mask).toBe(7);
    expect(vocabularyOf(['x'.repeat(24)]).spellings.mask).toBe(255);
  });

  it('finds a token that is spelt so, and no other', () => {
    const vocabulary = build();
    const exact = (text: string) => exactToken(vocabulary, codesOf(`ab${text}c`), 2, 2 + text.length);
    expect(tokens.map(exact)).toEqual(tokens.map((_, token) => token));
    expect(['', 'a', 'acm', 'acmy', 'x'.repeat(25)].map(exact)).toEqual([-1, -1, -1, -1, -1]);
    expect(exactToken(vocabularyOf([]), codesOf('acme'), 0, 4)).toBe(-1);
  });

  it('finds the tokens that are so near, and how near they are', () => {
    const vocabulary = build();
    const near = (text: string, most: number) => {
      const found = new Map<number, number>();
      forEachNear(vocabulary, codesOf(text), text.length, most, (token, edits) => found.set(token, edits));
      return [...found].sort(([a], [b]) => a - b).map(([token, edits]) => `${tokens[token]} ${edits}`);
    };
    expect(near('acme', 0)).toEqual(['acme 0']);
    expect(near('acme', 1)).toEqual(['acme 0', 'acmed 1', 'acmee 1', 'acmx 1', 'axme 1']);
    expect(near('caem', 1)).toEqual([]);
    expect(near('kvantar', 1)).toEqual(['kvantor 1', 'kvmntar 1']);
    expect(near('kvantar', 2)).toEqual(['kvantor 1', 'kvantors 2', 'kvmntar 1']);
    expect(near('zzzz', 2)).toEqual([]);
    // Five letters may differ in two, of a token that is looked for farther.
    expect(near('acxxd', 2)).toEqual(['acmed 2', 'acmx 2']);
    expect(near('acxxd', 1)).toEqual([]);
  });

  it('finds the longer tokens that begin so, in order', () => {
    const vocabulary = build();
    const headed = (text: string) => {
      const found: string[] = [];
      // What stands behind the head is not looked at.
      forEachWithHead(vocabulary, codesOf(`${text}zz`), text.length, (token) => found.push(tokens[token]));
      return found;
    };
    expect(headed('a')).toEqual(['ab', 'abc', 'acme', 'acmed', 'acmee', 'acmx', 'axme']);
    expect(headed('acme')).toEqual(['acmed', 'acmee']);
    expect(headed('acmf')).toEqual([]);
    expect(headed('aca')).toEqual([]);
    expect(headed('ad')).toEqual([]);
    expect(headed('zz')).toEqual([]);
    expect(headed('xxx')).toEqual(['x'.repeat(24), 'x'.repeat(26)]);
    expect(headed('x'.repeat(26))).toEqual([]);
  });

  it('gives so many longer tokens at most, the head among them', () => {
    const numbered = Array.from({ length: 50 }, (_, at) => `head${String.fromCharCode(97 + at)}`);
    const headed = (texts: readonly string[]) => {
      let found = 0;
      forEachWithHead(vocabularyOf(texts), codesOf('head'), 4, () => found++);
      return found;
    };
    expect(headed(numbered)).toBe(mostWithHead);
    expect(headed(['head', ...numbered])).toBe(mostWithHead - 1);
    expect(headed(numbered.slice(0, mostWithHead - 1))).toBe(mostWithHead - 1);
  });

  it('takes letters from where a text is put', () => {
    const codes = new Uint16Array(6);
    codesInto(codes, 2, 'abc');
    expect(codes).toEqual(Uint16Array.of(0, 0, 97, 98, 99, 0));
  });
});
