/**
 * The EU's consolidated list of persons and entities under financial sanctions, as CSV (FSF, "1.1":
 * semicolons, columns `Entity_`, `NameAlias_`, `Address_`, `BirthDate_`, `Identification_`,
 * `Citizenship_`). An entity has several rows, each with one further name, address, date or number; all
 * repeat the columns of the entity. Every name is as good as the next, except those marked as weak.
 */
import type { Reading } from '../../graph/model/reading.ts';
import type { ReadRequest } from '../read-request.ts';
import type { Row } from '../tables/row.ts';
import type { Quarantine } from '../tables/table-reader.ts';
import { listDay } from './list-date.ts';
import { stateEntry } from './list-entry.ts';
import { entryIdentifier } from './list-identifiers.ts';
import type { ListReading } from './list-reading.ts';
import { readListSheet } from './list-sheet.ts';

const list = 'EU-FSF';

export const euSheet = {
  format: 'list-eu',
  main: 'list:eu-fsf',
  series: 'list:eu-fsf',
  columns: [
    ...['fileGenerationDate', 'Entity_LogicalId', 'Entity_EU_ReferenceNumber', 'Entity_UnitedNationId'],
    ...['Entity_DesignationDate', 'Entity_DesignationDetails', 'Entity_Remark', 'Entity_SubjectType'],
    ...['Entity_SubjectType_ClassificationCode', 'Entity_Regulation_EntryIntoForceDate', 'Entity_Regulation_NumberTitle'],
    ...['Entity_Regulation_Programme', 'Entity_Regulation_PublicationUrl', 'NameAlias_LastName', 'NameAlias_FirstName'],
    ...['NameAlias_MiddleName', 'NameAlias_WholeName', 'NameAlias_NameLanguage', 'NameAlias_Title', 'NameAlias_Function'],
    ...['NameAlias_Strong', 'NameAlias_Remark', 'Address_City', 'Address_Street', 'Address_PoBox', 'Address_ZipCode'],
    ...['Address_Region', 'Address_Place', 'Address_CountryIso2Code', 'Address_CountryDescription', 'Address_Remark'],
    ...['BirthDate_BirthDate', 'BirthDate_Year', 'BirthDate_City', 'BirthDate_CountryDescription', 'Identification_Number'],
    ...['Identification_TypeCode', 'Identification_TypeDescription', 'Identification_IssuedBy', 'Identification_Remark'],
    ...['Identification_CountryIso2Code', 'Identification_CountryDescription', 'Citizenship_CountryIso2Code'],
    ...['Citizenship_CountryDescription', 'Address_ContactInfo', 'Identification_LatinNumber'],
  ],
  required: ['Entity_LogicalId', 'NameAlias_WholeName'],
  ignored: /^(?:Entity|NameAlias|Address|BirthDate|Identification|Citizenship)_/,
};

/** Reads the list. Never throws on content. */
export function readEuList(text: string, request: ReadRequest): Reading {
  return readListSheet(text, request, euSheet, { row: readRow });
}

const types: ReadonlyMap<string, string> = new Map([
  ['person', 'individual'],
  ['p', 'individual'],
  ['enterprise', 'entity'],
  ['e', 'entity'],
]);

function readRow(row: Row, reading: ListReading): Quarantine | undefined {
  const id = row.text('Entity_LogicalId') ?? row.text('Entity_EU_ReferenceNumber');
  if (id === undefined) return { code: 'missing-entry', message: 'the row does not say which entity it is of' };
  // dd/mm/yyyy; the same on every row
  reading.dated ??= listDay(row.text('fileGenerationDate') ?? '', 'dmy');
  const { pointer } = row;
  const written = row.text('Entity_SubjectType') ?? row.text('Entity_SubjectType_ClassificationCode') ?? '';
  const entry = { pointer, list, id };
  stateEntry(reading.builder, {
    ...entry,
    numbers: { listedFrom: row.day('Entity_DesignationDate') },
    texts: {
      list,
      type: types.get(written.toLowerCase()) ?? written,
      programs: row.text('Entity_Regulation_Programme'),
      referenceNumber: row.text('Entity_EU_ReferenceNumber'),
      unitedNationsId: row.text('Entity_UnitedNationId'),
      designation: row.text('Entity_DesignationDetails'),
      regulation: row.text('Entity_Regulation_NumberTitle'),
      inForce: row.text('Entity_Regulation_EntryIntoForceDate'),
      remarks: row.text('Entity_Remark'),
      source: row.text('Entity_Regulation_PublicationUrl'),
    },
  });
  readName(row, reading, entry);
  readAddress(row, reading, entry);
  readIdentification(row, reading, entry);
  const born = ['BirthDate_BirthDate', 'BirthDate_Year', 'BirthDate_City', 'BirthDate_CountryDescription'];
  const citizenship = row.text('Citizenship_CountryDescription') ?? row.text('Citizenship_CountryIso2Code');
  stateEntry(reading.builder, { ...entry, texts: { born: together(row, born), citizenship } });
  return undefined;
}

interface Entry {
  readonly pointer: string;
  readonly list: string;
  readonly id: string;
}

function readName(row: Row, reading: ListReading, entry: Entry): void {
  const parts = ['NameAlias_FirstName', 'NameAlias_MiddleName', 'NameAlias_LastName'];
  const name = row.text('NameAlias_WholeName') ?? together(row, parts, ' ');
  if (name === undefined) return;
  const weak =
    row.text('NameAlias_Strong')?.toLowerCase() === 'false' || /\b(?:low|weak)\b/i.test(row.text('NameAlias_Remark') ?? '');
  stateEntry(reading.builder, {
    ...entry,
    name,
    numbers: { weakAlias: weak ? 1 : undefined },
    texts: {
      nameLanguage: row.text('NameAlias_NameLanguage'),
      title: row.text('NameAlias_Title'),
      function: row.text('NameAlias_Function'),
      nameRemark: row.text('NameAlias_Remark'),
    },
  });
}

/** `00` and `UNKNOWN` stand for no country. */
function readAddress(row: Row, reading: ListReading, entry: Entry): void {
  const given = row.text('Address_CountryIso2Code') ?? row.text('Address_CountryDescription');
  const country = given === '00' || given?.toUpperCase() === 'UNKNOWN' ? undefined : reading.country(given, entry.pointer);
  const parts = ['Address_Street', 'Address_PoBox', 'Address_ZipCode', 'Address_City', 'Address_Region', 'Address_Place'];
  const address = together(row, [...parts, 'Address_CountryDescription', 'Address_Remark', 'Address_ContactInfo']);
  stateEntry(reading.builder, { ...entry, countries: country === undefined ? [] : [country], texts: { addresses: address } });
}

function readIdentification(row: Row, reading: ListReading, entry: Entry): void {
  const number = row.text('Identification_Number') ?? row.text('Identification_LatinNumber');
  if (number === undefined) return;
  const type = row.text('Identification_TypeCode') ?? row.text('Identification_TypeDescription') ?? '';
  const country = row.text('Identification_CountryIso2Code') ?? '';
  const identifier = entryIdentifier(type, number, country === '00' ? '' : country);
  const described = ['Identification_TypeDescription', 'Identification_Number', 'Identification_CountryDescription'];
  const ids = together(row, [...described, 'Identification_IssuedBy', 'Identification_Remark']);
  stateEntry(reading.builder, { ...entry, identifiers: identifier === undefined ? [] : [identifier], texts: { ids } });
}

function together(row: Row, columns: readonly string[], between = ', '): string | undefined {
  const texts = columns.flatMap((column) => row.text(column) ?? []);
  return texts.length === 0 ? undefined : texts.join(between);
}
