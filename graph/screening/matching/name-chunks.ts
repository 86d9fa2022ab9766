/** A written name cut into what its words are made of. */

import { legalForms } from './legal-forms.ts';
import { withoutReach } from './name-additions.ts';
import { phraseWords } from './phrases.ts';
import { asciiOf, soundOf, withoutArticle } from './transliteration.ts';
import { withoutDomains } from './web-name.ts';
import { cjkLetters, cjkMeanings, type Meaning } from './word-table.ts';

export interface Chunk {
  /** As written. */
  readonly written: string;
  /** In lower-case ASCII letters and digits; never empty. */
  readonly ascii: string;
  /** Known already, for a word inside a run of letters. */
  readonly meaning?: Meaning;
  /** A legal form, one letter apart. */
  readonly misspelt?: true;
}

/** Format characters (zero width, direction marks), and halves of surrogate pairs. */
const unseen = /[\p{Cf}\p{Cs}\p{Cc}]/gu;
const apostrophes = /(?<=\p{L})['’ʼ`´ʹ"״׳](?=\p{L})/gu;
/** "S.A.R.L.", "z o. o.": initials with dots. */
const pieces = new RegExp(
  `[${cjkLetters}]+|(?:\\p{L}\\p{M}*\\.){1,}\\p{L}(?!\\p{L})|(?:(?![${cjkLetters}])[\\p{L}\\p{M}\\p{N}])+|&|\\+`,
  'gu',
);
const onlyCjk = new RegExp(`^[${cjkLetters}]+$`, 'u');

const cjkForms = legalForms
  .split(/[\n|:]/)
  .map((spelling) => spelling.trim().replace(/^[\^*]+/, ''))
  .filter((spelling) => onlyCjk.test(spelling));

const known = new RegExp(
  [...new Set([...cjkForms, ...[...cjkMeanings.keys()].filter((word) => word.length > 1), '厂$', '廠$'])]
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .join('|'),
  'gu',
);

export function chunksOf(text: string): Chunk[] {
  const written = text.replaceAll('№', ' no ').normalize('NFKC').replace(unseen, '');
  const plain = withoutDomains(withoutReach(written)).replace(apostrophes, '');
  const chunks: Chunk[] = [];
  for (const [piece] of plain.matchAll(pieces)) {
    if (onlyCjk.test(piece)) addCjk(piece, chunks);
    else if (piece === '&' || piece === '+') chunks.push({ written: piece, ascii: 'and' });
    else add(piece, chunks);
  }
  return joinPhrases(joinLetters(chunks));
}

function add(written: string, chunks: Chunk[], meaning?: Meaning): void {
  const ascii = asciiOf(withoutArticle(written));
  if (ascii === '' || addressees.has(written)) return;
  chunks.push(meaning === undefined ? { written, ascii } : { written, ascii, meaning });
}

/** What is in brackets, and what is not. */
export function bracketsOf(text: string): { readonly outside: string; readonly inside: readonly string[] } {
  const inside: string[] = [];
  const outside = text.replace(/[(（]([^()（）]{2,40})[)）]/g, (_, content: string) => {
    inside.push(content);
    return ' ';
  });
  return { outside, inside };
}

/** What Chinese writes after the name of a city or province. */
const addressees = new Set(['市', '省']);

/** Known words of the run, and what lies between them. */
function addCjk(run: string, chunks: Chunk[]): void {
  let end = 0;
  for (const match of run.matchAll(known)) {
    if (match.index > end) add(run.slice(end, match.index), chunks);
    add(match[0], chunks, cjkMeanings.get(match[0]));
    end = match.index + match[0].length;
  }
  if (end < run.length) add(run.slice(end), chunks);
}

function isLetter(chunk: Chunk | undefined): boolean {
  return chunk !== undefined && /^[a-z]$/.test(chunk.ascii);
}

/** "I B M", "S p A" and "H & M" are one word each. */
function joinLetters(chunks: readonly Chunk[]): Chunk[] {
  const joined: Chunk[] = [];
  for (let start = 0; start < chunks.length; ) {
    let end = start;
    while (isLetter(chunks[end]) || (end > start && chunks[end]?.ascii === 'and' && isLetter(chunks[end + 1]))) end++;
    if (end - start < 2) {
      joined.push(chunks[start]);
      start++;
      continue;
    }
    const letters = chunks.slice(start, end).filter(isLetter);
    joined.push({ written: letters.map(({ written }) => written).join(' '), ascii: letters.map(({ ascii }) => ascii).join('') });
    start = end;
  }
  return joined;
}

/** Words that together stand for one, by their sounds. */
const phrases = new Map(
  phraseWords
    .trim()
    .split('\n')
    .map((line) => line.split('='))
    .map(([phrase, word]) => [phrase.split(' ').map(soundOf).join(' '), word]),
);
const longestPhrase = 4;

function joinPhrases(chunks: readonly Chunk[]): Chunk[] {
  const joined: Chunk[] = [];
  for (let at = 0; at < chunks.length; at++) {
    const phrase = phraseAt(chunks, at);
    joined.push(phrase?.chunk ?? chunks[at]);
    at += (phrase?.length ?? 1) - 1;
  }
  return joined;
}

function phraseAt(chunks: readonly Chunk[], at: number): { readonly chunk: Chunk; readonly length: number } | undefined {
  for (let length = Math.min(longestPhrase, chunks.length - at); length > 1; length--) {
    const words = chunks.slice(at, at + length);
    const ascii = phrases.get(words.map((chunk) => soundOf(chunk.ascii)).join(' '));
    if (ascii !== undefined) return { chunk: { written: words.map(({ written }) => written).join(' '), ascii }, length };
  }
  return undefined;
}
