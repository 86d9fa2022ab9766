/**
 * The words by which a mention is found: those of its name and of its node's key. Both adapters index
 * exactly these words and nothing else, so that a search gives the same rows from either store.
 * An index holds words made by this file: whoever changes it writes a migration that indexes anew.
 */
import { NodeType } from '../ontology/node-type.ts';

/** Longer words are cut, in the index and in a query alike: hostile names must not swell the index. */
const maxWordLength = 40;
/** Words of one mention, and of one query; further ones are left out. */
const maxWords = 64;

/** NFKD, lower case, accents dropped, split at all that is no letter, mark or digit; distinct, in order. */
export function wordsOf(text: string): string[] {
  return distinctWords(text, maxWords);
}

/** The same, and all of them: of a text that is no mention and stands in no index. */
export function allWordsOf(text: string): string[] {
  return distinctWords(text, Number.POSITIVE_INFINITY);
}

function distinctWords(text: string, most: number): string[] {
  const words = new Set<string>();
  for (const word of plain(text).split(/[^\p{L}\p{M}\p{N}]+/u)) {
    if (word !== '') words.add(cut(word));
    if (words.size === most) break;
  }
  return [...words];
}

/** Words of a mention. The key of a source is a digest: it has no words. */
export function mentionWords(type: number, key: string, name: string | undefined): string[] {
  const keyText = type === NodeType.Source ? '' : unescapePercent(key.slice(key.indexOf(':') + 1));
  return wordsOf(name === undefined ? keyText : `${name} ${keyText}`);
}

/** Order by code point: that of UTF-8 bytes. Plain `<` compares UTF-16 units, which differs beyond U+FFFF. */
export function compareKeys(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index++) {
    const x = a.charCodeAt(index);
    const y = b.charCodeAt(index);
    if (x !== y) return surrogatesLast(x) - surrogatesLast(y);
  }
  return a.length - b.length;
}

function surrogatesLast(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

function plain(text: string): string {
  const lower = text.toLowerCase();
  if (!/[^\0-\x7f]/.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC');
}

function cut(word: string): string {
  return word.length <= maxWordLength ? word : [...word].slice(0, maxWordLength).join('');
}

/** A purl writes `@scope` as `%40scope`. What is no valid escape stays as it is. */
function unescapePercent(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
