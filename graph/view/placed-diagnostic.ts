/** A warning at a mention of a document (ordinal and row); the name that stands there is put before its text. */
export interface PlacedDiagnostic {
  readonly code: string;
  readonly document: number;
  readonly row: number;
  readonly text: string;
}
