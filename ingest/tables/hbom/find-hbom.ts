/** Where the header of an HBOM stands: below a title and a date, as often as not. */
import { columnKey } from '../columns.ts';
import { tableLimits } from '../limits.ts';
import { delimiters, parseRecords } from '../records.ts';
import { csvGrid, type Sheet, withHeader } from '../sheet.ts';
import { hbomNaming, isHbom } from './fields.ts';

/** Index of the header among the first records; undefined when none of them is one. */
export function hbomHeader(records: readonly (readonly string[])[]): number | undefined {
  const index = records.slice(0, tableLimits.headerDepth).findIndex((record) => isHbom(new Set(record.map(columnKey))));
  return index < 0 ? undefined : index;
}

/** Whether delimited text has such a header near its top. */
export function hasHbomHeader(text: string): boolean {
  return delimiterOf(text) !== undefined;
}

/** Undefined for text that has no such header, or that cannot be read to its end. */
export function openHbom(text: string): Sheet | undefined {
  const delimiter = delimiterOf(text);
  const records = delimiter === undefined ? [] : parseRecords(text, delimiter);
  const header = 'code' in records ? undefined : hbomHeader(records);
  if ('code' in records || header === undefined) return undefined;
  return (records[header]?.length ?? 0) > tableLimits.columns ? undefined : withHeader(csvGrid(records), header);
}

function delimiterOf(text: string): string | undefined {
  const head = text.slice(0, tableLimits.sniffLength);
  const plain = columnKey(head);
  // Most texts have none of the names: they are not parsed.
  if (!hbomNaming.some((key) => plain.includes(key))) return undefined;
  return delimiters.find((delimiter) => {
    // The head may end within a quoted cell: then fewer of its records can be read.
    const reads = [tableLimits.headerDepth, 10, 1].map((to) => parseRecords(head, delimiter, to));
    const read = reads.find((each) => !('code' in each)) ?? [];
    return !('code' in read) && hbomHeader(read) !== undefined;
  });
}
