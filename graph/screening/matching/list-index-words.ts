/** Names as they are compared, kept small: each word once, each name as the numbers of its words and of its legal form. */
import type { Entries } from './list-index-entries.ts';
import { Growing } from './list-index-growing.ts';
import { type NameForm, type NameWord, nameForm, type Vocabulary } from './name-form.ts';

/** Names that are read at once. */
const namesAtOnce = 500;

/** What a form says beside its text and words: its legal form, initials that it states. Few names have one of their own. */
type Remainder = Omit<NameForm, 'text' | 'words' | 'tokens'>;

class KeptForm implements NameForm {
  readonly text: string;
  readonly words: readonly NameWord[];
  readonly legalForm: NameForm['legalForm'];
  readonly legalClass: NameForm['legalClass'];
  readonly initials: string;

  constructor(text: string, words: readonly NameWord[], { legalForm, legalClass, initials }: Remainder) {
    this.text = text;
    this.words = words;
    this.legalForm = legalForm;
    this.legalClass = legalClass;
    this.initials = initials;
  }

  get tokens(): string[] {
    return this.words.map(({ text }) => text);
  }
}

export class NameWords {
  readonly words: readonly NameWord[];
  /** Words of name n: `row[offsets[n]]` and on, in their order. */
  readonly offsets: Uint32Array;
  readonly row: Uint32Array;
  private readonly remainders: readonly Remainder[];
  private readonly remainderOf: Uint32Array;

  constructor(
    words: readonly NameWord[],
    offsets: Uint32Array,
    row: Uint32Array,
    remainders: readonly Remainder[],
    remainderOf: Uint32Array,
  ) {
    this.words = words;
    this.offsets = offsets;
    this.row = row;
    this.remainders = remainders;
    this.remainderOf = remainderOf;
  }

  remainder(name: number): Remainder {
    return this.remainders[this.remainderOf[name]];
  }

  /** What `nameForm` gives for the text. */
  formOf(name: number, text: string): NameForm {
    const words: NameWord[] = [];
    for (let i = this.offsets[name]; i < this.offsets[name + 1]; i++) words.push(this.words[this.row[i]]);
    return new KeptForm(text, words, this.remainder(name));
  }
}

export function* readWords(entries: Entries): Generator<undefined, NameWords, undefined> {
  const vocabulary: Vocabulary = new Map();
  const numbers = new Map<NameWord, number>();
  const remainders: Remainder[] = [];
  const remainderNumbers = new Map<string, number>();
  const offsets = new Uint32Array(entries.names + 1);
  const remainderOf = new Uint32Array(entries.names);
  const row = new Growing();
  for (let name = 0; name < entries.names; name++) {
    const { words, legalForm, legalClass, initials } = nameForm(entries.textOf(name), vocabulary);
    for (const word of words) row.push(numberOf(numbers, word));
    offsets[name + 1] = row.length;
    remainderOf[name] = numberOf(remainderNumbers, [legalForm, legalClass, initials].join('\n'));
    if (remainderOf[name] === remainders.length) remainders.push({ legalForm, legalClass, initials });
    if (name % namesAtOnce === 0) yield;
  }
  return new NameWords([...numbers.keys()], offsets, row.finished(), remainders, remainderOf);
}

function numberOf<Key>(numbers: Map<Key, number>, key: Key): number {
  const known = numbers.get(key);
  if (known !== undefined) return known;
  numbers.set(key, numbers.size);
  return numbers.size - 1;
}
