/** Tokens that a word of a name may be in the entries: as it is written, misspelt, cut short, joined with its neighbour or parted. */
import type { NameRows } from './list-index-names.ts';
import { longestToken } from './list-index-names.ts';
import { forEachSounding } from './list-index-sounds.ts';
import { codesInto, editsAllowed, exactToken, forEachNear, forEachWithHead } from './list-index-vocabulary.ts';
import type { NameWord } from './name-form.ts';

/** In hundredths: what a token adds that is not quite the same. */
const agreement = { equal: 100, joined: 95, oneEdit: 85, twoEdits: 65, sound: 90, head: 55 } as const;
/** Letters of a word that may be another one cut short, or half of one. */
const shortestHead = 4;
const shortestHalf = 3;

export interface Sought {
  readonly weight: number;
  /** Tokens of the vocabulary that it may be, nearest first, then rarest. */
  readonly near: readonly Near[];
}

export interface Near {
  readonly token: number;
  /** Weight in common with a name that has it, in hundredths. */
  readonly amount: number;
}

const letters = new Uint16Array(2 * longestToken);

/** Heaviest first. */
export function soughtOf(rows: NameRows, words: readonly NameWord[]): Sought[] {
  const whole = words.reduce((sum, { weight }) => sum + weight, 0);
  const once = new Map(words.map((word) => [word.text, word]));
  // What is most of a name is looked for farther: there is little else to find it by.
  const list = Array.from(once.values(), (word) => ({
    word,
    weight: word.weight,
    near: nearOf(rows, word, 2 * word.weight > whole),
  }));
  list.sort((a, b) => b.weight - a.weight || (a.word.text < b.word.text ? -1 : 1));
  return [...list, ...joinedOf(rows, words)];
}

function nearOf(rows: NameRows, word: NameWord, farther: boolean): Near[] {
  const { vocabulary, weights, postingOffsets, spelledOf } = rows;
  const { text, ascii, weight } = word;
  const how = new Map<number, number>();
  const add = (token: number, agreed: number) => {
    if ((how.get(token) ?? 0) < agreed) how.set(token, agreed);
  };
  const length = Math.min(ascii.length, longestToken);
  codesInto(letters, 0, ascii.slice(0, longestToken));
  const most = editsAllowed(length, farther);
  forEachNear(vocabulary, letters, length, most, (token, edits) =>
    add(token, edits === 0 ? agreement.equal : edits === 1 ? agreement.oneEdit : agreement.twoEdits),
  );
  forEachSounding(rows.sounds, word, (other) => add(spelledOf[other], agreement.sound));
  if (length >= shortestHead) {
    forEachWithHead(vocabulary, letters, length, (token) => add(token, agreement.head));
    for (let head = shortestHead; head < length; head++) {
      const token = exactToken(vocabulary, letters, 0, head);
      if (token !== -1) add(token, agreement.head);
    }
  }
  if (text !== ascii) {
    // Whoever has its letters has what they stand for.
    how.delete(exactToken(vocabulary, letters, 0, length));
    codesInto(letters, 0, text.slice(0, longestToken));
    const token = exactToken(vocabulary, letters, 0, Math.min(text.length, longestToken));
    if (token !== -1) add(token, agreement.equal);
  }
  const sizeOf = (token: number) => postingOffsets[token + 1] - postingOffsets[token];
  return Array.from(how, ([token, agreed]) => ({ token, agreed, amount: inCommon(agreed, weight, weights[token]) })).sort(
    (a, b) => b.agreed - a.agreed || sizeOf(a.token) - sizeOf(b.token) || a.token - b.token,
  );
}

/** The comparison weighs a word on both sides: one that says little is mostly misspelt into one that seems to say much. */
function inCommon(agreed: number, weight: number, other: number): number {
  return Math.floor((agreed * (weight + other)) / 2);
}

/** "Hai Ge" where an entry has "Haige", and the other way round. What they weigh is counted with the words themselves. */
function joinedOf({ vocabulary, weights }: NameRows, words: readonly NameWord[]): Sought[] {
  const list: Sought[] = [];
  const add = (token: number, most: number) => {
    list.push({ weight: 0, near: [{ token, amount: inCommon(agreement.joined, most, weights[token]) }] });
  };
  for (const [at, { ascii, weight }] of words.entries()) {
    let joined = ascii;
    let sum = weight;
    for (let next = at + 1; next < words.length && joined.length <= longestToken; next++) {
      joined += words[next].ascii;
      sum += words[next].weight;
      if (joined.length > longestToken) break;
      codesInto(letters, 0, joined);
      const token = exactToken(vocabulary, letters, 0, joined.length);
      if (token !== -1) add(token, sum);
    }
    if (ascii.length > longestToken) continue;
    codesInto(letters, 0, ascii);
    for (let half = shortestHalf; half <= ascii.length - shortestHalf; half++) {
      const head = exactToken(vocabulary, letters, 0, half);
      const tail = head === -1 ? -1 : exactToken(vocabulary, letters, half, ascii.length);
      if (tail === -1) continue;
      add(head, weight);
      add(tail, weight);
    }
  }
  return list;
}
