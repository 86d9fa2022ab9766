/**
 * Names of an index so small that all of them are compared: without those that have nothing of another name, of
 * which the comparison would say 0. What is left out is proven to; what is found is what comparing all of them finds.
 */
import { longest } from './edit-distance.ts';
import { lettersApart, lettersOf, uniteLetters } from './letter-sets.ts';
import { NameSets } from './list-index-name-sets.ts';
import type { NameRows } from './list-index-names.ts';
import { WrittenWords } from './list-index-written.ts';
import type { ListedName } from './listed-party.ts';
import type { NameForm, NameWord } from './name-form.ts';
import { agreementOf, editBudget } from './word-agreement.ts';

/** Words of other names of which it is remembered what they have in common with these. */
const mostRemembered = 20_000;
/** As `alignWords` has them: words that are joined, letters of initials. */
const mostJoined = 4;
const fewestInitials = 3;
const mostInitials = 8;

export class FewNames {
  readonly forms: readonly NameForm[];
  readonly listed: readonly ListedName[];
  private readonly words: readonly NameWord[];
  private readonly coarseLetters: Int32Array;
  private readonly written: WrittenWords;
  /** Words of a name that follow one another, as one. */
  private readonly joined: WrittenWords;
  /** Words that may be the initials of others. */
  private readonly short: readonly number[];
  /** Letters that words of each name begin with, and its legal form. */
  private readonly initials: Int32Array;
  private readonly sets: NameSets;
  private readonly remembered = new Map<string, Uint32Array>();

  constructor({ entries, words }: NameRows) {
    this.listed = Array.from({ length: entries.names }, (_, name) => entries.nameAt(name));
    this.forms = this.listed.map(({ text }, name) => words.formOf(name, text));
    this.words = words.words;
    this.coarseLetters = Int32Array.from(this.words, ({ coarse }) => lettersOf(coarse.slice(0, longest)));
    this.initials = Int32Array.from(this.forms, initialLettersOf);
    this.sets = new NameSets(entries.names);
    const having = this.words.map(() => this.sets.empty());
    const numbers = new Map(this.words.map((word, number) => [word, number]));
    const joined: [string, Uint32Array][] = [];
    for (const [name, form] of this.forms.entries()) {
      const own = this.sets.of(name);
      for (const word of form.words) this.sets.unite(having[numbers.get(word) as number], own);
      for (const text of joinedOf(form)) joined.push([text, own]);
    }
    this.written = new WrittenWords(this.words.map(({ ascii }, number) => [ascii, having[number]]));
    this.joined = new WrittenWords(joined);
    this.short = [...this.words.keys()].filter((number) => isInitials(this.words[number]));
  }

  /** Names that are not 0 when they are compared with this one, and perhaps others; ascending. */
  inCommonWith(form: NameForm): Uint32Array {
    const found = this.sets.empty();
    if (form.words.length === 0) {
      for (const [name, { text }] of this.forms.entries()) if (text === form.text) this.sets.unite(found, this.sets.of(name));
      return this.sets.namesIn(found);
    }
    for (const word of form.words) this.sets.unite(found, this.agreeing(word));
    for (const text of joinedOf(form)) this.written.forEachNear(text, (names) => this.sets.unite(found, names));
    this.uniteInitials(found, form);
    return this.sets.namesIn(found);
  }

  /** Names that have something which this word alone agrees with. */
  private agreeing(word: NameWord): Uint32Array {
    const { ascii, text, kind, common, consonants } = word;
    const key = `${ascii} ${text} ${kind} ${common} ${consonants}`;
    const known = this.remembered.get(key);
    if (known !== undefined) return known;
    const found = this.sets.empty();
    const letters = lettersOf(ascii);
    const coarseLetters = lettersOf(word.coarse.slice(0, longest));
    for (let other = 0; other < this.words.length; other++) {
      const isEqual = this.words[other].text === text;
      if (isEqual || (this.mayAgree(word, letters, coarseLetters, other) && agreementOf(word, this.words[other]) !== undefined))
        this.sets.unite(found, this.written.names[other]);
    }
    this.joined.forEachNear(ascii, (names) => this.sets.unite(found, names));
    if (isInitials(word)) {
      for (let name = 0; name < this.initials.length; name++)
        if ((letters & ~this.initials[name]) === 0) this.sets.unite(found, this.sets.of(name));
    }
    if (this.remembered.size === mostRemembered) this.remembered.clear();
    this.remembered.set(key, found);
    return found;
  }

  /** False where `agreementOf` says nothing; sometimes true where it does as well. */
  private mayAgree(word: NameWord, letters: number, coarseLetters: number, other: number): boolean {
    const listed = this.words[other];
    const others = this.written.letters[other];
    const length = word.ascii.length;
    const otherLength = listed.ascii.length;
    const budget = editBudget(Math.min(length, otherLength));
    if (
      Math.abs(length - otherLength) <= budget &&
      (lettersApart(letters, others) <= budget || lettersApart(coarseLetters, this.coarseLetters[other]) <= budget)
    )
      return true;
    if ((length < otherLength ? letters & ~others : others & ~letters) === 0 && word.ascii[0] === listed.ascii[0]) return true;
    return word.coarse === listed.coarse || word.consonants !== '' || listed.consonants !== '';
  }

  private uniteInitials(found: Uint32Array, form: NameForm): void {
    const initials = initialLettersOf(form);
    const { letters, names } = this.written;
    for (const number of this.short) if ((letters[number] & ~initials) === 0) this.sets.unite(found, names[number]);
    if (form.words.length > 1 && form.initials === '') return;
    for (const [name, { words, initials: stated }] of this.forms.entries()) {
      const isStated = form.words.length === 1 && form.words[0].ascii === stated;
      if (isStated || (words.length === 1 && words[0].ascii === form.initials)) this.sets.unite(found, this.sets.of(name));
    }
  }
}

/** Two to four words that follow one another, as one. */
function joinedOf({ words }: NameForm): string[] {
  const all: string[] = [];
  for (let start = 0; start < words.length; start++) {
    let text = words[start].ascii;
    for (let end = start + 1; end < words.length && end - start < mostJoined; end++) {
      text += words[end].ascii;
      all.push(text);
    }
  }
  return all;
}

function isInitials({ ascii, common }: NameWord): boolean {
  return !common && ascii.length >= fewestInitials && ascii.length <= mostInitials;
}

function initialLettersOf({ words, legalForm }: NameForm): number {
  let letters = uniteLetters(0, legalForm, 0);
  for (const { ascii } of words) letters = uniteLetters(letters, ascii, 0);
  return letters;
}
