/** Texts by number: in memory, or with a spool and many of them on disk. */
import { invariant } from '../../graph/model/invariant.ts';
import { IntList } from './int-list.ts';
import type { Spool, SpoolFile } from './spool.ts';

export class TextList {
  readonly #spool: Spool | undefined;
  #texts: string[] = [];
  #file: SpoolFile | undefined;
  /** Where each text ends in the file: as unsigned integers of 32 bits. */
  readonly #ends = new IntList();
  #length = 0;

  constructor(spool: Spool | undefined) {
    this.#spool = spool;
  }

  get length(): number {
    return this.#length;
  }

  /** All in memory. */
  get isHeld(): boolean {
    return this.#file === undefined;
  }

  push(text: string): void {
    if (this.#file === undefined) {
      this.#texts.push(text);
      this.#length++;
      if (this.#spool !== undefined && this.#length > this.#spool.held) this.#toDisk(this.#spool);
    } else this.#append(this.#file, text);
  }

  at(index: number): string {
    if (this.#file === undefined) return this.#texts[index] as string;
    const start = index === 0 ? 0 : this.#ends.at(index - 1) >>> 0;
    return this.#file.text(start, (this.#ends.at(index) >>> 0) - start);
  }

  #toDisk(spool: Spool): void {
    const texts = this.#texts;
    this.#texts = [];
    this.#file = spool.file();
    this.#length = 0;
    for (const text of texts) this.#append(this.#file, text);
  }

  #append(file: SpoolFile, text: string): void {
    file.appendText(text);
    invariant(file.length < 2 ** 32, 'a spool ends before its files have 4 GiB');
    this.#ends.push(file.length | 0);
    this.#length++;
  }
}
