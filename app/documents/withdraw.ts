/** Withdraws a document: views after it no longer hold what was handed in before it. The evidence stays. */
import { type HandIn, takesOut } from '../../graph/model/hand-in.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { markOf } from '../workspace/hand-in-draft.ts';
import { type Reader, sees } from '../workspace/reader.ts';
import type { Workspace } from '../workspace/workspace.ts';

export interface RemovalResult {
  readonly sha256: string;
  readonly outcome: 'withdrawn' | 'purged';
  readonly reason: string;
  /** How many hand-ins of the document it took out. */
  readonly handIns: number;
}

export interface RemovalInput {
  readonly sha256: string;
  readonly reason: string;
}

/** Errors: DOCUMENT_UNKNOWN (also when all of it is withdrawn already), INPUT_INVALID without a reason. */
export async function withdraw(workspace: Workspace, reader: Reader, input: RemovalInput): Promise<RemovalResult> {
  const reason = requireReason(input.reason);
  const sha256 = input.sha256.trim().toLowerCase();
  return await workspace.write(async () => {
    const present = standing(await workspace.evidence.handIns(), reader, sha256);
    if (present.length === 0) throw new OperationalError('DOCUMENT_UNKNOWN', sha256);
    const mark = await workspace.evidence.addHandIn(
      markOf('withdrawal', sha256, reason, reader.name, workspace.now().toISOString()),
    );
    await workspace.store.append(mark, { nodes: [], mentions: [], edges: [] });
    return { sha256, outcome: 'withdrawn', reason, handIns: present.length };
  });
}

/** Hand-ins of a document that the reader may see and that no later mark took out. */
export function standing(handIns: readonly HandIn[], reader: Reader, sha256: string): HandIn[] {
  let result: HandIn[] = [];
  for (const handIn of handIns) {
    if (handIn.sha256 !== sha256 || !sees(reader, handIn)) continue;
    if (handIn.kind === 'document') result.push(handIn);
    else if (takesOut(handIn)) result = [];
  }
  return result;
}

export function requireReason(reason: string): string {
  const text = reason.toWellFormed().replace(/\s+/g, ' ').trim();
  if (text === '') throw new OperationalError('INPUT_INVALID', 'A reason must be given.');
  return text;
}
