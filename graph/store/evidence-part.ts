/**
 * What a document says at its rows, in its own words, in parts small enough that opening one for a
 * single row is cheap (about 0.1 ms). A part is the deflated JSON list of its rows: a bare pointer
 * where there is nothing else, else `[pointer, name or null, texts]`.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Texts } from '../model/assertion.ts';
import { OperationalError } from '../model/operational-error.ts';
import type { RowText } from './port.ts';

export const rowsPerPart = 1024;

type PackedRow = string | readonly [pointer: string, name: string | null, texts?: Texts];

/** Parts of a document's rows: part k holds the rows from k * 1,024 on. */
export function* encodeEvidence(rows: readonly RowText[]): Generator<Uint8Array> {
  for (let start = 0; start < rows.length; start += rowsPerPart) {
    const packed = rows.slice(start, start + rowsPerPart).map(pack);
    yield deflateRawSync(JSON.stringify(packed), { level: 1 });
  }
}

/** Rows of a part by their place in it, undefined beyond its end. Few of them are asked for: each is made when it is. */
export function openEvidence(part: Uint8Array): (place: number) => RowText | undefined {
  const packed = parse(part);
  return (place) => {
    const row = packed[place];
    return row === undefined ? undefined : unpack(row);
  };
}

function parse(part: Uint8Array): readonly PackedRow[] {
  try {
    return JSON.parse(inflateRawSync(part).toString()) as PackedRow[];
  } catch (cause) {
    throw new OperationalError('STORE_CORRUPT', 'A part of the evidence is damaged.', { cause });
  }
}

function pack(row: RowText): PackedRow {
  if (row.texts !== undefined) return [row.pointer, row.name ?? null, row.texts];
  return row.name === undefined ? row.pointer : [row.pointer, row.name];
}

function unpack(row: PackedRow): RowText {
  if (typeof row === 'string') return { pointer: row };
  const [pointer, name, texts] = row;
  return { pointer, ...(name === null ? {} : { name }), ...(texts === undefined ? {} : { texts }) };
}
