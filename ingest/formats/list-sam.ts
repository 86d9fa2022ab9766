/**
 * Exclusions of SAM.gov, the public extract as CSV (Exclusions Public Extract V2). A row is one
 * exclusion of a firm, a person, a vessel or another. Dates are mm/dd/yyyy; `Indefinite` has no end.
 */
import { createHash } from 'node:crypto';
import type { Reading } from '../../graph/model/reading.ts';
import type { Identifier } from '../../graph/ontology/identifier.ts';
import type { ReadRequest } from '../read-request.ts';
import { cageCode, uei } from '../tables/identifiers.ts';
import type { Row } from '../tables/row.ts';
import type { Quarantine } from '../tables/table-reader.ts';
import { stateEntry } from './list-entry.ts';
import type { ListReading } from './list-reading.ts';
import { readListSheet } from './list-sheet.ts';

const personName = ['Prefix', 'First', 'Middle', 'Last', 'Suffix'];
const address = ['Address 1', 'Address 2', 'Address 3', 'Address 4', 'City', 'State / Province', 'Zip Code', 'Country'];

export const samSheet = {
  format: 'list-sam',
  main: 'list:sam',
  columns: [
    ...['Classification', 'Name', ...personName, ...address, 'Open Data Flag', 'Blank (Deprecated)', 'DUNS'],
    ...['Unique Entity ID', 'UEI', 'Exclusion Program', 'Excluding Agency', 'CT Code', 'Exclusion Type'],
    ...['Additional Comments', 'Active Date', 'Termination Date', 'Record Status', 'Cross-Reference', 'SAM Number'],
    ...['CAGE', 'NPI', 'Creation_Date'],
  ],
  required: ['Classification', 'Exclusion Type'],
};

/** Reads the extract. Never throws on content. */
export function readSamExclusions(text: string, request: ReadRequest): Reading {
  return readListSheet(text, request, samSheet, { row: readRow });
}

const types: ReadonlyMap<string, string> = new Map([
  ['firm', 'entity'],
  ['special entity designation', 'entity'],
]);

function readRow(row: Row, reading: ListReading): Quarantine | undefined {
  const { pointer } = row;
  const person = personName.flatMap((column) => row.text(column) ?? []).join(' ');
  const name = row.text('Name') ?? person;
  if (name === '') return { code: 'missing-party', message: 'the row names nobody' };
  const country = reading.country(row.text('Country'), pointer);
  const classification = row.text('Classification') ?? '';
  const entry = {
    ...{ pointer, id: entryId(row, name), name },
    aliases: person !== '' && person !== name ? [{ name: person, weak: false }] : [],
    identifiers: identifiersOf(row),
    countries: country === undefined ? [] : [country],
    numbers: { listedFrom: reading.day(row.text('Active Date'), 'mdy', pointer), listedTo: termination(row, reading) },
    texts: {
      type: types.get(classification.toLowerCase()) ?? classification.toLowerCase(),
      classification,
      programs: row.text('Exclusion Program'),
      exclusionType: row.text('Exclusion Type'),
      agency: row.text('Excluding Agency'),
      ctCode: row.text('CT Code'),
      status: row.text('Record Status'),
      crossReference: row.text('Cross-Reference'),
      remarks: row.text('Additional Comments'),
      samNumber: row.text('SAM Number'),
      uei: row.text('Unique Entity ID') ?? row.text('UEI'),
      cage: row.text('CAGE'),
      npi: row.text('NPI'),
      addresses: address.flatMap((column) => row.text(column) ?? []).join(', '),
    },
  };
  stateEntry(reading.builder, { ...entry, list: 'SAM', texts: { list: 'SAM', ...entry.texts } });
  // An order under the FASCSA is an exclusion with its own rule (graph/screening/rules/us-procurement.yml).
  if (isFascsa(row)) stateEntry(reading.builder, { ...entry, list: 'FASCSA', texts: { list: 'FASCSA', ...entry.texts } });
  return undefined;
}

/** The exclusion's own number; without one it is known by what it says. */
function entryId(row: Row, name: string): string {
  const number = row.text('SAM Number');
  if (number !== undefined) return number;
  const said = [name, ...['Excluding Agency', 'Exclusion Type', 'Active Date', 'CAGE'].map((column) => row.text(column) ?? '')];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 16);
}

function identifiersOf(row: Row): Identifier[] {
  const identifiers: Identifier[] = [];
  const entity = uei(row.text('Unique Entity ID') ?? row.text('UEI') ?? '');
  const cage = cageCode(row.text('CAGE') ?? '');
  if (entity !== undefined) identifiers.push({ scheme: 'uei', value: entity });
  if (cage !== undefined) identifiers.push({ scheme: 'cage', value: cage });
  return identifiers;
}

function termination(row: Row, reading: ListReading): number | undefined {
  const text = row.text('Termination Date');
  return text === undefined || /^indefinite$/i.test(text) ? undefined : reading.day(text, 'mdy', row.pointer);
}

function isFascsa(row: Row): boolean {
  return ['Exclusion Program', 'Exclusion Type', 'CT Code'].some((column) => /\bfascsa\b/i.test(row.text(column) ?? ''));
}
