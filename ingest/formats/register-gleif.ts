/**
 * The Global LEI System's golden copy as CSV: level 1, who is who (LEI-CDF), and level 2, who consolidates
 * whom (RR-CDF). https://www.gleif.org/en/lei-data/access-and-use-lei-data
 *
 * Of level 2 the start node is the child. "Consolidated by" is accounting consolidation: it states no
 * share, and says nothing of those outside the accounts. It is kept as evidence, and makes no owner.
 */

import type { Reading } from '../../graph/model/reading.ts';
import type { Identifier } from '../../graph/ontology/identifier.ts';
import { OrganizationKind } from '../../graph/ontology/property.ts';
import { countryCode } from '../country.ts';
import type { ReadRequest } from '../read-request.ts';
import { lei, registration } from '../tables/identifiers.ts';
import type { Row } from '../tables/row.ts';
import type { Quarantine } from '../tables/table-reader.ts';
import type { ListReading } from './list-reading.ts';
import { readListSheet } from './list-sheet.ts';
import { hasOneRegister } from './national-register.ts';

const five = [1, 2, 3, 4, 5];
const otherNames = [
  ...five.map((n) => `Entity.OtherEntityNames.OtherEntityName.${n}`),
  ...five.map((n) => `Entity.TransliteratedOtherEntityNames.TransliteratedOtherEntityName.${n}`),
];
const addressOf = (kind: string) =>
  ['FirstAddressLine', 'City', 'Region', 'PostalCode', 'Country'].map((part) => `Entity.${kind}.${part}`);

export const gleifEntities = {
  format: 'register-gleif',
  main: 'register:gleif level 1',
  columns: [
    ...['LEI', 'Entity.LegalName', 'Entity.LegalJurisdiction', 'Entity.EntityCategory', 'Entity.EntityStatus', ...otherNames],
    ...[...addressOf('LegalAddress'), ...addressOf('HeadquartersAddress'), 'Entity.EntityCreationDate'],
    ...['Entity.EntityExpirationDate', 'Entity.EntityExpirationReason', 'Entity.SuccessorEntity.1.SuccessorLEI'],
    ...['Entity.RegistrationAuthority.RegistrationAuthorityID', 'Entity.RegistrationAuthority.RegistrationAuthorityEntityID'],
    ...['Entity.LegalForm.EntityLegalFormCode', 'Entity.LegalForm.OtherLegalForm', 'Registration.RegistrationStatus'],
    ...['Registration.LastUpdateDate', 'Registration.ValidationSources'],
  ],
  required: ['LEI', 'Entity.LegalName'],
  ignored: /^(?:Entity|Registration|ConformityFlag|Extension)\b/,
};

export const gleifRelationships = {
  format: 'register-gleif',
  main: 'register:gleif level 2',
  columns: [
    ...['StartNode.NodeID', 'StartNode.NodeIDType', 'EndNode.NodeID', 'EndNode.NodeIDType', 'RelationshipType'].map(
      (column) => `Relationship.${column}`,
    ),
    ...['RelationshipStatus', 'Period.1.startDate', 'Period.1.endDate', 'Quantifiers.1.QuantifierAmount'].map(
      (column) => `Relationship.${column}`,
    ),
    ...['Relationship.Qualifiers.1.QualifierCategory', 'Relationship.Quantifiers.1.QuantifierUnits'],
    ...['Registration.RegistrationStatus', 'Registration.ValidationSources'],
  ],
  required: ['Relationship.StartNode.NodeID', 'Relationship.EndNode.NodeID', 'Relationship.RelationshipType'],
  ignored: /^(?:Relationship|Registration|Extension)\b/,
};

/** Reads level 1. Never throws on content. */
export function readGleifEntities(text: string, request: ReadRequest): Reading {
  return readListSheet(text, request, gleifEntities, { row: readEntity, open: version('lei-cdf') });
}

/** Reads level 2. Never throws on content. */
export function readGleifRelationships(text: string, request: ReadRequest): Reading {
  return readListSheet(text, request, gleifRelationships, { row: readRelationship, open: version('rr-cdf') });
}

function version(name: string) {
  return (_columns: ReadonlySet<string>, _above: unknown, reading: ListReading) => {
    reading.specVersion = name;
  };
}

const kinds: Readonly<Record<string, number>> = {
  GENERAL: OrganizationKind.company,
  BRANCH: OrganizationKind.company,
  FUND: OrganizationKind.trust,
  RESIDENT_GOVERNMENT_ENTITY: OrganizationKind.state,
  SOLE_PROPRIETOR: OrganizationKind.person,
};

function readEntity(row: Row, reading: ListReading): Quarantine | undefined {
  const { pointer } = row;
  const code = lei(row.text('LEI') ?? '');
  if (code === undefined) return { code: 'invalid-lei', message: 'the LEI is missing or its check digits are wrong' };
  // The jurisdiction may be a part of a country (US-DE).
  const jurisdiction = row.text('Entity.LegalJurisdiction')?.split('-')[0];
  const country = countryCode(jurisdiction ?? '') ?? reading.country(row.text('Entity.LegalAddress.Country'), pointer);
  const text = (columns: readonly string[]) => columns.flatMap((column) => row.text(column) ?? []).join(', ');
  const category = row.text('Entity.EntityCategory') ?? '';
  const stated = { pointer, identifiers: identifiersOf(row, code, country), country };
  reading.builder.organization({
    ...stated,
    name: row.text('Entity.LegalName'),
    numbers: { organizationKind: Object.hasOwn(kinds, category) ? kinds[category] : undefined },
    texts: {
      registrationNumber: row.text('Entity.RegistrationAuthority.RegistrationAuthorityEntityID'),
      register: row.text('Entity.RegistrationAuthority.RegistrationAuthorityID'),
      category,
      status: row.text('Entity.EntityStatus'),
      registrationStatus: row.text('Registration.RegistrationStatus'),
      legalForm: row.text('Entity.LegalForm.EntityLegalFormCode') ?? row.text('Entity.LegalForm.OtherLegalForm'),
      address: text(addressOf('LegalAddress')),
      headquarters: text(addressOf('HeadquartersAddress')),
      founded: row.text('Entity.EntityCreationDate'),
      dissolved: row.text('Entity.EntityExpirationDate'),
      dissolvedBecause: row.text('Entity.EntityExpirationReason'),
      successorLei: row.text('Entity.SuccessorEntity.1.SuccessorLEI'),
    },
  });
  for (const column of otherNames) {
    const name = row.text(column);
    if (name !== undefined) reading.builder.organization({ ...stated, name, texts: { otherName: 'yes' } });
  }
  return undefined;
}

/** RA888888 and RA999999 stand for no register. */
function identifiersOf(row: Row, code: string, country: string | undefined): Identifier[] {
  const identifiers: Identifier[] = [{ scheme: 'lei', value: code }];
  const register = row.text('Entity.RegistrationAuthority.RegistrationAuthorityID') ?? '';
  const number = row.text('Entity.RegistrationAuthority.RegistrationAuthorityEntityID');
  const isRegister = /^RA\d{6}$/.test(register) && !/^RA(?:888888|999999)$/.test(register);
  if (isRegister && number !== undefined && country !== undefined && hasOneRegister(country))
    identifiers.push({ scheme: 'reg', value: registration(country, number) });
  return identifiers;
}

function readRelationship(row: Row, reading: ListReading): Quarantine | undefined {
  const { pointer } = row;
  const [child, parent] = ['Start', 'End'].map((end) => lei(row.text(`Relationship.${end}Node.NodeID`) ?? ''));
  if (child === undefined || parent === undefined)
    return { code: 'invalid-lei', message: 'the LEI of an end is missing or its check digits are wrong' };
  if (child === parent) return { code: 'self-ownership', message: 'the parent and the child are the same' };
  const organization = (value: string) => reading.builder.organization({ pointer, identifiers: [{ scheme: 'lei', value }] });
  organization(parent);
  reading.builder.state(organization(child), {
    pointer,
    numbers: { from: day(row, 'startDate'), to: day(row, 'endDate') },
    texts: {
      statement: 'relationship',
      relationship: row.text('Relationship.RelationshipType'),
      parentLei: parent,
      status: row.text('Relationship.RelationshipStatus'),
      accounting: row.text('Relationship.Qualifiers.1.QualifierCategory'),
      quantity: ['QuantifierAmount', 'QuantifierUnits']
        .flatMap((part) => row.text(`Relationship.Quantifiers.1.${part}`) ?? [])
        .join(' '),
      validation: row.text('Registration.ValidationSources'),
    },
  });
  return undefined;
}

/** `2012-11-29T00:00:00.000Z` */
function day(row: Row, end: 'startDate' | 'endDate'): number | undefined {
  return row.day(`Relationship.Period.1.${end}`);
}
