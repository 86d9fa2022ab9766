/**
 * OpenSanctions, `targets.simple.csv` (https://www.opensanctions.org/docs/bulk/csv/): a row is one
 * target, merged from several lists; lists within a cell are divided by semicolons. Each list of a row's
 * `dataset` is an entry of its own, since what follows depends on the list.
 */

import type { Reading } from '../../graph/model/reading.ts';
import type { Identifier } from '../../graph/ontology/identifier.ts';
import { countryCode } from '../country.ts';
import type { ReadRequest } from '../read-request.ts';
import { lei } from '../tables/identifiers.ts';
import { tableLimits } from '../tables/limits.ts';
import type { Row } from '../tables/row.ts';
import type { Quarantine } from '../tables/table-reader.ts';
import { listCode } from './list-code.ts';
import { stateEntry } from './list-entry.ts';
import type { ListReading } from './list-reading.ts';
import { readListSheet } from './list-sheet.ts';

export const openSanctionsSheet = {
  format: 'list-opensanctions',
  main: 'list:opensanctions',
  columns: [
    ...['id', 'schema', 'name', 'aliases', 'birth_date', 'countries', 'addresses', 'identifiers', 'sanctions', 'phones'],
    ...['emails', 'program_ids', 'dataset', 'first_seen', 'last_seen', 'last_change'],
  ],
  required: ['id', 'name', 'dataset'],
};

/** Reads the file. Never throws on content. */
export function readOpenSanctionsCsv(text: string, request: ReadRequest): Reading {
  return readListSheet(text, request, openSanctionsSheet, { row: readRow });
}

const types: ReadonlyMap<string, string> = new Map([
  ['Person', 'individual'],
  ['Vessel', 'vessel'],
  ['Airplane', 'aircraft'],
]);

/** FollowTheMoney schemas as types of entries; others stand as they are written. */
export function typeOfSchema(schema: string): string {
  const isEntity = ['Company', 'Organization', 'LegalEntity', 'PublicBody'].includes(schema);
  return isEntity ? 'entity' : (types.get(schema) ?? schema.toLowerCase());
}

/** Numbers without their type: only an LEI shows by itself, by its check digits, what it is. */
export function bareIdentifiers(values: readonly string[]): Identifier[] {
  return values.flatMap((value) => {
    const found = lei(value);
    return found === undefined ? [] : [{ scheme: 'lei' as const, value: found }];
  });
}

function readRow(row: Row, reading: ListReading): Quarantine | undefined {
  const [id, name] = [row.text('id'), row.text('name')];
  const datasets = parts(row.text('dataset'));
  if (id === undefined || name === undefined) return { code: 'missing-party', message: 'the row has no id or names nobody' };
  if (datasets.length === 0) return { code: 'missing-list', message: 'the row does not say which list it is of' };
  const texts = {
    type: typeOfSchema(row.text('schema') ?? ''),
    programs: row.text('program_ids') ?? row.text('sanctions'),
    sanctions: row.text('sanctions'),
    born: row.text('birth_date'),
    countries: row.text('countries'),
    addresses: row.text('addresses'),
    ids: row.text('identifiers'),
    phones: row.text('phones'),
    emails: row.text('emails'),
    firstSeen: row.text('first_seen'),
    lastSeen: row.text('last_seen'),
    lastChange: row.text('last_change'),
  };
  for (const dataset of datasets) {
    const list = listCode(dataset) ?? dataset;
    stateEntry(reading.builder, {
      ...{ pointer: row.pointer, list, id, name },
      aliases: parts(row.text('aliases'))
        .slice(0, tableLimits.aliases)
        .map((alias) => ({ name: alias, weak: false })),
      identifiers: bareIdentifiers(parts(row.text('identifiers'))),
      countries: parts(row.text('countries')).flatMap((code) => countryCode(code) ?? []),
      texts: { list, dataset, ...texts },
    });
  }
  return undefined;
}

function parts(text: string | undefined): string[] {
  return (text ?? '').split(';').flatMap((part) => (part.trim() === '' ? [] : [part.trim()]));
}
