/** Texts that documents state of nodes and the graph does not hold, fetched for those that are shown or asked about. */
import type { Texts } from '../graph/model/assertion.ts';
import type { NodeRef, ViewGraph } from '../graph/view/graph.ts';
import { mentionsNewestFirst } from './mentions.ts';
import type { Workspace } from './workspace.ts';

/** Rows whose texts are fetched in one call to the store. */
const batch = 20_000;

/** The texts of each mention of each node, the newest document's first. */
export async function textsOf(
  workspace: Pick<Workspace, 'store'>,
  graph: ViewGraph,
  refs: readonly NodeRef[],
): Promise<Texts[][]> {
  const result: Texts[][] = refs.map(() => []);
  const asked = refs.flatMap((ref, i) => mentionsNewestFirst(graph, ref).map((row) => ({ i, row })));
  for (let start = 0; start < asked.length; start += batch) {
    const part = asked.slice(start, start + batch);
    const rows = await workspace.store.rowTexts(part.map(({ row }) => row));
    for (const [k, { i }] of part.entries()) if (rows[k].texts !== undefined) result[i].push(rows[k].texts);
  }
  return result;
}

/** The newest statement of a text; undefined where nobody states it. */
export function stated(texts: readonly Texts[], name: string): string | undefined {
  return texts.find((one) => (one[name] ?? '') !== '')?.[name];
}
