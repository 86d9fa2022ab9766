/**
 * Brings the store up to the evidence. A crash may fall between the two: evidence is first when a
 * document comes, so what the store lacks is read again from the bytes; a purge begins with its
 * tombstone, so what a tombstone names and is still there is purged.
 */
import type { EvidenceStore } from '../graph/evidence/evidence-store.ts';
import type { DeltaRows } from '../graph/model/assertion.ts';
import type { HandIn } from '../graph/model/hand-in.ts';
import type { GraphStore } from '../graph/store/port.ts';

const nothing: DeltaRows = { nodes: [], mentions: [], edges: [] };

/** Gives the number of hand-ins that were appended. */
export async function reconcile(
  store: GraphStore,
  evidence: EvidenceStore,
  onProgress: (done: number, of: number) => void = () => {},
): Promise<number> {
  const kept = await evidence.handIns();
  const stored = (await store.handIns()).map(({ handIn }) => handIn);
  const purged = new Set<string>();
  for (const mark of kept) {
    if (mark.kind !== 'purge') continue;
    for (const handIn of before(mark, kept)) purged.add(handIn.id);
    await finishPurge(store, evidence, mark, stored);
  }
  const present = new Set(stored.map((handIn) => handIn.id));
  const missing = kept.filter((handIn) => !present.has(handIn.id) && !purged.has(handIn.id));
  for (const [done, handIn] of missing.entries()) {
    onProgress(done, missing.length);
    // The readers are half a second of loading and 17 MiB: most starts have nothing to read again.
    if (handIn.kind === 'document') await (await import('./read-again.ts')).readAgain(store, evidence, handIn);
    else await store.append(handIn, nothing);
  }
  return missing.length;
}

/** Purges from store and evidence what came before the mark; each step can be repeated. */
export async function finishPurge(
  store: GraphStore,
  evidence: EvidenceStore,
  mark: HandIn,
  stored: readonly HandIn[],
): Promise<void> {
  for (const handIn of before(mark, stored)) await store.purge(handIn.id);
  await evidence.purge(mark);
}

function before(mark: HandIn, handIns: readonly HandIn[]): HandIn[] {
  return handIns.filter((h) => h.kind === 'document' && h.sha256 === mark.sha256 && h.id < mark.id);
}
