import type { View } from '../../graph/view/open-view.ts';
import type { Workspace } from './workspace.ts';

/** The workspace with one view for every question, whatever is handed in meanwhile: the parts of one answer agree. */
export function pinnedWorkspace(workspace: Workspace, view: View): Workspace {
  const { store, evidence, rules, now } = workspace;
  return {
    store,
    evidence,
    rules,
    now,
    view: async () => view,
    write: (work) => workspace.write(work),
    close: () => workspace.close(),
  };
}
