/**
 * A name that is written in several scripts at once says the same twice: `华为技术有限公司 Huawei Technologies`. Each
 * script alone is a name then, beside the whole. So is each name of a text that says several: "Acme, f.k.a. Bcme".
 */
import { namesWithin } from './name-additions.ts';

/** Writing systems that names are told apart by; Japanese and Korean names mix theirs, which are one here. */
const scripts: readonly RegExp[] = [
  /\p{Script=Latin}/u,
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Arabic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Hebrew}/u,
];

const leastLetters = 2;
const letter = /\p{L}/gu;
const beyondLatin = /[^\0-\u024f]/;

/** The name, each that it says, and each script of these alone where one has several of at least two letters each. O(characters). */
export function spellingsOf(name: string): string[] {
  const within = namesWithin(name);
  return within.length === 0 ? byScript(name) : [...new Set([name, ...within].flatMap(byScript))];
}

function byScript(name: string): string[] {
  if (!beyondLatin.test(name)) return [name];
  const words = name.split(/[\s()（）[\]/|]+/u);
  const parts = scripts.map((script) => words.filter((word) => script.test(word)).join(' '));
  const said = parts.filter((part) => (part.match(letter)?.length ?? 0) >= leastLetters);
  return said.length < 2 ? [name] : [...new Set([name, ...said])];
}
