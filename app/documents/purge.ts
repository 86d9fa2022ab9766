/**
 * Purges a document: its bytes, its hand-ins and all that only it said, from evidence and store. A
 * tombstone stays that says which document, why, when and by whom; it comes first, so that a purge
 * that a crash cuts short is finished when the store is next opened for writing.
 */
import { takesOut } from '../../graph/model/hand-in.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { markOf } from '../workspace/hand-in-draft.ts';
import { type Reader, sees } from '../workspace/reader.ts';
import { finishPurge } from '../workspace/reconcile.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { type RemovalInput, type RemovalResult, requireReason } from './withdraw.ts';

/** Errors: DOCUMENT_UNKNOWN, INPUT_INVALID without a reason. A withdrawn document can be purged. */
export async function purge(workspace: Workspace, reader: Reader, input: RemovalInput): Promise<RemovalResult> {
  const reason = requireReason(input.reason);
  const sha256 = input.sha256.trim().toLowerCase();
  return await workspace.write(async () => {
    const known = (await workspace.evidence.handIns()).filter((h) => !takesOut(h) && h.sha256 === sha256);
    if (!known.some((handIn) => sees(reader, handIn))) throw new OperationalError('DOCUMENT_UNKNOWN', sha256);
    const mark = await workspace.evidence.addHandIn(markOf('purge', sha256, reason, reader.name, workspace.now().toISOString()));
    const stored = (await workspace.store.handIns()).map(({ handIn }) => handIn);
    await finishPurge(workspace.store, workspace.evidence, mark, [...stored, ...known]);
    await workspace.store.append(mark, { nodes: [], mentions: [], edges: [] });
    return { sha256, outcome: 'purged', reason, handIns: known.length };
  });
}
