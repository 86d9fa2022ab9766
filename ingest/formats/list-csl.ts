/**
 * The Consolidated Screening List of the US government as CSV, with 29 columns or, in older editions,
 * 28 (without `_id`), and as JSON (`results`, as its API and its downloads give them). A row or result is
 * one entry of one of its source lists (docs/formats.md).
 */
import { createHash } from 'node:crypto';
import type { Reading } from '../../graph/model/reading.ts';
import { countryCode } from '../country.ts';
import { excerpt } from '../diagnostics.ts';
import type { ReadRequest } from '../read-request.ts';
import type { Quarantine } from '../tables/table-reader.ts';
import { listCode } from './list-code.ts';
import { stateEntry } from './list-entry.ts';
import { entryIdentifiers } from './list-identifiers.ts';
import { listNames } from './list-names.ts';
import type { ListReading } from './list-reading.ts';
import { readListSheet } from './list-sheet.ts';

export const cslSheet = {
  format: 'list-csl',
  main: 'list:csl',
  columns: [
    ...['_id', 'source', 'entity_number', 'type', 'programs', 'name', 'title', 'addresses', 'federal_register_notice'],
    ...['start_date', 'end_date', 'standard_order', 'license_requirement', 'license_policy', 'call_sign', 'vessel_type'],
    ...['gross_tonnage', 'gross_registered_tonnage', 'vessel_flag', 'vessel_owner', 'remarks', 'source_list_url'],
    ...['alt_names', 'citizenships', 'dates_of_birth', 'nationalities', 'places_of_birth', 'source_information_url', 'ids'],
  ],
  required: ['source', 'name'],
};

/** Reads the list: each row is an entry under its name and under each of its aliases. Never throws on content. */
export function readCsl(text: string, request: ReadRequest): Reading {
  const unknown = new Set<string>();
  return readListSheet(text, request, cslSheet, {
    open: (columns, _above, reading) => {
      reading.specVersion = columns.has('_id') ? '29-columns' : '28-columns';
    },
    row: (row, reading) => readCslEntry(reading, row, unknown),
  });
}

/** One entry, whatever it was read from: cells of a row, or what stands in the fields of a JSON result. */
export interface CslEntry {
  readonly pointer: string;
  text(column: string): string | undefined;
  /** A date of the form YYYY-MM-DD; text that is none is reported. */
  day(column: string): number | undefined;
}

/** `unknown`: names of lists that were reported already. */
export function readCslEntry(reading: ListReading, entry: CslEntry, unknown: Set<string>): Quarantine | undefined {
  const source = entry.text('source');
  const written = entry.text('name');
  if (source !== undefined && listCode(source) === undefined && !unknown.has(source)) {
    unknown.add(source);
    const message = `"${excerpt(source)}" is not a list known here; its name stands as its code`;
    reading.diagnostics.add('unknown-list', 'warning', entry.pointer, message);
  }
  if (source === undefined) return { code: 'missing-list', message: 'the row does not say which list it is of' };
  if (written === undefined) return { code: 'missing-party', message: 'the row names nobody' };
  const { name, aliases } = listNames(written, entry.text('alt_names') ?? '');
  stateEntry(reading.builder, {
    ...{ pointer: entry.pointer, list: source, id: entryId(entry), name, aliases },
    identifiers: entryIdentifiers(entry.text('ids') ?? ''),
    countries: countriesOf(entry.text('addresses') ?? ''),
    numbers: { listedFrom: entry.day('start_date'), listedTo: entry.day('end_date') },
    texts: {
      list: source,
      type: entry.text('type'),
      written: written === name ? undefined : written,
      programs: entry.text('programs'),
      notice: entry.text('federal_register_notice'),
      title: entry.text('title'),
      addresses: entry.text('addresses'),
      ids: entry.text('ids'),
      remarks: entry.text('remarks'),
      licenseRequirement: entry.text('license_requirement'),
      licensePolicy: entry.text('license_policy'),
      standardOrder: entry.text('standard_order'),
      citizenships: entry.text('citizenships'),
      nationalities: entry.text('nationalities'),
      datesOfBirth: entry.text('dates_of_birth'),
      placesOfBirth: entry.text('places_of_birth'),
      callSign: entry.text('call_sign'),
      vesselType: entry.text('vessel_type'),
      vesselFlag: entry.text('vessel_flag'),
      vesselOwner: entry.text('vessel_owner'),
      source: entry.text('source_list_url'),
      information: entry.text('source_information_url'),
    },
  });
  return undefined;
}

/**
 * `entity_number` is not unique across source lists and blank on most, so the list's code stands before
 * it. An entry with neither number is known by what it says, so that it keeps its id in the next edition.
 */
function entryId(entry: CslEntry): string {
  const given = entry.text('_id') ?? entry.text('entity_number');
  if (given !== undefined) return given;
  const said = (['name', 'federal_register_notice', 'start_date', 'addresses'] as const).map(
    (column) => entry.text(column) ?? '',
  );
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 16);
}

/** Countries at the ends of addresses, which semicolons divide: `..., 1066, CY; TR`. */
function countriesOf(addresses: string): string[] {
  const codes = addresses.split(';').flatMap((address) => {
    const end = address.split(',').at(-1)?.trim() ?? '';
    return /^[A-Z]{2}$/.test(end) ? (countryCode(end) ?? []) : [];
  });
  return [...new Set(codes)].sort();
}
