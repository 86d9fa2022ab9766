/** Texts that documents state of nodes and the graph does not hold, fetched for those that are shown or asked about. */
import type { Texts } from '../../graph/model/assertion.ts';
import type { Row, RowText } from '../../graph/store/port.ts';
import type { NodeRef, ViewGraph } from '../../graph/view/graph.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { mentionsNewestFirst } from './mentions.ts';

/** Rows whose texts are fetched in one call to the store. */
const batch = 20_000;

/** The texts of each mention of each node, the newest document's first; of so many mentions of each at most. */
export async function textsOf(
  workspace: Pick<Workspace, 'store'>,
  graph: ViewGraph,
  refs: readonly NodeRef[],
  most = Number.POSITIVE_INFINITY,
): Promise<Texts[][]> {
  const result: Texts[][] = refs.map(() => []);
  const asked = refs.flatMap((ref, i) =>
    mentionsNewestFirst(graph, ref)
      .slice(0, most)
      .map((row) => ({ i, row })),
  );
  const rows = await rowTextsOf(
    workspace,
    asked.map(({ row }) => row),
  );
  for (const [k, { i }] of asked.entries()) if (rows[k].texts !== undefined) result[i].push(rows[k].texts);
  return result;
}

/** What documents say at these rows, in their order. */
export async function rowTextsOf(workspace: Pick<Workspace, 'store'>, rows: readonly Row[]): Promise<RowText[]> {
  const result: RowText[] = [];
  for (let start = 0; start < rows.length; start += batch) {
    result.push(...(await workspace.store.rowTexts(rows.slice(start, start + batch))));
  }
  return result;
}

/** The newest statement of a text; undefined where nobody states it. */
export function stated(texts: readonly Texts[], name: string): string | undefined {
  return texts.find((one) => (one[name] ?? '') !== '')?.[name];
}
