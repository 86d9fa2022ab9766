/** Appends a document that the evidence has and the store lacks. */
import type { EvidenceStore } from '../../graph/evidence/evidence-store.ts';
import type { HandIn } from '../../graph/model/hand-in.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import type { GraphStore } from '../../graph/store/port.ts';
import { readDocument } from '../../ingest/read-document.ts';
import { Spool, SpoolFull } from '../../ingest/spool/spool.ts';
import { readingOf } from './hand-in-draft.ts';
import { readPartOf } from './read-part.ts';

/**
 * The hand-in's assertions from its bytes. With the reader that it was handed in with, the hand-in
 * stays as it is; a newer reader's verdict takes the place of the older one's, in the store alone.
 */
export async function readAgain(store: GraphStore, evidence: EvidenceStore, handIn: HandIn): Promise<void> {
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
    if (!store.holds(reading.delta)) throw new SpoolFull();
    const isSame = handIn.reading === readingOf(sha256, mapping);
    const part = isSame ? {} : readPartOf(reading, declared, { sha256, mapping }, spool)(() => handIn.version);
    await store.append({ ...handIn, ...part }, reading.delta);
  } catch (error) {
    throw error instanceof SpoolFull ? new OperationalError('INPUT_TOO_LARGE', undefined, { cause: error }) : error;
  } finally {
    source.close();
    await spool.dispose();
  }
}
