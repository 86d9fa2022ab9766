/** The `ids` of a Consolidated Screening List entry: `Type, value, CC` today, `CC, value, Type` in older editions. */
import type { Identifier } from '../../graph/ontology/identifier.ts';
import { countryCode } from '../country.ts';
import { lei, registration, uei } from '../tables/identifiers.ts';

/** Numbers that a company register gives; with the country stated beside them they identify. */
const registrationTypes = new Set([
  ...['registrationid', 'registrationnumber', 'companynumber', 'businessregistrationnumber', 'businessregistrationdocumentno'],
  ...[
    'commercialregistrynumber',
    'publicregistrationnumber',
    'enterprisenumber',
    'tradelicenseno',
    'unifiedsocialcreditcodeuscc',
  ],
  ...['cr', 'crno', 'chinesecommercialcode', 'registeredcharityno', 'uscc', 'unifiedsocialcreditcode'],
]);
const leiTypes = new Set(['lei', 'legalentityidentifier', 'legalentitynumber']);
const ueiTypes = new Set(['uei', 'uniqueentityid', 'uniqueentityidentifier', 'samuei']);

/** Those whose scheme is recognised; of the rest the text stays (`texts.ids` of the entry). */
export function entryIdentifiers(ids: string): Identifier[] {
  return ids.split(';').flatMap((entry) => {
    const parts = entry.split(',').map((part) => part.trim());
    return readIdentifier(parts[0], parts.slice(1)) ?? readIdentifier(parts.at(-1) ?? '', parts.slice(0, -1).reverse()) ?? [];
  });
}

/** `rest`: value, then perhaps the country, in the order of today's editions. */
function readIdentifier(type: string, rest: readonly string[]): Identifier | undefined {
  const kind = type.toLowerCase().replace(/[^a-z]/g, '');
  const value = rest[0] ?? '';
  if (leiTypes.has(kind)) return of('lei', lei(value));
  if (ueiTypes.has(kind)) return of('uei', uei(value));
  if (!registrationTypes.has(kind)) return undefined;
  // Without the country the register is not known, and the number could be another company's elsewhere.
  const country = /^[A-Z]{2}$/.test(rest[1] ?? '') ? countryCode(rest[1]) : undefined;
  return country === undefined || value === '' ? undefined : of('reg', registration(country, value));
}

function of(scheme: 'lei' | 'uei' | 'reg', value: string | undefined): Identifier | undefined {
  return value === undefined ? undefined : { scheme, value };
}
