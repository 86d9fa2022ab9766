/**
 * Entities of FollowTheMoney, as JSON Lines (https://followthemoney.tech): id, schema, and properties
 * that are lists of texts. A reference is an id, or in nested exports the entity itself.
 */
import type { Identifier } from '../../graph/ontology/identifier.ts';
import { countryCode } from '../country.ts';
import { lei, registration, uei } from '../tables/identifiers.ts';
import { isObject, type JsonObject, listOf } from './cyclonedx/value.ts';
import { fieldObject, fieldText, fieldTexts } from './json-fields.ts';
import { hasOneRegister } from './national-register.ts';

export interface FtmEntity {
  readonly pointer: string;
  readonly id: string;
  readonly schema: string;
  readonly datasets: readonly string[];
  readonly properties: JsonObject;
  /** Marked as a target of its lists. */
  readonly target: boolean;
}

/** Undefined for what has no id or no schema. */
export function readFtmEntity(value: unknown, pointer: string): FtmEntity | undefined {
  if (!isObject(value)) return undefined;
  const [id, schema] = [fieldText(value.id), fieldText(value.schema)];
  if (id === undefined || schema === undefined) return undefined;
  const target = value.target === true;
  return { pointer, id, schema, datasets: fieldTexts(value.datasets), properties: fieldObject(value.properties), target };
}

export function isFtmEntity(value: unknown): boolean {
  return isObject(value) && readFtmEntity(value, '') !== undefined && isObject(value.properties);
}

/** Values of a property as texts; of entities their ids. */
export function valuesOf({ properties }: FtmEntity, ...names: readonly string[]): string[] {
  return names.flatMap((name) =>
    listOf(properties[name]).flatMap((value) => fieldText(isObject(value) ? value.id : value) ?? []),
  );
}

/** Kinds of parties, by schema. */
const organizationSchemas = new Set(['Company', 'Organization', 'LegalEntity', 'PublicBody']);

export function isOrganization({ schema }: FtmEntity): boolean {
  return organizationSchemas.has(schema);
}

export function isParty(entity: FtmEntity): boolean {
  return isOrganization(entity) || entity.schema === 'Person';
}

/** What lists name beside parties. */
export function isListable(entity: FtmEntity): boolean {
  return isParty(entity) || ['Vessel', 'Airplane', 'Vehicle', 'Security', 'CryptoWallet', 'Asset'].includes(entity.schema);
}

const listedTopics = /^(?:sanction|debarment|export\.control|invest\.ban)/;

/** Named by a list itself: not merely linked to who is. */
export function isListed(entity: FtmEntity): boolean {
  return entity.target || valuesOf(entity, 'topics').some((topic) => listedTopics.test(topic) && topic !== 'sanction.linked');
}

export function countriesOf(entity: FtmEntity): string[] {
  const codes = valuesOf(entity, 'jurisdiction', 'mainCountry', 'country', 'registrationCountry');
  return [...new Set(codes.flatMap((code) => countryCode(code) ?? []))];
}

/** `registrationNumber` has no country of its own: it counts where the entity has one, and that one register. */
export function identifiersOf(entity: FtmEntity): Identifier[] {
  const leis = valuesOf(entity, 'leiCode').flatMap((code) => lei(code) ?? []);
  const ueis = valuesOf(entity, 'uniqueEntityId').flatMap((code) => uei(code) ?? []);
  const countries = countriesOf(entity);
  const numbers = isOrganization(entity) ? valuesOf(entity, 'registrationNumber') : [];
  const register = countries.length === 1 && hasOneRegister(countries[0]) ? countries[0] : undefined;
  return [
    ...leis.map((value) => ({ scheme: 'lei' as const, value })),
    ...ueis.map((value) => ({ scheme: 'uei' as const, value })),
    ...(register === undefined
      ? []
      : numbers.map((number) => ({ scheme: 'reg' as const, value: registration(register, number) }))),
  ];
}

/** Properties that are names or references, which are asserted by themselves. */
const asserted = new Set(['name', 'alias', 'weakAlias', 'owner', 'asset', 'entity']);

/** All other properties, a line each: their names are the document's, and could be those of other texts. */
export function propertiesOf(entity: FtmEntity): string {
  return Object.keys(entity.properties)
    .filter((name) => !asserted.has(name))
    .map((name) => `${name}: ${valuesOf(entity, name).join('; ')}`)
    .join('\n');
}
