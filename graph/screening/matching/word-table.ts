/** What is known of a word before anything is compared: its meaning, its kind and how much it says. */

import { activityWords } from './activity-words.ts';
import { brandWords } from './brand-words.ts';
import { genericWords, stopWords } from './generic-words.ts';
import { placeWords } from './place-words.ts';
import { tokenFrequencies } from './token-frequency.ts';
import { arabicStem, asciiOf, soundOf, withoutVowels } from './transliteration.ts';

/**
 * `generic`: of the kind of body; `activity`: what it does; `place`: where; `number`, `letter`: one of a row;
 * `name`: anything else.
 */
export type WordKind = 'generic' | 'activity' | 'place' | 'number' | 'letter' | 'name';

export interface Meaning {
  /** The word that all its spellings stand for. */
  readonly text: string;
  readonly kind: WordKind;
}

/** Shorter spellings are not found by sound: too many short words share one. */
const shortestBySound = 6;

export const cjkLetters = '\\p{Script=Han}\\p{Script=Hangul}\\p{Script=Katakana}\\p{Script=Hiragana}ー';
const cjkWord = new RegExp(`^[${cjkLetters}]+$`, 'u');

const meanings = new Map<string, Meaning>();
/** Spellings without vowels look like Latin acronyms, and are no meaning of one. */
const consonantMeanings = new Map<string, Meaning>();
const meaningsBySound = new Map<string, Meaning>();
/** Words of scripts without blanks, which stand inside a run of letters. */
export const cjkMeanings = new Map<string, Meaning>();

for (const [kind, table] of [
  ['name', brandWords],
  ['generic', genericWords],
  ['activity', activityWords],
  ['place', placeWords],
] as const) {
  for (const line of table.trim().split('\n')) {
    const [word, spellings] = line.split(/ ?= ?/);
    const meaning = { text: word, kind } as const;
    for (const spelling of [word, ...(spellings ?? '').split(' | ')]) addSpelling(spelling, meaning);
  }
}

function addSpelling(spelling: string, meaning: Meaning): void {
  if (cjkWord.test(spelling)) cjkMeanings.set(spelling, meaning);
  const ascii = asciiOf(spelling);
  // A single ideograph sounds like parts of too many names.
  if (ascii === '' || [...spelling].length === 1) return;
  if (withoutVowels.test(spelling)) {
    consonantMeanings.set(arabicStem(spelling), meaning);
    return;
  }
  if (!meanings.has(ascii)) meanings.set(ascii, meaning);
  const sound = soundOf(ascii);
  if (ascii.length >= shortestBySound && !meaningsBySound.has(sound)) meaningsBySound.set(sound, meaning);
}

const stops = new Set(stopWords.split(' ').map(asciiOf));
const articles = new Set('the of and a an und et y de for'.split(' '));

/** Says nothing in any name. */
export function isArticle(ascii: string): boolean {
  return articles.has(ascii);
}

/** Says nothing beside a word that says something. */
export function isStopWord(ascii: string): boolean {
  return stops.has(ascii);
}

const numberWords = new Map<string, string>();
for (const [
  index,
  words,
] of 'one first i/two second ii/three third iii/four fourth iv/five fifth/six sixth vi/seven seventh vii/eight eighth viii/nine ninth ix/ten tenth/eleven eleventh xi/twelve twelfth xii/thirteen thirteenth/fourteen fourteenth/fifteen fifteenth'
  .split('/')
  .entries()) {
  for (const word of words.split(' ')) if (word !== 'i') numberWords.set(word, String(index + 1));
}

/** Digits stay as they are: 07 is not 7, and 9 is not 19. */
export function meaningOf(ascii: string, written: string): Meaning {
  const number = numberWords.get(ascii) ?? /^(?:no)?(\d+)(?:st|nd|rd|th)?$/.exec(ascii)?.[1];
  if (number !== undefined) return { text: number, kind: 'number' };
  if (ascii.length === 1) return { text: ascii, kind: 'letter' };
  if (withoutVowels.test(written)) return consonantMeanings.get(arabicStem(written)) ?? { text: ascii, kind: 'name' };
  const known = meanings.get(ascii) ?? (ascii.length >= shortestBySound ? meaningsBySound.get(soundOf(ascii)) : undefined);
  return known ?? { text: ascii, kind: 'name' };
}

/** Whether it is a word of some language or of many names, so that another one is not its misspelling. */
export function isCommonWord({ text, kind }: Meaning): boolean {
  return kind !== 'name' || frequencyOf(text) >= 5;
}

const frequencies = new Map<string, number>();
for (const line of tokenFrequencies.trim().split('\n')) {
  const [count, ...tokens] = line.split(' ');
  for (const token of tokens) frequencies.set(token, Number(count));
}

/** In how many of the counted names it stands, at least; 0 when in next to none. */
function frequencyOf(text: string): number {
  return frequencies.get(text) ?? 0;
}

/** Generic words that hardly tell two bodies apart. */
const lightWords = new Set(
  'company corporation group holding enterprise business organization international global association society'.split(' '),
);

/** How much a word says, 1 to 100. */
export function weightOf({ text, kind }: Meaning): number {
  if (kind === 'generic') return lightWords.has(text) ? 12 : 22;
  if (kind === 'activity') return 40;
  if (kind === 'place') return 45;
  if (kind === 'number') return 50;
  return Math.min(rarityOf(frequencyOf(text)), mostOfLength[Math.min(text.length, mostOfLength.length - 1)]);
}

/** Short words are shared by chance: the most that one of so many letters says. */
const mostOfLength = [0, 30, 50, 65, 80, 90, 100];

function rarityOf(frequency: number): number {
  if (frequency >= 64) return 45;
  if (frequency >= 32) return 55;
  if (frequency >= 16) return 65;
  if (frequency >= 8) return 75;
  return frequency >= 4 ? 85 : 100;
}
