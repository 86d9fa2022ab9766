/** Texts by number: in memory, or with a spool and many of them on disk. */
import type { Spool, SpoolFile } from './spool.ts';

/** Texts that are held in memory where there is a spool. */
const few = 50_000;

export class TextList {
  readonly #spool: Spool | undefined;
  #texts: string[] = [];
  #file: SpoolFile | undefined;
  /** Where each text begins in the file; one more at the end. */
  #offsets = new Float64Array(0);
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
      if (this.#spool !== undefined && this.#length > few) this.#toDisk(this.#spool);
    } else this.#append(this.#file, text);
  }

  at(index: number): string {
    if (this.#file === undefined) return this.#texts[index] as string;
    const start = this.#offsets[index] as number;
    return this.#file.text(start, (this.#offsets[index + 1] as number) - start);
  }

  #toDisk(spool: Spool): void {
    const texts = this.#texts;
    this.#texts = [];
    this.#file = spool.file();
    this.#offsets = new Float64Array(texts.length * 2);
    this.#length = 0;
    for (const text of texts) this.#append(this.#file, text);
  }

  #append(file: SpoolFile, text: string): void {
    file.appendText(text);
    this.#length++;
    if (this.#length >= this.#offsets.length) {
      const larger = new Float64Array(Math.ceil(this.#offsets.length * 1.5));
      larger.set(this.#offsets);
      this.#offsets = larger;
    }
    this.#offsets[this.#length] = file.length;
  }
}
