/**
 * Identifiers in entries of restricted-party lists. Asserted are those that name one legal entity: LEI,
 * UEI and numbers of a company register with their country. Tax numbers, passports, bank and ship
 * numbers stay text: a tax number is not a number of the company register, though both may look alike.
 */
import type { Identifier } from '../../graph/ontology/identifier.ts';
import { countryCode } from '../country.ts';
import { lei, registration, uei } from '../tables/identifiers.ts';

/** Numbers that a company register gives; with the country stated beside them they identify. */
const registrationTypes = new Set([
  ...['registrationid', 'registrationnumber', 'companynumber', 'businessregistrationnumber', 'businessregistrationdocumentno'],
  ...['commercialregistrynumber', 'publicregistrationnumber', 'enterprisenumber', 'tradelicenseno'],
  ...['unifiedsocialcreditcodeuscc', 'unitedsocialcreditcodecertificate', 'unitedsocialcreditcodecertificateuscc'],
  ...['cr', 'crno', 'chinesecommercialcode', 'registeredcharityno', 'uscc', 'unifiedsocialcreditcode'],
  ...['ukcompanynumber', 'chamberofcommercenumber', 'certificateofincorporationnumber', 'regnumber'],
]);
const leiTypes = new Set(['lei', 'legalentityidentifier', 'legalentitynumber']);
const ueiTypes = new Set(['uei', 'uniqueentityid', 'uniqueentityidentifier', 'samuei']);

/** The `ids` of the Consolidated Screening List: `Type, value, CC` today, `CC, value, Type` in older editions. */
export function entryIdentifiers(ids: string): Identifier[] {
  return ids.split(';').flatMap((entry) => {
    const parts = entry.split(',').map((part) => part.trim());
    return readParts(parts[0], parts.slice(1)) ?? readParts(parts.at(-1) ?? '', parts.slice(0, -1).reverse()) ?? [];
  });
}

/** `rest`: value, then perhaps the country, in the order of today's editions. */
function readParts(type: string, rest: readonly string[]): Identifier | undefined {
  return entryIdentifier(type, rest[0] ?? '', /^[A-Z]{2}$/.test(rest[1] ?? '') ? rest[1] : '');
}

/** One identifier by the list's name of its type; `country`: its name or code. Undefined: keep it as text. */
export function entryIdentifier(type: string, value: string, country: string): Identifier | undefined {
  const kind = kindOf(type);
  if (leiTypes.has(kind)) return of('lei', lei(value));
  if (ueiTypes.has(kind)) return of('uei', uei(value));
  if (!registrationTypes.has(kind)) return undefined;
  // Without the country the register is not known, and the number could be another company's elsewhere.
  const code = country === '' ? undefined : countryCode(country);
  return code === undefined || value === '' ? undefined : of('reg', registration(code, value));
}

const longestType = 7;

/**
 * The identifier in a remark of OFAC: `Registration Number 18394 (Syria)`, `alt. C.R. No. 12 (Bahrain)`,
 * `Legal Entity Number 5493... (Cyprus)`. Undefined for any other remark.
 */
export function remarkIdentifier(remark: string): Identifier | undefined {
  const found = /^(.*?)(?:\s\(([^()]*)\))?[.\s]*$/.exec(remark.trim().replace(/^alt\. /, ''));
  const words = found?.[1].split(/\s+/) ?? [];
  for (let length = Math.min(longestType, words.length - 1); length > 0; length--) {
    const type = words.slice(0, length).join(' ');
    if (!isIdentifierType(type)) continue;
    const value = words
      .slice(length)
      .join(' ')
      .replace(/^[#:]\s*/, '');
    return entryIdentifier(type, value, found?.[2] ?? '');
  }
  return undefined;
}

function isIdentifierType(type: string): boolean {
  const kind = kindOf(type);
  return registrationTypes.has(kind) || leiTypes.has(kind) || ueiTypes.has(kind);
}

function kindOf(type: string): string {
  return type.toLowerCase().replace(/[^a-z]/g, '');
}

function of(scheme: 'lei' | 'uei' | 'reg', value: string | undefined): Identifier | undefined {
  return value === undefined ? undefined : { scheme, value };
}
