/**
 * Finds the element that an XPath of ours names (`/bom[1]/components[1]/component[3]/name`), in one pass over a
 * text that comes in parts: local names with positions among those of that name, the first when none is given.
 * Of an attribute, or a text, it is the element that has it.
 */
import { SaxesParser } from 'saxes';
import type { Place, PlaceFinder } from './place.ts';

interface Step {
  readonly name: string;
  readonly position: number;
}

export function xpathSteps(pointer: string): readonly Step[] {
  return pointer
    .split('/')
    .filter((part) => part !== '' && !part.startsWith('@') && !part.endsWith('()'))
    .map((part) => {
      const [, name = part, position = '1'] = /^(?:[^:[\]]+:)?([^:[\]]+)(?:\[(\d+)\])?$/.exec(part) ?? [];
      return { name, position: Number(position) };
    });
}

export class XmlPlace implements PlaceFinder {
  readonly #steps: readonly Step[];
  readonly #parser = new SaxesParser({ xmlns: false, position: true });
  #depth = 0;
  #onPath = 0;
  /** Elements of the wanted name seen so far within the innermost one on the way. */
  #seen = 0;
  readonly #starts: number[] = [];
  #isReached = false;
  #place: Place | undefined;
  #length = 0;

  constructor(pointer: string) {
    this.#steps = xpathSteps(pointer);
    // What was handed in was read already; what a parser says of it again helps nobody.
    this.#parser.on('error', () => {});
    // The name and the sign after it are behind the parser by now.
    this.#parser.on('opentagstart', ({ name }) => this.#open(name, this.#parser.position - name.length - 2));
    this.#parser.on('closetag', () => this.#close(this.#parser.position));
  }

  feed(part: string): boolean {
    this.#length += part.length;
    if (this.#place === undefined) this.#parser.write(part);
    return this.#place !== undefined;
  }

  found(): Place | undefined {
    const start = this.#starts.at(-1);
    if (this.#place !== undefined || start === undefined) return this.#place;
    return { start, end: this.#length, isExact: false };
  }

  #open(tag: string, start: number): void {
    const depth = this.#depth++;
    if (depth !== this.#onPath || this.#isReached) return;
    const step = this.#steps[depth];
    if (step === undefined || tag.slice(tag.indexOf(':') + 1) !== step.name || ++this.#seen !== step.position) return;
    this.#starts[depth] = start;
    this.#onPath++;
    this.#seen = 0;
    this.#isReached = this.#onPath === this.#steps.length;
  }

  #close(end: number): void {
    this.#depth--;
    if (this.#place !== undefined || this.#depth !== this.#onPath - 1) return;
    this.#place = { start: this.#starts[this.#depth] as number, end, isExact: this.#isReached };
  }
}
