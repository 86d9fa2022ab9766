/** A draft of a mapping for a foreign spreadsheet, tried on it; nothing is stored. */
import { createHash } from 'node:crypto';
import { memorySource } from '../../graph/model/byte-source.ts';
import type { Diagnostic } from '../../graph/model/diagnostic.ts';
import type { Count } from '../../graph/model/hand-in.ts';
import { suggestMapping } from '../../ingest/mapping/suggest.ts';
import { readDocument } from '../../ingest/read-document.ts';

export interface MappingSuggestion {
  readonly path: string;
  readonly format: string;
  readonly sheet: string;
  /** Row of the column names, from 1; 0 when none was found. */
  readonly header: number;
  /** Text of a mapping file; empty when none can be proposed. */
  readonly mapping: string;
  readonly unsure: readonly string[];
  /** What becomes of the rows under this mapping. */
  readonly rows: Count;
  readonly diagnostics: readonly Diagnostic[];
}

export async function suggest(bytes: Uint8Array, path: string): Promise<MappingSuggestion> {
  const { suggestion, diagnostics } = await suggestMapping(bytes, path);
  if (suggestion === undefined) {
    const rows = { in: 0, mapped: 0, quarantined: 0 };
    return { path, format: 'unknown', sheet: '', header: 0, mapping: '', unsure: [], rows, diagnostics };
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { counts } = await readDocument(memorySource(bytes), { sha256, path, mapping: suggestion.mapping });
  return { path, ...suggestion, rows: counts.rows, diagnostics };
}
