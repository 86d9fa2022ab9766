/** Which words of one name stand for which of another: one to one, or neighbours that are written as one. */
import { editDistance } from './edit-distance.ts';
import type { NameForm, NameWord } from './name-form.ts';
import { areSynonyms } from './synonyms.ts';
import { agreementOf, editBudget } from './word-agreement.ts';

/** Words `from` up to, without, `to` of each name. */
export interface WordPair {
  readonly how: 'equal' | 'synonym' | 'sound' | 'consonants' | 'abbreviation' | 'spelling' | 'joined' | 'initials';
  readonly name: readonly [from: number, to: number];
  readonly entry: readonly [from: number, to: number];
  readonly agreement: number;
}

export interface Alignment {
  readonly pairs: readonly WordPair[];
  /** 1 for each word that has none. */
  readonly nameLeft: Uint8Array;
  readonly entryLeft: Uint8Array;
}

const mostJoined = 4;
const synonymsAgree = 9_000;

export function alignWords(names: NameForm, entries: NameForm): Alignment {
  const name = names.words;
  const entry = entries.words;
  const nameLeft = new Uint8Array(name.length).fill(1);
  const entryLeft = new Uint8Array(entry.length).fill(1);
  const pairs: WordPair[] = [];
  const add = (how: WordPair['how'], i: number, iEnd: number, j: number, jEnd: number, agreement: number) => {
    nameLeft.fill(0, i, iEnd);
    entryLeft.fill(0, j, jEnd);
    pairs.push({ how, name: [i, iEnd], entry: [j, jEnd], agreement });
  };
  equalWords(name, entry, entryLeft, (i, j) => {
    if (name[i].ascii !== entry[j].ascii && areSynonyms(name[i].ascii, entry[j].ascii))
      add('synonym', i, i + 1, j, j + 1, synonymsAgree);
    else add('equal', i, i + 1, j, j + 1, 10_000);
  });
  if (!nameLeft.includes(1) || !entryLeft.includes(1)) return { pairs, nameLeft, entryLeft };
  joinedWords(name, nameLeft, entry, entryLeft, 0, (i, end, j, agreement) => add('joined', i, end, j, j + 1, agreement));
  joinedWords(entry, entryLeft, name, nameLeft, 0, (j, end, i, agreement) => add('joined', i, i + 1, j, end, agreement));
  similarWords(name, nameLeft, entry, entryLeft, add);
  joinedWords(name, nameLeft, entry, entryLeft, 2, (i, end, j, agreement) => add('joined', i, end, j, j + 1, agreement));
  joinedWords(entry, entryLeft, name, nameLeft, 2, (j, end, i, agreement) => add('joined', i, i + 1, j, end, agreement));
  initials(name, nameLeft, entries, entryLeft, (i, j, end) => add('initials', i, i + 1, j, end, initialsAgreement(name[i])));
  initials(entry, entryLeft, names, nameLeft, (j, i, end) => add('initials', i, end, j, j + 1, initialsAgreement(entry[j])));
  return { pairs, nameLeft, entryLeft };
}

/** Three letters are the initials of many names. */
function initialsAgreement({ ascii }: NameWord): number {
  return ascii.length > 3 ? 7_700 : 6_400;
}

function equalWords(
  name: readonly NameWord[],
  entry: readonly NameWord[],
  entryLeft: Uint8Array,
  add: (i: number, j: number) => void,
): void {
  for (let i = 0; i < name.length; i++) {
    for (let j = 0; j < entry.length; j++) {
      if (entryLeft[j] === 0 || (name[i] !== entry[j] && name[i].text !== entry[j].text)) continue;
      add(i, j);
      break;
    }
  }
}

/** Neighbours of `parts` that are one word of `wholes`. */
function joinedWords(
  parts: readonly NameWord[],
  partsLeft: Uint8Array,
  wholes: readonly NameWord[],
  wholesLeft: Uint8Array,
  edits: number,
  add: (start: number, end: number, whole: number, agreement: number) => void,
): void {
  for (let start = 0; start + 1 < parts.length; start++) {
    let text = partsLeft[start] === 1 ? parts[start].ascii : '';
    for (let end = start + 1; text !== '' && end < parts.length && end - start < mostJoined && partsLeft[end] === 1; end++) {
      text += parts[end].ascii;
      const whole = wholes.findIndex((word, at) => wholesLeft[at] === 1 && isJoined(text, word.ascii, edits));
      if (whole === -1) continue;
      add(start, end + 1, whole, edits === 0 ? 9_800 : 8_500);
      break;
    }
  }
}

function isJoined(text: string, word: string, edits: number): boolean {
  if (edits === 0) return text === word;
  const budget = Math.min(edits, editBudget(word.length) - 1);
  return budget > 0 && editDistance(text, word, budget) <= budget;
}

function similarWords(
  name: readonly NameWord[],
  nameLeft: Uint8Array,
  entry: readonly NameWord[],
  entryLeft: Uint8Array,
  add: (how: WordPair['how'], i: number, iEnd: number, j: number, jEnd: number, agreement: number) => void,
): void {
  const found: { how: WordPair['how']; i: number; j: number; agreement: number; gain: number }[] = [];
  for (let i = 0; i < name.length; i++) {
    if (nameLeft[i] === 0) continue;
    for (let j = 0; j < entry.length; j++) {
      const agreed = entryLeft[j] === 1 ? agreementOf(name[i], entry[j]) : undefined;
      if (agreed === undefined) continue;
      found.push({ ...agreed, i, j, gain: agreed.agreement * (name[i].weight + entry[j].weight) });
    }
  }
  found.sort((a, b) => b.gain - a.gain || Math.abs(a.i - a.j) - Math.abs(b.i - b.j) || a.i - b.i || a.j - b.j);
  for (const { how, i, j, agreement } of found) {
    if (nameLeft[i] === 1 && entryLeft[j] === 1) add(how, i, i + 1, j, j + 1, agreement);
  }
}

/** A word that is the initials of what the other name has left, in one piece; generic words may have none. */
function initials(
  short: readonly NameWord[],
  shortLeft: Uint8Array,
  long: NameForm,
  longLeft: Uint8Array,
  add: (word: number, start: number, end: number) => void,
): void {
  for (let at = 0; at < short.length; at++) {
    const { ascii, common } = short[at];
    if (shortLeft[at] === 0 || common || ascii.length < 3 || ascii.length > 8 || /\d/.test(ascii)) continue;
    for (let start = 0; start < long.words.length; start++) {
      const end = initialsEnd(ascii, long, longLeft, start);
      if (end === undefined) continue;
      add(at, start, end);
      break;
    }
  }
}

export function initialsEnd(
  letters: string,
  { words, legalForm }: NameForm,
  left: Uint8Array,
  start: number,
): number | undefined {
  let letter = 0;
  let at = start;
  for (; at < words.length && letter < letters.length; at++) {
    if (left[at] === 0) return undefined;
    if (words[at].ascii[0] === letters[letter]) letter++;
    else if (at === start || words[at].kind !== 'generic') return undefined;
  }
  // "CETGC": the last letter may be that of the legal form.
  if (at === words.length && letter === letters.length - 1 && legalForm[0] === letters[letter]) letter++;
  return letter === letters.length && at - start >= 2 ? at : undefined;
}
