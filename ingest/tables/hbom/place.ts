/** The places of an HBOM: a name, coordinates and an ISO 3166 code of a country or of a part of one. */

import { countryCode } from '../../country.ts';
import type { SiteStatement } from '../../delta-builder.ts';
import { degrees } from '../cell.ts';
import type { Row } from '../row.ts';
import type { HbomField } from './fields.ts';

/** The three fields of a place. */
export interface PlaceFields {
  readonly name: HbomField;
  readonly coordinates: HbomField;
  readonly code: HbomField;
}

export const places = {
  headquarters: { name: 'FGA_SUPPLIER_LOC', coordinates: 'FGA_LOC_COORDS', code: 'FGA_LOC_CODE' },
  main: { name: 'FGA_MAIN_LOCATION', coordinates: 'FGA_MAIN_LOC_COORDS', code: 'FGA_MAIN_LOC_CODE' },
  alternate: { name: 'FGA_ALT_LOCATION', coordinates: 'FGA_ALT_LOC_COORDS', code: 'FGA_ALT_LOC_CODE' },
  component: { name: 'COMP_MFG_LOCATION', coordinates: 'COMP_MFG_LOC_COORDS', code: 'COMP_MFG_LOC_CODE' },
  assemblyAndTest: {
    name: 'ASSY_AND_TEST_LOCATION',
    coordinates: 'ASSY_AND_TEST_LOC_COORDS',
    code: 'ASSY_AND_TEST_LOC_CODE',
  },
} as const satisfies Record<string, PlaceFields>;

/** Where an organisation makes something; where only the country is stated, its unnamed site there (`assumed`). */
export function siteOf(row: Row, fields: PlaceFields, maker: string | undefined): SiteStatement | undefined {
  const name = row.name(fields.name);
  const code = readCode(row, fields.code);
  const [latitude, longitude] = readCoordinates(row, fields.coordinates) ?? [];
  const said = { pointer: row.pointer, country: code?.country, texts: { region: code?.region } };
  if (name !== undefined) return { ...said, name, numbers: { latitude, longitude } };
  if (code === undefined) return undefined;
  if (maker === undefined) {
    row.report('maker-missing', fields.code, 'has neither a maker nor a place beside it; whose country it is, is not said');
    return undefined;
  }
  return { ...said, name: `unnamed site of ${maker}`, numbers: { latitude, longitude, assumed: 1 } };
}

/** A place as one text: the seat of an organisation is no place where it makes anything. */
export function placeText(row: Row, { name, coordinates, code }: PlaceFields): string | undefined {
  const parts = [name, code, coordinates].flatMap((field) => row.text(field) ?? []);
  return parts.length === 0 ? undefined : parts.join(', ');
}

/** `TW`, `TWN`, `Taiwan`, `US-CA`, `TW-HSQ` */
function readCode(row: Row, field: HbomField): { country: string; region: string | undefined } | undefined {
  const text = row.name(field);
  if (text === undefined) return undefined;
  const whole = countryCode(text);
  if (whole !== undefined) return { country: whole, region: undefined };
  const [, country, part] = /^([A-Za-z]{2,3})-([A-Za-z0-9]{1,3})$/.exec(text) ?? [];
  const found = country === undefined ? undefined : countryCode(country);
  if (found !== undefined && part !== undefined) return { country: found, region: `${found}-${part.toUpperCase()}` };
  row.report('bad-cell', field, 'is no ISO 3166 code of a country or a part of one; the row is kept without it');
  return undefined;
}

/** `24.774, 120.998`: degrees of latitude and longitude, to hundred-thousandths. */
function readCoordinates(row: Row, field: HbomField): readonly [number, number] | undefined {
  const text = row.name(field);
  if (text === undefined) return undefined;
  const [north, east, ...more] = text.split(/\s*[,;]\s*|\s+/);
  const latitude = degrees(north ?? '', 90);
  const longitude = degrees(east ?? '', 180);
  if (latitude !== undefined && longitude !== undefined && more.length === 0) return [latitude, longitude];
  row.report('bad-cell', field, 'is no latitude and longitude in decimal degrees; the row is kept without it');
  return undefined;
}
