/**
 * A name as it is compared: its words in ASCII letters with what each means and how much it says, and its legal
 * form apart. Forms are made once, and compared often: words are shared between the forms of one vocabulary.
 */
import { type LegalForm, splitLegalForm } from './legal-form.ts';
import { type Chunk, chunksOf } from './name-chunks.ts';
import { consonantsOf, soundOf } from './transliteration.ts';
import {
  isArticle,
  isCommonWord,
  isStopWord,
  type Meaning,
  meaningOf,
  type WordKind,
  weightOf,
  withoutVowels,
} from './word-table.ts';

export interface NameWord {
  /** As written. */
  readonly written: string;
  /** In ASCII letters. */
  readonly ascii: string;
  /** The word that it stands for: `technology` for "TECH"; else its ASCII letters. */
  readonly text: string;
  readonly kind: WordKind;
  /** How much it says, 1 to 100. */
  readonly weight: number;
  /** A word of many names or of a language: another one is not its misspelling. */
  readonly common: boolean;
  /** How it sounds; transliterations of one word agree in it. */
  readonly sound: string;
  /** Written without vowels: its consonants; else empty. */
  readonly consonants: string;
}

export interface NameForm {
  /** As written. */
  readonly text: string;
  /** Words that are compared, in their order. */
  readonly words: readonly NameWord[];
  /** What the words stand for: lower-case ASCII. */
  readonly tokens: readonly string[];
  /** As written, in lower-case ASCII; empty where the name states none. */
  readonly legalForm: string;
  readonly legalClass: LegalForm['class'];
}

/** Words by what is written. An index has one of its own, so that its names share their words. */
export type Vocabulary = Map<string, NameWord>;

/** Longer names are cut: no list has any. */
export const mostCharacters = 1_024;
/** What comes after so many words counts as one. */
export const mostWords = 32;
const longestWord = 64;

class PreparedName implements NameForm {
  readonly text: string;
  readonly words: readonly NameWord[];
  readonly legalForm: string;
  readonly legalClass: LegalForm['class'];

  constructor(text: string, words: readonly NameWord[], { spelling, class: legalClass }: LegalForm) {
    this.text = text;
    this.words = words;
    this.legalForm = spelling;
    this.legalClass = legalClass;
  }

  /** Not kept, for the sake of an index of many names. */
  get tokens(): string[] {
    return this.words.map(({ text }) => text);
  }
}

/** @param vocabulary where words are kept, to be shared with other forms; none when absent. */
export function nameForm(text: string, vocabulary?: Vocabulary): NameForm {
  const { chunks, legalForm } = splitLegalForm(chunksOf(text.slice(0, mostCharacters)));
  const words = bounded(tellingOf(chunks)).map((chunk) => wordOf(chunk, vocabulary));
  return new PreparedName(text, words, legalForm);
}

/** Without stop words, unless nothing else tells the name from others. */
function tellingOf(chunks: readonly Chunk[]): readonly Chunk[] {
  const said = chunks.filter(({ ascii }) => !isStopWord(ascii));
  if (said.some((chunk) => meaningOfChunk(chunk).kind !== 'generic')) return said;
  const without = chunks.filter(({ ascii }) => !isArticle(ascii));
  return without.length > 0 ? without : chunks;
}

function meaningOfChunk({ meaning, ascii, written }: Chunk): Meaning {
  return meaning ?? meaningOf(ascii, written);
}

function bounded(chunks: readonly Chunk[]): readonly Chunk[] {
  if (chunks.length <= mostWords) return chunks;
  const rest = chunks.slice(mostWords - 1);
  const ascii = rest.map((chunk) => chunk.ascii).join('');
  return [...chunks.slice(0, mostWords - 1), { written: rest.map(({ written }) => written).join(' '), ascii }];
}

function wordOf(chunk: Chunk, vocabulary: Vocabulary | undefined): NameWord {
  const known = vocabulary?.get(chunk.written);
  if (known !== undefined) return known;
  const ascii = chunk.ascii.slice(0, longestWord);
  const meaning = chunk.meaning ?? meaningOf(ascii, chunk.written);
  const word = {
    written: chunk.written,
    ascii,
    text: meaning.text,
    kind: meaning.kind,
    weight: weightOf(meaning),
    common: isCommonWord(meaning),
    sound: soundOf(ascii),
    consonants: withoutVowels.test(chunk.written) ? consonantsOf(ascii) : '',
  };
  vocabulary?.set(chunk.written, word);
  return word;
}
