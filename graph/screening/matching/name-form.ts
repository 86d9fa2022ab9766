/**
 * A name as it is compared: its words in ASCII letters with what each means and how much it says, and its legal
 * form apart. Forms are made once, and compared often: words are shared between the forms of one vocabulary.
 */
import { type LegalForm, splitLegalForm } from './legal-form.ts';
import { bracketsOf, type Chunk, chunksOf } from './name-chunks.ts';
import { coarseSoundOf, consonantsOf, soundOf, withoutVowels } from './transliteration.ts';
import { isArticle, isCommonWord, isStopWord, type Meaning, meaningOf, type WordKind, weightOf } from './word-table.ts';

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
  /** The same, coarser. */
  readonly coarse: string;
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
  /** Initials that the name states for itself in brackets, in lower case; they are not among its words. */
  readonly initials: string;
}

/** Words by what is written. An index has one of its own, so that its names share their words. */
export type Vocabulary = Map<string, NameWord>;

/** Longer names are cut: no list has any. */
export const mostCharacters = 1_024;
/** What comes after so many words counts as one. */
export const mostWords = 32;
const longestWord = 64;
/** Initials are looked for in so many brackets. */
const mostBrackets = 4;

class PreparedName implements NameForm {
  readonly text: string;
  readonly words: readonly NameWord[];
  readonly legalForm: string;
  readonly legalClass: LegalForm['class'];
  readonly initials: string;

  constructor(text: string, words: readonly NameWord[], { spelling, class: legalClass }: LegalForm, initials: string) {
    this.initials = initials;
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
  const cut = text.slice(0, mostCharacters);
  const { initials, rest } = statedInitials(cut);
  const { chunks, legalForm } = splitLegalForm(chunksOf(rest));
  const words = onceEach(bounded(tellingOf(chunks)).map((chunk) => wordOf(chunk, vocabulary)));
  return new PreparedName(text, words, legalForm, initials);
}

/** `CETC` of "China Electronics Technology Group Corporation (CETC)". */
function statedInitials(text: string): { readonly initials: string; readonly rest: string } {
  const { outside, inside } = bracketsOf(text);
  const words = inside.length === 0 ? [] : chunksOf(outside).map(({ ascii }) => ascii);
  for (const content of inside.slice(0, mostBrackets)) {
    const said = chunksOf(content).filter((chunk) => meaningOfChunk(chunk).kind !== 'generic');
    if (said.length !== 1 || !/^\p{Lu}{2,10}$/u.test(said[0].written)) continue;
    if (areInitials(said[0].ascii, words) || isAcronym(said[0], content, text))
      return { initials: said[0].ascii, rest: text.replace(content, ' ') };
  }
  return { initials: '', rest: text };
}

const shortestAcronym = 4;

/** `HESA` of "Iran Aircraft Manufacturing Industrial Company (HESA)": capitals at the end of a name that has others. */
function isAcronym(chunk: Chunk, content: string, text: string): boolean {
  if (
    chunk.ascii.length < shortestAcronym ||
    !/\p{Ll}/u.test(text) ||
    !/^[)）]\s*$/u.test(text.slice(text.indexOf(content) + content.length))
  )
    return false;
  const meaning = meaningOfChunk(chunk);
  return meaning.kind === 'name' && !isCommonWord(meaning);
}

/** Whether the letters stand in the words in their order, the first at the beginning of one. */
function areInitials(letters: string, words: readonly string[]): boolean {
  const first = words.findIndex((word) => word[0] === letters[0]);
  if (first === -1 || words.length - first < 2) return false;
  const text = words.slice(first).join('');
  let at = -1;
  for (const letter of letters) {
    at = text.indexOf(letter, at + 1);
    if (at === -1) return false;
  }
  return true;
}

/** "Mahan Air (Mahan Airlines)" says nothing twice; in a number 7 may come twice. */
function onceEach(words: readonly NameWord[]): NameWord[] {
  return words.filter(({ kind, text }, at) => kind === 'number' || words.findIndex((other) => other.text === text) === at);
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
  const key = chunk.misspelt === true ? `${chunk.written}\0` : chunk.written;
  const known = vocabulary?.get(key);
  if (known !== undefined) return known;
  const ascii = chunk.ascii.slice(0, longestWord);
  const meaning = chunk.meaning ?? meaningOf(ascii, chunk.written);
  const sound = soundOf(ascii);
  const word = {
    written: chunk.written,
    ascii,
    text: meaning.text,
    kind: meaning.kind,
    weight: weightOf(meaning),
    common: isCommonWord(meaning),
    sound,
    coarse: coarseSoundOf(sound),
    consonants: withoutVowels.test(chunk.written) ? consonantsOf(ascii) : '',
  };
  vocabulary?.set(key, word);
  return word;
}
