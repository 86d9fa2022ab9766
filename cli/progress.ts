/** How far long work is, on standard error: a bar for a person, for a log a line a stage of what takes long. */
import { type Options, SingleBar } from 'cli-progress';
import { type Output, printable } from './output.ts';

/** A document of so many bytes takes seconds: a log says each of its stages. */
const largeDocument = 16 * 1024 * 1024;
/** Of many steps, a log says every so many. */
const stepsOfLine = 100;
const megabyte = 1024 * 1024;
const longestName = 60;

const look: Options = {
  format: '{bar} {value}/{total} {doing}',
  barCompleteChar: '=',
  barIncompleteChar: ' ',
  barsize: 24,
  clearOnComplete: true,
  hideCursor: true,
  linewrap: false,
  stream: process.stderr,
};

export class Progress {
  readonly #output: Output;
  readonly #what: string;
  readonly #total: number;
  readonly #bar: SingleBar | undefined;
  #done = 0;

  /** `what` is counted, in the plural. */
  constructor(output: Output, what: string, total: number) {
    this.#output = output;
    this.#what = what;
    this.#total = total;
    const isShown = process.stderr.isTTY === true && !output.isQuiet && total > 0;
    this.#bar = isShown ? new SingleBar(look) : undefined;
    this.#bar?.start(total, 0, { doing: what });
  }

  /** What is being done with one of them, of so many bytes. */
  stage(doing: string, name: string, bytes: number): void {
    const size = bytes < largeDocument ? '' : ` (${Math.round(bytes / megabyte)} MB)`;
    const text = `${doing} ${printable(name).slice(-longestName)}${size}`;
    if (this.#bar !== undefined) this.#bar.update(this.#done, { doing: text });
    else if (size !== '') this.#output.note(text);
  }

  /** One more is done. Its result is printed by `print`, with the bar out of the way. */
  step(print: () => void = () => {}): void {
    this.#done++;
    this.#bar?.stop();
    print();
    if (this.#bar !== undefined && this.#done < this.#total) this.#bar.start(this.#total, this.#done, { doing: this.#what });
    else if (this.#bar === undefined && this.#done % stepsOfLine === 0 && this.#done < this.#total) {
      this.#output.note(`${this.#done} of ${this.#total} ${this.#what}`);
    }
  }

  /** Takes the bar away, also when not all was done. */
  end(): void {
    this.#bar?.stop();
  }
}
