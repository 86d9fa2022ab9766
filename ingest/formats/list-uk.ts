/**
 * The UK Sanctions List as CSV: a line with the report's date, then 58 columns (the only UK list since
 * 28 January 2026). An entry has a row for each of its names, and repeats the rest. Dates are dd/mm/yyyy.
 */
import type { Reading } from '../../graph/model/reading.ts';
import type { ReadRequest } from '../read-request.ts';
import type { Row } from '../tables/row.ts';
import type { Quarantine } from '../tables/table-reader.ts';
import { listDay } from './list-date.ts';
import { stateEntry } from './list-entry.ts';
import type { ListReading } from './list-reading.ts';
import { readListSheet } from './list-sheet.ts';

const list = 'UK-SL';
const givenNames = ['Name 1', 'Name 2', 'Name 3', 'Name 4', 'Name 5'];
const addressLines = ['Address Line 1', 'Address Line 2', 'Address Line 3', 'Address Line 4', 'Address Line 5', 'Address Line 6'];
/** Columns kept as text, by the name of the text. */
const kept: Readonly<Record<string, string>> = {
  programs: 'Regime Name',
  ofsiGroup: 'OFSI Group ID',
  unitedNationsId: 'UN Reference Number',
  title: 'Title',
  designationSource: 'Designation source',
  sanctionsImposed: 'Sanctions Imposed',
  remarks: 'Other Information',
  reasons: 'UK Statement of Reasons',
  phone: 'Phone number',
  website: 'Website',
  email: 'Email address',
  born: 'D.O.B',
  townOfBirth: 'Town of birth',
  countryOfBirth: 'Country of birth',
  citizenship: 'Nationality(/ies)',
  nationalId: 'National Identifier number',
  nationalIdNote: 'National Identifier additional information',
  passport: 'Passport number',
  passportNote: 'Passport additional information',
  position: 'Position',
  entityType: 'Type of entity',
  subsidiaries: 'Subsidiaries',
  parentCompany: 'Parent company',
  registrationNumbers: 'Business registration number (s)',
  imoNumber: 'IMO number',
  vesselOwner: 'Current owner/operator (s)',
  previousVesselOwners: 'Previous owner/operator (s)',
  vesselFlag: 'Current believed flag of ship',
  previousFlags: 'Previous flags',
  vesselType: 'Type of ship',
  hullNumber: 'Hull identification number (HIN)',
  lastUpdated: 'Last Updated',
};

export const ukSheet = {
  format: 'list-uk',
  main: 'list:uk-sl',
  series: 'list:uk-sl',
  columns: [
    ...['Unique ID', 'Name 6', ...givenNames, 'Name type', 'Alias strength', 'Name non-latin script'],
    ...['Non-latin script type', 'Non-latin script language', 'Designation Type', 'Individual, Entity, Ship'],
    ...[...addressLines, 'Address Postal Code', 'Address Country', 'Date Designated', 'Gender', 'Tonnage of ship'],
    ...['Length of ship', 'Year Built', ...Object.values(kept)],
  ],
  required: ['Unique ID', 'Name 6'],
};

/** Reads the list. Never throws on content. */
export function readUkList(text: string, request: ReadRequest): Reading {
  return readListSheet(text, request, ukSheet, {
    open: (_columns, above, reading) => {
      const date = /^report date:?\s*(\S+)/i.exec(above.flat().join(' ').trim())?.[1] ?? '';
      reading.dated = listDay(date, 'word') ?? listDay(date, 'dmy');
    },
    row: readRow,
  });
}

function readRow(row: Row, reading: ListReading): Quarantine | undefined {
  const id = row.text('Unique ID');
  if (id === undefined) return { code: 'missing-entry', message: 'the row does not say which entry it is of' };
  const { pointer } = row;
  const name = [...givenNames, 'Name 6'].flatMap((column) => row.text(column) ?? []).join(' ');
  const script = row.text('Name non-latin script');
  if (name === '' && script === undefined) return { code: 'missing-party', message: 'the row names nobody' };
  const written = row.text('Designation Type') ?? row.text('Individual, Entity, Ship') ?? '';
  const country = reading.country(row.text('Address Country'), pointer);
  const entry = { pointer, list, id };
  stateEntry(reading.builder, {
    ...entry,
    countries: country === undefined ? [] : [country],
    numbers: { listedFrom: reading.day(row.text('Date Designated'), 'dmy', pointer) },
    texts: {
      list,
      type: /^ship$/i.test(written) ? 'vessel' : written.toLowerCase(),
      ...Object.fromEntries(Object.entries(kept).map(([text, column]) => [text, row.text(column)])),
      addresses: addressOf(row),
    },
  });
  const weak = /low|weak|poor/i.test(row.text('Alias strength') ?? '') ? 1 : undefined;
  const nameType = row.text('Name type');
  if (name !== '') stateEntry(reading.builder, { ...entry, name, numbers: { weakAlias: weak }, texts: { nameType } });
  const language = row.text('Non-latin script language') ?? row.text('Non-latin script type');
  if (script !== undefined)
    stateEntry(reading.builder, { ...entry, name: script, numbers: { weakAlias: weak }, texts: { nameLanguage: language } });
  return undefined;
}

function addressOf(row: Row): string {
  return [...addressLines, 'Address Postal Code', 'Address Country'].flatMap((column) => row.text(column) ?? []).join(', ');
}
