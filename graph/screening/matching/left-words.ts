/** What words cost that only one of two names has. */
import { type Alignment, initialsEnd } from './align-words.ts';
import type { AlignedPart } from './listed-party.ts';
import type { NameForm, NameWord } from './name-form.ts';

/** A part of the comparison before its weight is one of a whole. */
export type Piece = AlignedPart;

/** Hundredths of its weight that a word costs which the other name has not: a little more on the side that is asked about. */
const onlyInName = 110;
const onlyInEntry = 100;
/** When each has what the other has not, they are rather two: siblings, or of a row of numbers. */
const opposed = 2;
const opposedOfRow = 4;
/** Where only words of many names agree, each that is left tells two names apart. */
const onlyCommon = 4;
/** Words that say no more ("Group") part no names. */
const lightWeight = 12;
/** Tenths: a seat in front is often left out ("Hangzhou Hikvision"); a place elsewhere is that of a branch. */
const leadingPlace = 6;
const otherPlace = 13;
const wholeName = 3;
/** Shorter words stand in others by chance. */
const shortestRepeated = 3;

/** @param commonOnly whether all words that agree are those of many names. */
export function leftPieces(
  { nameLeft, entryLeft }: Alignment,
  nameForm: NameForm,
  entryForm: NameForm,
  commonOnly: boolean,
): Piece[] {
  const [name, entry] = [nameForm.words, entryForm.words];
  const inName = leftOf(name, nameLeft);
  const inEntry = leftOf(entry, entryLeft);
  const twice = new Set([...saidTwice(nameForm, nameLeft), ...saidTwice(entryForm, entryLeft)]);
  const whole = (isWhole(name, nameLeft) && isBrand(inEntry)) || (isWhole(entry, entryLeft) && isBrand(inName));
  const ofRow = inName.some(isOfRow) && inEntry.some(isOfRow);
  const cost = (word: NameWord, words: readonly NameWord[], left: Uint8Array, others: readonly NameWord[]) => {
    if (twice.has(word)) return Math.floor(word.weight / 4);
    if (ofRow && isOfRow(word)) return word.weight * opposedOfRow;
    const factor = isOfRow(word) || others.some((other) => isOpposed(word, other)) ? opposed : 1;
    const weight = repeats(word, words, left) ? Math.floor(word.weight / 2) : word.weight;
    if (commonOnly && !whole && weight > lightWeight) return weight * factor * onlyCommon;
    return word.kind === 'place'
      ? Math.floor((weight * factor * (word === words[0] ? leadingPlace : otherPlace)) / 10)
      : weight * factor;
  };
  return [
    ...inName.map((word) => ({
      how: 'only in the name',
      name: word.written,
      entry: '',
      weight: onlyInName * cost(word, name, nameLeft, inEntry),
      agreement: 0,
    })),
    ...inEntry.map((word) => ({
      how: 'only in the entry',
      name: '',
      entry: word.written,
      weight: onlyInEntry * cost(word, entry, entryLeft, inName),
      agreement: 0,
    })),
  ];
}

/**
 * A name of three words or more that stands whole in the other, beside what may be its short name: "TUSAS Turkish
 * Aerospace Industries". It says where: "Energy Technology Services" describes many firms, not CNOOC's alone.
 */
function isWhole(words: readonly NameWord[], left: Uint8Array): boolean {
  return words.length >= wholeName && !left.includes(1) && words.some(({ kind }) => kind === 'place');
}

function isBrand(left: readonly NameWord[]): boolean {
  return left.length === 1 && left[0].kind === 'name';
}

function leftOf(words: readonly NameWord[], left: Uint8Array): NameWord[] {
  return words.filter((_, at) => left[at] === 1);
}

function isOfRow({ kind }: NameWord): boolean {
  return kind === 'number' || kind === 'letter';
}

/** "Group" and a rare word are no two of a kind: one may be left out beside the other. */
function isOpposed(word: NameWord, other: NameWord): boolean {
  return other.weight > lightWeight ? word.weight > lightWeight || other.kind !== 'name' : word.kind !== 'name';
}

/** "Lukoil Oil": it stands in another word of its name, which agrees. */
function repeats({ ascii }: NameWord, words: readonly NameWord[], left: Uint8Array): boolean {
  return ascii.length >= shortestRepeated && words.some((other, at) => left[at] === 0 && other.ascii.includes(ascii));
}

const nothing: readonly NameWord[] = [];
const shortestInitials = 3;
const longestInitials = 8;

/** Left words whose initials the same name has as a word that agrees, and initials of words that agree: "IRISL Islamic Republic of Iran Shipping Lines". */
function saidTwice(form: NameForm, left: Uint8Array): readonly NameWord[] {
  const { words } = form;
  if (words.length <= shortestInitials || !left.includes(1) || !left.includes(0)) return nothing;
  for (const [at, { ascii, common }] of words.entries()) {
    if (common || ascii.length < shortestInitials || ascii.length > longestInitials) continue;
    const others = left.map((one, other) => (other !== at && one !== left[at] ? 1 : 0));
    for (let start = 0; start < words.length; start++) {
      const end = words[start].ascii[0] === ascii[0] ? initialsEnd(ascii, form, others, start) : undefined;
      if (end !== undefined) return left[at] === 1 ? [words[at]] : words.slice(start, end);
    }
  }
  return nothing;
}
