/** The lists of a view: what is loaded, of which day, what failed and what stands twice: `hauberk lists`. */
import { type ViewName, viewName } from './answer.ts';
import { type FailedLoad, failedLoads } from './failed-loads.ts';
import { type ListEdition, listEditions } from './list-editions.ts';
import { listRemarks } from './list-remarks.ts';
import type { Reader } from './reader.ts';
import { isOfSeries } from './refused-edition.ts';
import type { Remark } from './remarks.ts';
import type { Times, Workspace } from './workspace.ts';

export interface ShownList extends ListEdition {
  /** The last edition that was not taken, where none was since. */
  readonly failedLoad: FailedLoad | null;
}

export interface ListsAnswer {
  readonly view: ViewName;
  /** By code: those that documents hold and those that rules in force name. */
  readonly lists: readonly ShownList[];
  /** Also of series of which no edition stands, and so no list is known. */
  readonly failedLoads: readonly FailedLoad[];
  readonly remarks: readonly Remark[];
}

export async function findLists(workspace: Workspace, reader: Reader, times: Times = {}): Promise<ListsAnswer> {
  const view = await workspace.view(reader, times);
  const editions = await listEditions(workspace, view);
  const failed = failedLoads(view);
  const ofList = ({ documents }: ListEdition) =>
    failed.find((load) => documents.some(({ series }) => isOfSeries(series, load.series))) ?? null;
  return {
    view: viewName(view),
    lists: editions.map((list) => ({ ...list, failedLoad: ofList(list) })),
    failedLoads: failed,
    remarks: listRemarks(editions, view.asOf),
  };
}
