/** Standard output takes result objects only; everything said about them goes to standard error. */
import { appendFileSync, writeFileSync } from 'node:fs';
import { OperationalError } from '../graph/model/operational-error.ts';
import { withVisibleMarks } from '../graph/model/visible-text.ts';

export interface OutputOptions {
  readonly json?: boolean;
  /** `json` is the same as `json: true`. */
  readonly format?: string;
  /** File for the results; `-` or absent is standard output. */
  readonly output?: string;
  readonly quiet?: boolean;
}

/** Results that are made when they are asked for. */
export interface Pages<T> {
  readonly total: number;
  page(from: number, to: number): Promise<readonly T[]>;
  /** How many to fetch at once, where each is large. */
  readonly atOnce?: number;
}

/** Results of which all are there. */
export function pagesOf<T>(values: readonly T[]): Pages<T> {
  return { total: values.length, page: async (from, to) => values.slice(from, to) };
}

/** A page decodes each part of evidence that it touches once: small ones decode the same again and again. */
const pageSize = 20_000;

export class Output {
  readonly isJson: boolean;
  readonly isQuiet: boolean;
  readonly #file: string | undefined;
  readonly #held: Uint8Array[] = [];

  constructor(options: OutputOptions) {
    this.isJson = options.json === true || options.format === 'json';
    this.#file = options.output === '-' ? undefined : options.output;
    this.isQuiet = options.quiet === true;
  }

  /** One result: a line of JSON, or what `human` makes of it. */
  result<T>(value: T, human: (value: T) => string): void {
    this.write(`${this.isJson ? JSON.stringify(value) : human(value)}\n`);
  }

  /**
   * Several results: a line of JSON each, or one table. Fetched page by page, so that JSON needs no room for
   * all. Gives the word of each that a threshold goes by.
   */
  async results<T>(answer: Pages<T>, human: (values: readonly T[]) => string, wordOf: (value: T) => string): Promise<string[]> {
    const words: string[] = [];
    const shown: T[] = [];
    const size = answer.atOnce ?? pageSize;
    for (let from = 0; from < answer.total; from += size) {
      const page = await answer.page(from, Math.min(from + size, answer.total));
      for (const value of page) words.push(wordOf(value));
      if (this.isJson) for (const value of page) this.write(`${JSON.stringify(value)}\n`);
      else shown.push(...page);
    }
    if (shown.length > 0) this.write(`${human(shown)}\n`);
    return words;
  }

  write(data: string | Uint8Array): void {
    if (this.#file === undefined) process.stdout.write(data);
    else this.#held.push(typeof data === 'string' ? Buffer.from(data) : data);
  }

  /** Progress, coverage, summaries: for a person, and silent with `-q`. */
  note(text: string): void {
    if (!this.isQuiet) process.stderr.write(`${printable(text)}\n`);
  }

  /** Writes the file of `-o` at the end, so that a failure leaves an older one as it was. Errors: INPUT_INVALID. */
  finish(): void {
    if (this.#file === undefined) return;
    try {
      writeFileSync(this.#file, '');
      for (const part of this.#held) appendFileSync(this.#file, part);
    } catch (error) {
      throw new OperationalError('INPUT_INVALID', `${this.#file} cannot be written.`, { cause: error });
    }
  }
}

/** Names and paths come from documents: what a terminal would obey, or what turns a text, is shown by its name. */
export function printable(text: string): string {
  return withVisibleMarks(text.replace(/[\t\r]/g, ' '));
}
