/** Standard output takes result objects only; everything said about them goes to standard error. */
import { writeFileSync } from 'node:fs';
import { OperationalError } from '../graph/model/operational-error.ts';

export interface OutputOptions {
  readonly json?: boolean;
  /** File for the results; `-` or absent is standard output. */
  readonly output?: string;
  readonly quiet?: boolean;
}

export class Output {
  readonly isJson: boolean;
  readonly #file: string | undefined;
  readonly #quiet: boolean;
  readonly #held: Uint8Array[] = [];

  constructor(options: OutputOptions) {
    this.isJson = options.json === true;
    this.#file = options.output === '-' ? undefined : options.output;
    this.#quiet = options.quiet === true;
  }

  /** One result: a line of JSON, or what `human` makes of it. */
  result<T>(value: T, human: (value: T) => string): void {
    this.write(`${this.isJson ? JSON.stringify(value) : human(value)}\n`);
  }

  /** Several results: a line of JSON each, or one table. */
  results<T>(values: readonly T[], human: (values: readonly T[]) => string): void {
    if (this.isJson) this.write(values.map((value) => `${JSON.stringify(value)}\n`).join(''));
    else if (values.length > 0) this.write(`${human(values)}\n`);
  }

  write(data: string | Uint8Array): void {
    if (this.#file === undefined) process.stdout.write(data);
    else this.#held.push(typeof data === 'string' ? Buffer.from(data) : data);
  }

  /** Progress, coverage, summaries: for a person, and silent with `-q`. */
  note(text: string): void {
    if (!this.#quiet) process.stderr.write(`${printable(text)}\n`);
  }

  /** Writes the file of `-o` at the end, so that a failure leaves an older one as it was. Errors: INPUT_INVALID. */
  finish(): void {
    if (this.#file === undefined) return;
    try {
      writeFileSync(this.#file, Buffer.concat(this.#held));
    } catch (error) {
      throw new OperationalError('INPUT_INVALID', `${this.#file} cannot be written.`, { cause: error });
    }
  }
}

/** Names and paths come from documents: what a terminal would obey is shown as a mark. */
export function printable(text: string): string {
  return text.replace(/(?!\n)\p{Cc}/gu, '\ufffd');
}
