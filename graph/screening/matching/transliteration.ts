/** Words of any script in ASCII letters, and the keys by which romanisations of one word agree. */
import anyAscii from 'any-ascii';
import { recalled } from '../../ontology/recalled.ts';

/** Arabic and Hebrew script. */
export const withoutVowels = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** An Arabic word without its article. */
export function withoutArticle(word: string): string {
  return word.replace(/^(?:و?ال|لل)(?=.{3})/u, '');
}

/** An Arabic or Persian word without its article and the endings of adjectives and of the plural. */
export function arabicStem(word: string): string {
  return withoutArticle(word).replace(/(?<=.{3})(?:ية|يه|یه|ات|ی|ي|ة|ه|ا)$/u, '');
}

/** Lower-case ASCII letters and digits of a word; empty when it has none. */
export function asciiOf(word: string): string {
  const plain = asciiWord.test(word) ? word : anyAscii(word).replace(/[^A-Za-z0-9]/g, '');
  return plain.toLowerCase();
}

const asciiWord = /^[A-Za-z0-9]*$/;

/**
 * Steps from a spelling to its sound, in their order. They unite what transliterations of one word vary in:
 * BGN, scientific and passport Cyrillic (shch, sch, sc; kh, h, x; ts, c; y, i, j), Arabic and Persian vowels, German
 * umlauts (ue, u), doubled letters. Different words may share a sound, so it never proves as much as equal letters.
 */
const soundSteps: readonly (readonly [RegExp, string])[] = [
  [/[yj]/g, 'i'],
  [/tsch|tch/g, 'C'],
  [/shch|sch|sh|sc(?=[aou])/g, 's'],
  [/ch/g, 'C'],
  [/ts|tz|c(?=[ei])/g, 'T'],
  [/zh/g, 'z'],
  [/ph/g, 'f'],
  [/kh/g, 'h'],
  [/([bdgrt])h/g, '$1'],
  [/ck|[qc]/g, 'k'],
  [/w/g, 'v'],
  [/x/g, 'ks'],
  [/ou|oo/g, 'u'],
  [/ee/g, 'i'],
  [/([aou])e/g, '$1'],
  [/ie/g, 'e'],
  [/(.)\1+/g, '$1'],
  [/(?<=.{3})(sk|n)(?:i|aia|o[ie]?|e)$/, '$1'],
  [/(?<=[aeiou])h$/, ''],
];

/** How an ASCII word sounds. */
export const soundOf = recalled((ascii) => {
  let sound = ascii;
  for (const [pattern, by] of soundSteps) sound = sound.replace(pattern, by);
  return sound;
});

/** How it sounds where voiced and voiceless, e and i, o and u are one: Korean and Persian romanisations vary in them. */
export function coarseSoundOf(sound: string): string {
  return sound.replace(/[dbgzveo]/g, (letter) => coarse[letter]).replace(/(.)\1+/g, '$1');
}

const coarse: Readonly<Record<string, string>> = { d: 't', b: 'p', g: 'k', z: 's', v: 'f', e: 'i', o: 'u' };

/** Consonants of a word in their order: what Arabic and Hebrew script write, where w and y are vowels as well. */
export function consonantsOf(ascii: string): string {
  return soundOf(ascii.replace(/w/g, '').replace(/ph/g, 'pah'))
    .replace(/[aeiou0-9]/g, '')
    .replace(/b/g, 'v')
    .replace(/(.)\1+/g, '$1');
}

/** Steps that unite what romanisations of one word vary in, and not what two names do: doubled letters, ck and k, th and t. */
const romanSteps: readonly (readonly [RegExp, string])[] = [
  [/[yj]/g, 'i'],
  [/tsch|tch/g, 'ch'],
  [/shch|sch|sh/g, 's'],
  [/ts|tz/g, 'c'],
  [/zh/g, 'z'],
  [/kh/g, 'h'],
  [/w/g, 'v'],
  [/q/g, 'k'],
  [/x/g, 'ks'],
  [/ou/g, 'u'],
  [/i?e/g, 'e'],
  [/i+/g, 'i'],
];

/** Whether two ASCII words may be one word of another script. */
export function areRomanisations(a: string, b: string): boolean {
  const [one, other] = [a, b].map((word) => romanSteps.reduce((text, [pattern, by]) => text.replace(pattern, by), word));
  return one === other;
}
