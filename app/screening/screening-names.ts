/** Whom `screen` is asked about: names as they are typed, or the rows of a file of names (docs/screening.md). */
import { OperationalError } from '../../graph/model/operational-error.ts';
import type { Subject } from '../../graph/screening/matching/listed-party.ts';
import { isTelling } from '../../graph/screening/matching/telling-name.ts';
import { countryCode } from '../../ingest/country.ts';
import { decodeText } from '../../ingest/decode-text.ts';
import { columnKey } from '../../ingest/tables/columns.ts';
import { cageCode, lei, registration, uei } from '../../ingest/tables/identifiers.ts';
import { findDelimiter, isBlank, readRecords } from '../../ingest/tables/records.ts';

/** Bounds of one question; what is beyond them is refused whole. */
export const screeningLimits = { names: 250_000, nameLength: 1_000, fileBytes: 67_108_864 } as const;

export interface AskedName {
  /** A name, or a selector: `lei:...`, `uei:...`, `cage:...`, `reg:CC/NUMBER`, `supplier:NAME`. */
  readonly name: string;
  /** Code or name of a country. */
  readonly country?: string | undefined;
  /** Selectors of identifiers, separated by `;`. An LEI may stand without its prefix. */
  readonly identifier?: string | undefined;
}

export interface ReadName {
  readonly subject: Subject;
  /** What could not be used, and why. */
  readonly remarks: readonly string[];
}

const columns = ['name', 'country', 'identifier'] as const;

/**
 * The names of a file: one a line, or a CSV with a column `name` and perhaps `country` and `identifier`.
 * Errors: INPUT_TOO_LARGE; INPUT_INVALID where it is no text or no table.
 */
export function readNames(bytes: Uint8Array): AskedName[] {
  const { fileBytes } = screeningLimits;
  if (bytes.length > fileBytes) throw new OperationalError('INPUT_TOO_LARGE', `Names: at most ${fileBytes} bytes.`);
  const result = decodeText(bytes);
  if ('problem' in result) throw invalid(result.problem.message);
  const { text } = result.decoded;
  const names = hasHeader(text) ? tableNames(text) : lineNames(text);
  if (names.length === 0) throw invalid('there is none.');
  return names;
}

/** A first line with a cell `name` beside others that are known, or with nothing else. */
function hasHeader(text: string): boolean {
  const [first = ''] = text.split(/\r?\n/, 1);
  const cells = first.split(/[,;\t|]/).map((cell) => columnKey(cell.replaceAll('"', '')));
  const known = cells.filter((cell) => (columns as readonly string[]).includes(cell)).length;
  return cells.includes('name') && (known > 1 || cells.length === 1);
}

function lineNames(text: string): AskedName[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  return lines.filter((line) => line !== '').map((name) => ({ name }));
}

function tableNames(text: string): AskedName[] {
  const read = readRecords(text, findDelimiter(text, new Set(columns)));
  if ('code' in read) throw invalid(`row ${read.row}: ${read.message}`);
  const header = (read.records[read.header] ?? []).map(columnKey);
  const cell = (record: readonly string[], name: (typeof columns)[number]) => (record[header.indexOf(name)] ?? '').trim();
  const records = read.records.slice(read.header + 1).filter((record) => !isBlank(record));
  return records.map((record) => ({
    name: cell(record, 'name'),
    country: cell(record, 'country'),
    identifier: cell(record, 'identifier'),
  }));
}

/** Errors: INPUT_INVALID for a name that is too long, or none at all. */
export function checkNames(asked: readonly AskedName[]): void {
  const { names, nameLength } = screeningLimits;
  if (asked.length > names) throw new OperationalError('INPUT_TOO_LARGE', `Names: at most ${names} in one question.`);
  for (const { name, country = '', identifier = '' } of asked) {
    if (name.trim() === '' && identifier.trim() === '') throw invalid('one is empty.');
    const longest = Math.max(name.length, country.length, identifier.length);
    if (longest > nameLength) throw invalid(`one is longer than ${nameLength} characters.`);
  }
}

/** What is compared. Never throws: what cannot be used is a remark. */
export function readName({ name, country = '', identifier = '' }: AskedName): ReadName {
  const remarks: string[] = [];
  const identifiers: string[] = [];
  const names: string[] = [];
  const selector = readSelector(name);
  if (selector === undefined) names.push(withoutSupplier(name));
  else if ('identifier' in selector) identifiers.push(selector.identifier);
  else remarks.push(selector.remark);
  for (const one of identifier.split(';').map((part) => part.trim())) {
    if (one === '') continue;
    const read = readSelector(one) ?? readSelector(`lei:${one}`);
    if (read !== undefined && 'identifier' in read) identifiers.push(read.identifier);
    else remarks.push(`${one}: expected lei:, uei:, cage: or reg:CC/NUMBER, with correct check digits`);
  }
  const code = country.trim() === '' ? undefined : countryCode(country.trim());
  if (country.trim() !== '' && code === undefined) remarks.push(`${country.trim()}: no country that is known here`);
  return {
    subject: {
      names: names.filter((one) => one !== ''),
      countries: code === undefined ? [] : [code],
      identifiers,
      addresses: [],
    },
    remarks,
  };
}

/** Names of which nothing is left to compare, as remarks. */
export function namesWithoutWords({ names }: Subject): string[] {
  return names.filter((name) => !isTelling(name)).map((name) => `${name}: ${untelling(name)}`);
}

/** Whether there is an identifier, or a word that tells in one of the names. What is not comparable may be on any list. */
export function isComparable({ names, identifiers }: Subject): boolean {
  return identifiers.length > 0 || names.some(isTelling);
}

function untelling(name: string): string {
  return /[\p{L}\p{N}]/u.test(name)
    ? 'a legal form, a letter or words that any name may have, which tell nobody from others'
    : 'no letter or digit of it can be compared';
}

type Selector = { readonly identifier: string } | { readonly remark: string };

const schemes: Readonly<Record<string, (value: string) => string | undefined>> = {
  lei,
  uei,
  cage: cageCode,
  reg: (value) => {
    const [, country = '', number = ''] = /^([A-Za-z]{2})\/(.+)$/.exec(value) ?? [];
    return number === '' ? undefined : registration(country.toUpperCase(), number);
  },
};

function readSelector(text: string): Selector | undefined {
  const [, scheme = '', value = ''] = /^\s*(lei|uei|cage|reg):(.*)$/i.exec(text) ?? [];
  const read = schemes[scheme.toLowerCase()];
  if (read === undefined) return undefined;
  const identifier = read(value.trim());
  if (identifier !== undefined) return { identifier: `${scheme.toLowerCase()}:${identifier}` };
  return { remark: `${text.trim()}: this is no ${scheme.toUpperCase()}` };
}

function withoutSupplier(name: string): string {
  return name.trim().replace(/^supplier:\s*/i, '');
}

function invalid(message: string): OperationalError {
  return new OperationalError('INPUT_INVALID', `Names: ${message}`);
}
