/**
 * The names in an entry of a restricted-party list. Lists write more than a name into the field: legal
 * reach ("and any successor, sub-unit, or subsidiary thereof"), former names in brackets, acronyms.
 */
import { normalizeName } from '../../graph/ontology/name.ts';
import { tableLimits } from '../tables/limits.ts';

export interface Alias {
  readonly name: string;
  /** The list sets it in quotation marks, or it is an acronym: alone it proves little. */
  readonly weak: boolean;
}
export interface ListNames {
  readonly name: string;
  readonly aliases: readonly Alias[];
}

const reach =
  /\b(?:and|or|including|as well as) (?:any|all|its|their) (?:of (?:its|their) )?(?:successor|sub-?unit|subsidiar|affiliate)[^()]*$/i;
const otherName =
  /^(?:f\.?\s?k\.?\s?a\.?|a\.?\s?k\.?\s?a\.?|n\.?\s?k\.?\s?a\.?|d\.?\s?b\.?\s?a\.?|formerly(?: known as)?|also known as|now known as|doing business as)[\s:,]+(?=\S)/i;
const besideName = /[,;] (?=[fan]\.?k\.?a\b)/i;
const bracket = /\(([^()]*)\)/g;

/** `name` and the list's own aliases, separated by semicolons, to one name and distinct aliases. */
export function listNames(name: string, aliases: string): ListNames {
  const found = new Map<string, Alias>();
  const add = (text: string, weak: boolean) => {
    const key = normalizeName(text);
    const known = found.get(key);
    if (key === '' || found.size >= tableLimits.aliases) return;
    if (known === undefined || (known.weak && !weak)) found.set(key, { name: text, weak });
  };
  const main = ownName(name, add);
  for (const alias of splitAliases(aliases)) {
    const text = alias
      .trim()
      .replace(/^and\s+/i, '')
      .replace(otherName, '');
    const weak = isQuoted(text);
    add(ownName(weak ? text.slice(1, -1) : text, add), weak);
  }
  found.delete(normalizeName(main));
  return { name: main, aliases: [...found.values()] };
}

/** The name without legal reach and without other names, which are added as aliases. */
function ownName(written: string, add: (text: string, weak: boolean) => void): string {
  const named = written.replace(/\s+/g, ' ').replace(reach, '');
  let withoutAcronyms = named;
  const own = named.replace(bracket, (whole: string, inside: string, at: number) => {
    const other = inside.trim();
    const isOther = otherName.test(other);
    if (isOther) for (const name of other.split(';')) add(tidy(name.trim().replace(otherName, '')), false);
    const isShort = !isOther && isAcronym(other, named.slice(0, at));
    if (isShort) add(other, true);
    if (isOther || isShort) withoutAcronyms = withoutAcronyms.replace(whole, ' ');
    return isOther ? ' ' : whole;
  });
  const [name, ...others] = own.split(besideName).map((part) => tidy(part.replace(/ +/g, ' ')));
  for (const other of others) add(tidy(other.replace(otherName, '')), false);
  const short = tidy(withoutAcronyms.split(besideName)[0].replace(/ +/g, ' '));
  if (normalizeName(short) !== normalizeName(name)) add(short, false);
  return name === '' ? written.trim() : name;
}

/** Parts between semicolons that stand outside brackets. */
function splitAliases(text: string): string[] {
  const parts: string[] = [];
  let [start, depth] = [0, 0];
  for (let at = 0; at <= text.length; at++) {
    const character = text[at] ?? ';';
    if (character === '(') depth++;
    else if (character === ')') depth = Math.max(0, depth - 1);
    else if (at === text.length || (character === ';' && depth === 0)) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return parts;
}

/** Whether capitals in brackets are the initials, in order, of words before them: `(HK)` is a place, `(CETC)` a short name. */
function isAcronym(text: string, before: string): boolean {
  if (!/^[A-Z]{3,12}$/.test(text)) return false;
  let matched = 0;
  for (const word of normalizeName(before).split(' ')) {
    if (word[0] === text[matched]?.toLowerCase()) matched++;
  }
  return matched === text.length;
}

function isQuoted(text: string): boolean {
  return text.length > 2 && '"\'\u2018\u201c'.includes(text[0]) && '"\'\u2019\u201d'.includes(text[text.length - 1]);
}

/** Without blanks, commas and semicolons at its ends. */
function tidy(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && ' ,;'.includes(text[start])) start++;
  while (end > start && ' ,;'.includes(text[end - 1])) end--;
  return text.slice(start, end);
}
