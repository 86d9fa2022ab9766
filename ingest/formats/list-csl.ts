/**
 * The Consolidated Screening List of the US government as CSV, with 29 columns or, in older editions,
 * 28 (without `_id`). A row is one entry of one of its source lists (docs/tables.md).
 */
import { createHash } from 'node:crypto';
import type { Reading } from '../../graph/model/reading.ts';
import { countryCode } from '../country.ts';
import { DeltaBuilder, type ListEntryStatement } from '../delta-builder.ts';
import { Diagnostics, excerpt } from '../diagnostics.ts';
import type { ReadRequest } from '../read-request.ts';
import { rejected } from '../rejected.ts';
import type { Row } from '../tables/row.ts';
import { columnNames, countRows, openSheet, positionsOf } from '../tables/sheet.ts';
import type { Quarantine } from '../tables/table-reader.ts';
import { listCode } from './list-code.ts';
import { entryIdentifiers } from './list-identifiers.ts';
import { listNames } from './list-names.ts';

const format = 'list-csl';

const columns = columnNames([
  ...['_id', 'source', 'entity_number', 'type', 'programs', 'name', 'title', 'addresses', 'federal_register_notice'],
  ...['start_date', 'end_date', 'standard_order', 'license_requirement', 'license_policy', 'call_sign', 'vessel_type'],
  ...['gross_tonnage', 'gross_registered_tonnage', 'vessel_flag', 'vessel_owner', 'remarks', 'source_list_url'],
  ...['alt_names', 'citizenships', 'dates_of_birth', 'nationalities', 'places_of_birth', 'source_information_url', 'ids'],
]);

/** Reads the list: each row is an entry under its name and under each of its aliases. Never throws on content. */
export function readCsl(text: string, request: ReadRequest): Reading {
  const diagnostics = new Diagnostics();
  const sheet = openSheet(text, new Set(columns.keys()), diagnostics);
  if (sheet === undefined) return rejected(format, '', diagnostics.list());
  const positions = positionsOf(sheet, columns, diagnostics);
  for (const column of ['source', 'name']) {
    if (positions.has(column)) continue;
    diagnostics.add('list-unreadable', 'error', `row=${sheet.header + 1}`, `there is no column ${column}`);
    return rejected(format, '', diagnostics.list());
  }
  const builder = new DeltaBuilder(request.sha256);
  const unknown = new Set<string>();
  const rows = countRows(sheet, positions, diagnostics, (row) => {
    const source = row.text('source');
    if (source !== undefined && listCode(source) === undefined && !unknown.has(source)) {
      unknown.add(source);
      diagnostics.add(
        'unknown-list',
        'warning',
        row.pointer,
        `"${excerpt(source)}" is not a list known here; its name stands as its code`,
      );
    }
    return readEntry(builder, row);
  });
  if (rows === undefined) return rejected(format, '', diagnostics.list());
  const none = { in: 0, mapped: 0, quarantined: 0 };
  return {
    outcome: 'accepted',
    format,
    specVersion: positions.has('_id') ? '29-columns' : '28-columns',
    series: '',
    version: 0,
    main: 'list:csl',
    dated: '',
    delta: builder.build(),
    counts: { components: none, relations: none, rows },
    diagnostics: diagnostics.list(),
  };
}

function readEntry(builder: DeltaBuilder, row: Row): Quarantine | undefined {
  const source = row.text('source');
  const written = row.text('name');
  if (source === undefined) return { code: 'missing-list', message: 'the row does not say which list it is of' };
  if (written === undefined) return { code: 'missing-party', message: 'the row names nobody' };
  const list = listCode(source) ?? source;
  const { name, aliases } = listNames(written, row.text('alt_names') ?? '');
  const entry: ListEntryStatement = { pointer: row.pointer, list, id: entryId(row) };
  const node = builder.listEntry({
    ...entry,
    name,
    identifiers: entryIdentifiers(row.text('ids') ?? ''),
    numbers: { listedFrom: row.day('start_date'), listedTo: row.day('end_date') },
    texts: {
      list: source,
      type: row.text('type'),
      written: written === name ? undefined : written,
      programs: row.text('programs'),
      notice: row.text('federal_register_notice'),
      title: row.text('title'),
      addresses: row.text('addresses'),
      ids: row.text('ids'),
      remarks: row.text('remarks'),
      licenseRequirement: row.text('license_requirement'),
      licensePolicy: row.text('license_policy'),
      source: row.text('source_list_url'),
    },
  });
  for (const alias of aliases)
    builder.listEntry({ ...entry, name: alias.name, numbers: { weakAlias: alias.weak ? 1 : undefined } });
  for (const country of countriesOf(row.text('addresses') ?? ''))
    builder.edge('REGISTERED_IN', node, builder.country(country, row.pointer), { pointer: row.pointer });
  return undefined;
}

/**
 * `entity_number` is not unique across source lists and blank on most, so the list's code stands before
 * it. An entry with neither number is known by what it says, so that it keeps its id in the next edition.
 */
function entryId(row: Row): string {
  const given = row.text('_id') ?? row.text('entity_number');
  if (given !== undefined) return given;
  const said = (['name', 'federal_register_notice', 'start_date', 'addresses'] as const).map((column) => row.text(column) ?? '');
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
