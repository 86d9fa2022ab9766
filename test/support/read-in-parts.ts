/** Reads small documents as large ones are read: in batches of a few bytes, with all that is asserted on disk. */
import { createHash } from 'node:crypto';
import { memorySource } from '../../graph/model/byte-source.ts';
import type { Diagnostic } from '../../graph/model/diagnostic.ts';
import { assertionsOf, digestOf } from '../../graph/model/digest.ts';
import type { Reading } from '../../graph/model/reading.ts';
import { Diagnostics } from '../../ingest/diagnostics.ts';
import { checkSchema } from '../../ingest/formats/cyclonedx/check.ts';
import { readCycloneDxJson } from '../../ingest/formats/cyclonedx/read.ts';
import { type JsonObject, textOf } from '../../ingest/formats/cyclonedx/value.ts';
import { checkStructure } from '../../ingest/formats/spdx/check.ts';
import { documentOf } from '../../ingest/formats/spdx/from-structure.ts';
import { readSpdx } from '../../ingest/formats/spdx/read.ts';
import { openLargeJson } from '../../ingest/json/open-large.ts';
import { sniffJson } from '../../ingest/sniff.ts';
import { sortLines } from '../../ingest/spool/sort-lines.ts';
import { Spool } from '../../ingest/spool/spool.ts';

export interface Said {
  readonly outcome: string;
  readonly digest: string;
  readonly counts: Reading['counts'];
  readonly main: string;
  readonly diagnostics: readonly string[];
}

/** What a reading says, as far as it does not depend on the order in which it was found. */
export function said({ outcome, delta, counts, main, diagnostics }: Reading, spool = new Spool()): Said {
  const digest = digestOf(assertionsOf(delta), {}, (lines) => sortLines(lines, spool));
  return { outcome, digest, counts, main, diagnostics: diagnostics.map(lineOf).sort() };
}

function lineOf({ code, severity, pointer, message }: Diagnostic): string {
  return [code, severity, pointer, message].join('\t');
}

/** Undefined where the document has no list that is long enough, or is of a format that is read as a whole. */
export function readInParts(bytes: Uint8Array, bytesAtOnce: number, programme?: string): Said | 'refused' | undefined {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const spool = new Spool(3);
  try {
    const diagnostics = new Diagnostics();
    const sizes = { batchBytes: bytesAtOnce, longList: bytesAtOnce };
    const isRead = (value: JsonObject) => ['cyclonedx-json', 'spdx-json'].includes(sniffJson(value) ?? '');
    const opened = openLargeJson(memorySource(bytes), isRead, diagnostics, sizes);
    if (opened === 'whole') return undefined;
    if (opened === undefined) return 'refused';
    return said(
      read(
        opened.value,
        opened.depth,
        { sha256, path: 'x', spool, ...(programme === undefined ? {} : { programme }) },
        diagnostics,
      ),
      spool,
    );
  } finally {
    void spool.dispose();
  }
}

function read(value: JsonObject, depth: number, request: Parameters<typeof readSpdx>[1], diagnostics: Diagnostics): Reading {
  if (sniffJson(value) === 'cyclonedx-json') {
    diagnostics.addAll(checkSchema(value, textOf(value.specVersion) ?? '', depth));
    return readCycloneDxJson(value, request, diagnostics);
  }
  const structure = { format: 'spdx-json', value, pointerOf: (path: string) => path };
  diagnostics.addAll(checkStructure(structure));
  return readSpdx(documentOf(structure, diagnostics), request, diagnostics);
}
