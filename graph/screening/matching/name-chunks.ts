/** A written name cut into what its words are made of. */

import { legalForms } from './legal-forms.ts';
import { asciiOf } from './transliteration.ts';
import { cjkLetters, cjkMeanings, type Meaning } from './word-table.ts';

export interface Chunk {
  /** As written. */
  readonly written: string;
  /** In lower-case ASCII letters and digits; never empty. */
  readonly ascii: string;
  /** Known already, for a word inside a run of letters. */
  readonly meaning?: Meaning;
}

/** What lists add to a name: it is no part of it. */
const annotation =
  /[;,(]*\s*\b(?:and|including)\s+(?:any|all)\s+(?:successors?|sub-?units?|subsidiar|affiliates?|subordinate)\b.*$/iu;
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
  const plain = text.normalize('NFKC').replace(unseen, '').replace(annotation, '').replace(apostrophes, '');
  const chunks: Chunk[] = [];
  for (const [piece] of plain.matchAll(pieces)) {
    if (onlyCjk.test(piece)) addCjk(piece, chunks);
    else if (piece === '&' || piece === '+') chunks.push({ written: piece, ascii: 'and' });
    else add(piece, chunks);
  }
  return joinPairs(joinLetters(chunks));
}

function add(written: string, chunks: Chunk[], meaning?: Meaning): void {
  const ascii = asciiOf(written);
  if (ascii === '') return;
  chunks.push(meaning === undefined ? { written, ascii } : { written, ascii, meaning });
}

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

/** Names of two words that stand for one. */
const pairs = new Map([
  ['hong kong', 'hongkong'],
  ['new york', 'york'],
  ['saudi arabia', 'saudi'],
  ['viet nam', 'vietnam'],
  ['st petersburg', 'petersburg'],
  ['saint petersburg', 'petersburg'],
  ['sankt peterburg', 'petersburg'],
  ['united states', 'usa'],
  ['united kingdom', 'uk'],
  ['great britain', 'uk'],
  ['united arab', 'uae'],
  ['south korea', 'korea'],
  ['north korea', 'korea'],
]);

function joinPairs(chunks: readonly Chunk[]): Chunk[] {
  const joined: Chunk[] = [];
  for (let at = 0; at < chunks.length; at++) {
    const next = chunks[at + 1];
    const ascii = next === undefined ? undefined : pairs.get(`${chunks[at].ascii} ${next.ascii}`);
    if (ascii === undefined) joined.push(chunks[at]);
    else joined.push({ written: `${chunks[at++].written} ${next.written}`, ascii });
  }
  return joined;
}
