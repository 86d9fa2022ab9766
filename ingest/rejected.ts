/** The reading of a document that cannot be read: nothing in the graph, and a reason. */
import type { Diagnostic } from '../graph/model/diagnostic.ts';
import type { Reading } from '../graph/model/reading.ts';
import { type Diagnostics, diagnostic } from './diagnostics.ts';
import { limits } from './limits.ts';

const nothing = { in: 0, mapped: 0, quarantined: 0 };

export function rejected(format: string, specVersion: string, diagnostics: readonly Diagnostic[]): Reading {
  return {
    outcome: 'rejected',
    format,
    specVersion,
    series: '',
    version: 0,
    main: '',
    dated: '',
    delta: { nodes: [], mentions: [], edges: [] },
    counts: { components: nothing, relations: nothing, rows: nothing },
    diagnostics,
  };
}

/** A document of which too much would be quarantined: nothing of it is kept; the first diagnostics say what is wrong. */
export function rejectedForFaults(format: string, specVersion: string, diagnostics: Diagnostics): Reading {
  const message = `More than ${limits.quarantined} parts of the document cannot be read; nothing of it is kept.`;
  const first = diagnostics.list().slice(0, limits.diagnosticsPerCode);
  return rejected(format, specVersion, [diagnostic('too-many-faults', 'error', '', message), ...first]);
}

/** A document that asserts more than can be kept of one: nothing of it is. */
export function rejectedForAssertions(): Reading {
  const message = `What it says takes more than ${limits.spooledBytes} bytes, or more than the store can hold of one document.`;
  return rejected('unknown', '', [diagnostic('document-asserts-too-much', 'error', '', message)]);
}
