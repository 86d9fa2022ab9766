import type { Delta, DeltaRows } from './assertion.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Counts } from './hand-in.ts';

/** What a reader gives for one document. A rejected one has an empty delta and says why in `diagnostics`. */
export interface Reading {
  readonly outcome: 'accepted' | 'rejected';
  /** As INTERFACES.md names it: `cyclonedx-json`, `table-csv`, `list-csl`, ... or `unknown`. */
  readonly format: string;
  readonly specVersion: string;
  /** The document's own series (CycloneDX serialNumber), empty when it has none. */
  readonly series: string;
  /** The document's own version within the series; 0 when it states none. */
  readonly version: number;
  /** Main component without its version, or `table:<name>`. */
  readonly main: string;
  /** The date that the document states, `YYYY-MM-DD`, or empty. */
  readonly dated: string;
  readonly delta: DeltaRows;
  readonly counts: Counts;
  readonly diagnostics: readonly Diagnostic[];
}

/** One whose assertions are held in memory. */
export interface WholeReading extends Reading {
  readonly delta: Delta;
}
