/** The reading of a document that cannot be read: nothing in the graph, and a reason. */
import type { Diagnostic } from '../graph/model/diagnostic.ts';
import type { Reading } from '../graph/model/reading.ts';

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
