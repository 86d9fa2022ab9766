/** What is known of a word before anything is compared: its meaning, its kind and how much it says. */
import { tokenFrequencies } from './token-frequency.ts';
import { asciiOf, soundOf } from './transliteration.ts';
import { activityWords, brandWords, genericWords, placeWords, stopWords } from './word-classes.ts';

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
    const [word, spellings] = line.split(' = ').map((part) => part.trim());
    const meaning = { text: word, kind } as const;
    for (const spelling of [word, ...(spellings ?? '').split(' | ')]) addSpelling(spelling, meaning);
  }
}

function addSpelling(spelling: string, meaning: Meaning): void {
  if (cjkWord.test(spelling)) cjkMeanings.set(spelling, meaning);
  const ascii = asciiOf(spelling);
  // A single ideograph sounds like parts of too many names.
  if (ascii === '' || [...spelling].length === 1) return;
  if (!meanings.has(ascii)) meanings.set(ascii, meaning);
  const sound = soundOf(ascii);
  if (ascii.length >= shortestBySound && !meaningsBySound.has(sound)) meaningsBySound.set(sound, meaning);
}

const stops = new Set(stopWords.split(' ').map(asciiOf));

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
export function meaningOf(ascii: string): Meaning {
  const number = numberWords.get(ascii) ?? /^(\d+)(?:st|nd|rd|th)?$/.exec(ascii)?.[1];
  if (number !== undefined) return { text: number, kind: 'number' };
  if (ascii.length === 1) return { text: ascii, kind: 'letter' };
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

/** How much a word says, 1 to 100. */
export function weightOf({ text, kind }: Meaning): number {
  if (kind === 'generic') return 12;
  if (kind === 'activity') return 40;
  if (kind === 'place') return 45;
  if (kind === 'number') return 50;
  if (kind === 'letter') return 30;
  const frequency = frequencyOf(text);
  if (frequency >= 64) return 45;
  if (frequency >= 32) return 55;
  if (frequency >= 16) return 65;
  if (frequency >= 8) return 75;
  return frequency >= 4 ? 85 : 100;
}
