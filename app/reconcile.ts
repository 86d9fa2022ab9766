/**
 * Brings the store up to the evidence. A crash may fall between the two: evidence is first when a
 * document comes, so what the store lacks is read again from the bytes; a purge begins with its
 * tombstone, so what a tombstone names and is still there is purged.
 */
import type { EvidenceStore } from '../graph/evidence/evidence-store.ts';
import type { Delta } from '../graph/model/assertion.ts';
import type { HandIn } from '../graph/model/hand-in.ts';
import type { GraphStore } from '../graph/store/port.ts';
import { readDocument } from '../ingest/read-document.ts';
import { readingOf, readPartOf } from './hand-in-draft.ts';

const nothing: Delta = { nodes: [], mentions: [], edges: [] };

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
    const read = handIn.kind === 'document' ? await readAgain(evidence, handIn) : { handIn, delta: nothing };
    await store.append(read.handIn, read.delta);
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

/**
 * The hand-in's assertions from its bytes. With the reader that it was handed in with, the hand-in
 * stays as it is; a newer reader's verdict takes the place of the older one's, in the store alone.
 */
async function readAgain(evidence: EvidenceStore, handIn: HandIn): Promise<{ handIn: HandIn; delta: Delta }> {
  const bytes = await evidence.bytes(handIn.sha256);
  const { sha256, path, mapping, declared } = handIn;
  const reading = await readDocument(bytes, {
    sha256,
    path,
    ...(mapping === undefined ? {} : { mapping }),
    ...(declared.programme === undefined ? {} : { programme: declared.programme }),
    ...(declared.dated === undefined ? {} : { dated: declared.dated }),
  });
  if (handIn.reading === readingOf(sha256, mapping)) return { handIn, delta: reading.delta };
  const part = readPartOf(reading, declared, { sha256, mapping }, () => handIn.version);
  return { handIn: { ...handIn, ...part }, delta: reading.delta };
}
