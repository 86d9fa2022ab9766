/** The parties of a row: `role` plus `role_field` columns to statements about items, organisations and sites. */
import { type Identifier, partNumberIdentifiers } from '../../graph/ontology/identifier.ts';
import { ItemType, OrganizationKind } from '../../graph/ontology/property.ts';
import type { ItemStatement, OrganizationStatement, SiteStatement } from '../delta-builder.ts';
import { isSpreadsheetDamage } from '../placeholder.ts';
import { readPurl } from '../purl.ts';
import { codeOf } from './cell.ts';
import { cageCode, isDesignAuthority, lei, niin, registration, uei } from './identifiers.ts';
import type { Row } from './row.ts';

/** Words of `role_category` that are also types of items; any other is kept as text alone. */
const itemTypes = { ...ItemType, hardware: ItemType.device, rawMaterial: ItemType.material };

/** Text of a column that a spreadsheet may have turned into a number or a date: damaged text is no identity. */
export function undamaged(row: Row, column: string): string | undefined {
  const text = row.name(column);
  if (text === undefined || !isSpreadsheetDamage(text)) return text;
  row.report('excel-damage', column, 'looks like a value that a spreadsheet changed; it identifies nothing');
  return undefined;
}

/** A CAGE column; text that is none is reported. */
export function cageOf(row: Row, column: string): string | undefined {
  return identified(row, column, 'a CAGE or NCAGE code (five letters or digits)', cageCode);
}

/** An identifier column read by `read`; text that is none is reported. */
function identified(row: Row, column: string, kind: string, read: (text: string) => string | undefined): string | undefined {
  const text = undamaged(row, column);
  const value = text === undefined ? undefined : read(text);
  if (text !== undefined && value === undefined) row.report('bad-cell', column, `is not ${kind}; the row is kept without it`);
  return value;
}

/** The part number in a column with its maker's name and CAGE, as identifiers; empty when either side is missing. */
export function partIdentifiers(row: Row, column: string, maker: string, makerCage: string): Identifier[] {
  const partNumber = undamaged(row, column);
  return partNumber === undefined ? [] : partNumberIdentifiers(partNumber, row.name(maker) ?? '', cageOf(row, makerCage) ?? '');
}

/** The item of a role; undefined when the row names none. */
export function itemOf(row: Row, role: string): ItemStatement | undefined {
  const stockNumber = identified(row, `${role}_nsn`, 'an NSN or NIIN', niin);
  const packageUrl = identified(row, `${role}_purl`, 'a package URL', readPurl);
  const byPart = partIdentifiers(row, `${role}_part_number`, `${role}_manufacturer`, `${role}_manufacturer_cage`);
  const identifiers: Identifier[] = [];
  if (packageUrl !== undefined) identifiers.push({ scheme: 'purl', value: packageUrl });
  if (stockNumber !== undefined) identifiers.push({ scheme: 'niin', value: stockNumber });
  // Under an NSN a part number is one possible source, not the item's identity (docs/tables.md).
  else identifiers.push(...byPart);
  const partNumber = row.name(`${role}_part_number`);
  const name = row.name(role) ?? partNumber;
  if (name === undefined && identifiers.length === 0) return undefined;
  const category = row.text(`${role}_category`);
  const version = row.text(`${role}_version`);
  return {
    pointer: row.pointer,
    name,
    version,
    identifiers,
    numbers: { itemType: category === undefined ? undefined : codeOf(category, itemTypes) },
    texts: {
      partNumber,
      manufacturer: row.name(`${role}_manufacturer`),
      manufacturerCage: row.text(`${role}_manufacturer_cage`),
      nsn: row.text(`${role}_nsn`),
      version,
      category,
    },
  };
}

const organizationKinds = {
  ...OrganizationKind,
  organization: OrganizationKind.company,
  individual: OrganizationKind.person,
  government: OrganizationKind.state,
};

/** Strong identifiers of an organisation. A CAGE is none: it names an organisation at a place. */
function organizationIdentifiers(row: Row, role: string, country: string | undefined): Identifier[] {
  const identifiers: Identifier[] = [];
  const leiCode = identified(row, `${role}_lei`, 'a Legal Entity Identifier with correct check digits', lei);
  const ueiCode = identified(row, `${role}_uei`, 'a Unique Entity ID', uei);
  if (leiCode !== undefined) identifiers.push({ scheme: 'lei', value: leiCode });
  if (ueiCode !== undefined) identifiers.push({ scheme: 'uei', value: ueiCode });
  const column = `${role}_registration_number`;
  const number = undamaged(row, column);
  if (number === undefined) return identifiers;
  if (country === undefined) row.report('register-unknown', column, 'has no country, so its register is not known; kept as text');
  else identifiers.push({ scheme: 'reg', value: registration(country, number) });
  return identifiers;
}

/** The organisation of a role; undefined when the row names none. */
export function organizationOf(row: Row, role: string): OrganizationStatement | undefined {
  const country = row.country(`${role}_country`);
  const identifiers = organizationIdentifiers(row, role, country);
  const name = row.name(role);
  if (name === undefined && identifiers.length === 0) return undefined;
  return {
    pointer: row.pointer,
    name,
    country,
    identifiers,
    numbers: { organizationKind: row.code(`${role}_kind`, organizationKinds, 'company, person, state, trust') },
    cage: cageOf(row, `${role}_cage`),
    texts: { registrationNumber: row.text(`${role}_registration_number`) },
  };
}

/** A place; `code` and `name` may not both be undefined. */
function placeOf(row: Row, code: string | undefined, name: string | undefined, assumed?: 1): SiteStatement {
  return {
    pointer: row.pointer,
    name,
    code,
    country: row.country('site_country'),
    numbers: { latitude: row.degrees('site_latitude', 90), longitude: row.degrees('site_longitude', 180), assumed },
    texts: { region: row.text('site_region') },
  };
}

/** The row's site; undefined when its name and code are blank. Text that is no code stands as its name. */
export function siteOf(row: Row): SiteStatement | undefined {
  const code = cageOf(row, 'site_code');
  const name = row.name('site') ?? (code === undefined ? undamaged(row, 'site_code') : undefined);
  return code === undefined && name === undefined ? undefined : placeOf(row, code, name);
}

/**
 * Where an organisation makes something: the row's site; else the place that the organisation's CAGE
 * names; else, where only a country is stated, its unnamed site there (marked `assumed`), so that the
 * country is counted.
 */
export function makingSiteOf(row: Row, role: string): SiteStatement | undefined {
  const stated = siteOf(row);
  if (stated !== undefined) return stated;
  const cage = cageOf(row, `${role}_cage`);
  if (cage !== undefined) return placeOf(row, cage, undefined);
  const maker = row.name(role);
  if (maker === undefined || row.country('site_country') === undefined) return undefined;
  return placeOf(row, undefined, `unnamed site of ${maker}`, 1);
}

/** The column that gives the code of a government or standards body as maker or place, if one does. */
export function designAuthorityColumn(row: Row, role: string): string | undefined {
  return [`${role}_cage`, 'site_code'].find((column) => isDesignAuthority(cageCode(row.text(column) ?? '') ?? ''));
}
