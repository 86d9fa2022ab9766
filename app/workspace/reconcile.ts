/**
 * Brings the store up to the evidence. A crash may fall between the two: evidence is first when a
 * document comes, so what the store lacks is read again from the bytes; a purge begins with its
 * tombstone, so what a tombstone names and is still there is purged.
 */
import type { EvidenceStore } from '../../graph/evidence/evidence-store.ts';
import type { DeltaRows } from '../../graph/model/assertion.ts';
import { type HandIn, takesOut } from '../../graph/model/hand-in.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import type { GraphStore } from '../../graph/store/port.ts';

const nothing: DeltaRows = { nodes: [], mentions: [], edges: [] };

export interface Reconciled {
  /** Hand-ins that were appended. */
  readonly appended: number;
  /** What cannot be: kept, in no answer, and to be purged. */
  readonly failed: readonly { readonly sha256: string; readonly error: unknown }[];
}

/** One document that cannot be stored keeps none of the others away. Errors: those that may pass (`retryable`). */
export async function reconcile(
  store: GraphStore,
  evidence: EvidenceStore,
  onProgress: (done: number, of: number) => void = () => {},
): Promise<Reconciled> {
  const kept = await evidence.handIns();
  const stored = (await store.handIns()).map(({ handIn }) => handIn);
  const purged = new Set<string>();
  for (const mark of kept) {
    if (mark.kind !== 'purge') continue;
    for (const handIn of before(mark, kept)) purged.add(handIn.id);
    await finishPurge(store, evidence, mark, [...stored, ...kept]);
  }
  const present = new Set(stored.map((handIn) => handIn.id));
  const missing = kept.filter((handIn) => !present.has(handIn.id) && !purged.has(handIn.id));
  const failed: { sha256: string; error: unknown }[] = [];
  for (const [done, handIn] of missing.entries()) {
    onProgress(done, missing.length);
    try {
      // The readers are half a second of loading and 17 MiB: most starts have nothing to read again.
      if (handIn.kind === 'document') await (await import('./read-again.ts')).readAgain(store, evidence, handIn);
      else await store.append(handIn, nothing);
    } catch (error) {
      if (error instanceof OperationalError && error.retryable) throw error;
      failed.push({ sha256: handIn.sha256, error });
    }
  }
  return { appended: missing.length - failed.length, failed };
}

/** Says of each, on standard error, that it is in no answer, and why. */
export function warnOfFailed({ failed }: Reconciled): void {
  for (const { sha256, error } of failed) {
    const why = error instanceof OperationalError ? error.message : String(error instanceof Error ? error.stack : error);
    process.emitWarning(
      `document ${sha256} is kept, but cannot be stored, and is in no answer: purge it. ${why}`,
      'HauberkWarning',
    );
  }
}

/** Purges from store and evidence which of the hand-ins came before the mark, also what is only being written; each step can be repeated. */
export async function finishPurge(
  store: GraphStore,
  evidence: EvidenceStore,
  mark: HandIn,
  handIns: readonly HandIn[],
): Promise<void> {
  for (const id of new Set(before(mark, handIns).map((handIn) => handIn.id))) await store.purge(id);
  await evidence.purge(mark);
}

function before(mark: HandIn, handIns: readonly HandIn[]): HandIn[] {
  return handIns.filter((h) => !takesOut(h) && h.sha256 === mark.sha256 && h.id < mark.id);
}
