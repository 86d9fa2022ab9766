/**
 * Numbers texts, 0, 1, 2, in the order of their first coming, and finds the number of a text again. A few
 * are held as they are; of many, 16 bytes of their SHA-256 each: two texts of one number would be a
 * collision of 128 bits, which nobody can make.
 */
import { hash } from 'node:crypto';
import { IntList } from './int-list.ts';

/** Texts that are held as they are. */
const few = 50_000;
const words = 4;

export class TextIndex {
  #few: Map<string, number> | undefined = new Map();
  #size = 0;
  /** Words of the hash of each text; growing copies nothing. */
  readonly #hashes = [new IntList(), new IntList(), new IntList(), new IntList()] as const;
  /** Open addressing: number + 1, 0 where nothing is. */
  #slots = new Int32Array(0);
  readonly #sought = new Int32Array(words);

  get size(): number {
    return this.#size;
  }

  /** -1 where the text never came. */
  get(text: string): number {
    if (this.#few !== undefined) return this.#few.get(text) ?? -1;
    return (this.#slots[this.#find(text)] as number) - 1;
  }

  /** Its number: a new one, equal to the size before, where it never came. */
  add(text: string): number {
    if (this.#few !== undefined) {
      const known = this.#few.get(text);
      if (known !== undefined) return known;
      this.#few.set(text, this.#size);
      if (this.#few.size === few) this.#toHashes(this.#few);
      return this.#size++;
    }
    const slot = this.#find(text);
    const known = this.#slots[slot] as number;
    if (known > 0) return known - 1;
    this.#keep(this.#size);
    this.#slots[slot] = ++this.#size;
    if (this.#size * 3 > this.#slots.length * 2) this.#spread(this.#slots.length * 2);
    return this.#size - 1;
  }

  #toHashes(texts: ReadonlyMap<string, number>): void {
    for (const [text, number] of texts) {
      this.#seek(text);
      this.#keep(number);
    }
    this.#few = undefined;
    this.#spread(2 ** Math.ceil(Math.log2(texts.size * 2)), texts.size);
  }

  #keep(number: number): void {
    for (const [word, list] of this.#hashes.entries()) list.set(number, this.#sought[word] as number);
  }

  #spread(length: number, size = this.#size): void {
    this.#slots = new Int32Array(length);
    for (let number = 0; number < size; number++) {
      let slot = this.#hashes[0].at(number) & (length - 1);
      while (this.#slots[slot] !== 0) slot = (slot + 1) & (length - 1);
      this.#slots[slot] = number + 1;
    }
  }

  /** The slot of the text, or the free one where it would be. */
  #find(text: string): number {
    this.#seek(text);
    const [first, second, third, fourth] = this.#sought as unknown as [number, number, number, number];
    const [firsts, seconds, thirds, fourths] = this.#hashes;
    const mask = this.#slots.length - 1;
    for (let slot = first & mask; ; slot = (slot + 1) & mask) {
      const at = (this.#slots[slot] as number) - 1;
      if (at === -1) return slot;
      if (firsts.at(at) !== first || seconds.at(at) !== second) continue;
      if (thirds.at(at) === third && fourths.at(at) === fourth) return slot;
    }
  }

  #seek(text: string): void {
    const digest = hash('sha256', text, 'binary');
    for (let word = 0; word < words; word++) {
      const at = word * 4;
      this.#sought[word] =
        digest.charCodeAt(at) |
        (digest.charCodeAt(at + 1) << 8) |
        (digest.charCodeAt(at + 2) << 16) |
        (digest.charCodeAt(at + 3) << 24);
    }
  }
}
