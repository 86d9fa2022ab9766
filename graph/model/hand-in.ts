import type { Diagnostic } from './diagnostic.ts';

export type Outcome = 'accepted' | 'duplicate' | 'rejected';

/** in = mapped + quarantined, always; each quarantined one has a diagnostic. */
export interface Count {
  readonly in: number;
  readonly mapped: number;
  readonly quarantined: number;
}

export interface Counts {
  readonly components: Count;
  readonly relations: Count;
  readonly rows: Count;
  readonly services?: Count;
  readonly files?: Count;
}

/** What the person who hands in declares beside the bytes. Dates are `YYYY-MM-DD`. */
export interface Declared {
  readonly programme?: string;
  readonly series?: string;
  readonly seriesVersion?: number;
  readonly marking?: string;
  readonly releasableTo?: readonly string[];
  readonly from?: string;
  readonly dated?: string;
  /** Admiralty grade, e.g. `A1`. */
  readonly grade?: string;
  /** The person says that an edition of a list is meant, although it keeps implausibly little of the one before it. */
  readonly acceptShrinkage?: true;
}

/** Days state no time zone, and begin fourteen hours before UTC's. */
const earliestDay = 14 * 3_600_000;

/** Whether its day had begun nowhere when it was received: nobody can have written it on that day. */
export function isDatedAhead({ dated, receivedAt }: Pick<HandIn, 'dated' | 'receivedAt'>): boolean {
  return dated > new Date(Date.parse(receivedAt) + earliestDay).toISOString().slice(0, 10);
}

/** What is declared of the document. That a short edition is meant says nothing of it: hashes leave it out. */
export function saidOf({ acceptShrinkage: _, ...said }: Declared): Omit<Declared, 'acceptShrinkage'> {
  return said;
}

/** How bytes are read; part of a reading's identity. */
export interface ReadOptions {
  /** Text of a mapping file, when one is given. */
  readonly mapping?: string;
}

/**
 * `withdrawal` and `purge` take a document out of the views after them. `refusal` says that an edition of a
 * list was not taken: the edition before it stands, and the bytes are not kept.
 */
export type HandInKind = 'document' | 'withdrawal' | 'purge' | 'refusal';

/** Whether it takes out what was handed in before it under the same SHA-256. */
export function takesOut({ kind }: { readonly kind: HandInKind }): boolean {
  return kind === 'withdrawal' || kind === 'purge';
}

/**
 * What enters: bytes, how they were read, what was declared with them (SEMANTICS.md, Hand-ins).
 * Kept as a small evidence file and, whole, in the store.
 */
export interface HandIn {
  /** `<sequence, 9 digits>-<12 hex>`; sorts by order of receipt. Never printed in an answer. */
  readonly id: string;
  readonly kind: HandInKind;
  /** SHA-256 of the bytes, or of the document that is withdrawn, purged or was refused; lower-case hex. */
  readonly sha256: string;
  readonly bytes: number;
  /** Path or file name as given. */
  readonly path: string;
  readonly format: string;
  readonly specVersion: string;
  /** Hash of (bytes, mapping and options, reader version): the reading's identity. */
  readonly reading: string;
  /** Text of the mapping, kept so that the evidence alone can rebuild the graph. */
  readonly mapping?: string;
  readonly declared: Declared;
  readonly by: string;
  /** ISO 8601 instant of receipt; no rule on values uses it. */
  readonly receivedAt: string;
  /** Which call of `ingest` brought it: bare item names join within a call. Compared, never printed. */
  readonly call: string;
  /** Series and version in force: declared, else the document's own, else empty and 0. */
  readonly series: string;
  readonly version: number;
  /** Main component (without its version) or table name: supersession asks that it be equal. */
  readonly main: string;
  /** Declared date, else the document's own; empty when neither states one. */
  readonly dated: string;
  /** SHA-256 over the sorted canonical assertion lines and what was declared. */
  readonly digest: string;
  readonly counts: Counts;
  readonly diagnostics: readonly Diagnostic[];
  /** Why, for a withdrawal, a purge or a refusal. */
  readonly reason?: string;
  /** SHA-256 of the edition that a refused one was compared with: who does not see that one does not see the refusal. */
  readonly against?: string;
}
