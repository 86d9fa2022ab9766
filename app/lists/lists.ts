/** The lists of a view: what is loaded, of which day, what failed and what stands twice: `hauberk lists`. */
import type { View } from '../../graph/view/open-view.ts';
import { isOfSeries } from '../documents/refused-edition.ts';
import type { Remark } from '../statements/remarks.ts';
import { type ViewName, viewName } from '../workspace/answer.ts';
import type { Reader } from '../workspace/reader.ts';
import type { Times, Workspace } from '../workspace/workspace.ts';
import { type FailedLoad, failedLoads } from './failed-loads.ts';
import { type ListEdition, listEditions } from './list-editions.ts';
import { listRemarks } from './list-remarks.ts';

export interface ShownList extends ListEdition {
  /** The last edition that was not taken, where none was since. */
  readonly failedLoad: FailedLoad | null;
}

/** What stands beside every answer of screening. */
export interface ListsUsed {
  /** By code: those that documents hold and those that rules in force name. */
  readonly lists: readonly ShownList[];
  /** Also of series of which no edition stands, and so no list is known. */
  readonly failedLoads: readonly FailedLoad[];
  readonly remarks: readonly Remark[];
}

export interface ListsAnswer extends ListsUsed {
  readonly view: ViewName;
}

export async function findLists(workspace: Workspace, reader: Reader, times: Times = {}): Promise<ListsAnswer> {
  const view = await workspace.view(reader, times);
  return { view: viewName(view), ...(await listsUsed(workspace, view)) };
}

/** Of a portion of a view: the lists of the whole. */
export async function listsUsed(workspace: Pick<Workspace, 'store' | 'rules'>, view: View): Promise<ListsUsed> {
  const editions = await listEditions(workspace, view);
  const failed = failedLoads(view);
  const ofList = ({ documents }: ListEdition) =>
    failed.find((load) => documents.some(({ series }) => isOfSeries(series, load.series))) ?? null;
  return {
    lists: editions.map((list) => ({ ...list, failedLoad: ofList(list) })),
    failedLoads: failed,
    remarks: listRemarks(editions, view.asOf),
  };
}
