/**
 * Keys of nodes and identifiers (docs/decisions/0002-keys.md).
 *
 * An item's key is its strongest identifier: purl, NIIN, maker + part number, GTIN, CPE, SWID, else
 * name. A purl is never second to another identifier, so an item that has only a purl needs no
 * Identifier node; every other strong identifier is also asserted as IDENTIFIED_BY, and the view
 * unites what shares one. What has only a name carries its document in its key: the view joins it.
 */
import { hash } from 'node:crypto';
import { normalizeName, organizationName } from './name.ts';

export const strongItemSchemes = ['purl', 'niin', 'mpn', 'gtin'] as const;
export const weakItemSchemes = ['cpe', 'swid'] as const;
export const organizationSchemes = ['lei', 'uei', 'reg'] as const;
export const siteSchemes = ['cage'] as const;

export type Scheme =
  | (typeof strongItemSchemes)[number]
  | (typeof weakItemSchemes)[number]
  | (typeof organizationSchemes)[number]
  | (typeof siteSchemes)[number];

export interface Identifier {
  readonly scheme: Scheme;
  readonly value: string;
}

/** Strongest first. The position is stored (`scheme` property, plus 1): append only. */
export const schemes: readonly Scheme[] = [...strongItemSchemes, ...weakItemSchemes, ...organizationSchemes, ...siteSchemes];
const strong = new Set<Scheme>([...strongItemSchemes, ...organizationSchemes, ...siteSchemes]);

export function isStrong(scheme: Scheme): boolean {
  return strong.has(scheme);
}

/** Strongest first, then by value; without repeats. */
export function sortIdentifiers(identifiers: readonly Identifier[]): Identifier[] {
  const unique = new Map(identifiers.map((id) => [`${id.scheme}:${id.value}`, id]));
  return [...unique.values()].sort(
    (a, b) => schemes.indexOf(a.scheme) - schemes.indexOf(b.scheme) || (a.value < b.value ? -1 : 1),
  );
}

/** `identifier:gtin:04012345678901` */
export function identifierKey(identifier: Identifier): string {
  return `identifier:${identifier.scheme}:${identifier.value}`;
}

function primary(identifier: Identifier): string {
  return identifier.scheme === 'purl' ? identifier.value : `${identifier.scheme}:${identifier.value}`;
}

/**
 * Key of an item. `name` (with group and version as the document gives them) counts only when no
 * identifier is given; it is then local to the document (`sha256`), and to what sets it `apart` there.
 */
export function itemKey(identifiers: readonly Identifier[], name: string, version: string, sha256: string, apart = ''): string {
  const [first, ...rest] = sortIdentifiers(identifiers);
  if (first === undefined) {
    // A name of signs alone ("_", "$") is a name too.
    const base = normalizeName(name) || name.trim();
    const text = version === '' ? base : `${base}@${version}`;
    return `item:name:${text}~${sha256.slice(0, 10)}${apart === '' ? '' : `#${shortHash(apart)}`}`;
  }
  if (isStrong(first.scheme) || rest.length === 0) return `item:${primary(first)}`;
  return `item:${primary(first)}#${shortHash(rest.map((id) => `${id.scheme}:${id.value}`).join('\n'))}`;
}

/**
 * `organization:lei:...`, `uei:`, `reg:`, else `organization:name:<base> <form>[@CC]`. `cage:` is the key of one of
 * which nothing but a CAGE is known: an owner in a registration record.
 */
export function organizationKey(identifiers: readonly Identifier[], name: string, country: string): string {
  const [first] = sortIdentifiers(identifiers);
  if (first !== undefined) return `organization:${primary(first)}`;
  const { base, legalForm } = organizationName(name);
  const text = legalForm === '' ? base : `${base} ${legalForm}`;
  return `organization:name:${text}${country === '' ? '' : `@${country}`}`;
}

/** `site:cage:1ABC2`, else `site:name:<name>[@CC]`; never its operator. */
export function siteKey(code: string, name: string, country: string): string {
  if (code !== '') return `site:cage:${code}`;
  return `site:name:${normalizeName(name)}${country === '' ? '' : `@${country}`}`;
}

/** Ten bytes of the item's key, then ten of organisation and site: neighbours lie together. */
export function sourceKey(item: string, organization: string, site: string): string {
  return `source:${shortHash(item)}${shortHash(`${organization}\n${site}`)}`;
}

export function countryKey(code: string): string {
  return `country:${code}`;
}

export function programmeKey(name: string): string {
  return `programme:${name.normalize('NFKC').trim().replace(/\s+/g, ' ')}`;
}

/** One entry of one list; `list` is the list's short name. */
export function listEntryKey(list: string, id: string): string {
  return `entry:${normalizeName(list)}:${id}`;
}

/** `mpn` value: maker (normalised name, or `cage=XXXXX`) and part number as written, upper case, blanks collapsed. */
export function partNumberValue(maker: string, partNumber: string): string {
  return `${maker}/${partNumber.normalize('NFKC').trim().replace(/\s+/g, ' ').toUpperCase()}`;
}

/** `mpn` values that a part number with this maker has: by name and by CAGE. */
export function partNumberIdentifiers(partNumber: string, makerName: string, makerCage: string): Identifier[] {
  const result: Identifier[] = [];
  if (makerCage !== '') result.push({ scheme: 'mpn', value: partNumberValue(`cage=${makerCage}`, partNumber) });
  if (makerName !== '') {
    const { base, legalForm } = organizationName(makerName);
    // Foo GmbH and Foo AG are two makers: merging their parts would hide that each is a single source.
    const maker = legalForm === '' ? base : `${base} ${legalForm}`;
    if (base !== '') result.push({ scheme: 'mpn', value: partNumberValue(maker, partNumber) });
  }
  return result;
}

function shortHash(text: string): string {
  return hash('sha256', text, 'buffer').subarray(0, 10).toString('base64url');
}
