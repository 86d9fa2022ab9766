/** Sets of the names of a small index, and words by how they are written. */
import { describe, expect, it } from 'vitest';
import { NameSets } from '../../graph/screening/matching/list-index-name-sets.ts';
import { WrittenWords } from '../../graph/screening/matching/list-index-written.ts';

describe('sets of names', () => {
  it.each([0, 1, 31, 32, 33, 64, 65])('of %i hold each of them', (count) => {
    const sets = new NameSets(count);
    const all = sets.empty();
    expect(all).toHaveLength(Math.ceil(count / 32));
    for (let name = 0; name < count; name++) {
      expect(sets.namesIn(sets.of(name))).toEqual(Uint32Array.of(name));
      sets.unite(all, sets.of(name));
      expect(sets.namesIn(all)).toEqual(Uint32Array.from({ length: name + 1 }, (_, one) => one));
    }
    expect(sets.namesIn(sets.empty())).toEqual(new Uint32Array());
  });

  it('keep what they had when another is united with them', () => {
    const sets = new NameSets(40);
    const set = sets.empty();
    for (const name of [35, 3, 35]) sets.unite(set, sets.of(name));
    expect(sets.namesIn(set)).toEqual(Uint32Array.of(3, 35));
    expect(sets.namesIn(sets.of(3))).toEqual(Uint32Array.of(3));
  });
});

describe('words as they are written', () => {
  const long = 'xyz'.repeat(30);
  const texts = ['kvantor', 'kvan', '', 'k', 'kvantors', 'acme', 'kvantorex', 'kvantorexx', long, 'rotnavk', 'x'.repeat(63)];
  const words = new WrittenWords(texts.map((text, at) => [text, Uint32Array.of(at)]));
  const near = (text: string) => {
    const found: string[] = [];
    words.forEachNear(text, ([at]) => found.push(texts[at]));
    return found.sort();
  };

  it('are found by what is at most two edits from them', () => {
    expect(near('kvantor')).toEqual(['kvantor', 'kvantorex', 'kvantors']);
    expect(near('kvxntxr')).toEqual(['kvantor']);
    expect(near('kxxntxr')).toEqual([]);
    expect(near('kvantorexx')).toEqual(['kvantorex', 'kvantorexx']);
    expect(near('acem')).toEqual(['acme']);
    expect(near('')).toEqual(['', 'k']);
    expect(near('q')).toEqual(['', 'k']);
  });

  it('are found by their beginnings where they are longer than any word', () => {
    expect(near(long)).toEqual([long]);
    expect(near(`${long.slice(0, 64)}qqqqq`)).toEqual([long]);
    expect(near('x'.repeat(64))).toEqual(['x'.repeat(63)]);
  });

  it('have their names by number', () => {
    expect(words.names.map(([at]) => at)).toEqual(texts.map((_, at) => at));
    expect(words.letters).toHaveLength(texts.length);
    expect(words.letters[3]).toBe(2 ** 10);
  });
});
