/** Entities and persons of BODS, to organisations. A person is one of kind `person`. */
import { type Identifier, organizationKey } from '../../../graph/ontology/identifier.ts';
import { OrganizationKind } from '../../../graph/ontology/property.ts';
import { countryCode } from '../../country.ts';
import type { DeltaBuilder, Node, OrganizationStatement } from '../../delta-builder.ts';
import { lei, registration } from '../../tables/identifiers.ts';
import { isObject, type JsonObject } from '../cyclonedx/value.ts';
import { fieldObject, fieldObjects, fieldText, fieldTexts } from '../json-fields.ts';
import { type BodsStatement, reasonOf } from './statement.ts';

/** What is known of an organisation or person; undefined parts of it are not stated. */
export type Party =
  | { readonly kind: 'named'; readonly statement: OrganizationStatement; readonly isArrangement: boolean }
  /** Said to be there, and not who: unknown, anonymous, exempt. */
  | { readonly kind: 'unspecified'; readonly reason: string };

const unspecifiedTypes = new Set(['unknownEntity', 'anonymousEntity', 'unknownPerson', 'anonymousPerson']);

const kinds: Readonly<Record<string, number>> = {
  registeredEntity: OrganizationKind.company,
  legalEntity: OrganizationKind.company,
  arrangement: OrganizationKind.trust,
  state: OrganizationKind.state,
  stateBody: OrganizationKind.state,
};

export function readParty(statement: BodsStatement): Party {
  return statement.kind === 'person' ? readPerson(statement) : readEntity(statement);
}

function readEntity({ pointer, details }: BodsStatement): Party {
  const type = fieldText(details.entityType) ?? fieldText(fieldObject(details.entityType).type) ?? '';
  const subtype = [fieldObject(details.entityType).subtype, details.entitySubtype].flatMap((part) => textOrCategory(part));
  const name = fieldText(details.name);
  const identifiers = registrationsOf(details);
  if (unspecifiedTypes.has(type) || (name === undefined && identifiers.length === 0)) return unspecified(type, details);
  const statement: OrganizationStatement = {
    pointer,
    name,
    identifiers,
    country: jurisdictionOf(details),
    numbers: { organizationKind: Object.hasOwn(kinds, type) ? kinds[type] : undefined },
    texts: {
      entityType: [type, ...subtype].join(', '),
      alternateNames: fieldTexts(details.alternateNames).join('\n'),
      ids: idsOf(details),
      founded: fieldText(details.foundingDate),
      dissolved: fieldText(details.dissolutionDate),
      addresses: addressesOf(details.addresses),
      listing: isObject(details.publicListing) ? JSON.stringify(details.publicListing) : undefined,
    },
  };
  return { kind: 'named', statement, isArrangement: type === 'arrangement' };
}

/** A person's nationality is no place of registration, and a person's numbers are of no company register: kept as text. */
function readPerson({ pointer, details }: BodsStatement): Party {
  const type = fieldText(details.personType) ?? '';
  const names = fieldObjects(details.names).flatMap(({ object }) => fullName(object) ?? []);
  const [name, ...others] = names;
  if (unspecifiedTypes.has(type) || name === undefined) return unspecified(type, details);
  const countries = (value: unknown) =>
    fieldObjects(value).flatMap(({ object }) => fieldText(object.code) ?? fieldText(object.name) ?? []);
  const statement: OrganizationStatement = {
    pointer,
    name,
    numbers: { organizationKind: OrganizationKind.person },
    texts: {
      alternateNames: others.join('\n'),
      ids: idsOf(details),
      born: fieldText(details.birthDate),
      died: fieldText(details.deathDate),
      nationalities: countries(details.nationalities).join('; '),
      taxResidencies: countries(details.taxResidencies).join('; '),
      addresses: addressesOf(details.addresses),
      politicalExposure: isObject(details.politicalExposure) ? JSON.stringify(details.politicalExposure) : undefined,
    },
  };
  return { kind: 'named', statement, isArrangement: false };
}

function unspecified(type: string, details: JsonObject): Party {
  const reason = [details.unspecifiedPersonDetails, details.unspecifiedEntityDetails].flatMap((part) =>
    isObject(part) ? reasonOf(part) : [],
  );
  return { kind: 'unspecified', reason: [type || 'without a name', ...reason].join(': ') };
}

function fullName(name: JsonObject): string | undefined {
  const parts = [name.givenName, name.patronymicName, name.familyName].flatMap((part) => fieldText(part) ?? []);
  return fieldText(name.fullName) ?? (parts.length === 0 ? undefined : parts.join(' '));
}

function textOrCategory(value: unknown): string[] {
  const text = fieldText(value) ?? fieldText(fieldObject(value).generalCategory);
  return text === undefined ? [] : [text];
}

/** ISO 3166-1 alpha-2, of a country or of a part of one (`US-DE`). */
function jurisdictionOf(details: JsonObject): string | undefined {
  const place = fieldObject(details.jurisdiction ?? details.incorporatedInJurisdiction);
  const code = fieldText(place.code)?.split('-')[0];
  return (code === undefined ? undefined : countryCode(code)) ?? countryCode(fieldText(place.name) ?? '');
}

/** Schemes of tax offices and of identity papers: their numbers are of no company register. */
const notRegisters = /-(?:TAX|RFC|VAT|TIN|EIN|NIF|NIT|RUC|INN|SSN|NINO|PASSPORT|IDCARD)/;

/** `GB-COH 07444723` is `GB/07444723`; `XI-LEI` is an LEI. Schemes are those of org-id.guide. */
function registrationsOf(details: JsonObject): Identifier[] {
  return fieldObjects(details.identifiers).flatMap(({ object }): Identifier[] => {
    const scheme = (fieldText(object.scheme) ?? '').toUpperCase();
    const id = fieldText(object.id) ?? '';
    if (scheme === 'XI-LEI') return lei(id) === undefined ? [] : [{ scheme: 'lei', value: lei(id) as string }];
    const country = /^([A-Z]{2})-/.exec(scheme)?.[1];
    const known = country === undefined || notRegisters.test(scheme) ? undefined : countryCode(country);
    return known === undefined || id === '' ? [] : [{ scheme: 'reg', value: registration(known, id) }];
  });
}

function idsOf(details: JsonObject): string {
  return fieldObjects(details.identifiers)
    .map(({ object }) =>
      [object.scheme ?? object.schemeName, object.id ?? object.uri].flatMap((part) => fieldText(part) ?? []).join(' '),
    )
    .join('; ');
}

function addressesOf(addresses: unknown): string {
  return fieldObjects(addresses)
    .map(({ object }) => {
      const country = fieldText(object.country) ?? fieldText(fieldObject(object.country).name);
      return [object.address, object.postCode, country].flatMap((part) => fieldText(part) ?? []).join(', ');
    })
    .join('\n');
}

/**
 * Records of a document that are one by their key but two by their record ids (two John Smiths), and
 * arrangements, whose names ("Joint shareholding") name nothing outside: known by their record here.
 */
export class Parties {
  readonly #builder: DeltaBuilder;
  readonly #document: string;
  readonly #recordsByKey = new Map<string, Set<string>>();

  constructor(builder: DeltaBuilder, sha256: string) {
    this.#builder = builder;
    this.#document = sha256.slice(0, 10);
  }

  /** To be called for every record before the first is asserted. */
  announce(record: string, { statement }: { statement: OrganizationStatement }): void {
    const key = keyOf(statement);
    const records = this.#recordsByKey.get(key);
    if (records === undefined) this.#recordsByKey.set(key, new Set([record]));
    else records.add(record);
  }

  assert(record: string, { statement, isArrangement }: { statement: OrganizationStatement; isArrangement: boolean }): Node {
    const known = (statement.identifiers ?? []).length > 0;
    const several = (this.#recordsByKey.get(keyOf(statement))?.size ?? 0) > 1;
    const apart = !known && (isArrangement || several);
    return this.#builder.organization(apart ? { ...statement, identifiers: [this.#local(record)] } : statement);
  }

  /** Somebody of whom only the place in a chain of owners is known. */
  assertUnspecified(record: string, pointer: string, reason: string): Node {
    return this.#builder.organization({ pointer, identifiers: [this.#local(record)], texts: { unspecified: reason } });
  }

  #local(record: string): Identifier {
    return { scheme: 'reg', value: `bods:${this.#document}/${record}` };
  }
}

function keyOf(statement: OrganizationStatement): string {
  return organizationKey(statement.identifiers ?? [], statement.name ?? '', statement.country ?? '');
}
