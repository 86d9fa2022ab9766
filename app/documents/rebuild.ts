/** Empties the store and fills it again from the evidence alone; readings are made anew by this reader. */
import { reconcile } from '../workspace/reconcile.ts';
import type { Workspace } from '../workspace/workspace.ts';

export interface RebuildResult {
  /** Hand-ins that were read or marked again. */
  readonly handIns: number;
}

/** Cut short, it is finished when the store is next opened for writing. */
export async function rebuild(
  workspace: Workspace,
  onProgress: (done: number, of: number) => void = () => {},
): Promise<RebuildResult> {
  return await workspace.write(async () => {
    await workspace.store.clear();
    const { appended, failed } = await reconcile(workspace.store, workspace.evidence, onProgress);
    const [first] = failed;
    if (first !== undefined) throw first.error;
    return { handIns: appended };
  });
}
