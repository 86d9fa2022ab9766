/**
 * Brings the store up to the evidence. A crash may fall between the two: evidence is first when a
 * document comes, so what the store lacks is read again from the bytes; a purge begins with its
 * tombstone, so what a tombstone names and is still there is purged.
 */
import type { EvidenceStore } from '../graph/evidence/evidence-store.ts';
import type { DeltaRows } from '../graph/model/assertion.ts';
import type { HandIn } from '../graph/model/hand-in.ts';
import type { GraphStore } from '../graph/store/port.ts';
import { readDocument } from '../ingest/read-document.ts';
import { Spool } from '../ingest/spool/spool.ts';
import { readingOf, readPartOf } from './hand-in-draft.ts';

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
    if (handIn.kind === 'document') await appendAgain(store, evidence, handIn);
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

/**
 * The hand-in's assertions from its bytes. With the reader that it was handed in with, the hand-in
 * stays as it is; a newer reader's verdict takes the place of the older one's, in the store alone.
 */
async function appendAgain(store: GraphStore, evidence: EvidenceStore, handIn: HandIn): Promise<void> {
  const { sha256, path, mapping, declared } = handIn;
  const source = await evidence.open(sha256);
  const spool = new Spool();
  try {
    const reading = await readDocument(source, {
      sha256,
      path,
      spool,
      ...(mapping === undefined ? {} : { mapping }),
      ...(declared.programme === undefined ? {} : { programme: declared.programme }),
      ...(declared.dated === undefined ? {} : { dated: declared.dated }),
    });
    const isSame = handIn.reading === readingOf(sha256, mapping);
    const part = isSame ? {} : readPartOf(reading, declared, { sha256, mapping }, spool)(() => handIn.version);
    await store.append({ ...handIn, ...part }, reading.delta);
  } finally {
    spool.dispose();
    source.close();
  }
}
