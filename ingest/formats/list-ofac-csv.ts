/**
 * OFAC's lists as CSV: sdn.csv or cons_prim.csv with its alias, address and comment files. None has a
 * header; `-0-` stands for null. Columns: U.S. Treasury, "Specially Designated Nationals and Blocked
 * Persons Data Specification". Each file is a document of its own: what it says of an entry joins by the
 * entry's number.
 */
import type { Reading } from '../../graph/model/reading.ts';
import type { ReadRequest } from '../read-request.ts';
import { isBlank, readRecords } from '../tables/records.ts';
import type { Quarantine } from '../tables/table-reader.ts';
import { stateEntry } from './list-entry.ts';
import { ListReading } from './list-reading.ts';
import { consolidatedList, isNeverSdn, ofacFormat, ofacType, readRemarks, sdnList, stateOfacEntry } from './ofac-list.ts';

type Cells = readonly (string | undefined)[];
type File = 'entries' | 'aliases' | 'addresses' | 'comments';

const files: readonly { readonly file: File; readonly width: number; readonly fits: (cells: Cells) => boolean }[] = [
  { file: 'entries', width: 12, fits: ([id, name]) => isNumber(id) && name !== undefined },
  { file: 'aliases', width: 5, fits: ([id, alt, type]) => isNumber(id) && isNumber(alt) && /^[afn]ka$/.test(type ?? '') },
  { file: 'addresses', width: 6, fits: ([id, add]) => isNumber(id) && isNumber(add) },
  { file: 'comments', width: 2, fits: ([id, text]) => isNumber(id) && isRemark(text ?? '') },
];

/** Which of the files a first record is of. Entries, aliases and addresses always leave some column null. */
export function ofacFile(record: readonly string[]): File | undefined {
  if (record.length !== 2 && !record.some((cell) => cell.trim() === '-0-')) return undefined;
  return files.find(({ width, fits }) => record.length === width && fits(record.map(cellOf)))?.file;
}

const remarkWords =
  /(?:^|; )(?:alt\. |DOB |POB |a\.k\.a\. |Linked To: |Passport |nationality |Website |Digital Currency Address|Identification Number|(?:Registration|Tax|National) ID|Secondary sanctions risk)/;

function isRemark(text: string): boolean {
  return remarkWords.test(text);
}

function isNumber(text: string | undefined): boolean {
  return /^\d{1,9}$/.test(text ?? '');
}

/** Text of a cell; undefined for null and blank. */
function cellOf(text: string): string | undefined {
  const cell = text.trim();
  return cell === '' || cell === '-0-' ? undefined : cell;
}

/** Reads one of the files. Never throws on content. */
export function readOfacCsv(text: string, request: ReadRequest): Reading {
  const reading = new ListReading(ofacFormat, 'list:ofac', request);
  const read = readRecords(text, ',');
  if ('code' in read) {
    reading.diagnostics.add(read.code, 'error', `row=${read.row}`, read.message);
    return reading.reject();
  }
  const records = read.records.map((record) => record.map(cellOf));
  const first = read.records.find((record) => !isBlank(record)) ?? [];
  const file = ofacFile(first) ?? 'entries';
  const list = whichList(file, records, request.path, reading);
  reading.main = `list:ofac ${list === sdnList ? 'sdn' : 'consolidated'} ${file}`;
  reading.specVersion = `csv-${file}`;
  const { width } = files.find((each) => each.file === file) ?? files[0];
  for (const [index, cells] of records.entries()) {
    const pointer = `row=${index + 1}`;
    if (cells.every((cell) => cell === undefined || cell === endOfFile)) continue;
    const wrong: Quarantine | undefined =
      cells.length === width && isNumber(cells[0])
        ? undefined
        : { code: 'ragged-row', message: `the row is not an entry's number and ${width - 1} further columns` };
    if (!reading.count(pointer, wrong ?? readers[file](reading, list, pointer, cells))) return reading.reject();
  }
  return reading.accept();
}

/** The mark of older systems with which the published files end. */
const endOfFile = '\u001a';

/**
 * An entry file says by its programmes which list it is. An alias, address or comment file does not say:
 * it is taken for one of the SDN list, unless its name begins as the consolidated files do.
 */
function whichList(file: File, records: readonly Cells[], path: string, reading: ListReading): string {
  const named = /(?:^|[/\\!])cons(?:olidated)?[_-][^/\\]*$/i.test(path);
  if (file === 'entries') {
    const consolidated = named || records.some((cells) => isNeverSdn(programsOf(cells[3])));
    return consolidated ? consolidatedList : sdnList;
  }
  const list = named ? consolidatedList : sdnList;
  const message = `the file does not say of which list its entries are; taken for ${list} (cons_... is the consolidated list)`;
  reading.diagnostics.add('list-assumed', 'info', '', message);
  return list;
}

/** `NPWMD] [IFSR` is two programmes. */
function programsOf(text: string | undefined): string[] {
  return (text ?? '').split(/\s*\]\s*\[\s*/).filter((program) => program !== '');
}

/** A file of the consolidated list cannot say which of its lists an entry is on, and so states none. */
function listOf(list: string): { list?: string } {
  return list === sdnList ? { list } : {};
}

type ReadRow = (reading: ListReading, list: string, pointer: string, cells: Cells) => Quarantine | undefined;

const readers: Readonly<Record<File, ReadRow>> = { entries, aliases, addresses, comments };

function entries(reading: ListReading, list: string, pointer: string, cells: Cells): Quarantine | undefined {
  const [id, name, type, programs, title, callSign, vesselType, tonnage, grossTonnage, flag, owner, remarks] = cells;
  if (id === undefined || name === undefined) return { code: 'missing-party', message: 'the row names nobody' };
  stateOfacEntry(reading, list, {
    ...{ pointer, id, name, type: ofacType(type), programs: programsOf(programs), ...readRemarks(remarks ?? ''), countries: [] },
    texts: { title, remarks, callSign, vesselType, tonnage, grossTonnage, vesselFlag: flag, vesselOwner: owner },
  });
  return undefined;
}

function aliases(reading: ListReading, list: string, pointer: string, cells: Cells): Quarantine | undefined {
  const [id, , kind, name, remarks] = cells;
  if (id === undefined || name === undefined) return { code: 'missing-party', message: 'the row names nobody' };
  stateEntry(reading.builder, { pointer, list, id, name, texts: { ...listOf(list), aliasKind: kind, aliasRemarks: remarks } });
  return undefined;
}

/** A row without an address stands where none is known of the entry. */
function addresses(reading: ListReading, list: string, pointer: string, cells: Cells): Quarantine | undefined {
  const [id = '', , street, city, country, remarks] = cells;
  const code = country === 'undetermined' ? undefined : reading.country(country, pointer);
  const address = [street, city, country].filter((part) => part !== undefined).join(', ');
  stateEntry(reading.builder, {
    ...{ pointer, list, id, countries: code === undefined ? [] : [code] },
    texts: { ...listOf(list), addresses: address, addressRemarks: remarks },
  });
  return undefined;
}

/** The rest of remarks that did not fit into the entry's own column. */
function comments(reading: ListReading, list: string, pointer: string, cells: Cells): Quarantine | undefined {
  const [id, text] = cells;
  if (id === undefined || text === undefined) return { code: 'missing-party', message: 'the row says nothing' };
  const { aliases: weak, identifiers } = readRemarks(text);
  stateEntry(reading.builder, {
    pointer,
    list,
    id,
    aliases: weak,
    identifiers,
    texts: { ...listOf(list), furtherRemarks: text },
  });
  return undefined;
}
