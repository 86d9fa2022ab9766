/** What two addresses have in common that few addresses share. */
import { asciiOf } from './transliteration.ts';

/** Words of addresses that any may have. */
const usual = new Set(
  'no nr po box p o street str st road rd avenue ave lane building bldg block floor fl room rm unit suite apt house d ul ulitsa dom office zone district industrial park area city province region state republic of the and north south east west new'.split(
    ' ',
  ),
);

/** A code of a place: letters and digits, or at least four digits. */
const code = /^(?=.*\d)[a-z0-9]{4,10}$/;
/** So many words in common, without a code among them, are one place. */
const enoughWords = 2;

/** Words in common that say the two are one place, in the order of the first; empty when they do not. */
export function commonAddress(left: readonly string[], right: readonly string[]): string[] {
  const others = right.map((address) => new Set(wordsOf(address)));
  for (const address of left) {
    const words = wordsOf(address);
    for (const other of others) {
      const common = [...new Set(words)].filter((word) => other.has(word));
      if (common.length >= enoughWords || common.some((word) => code.test(word))) return common;
    }
  }
  return [];
}

/** Country names and the like are at the end of most addresses: short words and usual ones say nothing. */
function wordsOf(address: string): string[] {
  return address
    .slice(0, 512)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map(asciiOf)
    .filter((word) => word.length > 2 && !usual.has(word));
}
