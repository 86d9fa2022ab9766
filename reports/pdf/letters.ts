/** Text as the fonts of the PDF can print it. */
import anyAscii from 'any-ascii';
import { visible } from '../wording.ts';

/** What Public Sans has (its character map), ligatures and control characters aside. */
const printed =
  '\\u0020-\\u007e\\u00a0-\\u0131\\u0134-\\u0148\\u014a-\\u017e\\u018f\\u0192\\u01a0\\u01a1\\u01af\\u01b0\\u01d4\\u01ea\\u01eb\\u01fa-\\u021b' +
  '\\u0237\\u0259\\u02bb\\u02bc\\u02c6\\u02c7\\u02d8-\\u02dd\\u0300-\\u0304\\u0306-\\u030c\\u030f\\u0311\\u031b\\u0323\\u0326-\\u0328\\u03c0' +
  '\\u1e0c\\u1e0d\\u1e24\\u1e25\\u1e44\\u1e45\\u1e5a\\u1e5b\\u1e62\\u1e63\\u1e6c\\u1e6d\\u1e80-\\u1e85\\u1e92\\u1e93\\u1ea0-\\u1ef9' +
  '\\u2013\\u2014\\u2018-\\u201a\\u201c-\\u201e\\u2020-\\u2022\\u2026\\u2030\\u2044\\u2074-\\u2079\\u20ac\\u20b9\\u20ba\\u2113' +
  '\\u2116\\u2117\\u2120\\u2122\\u2126\\u2153\\u2154\\u2202\\u2206\\u2211\\u2212\\u221a\\u221e\\u2248\\u2260\\u2264\\u2265\\u25ca';
const notPrinted = new RegExp(`[^${printed}]+(?: +[^${printed}]+)*`, 'gu');

/** Said among the limits. */
export const lettersNote =
  'In the PDF, what its fonts cannot print stands in Latin letters between ‹ and ›; the other formats have it as it was written.';

/** Letters that the fonts lack are written in Latin ones between ‹ and ›; never a box, and never nothing. */
export function printable(text: string): string {
  return visible(text.normalize('NFC')).replace(notPrinted, (letters) => {
    const latin = anyAscii(letters).trim();
    if (latin !== '') return `‹${latin}›`;
    return [...letters]
      .map((letter) => `[U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`)
      .join('');
  });
}

/** Words of more letters are broken anywhere: they would leave their cell. Shorter ones are parted as words are. */
const longestWord = 20;
const partLength = 8;
const longWord = new RegExp(`[^\\s\\u200b]{${longestWord + 1},}`, 'gu');
const part = new RegExp(`.{${partLength}}(?=.)`, 'gsu');

/** To be copied: nothing is put in between. */
const hash = /^[0-9a-f]{64}$/;

export function breakable(text: string): string {
  if (hash.test(text)) return text;
  return text.replace(longWord, (word) => word.replace(part, (letters) => `${letters}\u200b`));
}

export function cut(text: string, most: number, ending = '…'): string {
  const letters = [...text];
  return letters.length <= most ? text : `${letters.slice(0, most).join('').trimEnd()}${ending}`;
}
