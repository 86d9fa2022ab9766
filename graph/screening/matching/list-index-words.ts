/** Names as they are compared, kept small: each word once, each name as the numbers of its words and of its legal form. */
import type { Entries } from './list-index-entries.ts';
import { Growing } from './list-index-growing.ts';
import { type NameForm, type NameWord, nameForm, type Vocabulary } from './name-form.ts';

/** Names that are read at once. */
const namesAtOnce = 500;

type Legal = Pick<NameForm, 'legalForm' | 'legalClass' | 'initials'>;

export class NameWords {
  readonly words: readonly NameWord[];
  /** Words of name n: `row[offsets[n]]` and on, in their order. */
  readonly offsets: Uint32Array;
  readonly row: Uint32Array;
  private readonly legals: readonly Legal[];
  private readonly legalOf: Uint32Array;

  constructor(
    words: readonly NameWord[],
    offsets: Uint32Array,
    row: Uint32Array,
    legals: readonly Legal[],
    legalOf: Uint32Array,
  ) {
    this.words = words;
    this.offsets = offsets;
    this.row = row;
    this.legals = legals;
    this.legalOf = legalOf;
  }

  /** What `nameForm` gives for the text. */
  formOf(name: number, text: string): NameForm {
    const words: NameWord[] = [];
    for (let i = this.offsets[name]; i < this.offsets[name + 1]; i++) words.push(this.words[this.row[i]]);
    return { text, words, tokens: words.map((word) => word.text), ...this.legals[this.legalOf[name]] };
  }
}

export function* readWords(entries: Entries): Generator<undefined, NameWords, undefined> {
  const vocabulary: Vocabulary = new Map();
  const numbers = new Map<NameWord, number>();
  const legals: Legal[] = [];
  const legalNumbers = new Map<string, number>();
  const offsets = new Uint32Array(entries.names + 1);
  const legalOf = new Uint32Array(entries.names);
  const row = new Growing();
  for (let name = 0; name < entries.names; name++) {
    const { words, legalForm, legalClass, initials } = nameForm(entries.textOf(name), vocabulary);
    for (const word of words) row.push(numberOf(numbers, word));
    offsets[name + 1] = row.length;
    legalOf[name] = numberOf(legalNumbers, `${legalForm} ${legalClass} ${initials}`);
    if (legalOf[name] === legals.length) legals.push({ legalForm, legalClass, initials });
    if (name % namesAtOnce === 0) yield;
  }
  return new NameWords([...numbers.keys()], offsets, row.finished(), legals, legalOf);
}

function numberOf<Key>(numbers: Map<Key, number>, key: Key): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  numbers.set(key, numbers.size);
  return numbers.size - 1;
}
