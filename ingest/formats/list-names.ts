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
  /[\s,;]*\b(?:and|or|including|as well as)\s+(?:any|all|its|their)\s+(?:of\s+(?:its|their)\s+)?(?:successor|sub-?unit|subsidiar|affiliate)[^()]*$/i;
const otherName =
  /^(?:f\.?\s?k\.?\s?a\.?|a\.?\s?k\.?\s?a\.?|n\.?\s?k\.?\s?a\.?|d\.?\s?b\.?\s?a\.?|formerly(?: known as)?|also known as|now known as|doing business as)[\s:,]+(?=\S)/i;
const bracket = /\(([^()]*)\)/g;
const acronym = /^(?=.*[A-Z].*[A-Z])[A-Z0-9&-]{2,12}$/;

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
  for (const alias of aliases.split(';')) {
    const text = alias
      .trim()
      .replace(/^and\s+/i, '')
      .replace(otherName, '');
    const quoted = /^(["'\u2018\u201c])(.*)(["'\u2019\u201d])$/.exec(text);
    const plain = ownName(quoted === null ? text : quoted[2], add);
    add(plain, quoted !== null);
  }
  found.delete(normalizeName(main));
  return { name: main, aliases: [...found.values()] };
}

/** The name without legal reach and without other names in brackets, which are added as aliases. */
function ownName(text: string, add: (text: string, weak: boolean) => void): string {
  const named = text.trim().replace(reach, '').trim();
  let withoutAcronym = named;
  const plain = named.replace(bracket, (whole: string, inside: string) => {
    const trimmed = inside.trim();
    if (otherName.test(trimmed)) {
      for (const other of trimmed.split(/[;,]\s*(?=(?:f|a|n)\.?\s?k\.?\s?a\b)|;/i))
        add(other.trim().replace(otherName, ''), false);
      withoutAcronym = withoutAcronym.replace(whole, ' ');
      return ' ';
    }
    if (acronym.test(trimmed)) {
      add(trimmed, true);
      withoutAcronym = withoutAcronym.replace(whole, ' ');
    }
    return whole;
  });
  const tidy = (value: string) =>
    value
      .replace(/\s+/g, ' ')
      .replace(/\s+([,;])/g, '$1')
      .replace(/[\s,;]+$/, '')
      .trim();
  const own = tidy(plain);
  if (normalizeName(withoutAcronym) !== normalizeName(own)) add(tidy(withoutAcronym), false);
  return own === '' ? text.trim() : own;
}
