/**
 * The Consolidated Screening List as JSON: `{"results": [...]}`, as consolidated.json and the API of
 * trade.gov give it. Field names are those of the CSV, in older editions with `id` for `_id`; lists are
 * arrays, addresses and identifiers are objects.
 */
import type { Reading } from '../../graph/model/reading.ts';
import { dayOf } from '../../graph/ontology/property.ts';
import { excerpt } from '../diagnostics.ts';
import type { ReadRequest } from '../read-request.ts';
import { isObject, type JsonObject } from './cyclonedx/value.ts';
import { fieldObject, fieldText, fieldTexts } from './json-fields.ts';
import { type CslEntry, readCslEntry } from './list-csl.ts';
import { ListReading } from './list-reading.ts';

/** Whether a JSON object is the list: results of which the first has a source and a name. */
export function isCslJson(value: JsonObject): boolean {
  if (!Array.isArray(value.results)) return false;
  const first = fieldObject(value.results[0]);
  const named = ['source', 'name', 'alt_names', 'source_list_url'].filter((key) => Object.hasOwn(first, key)).length;
  return named >= 3 || (value.results.length === 0 && Array.isArray(value.sources_used ?? value.sources));
}

/** Reads the list: each result is an entry. Never throws on content. */
export function readCslJson(document: JsonObject, request: ReadRequest): Reading {
  const reading = new ListReading('list-csl', 'list:csl', request);
  reading.specVersion = 'json';
  const unknown = new Set<string>();
  for (const [index, result] of (document.results as unknown[]).entries()) {
    const pointer = `/results/${index}`;
    const quarantine = isObject(result)
      ? readCslEntry(reading, entryOf(result, pointer, reading), unknown)
      : { code: 'entry-not-an-object', message: 'the result is not an object' };
    if (!reading.count(pointer, quarantine)) return reading.reject();
  }
  return reading.accept();
}

/** The result as the CSV would write it. */
function entryOf(result: JsonObject, pointer: string, reading: ListReading): CslEntry {
  const text = (column: string): string | undefined => {
    const value = column === '_id' ? (result._id ?? result.id) : result[column];
    if (column === 'addresses') return join(value, addressText, '; ');
    if (column === 'ids') return join(value, idText, '; ');
    return isObject(value) ? JSON.stringify(value) : join(value, fieldText, '; ');
  };
  const day = (column: string): number | undefined => {
    const written = text(column);
    const found = written === undefined ? undefined : dayOf(written);
    if (written !== undefined && found === undefined)
      reading.diagnostics.add('bad-date', 'warning', `${pointer}/${column}`, `"${excerpt(written)}" is not a date YYYY-MM-DD`);
    return found;
  };
  return { pointer, text, day };
}

function join(value: unknown, read: (each: unknown) => string | undefined, between: string): string | undefined {
  const texts = (Array.isArray(value) ? value : [value]).flatMap((each) => read(each) ?? []);
  return texts.length === 0 ? undefined : texts.join(between);
}

/** The order of the CSV: the country stands last. Semicolons divide addresses, so none may stand in one. */
function addressText(value: unknown): string | undefined {
  if (!isObject(value)) return fieldText(value);
  const parts = ['address', 'city', 'state', 'postal_code', 'country'].flatMap((field) => fieldTexts(value[field]));
  return parts.length === 0 ? undefined : parts.join(', ').replaceAll(';', ',');
}

/** `Type, number, country`, as today's CSV writes it. */
function idText(value: unknown): string | undefined {
  if (!isObject(value)) return fieldText(value);
  const parts = [value.type, value.number, value.country].flatMap((part) => fieldText(part)?.replaceAll(/[,;]/g, ' ') ?? []);
  return parts.length === 0 ? undefined : parts.join(', ');
}
