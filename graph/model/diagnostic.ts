export type Severity = 'error' | 'warning' | 'info';

/** A finding about input: a value, never an exception. `code` is one of the table in docs/diagnostics.md. */
export interface Diagnostic {
  readonly code: string;
  readonly severity: Severity;
  /** Where in the document (JSON pointer, XPath, `row=`); empty for the whole. */
  readonly pointer: string;
  readonly message: string;
}
