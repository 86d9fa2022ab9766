/** Bytes into the evidence and out of it. */
import type { EvidenceStore } from '../../graph/evidence/evidence-store.ts';
import { memorySource, sha256Of } from '../../graph/model/byte-source.ts';

/** Gives their SHA-256. */
export async function putBytes(evidence: EvidenceStore, bytes: Uint8Array): Promise<string> {
  const source = memorySource(bytes);
  const sha256 = await sha256Of(source);
  await evidence.put(source, sha256);
  return sha256;
}

export async function keptBytes(evidence: EvidenceStore, sha256: string): Promise<Buffer> {
  const source = await evidence.open(sha256);
  try {
    return Buffer.from(source.whole());
  } finally {
    source.close();
  }
}
