/** Sources of a supply tree: who, where, of which standing, and what only they need. */
import type { TreeSource } from '../exports/supply-tree.ts';
import { writeNumbers } from '../graph/ontology/extension.ts';
import type { Row } from '../graph/store/port.ts';
import type { ViewGraph } from '../graph/view/graph.ts';
import type { View } from '../graph/view/open-view.ts';
import { compareText } from './answer.ts';
import { statedRows, textsOfRows } from './stated-rows.ts';
import { byRef, type IdOf, numbersOfEdge } from './tree-parties.ts';
import type { Workspace } from './workspace.ts';

/** In the order asked. */
export async function treeSources(
  workspace: Pick<Workspace, 'store'>,
  view: View,
  indices: readonly number[],
  idOf: IdOf,
): Promise<TreeSource[]> {
  const { graph } = view;
  const rows = await statedRows(
    workspace,
    indices.map((index) => evidenceNewestFirst(graph, index)),
  );
  return indices.map((index, i): TreeSource => {
    const { sources } = graph;
    const texts = textsOfRows(rows[i]);
    const stated = rows[i].map((row) => row.texts.currency?.trim().toUpperCase() ?? '');
    const currencies = new Set(stated.filter((currency) => currency !== ''));
    currencies.delete(texts.currency?.trim().toUpperCase() ?? '');
    return {
      organization:
        sources.organization[index] < 0 ? undefined : idOf({ type: 'Organization', index: sources.organization[index] }),
      site: sources.site[index] < 0 ? undefined : idOf({ type: 'Site', index: sources.site[index] }),
      numbers: writeNumbers('source', (property) =>
        property === 'standing' ? sources.standing[index] : sources.numbers[property]?.[index],
      ),
      texts,
      currencies: [...currencies].sort(),
      distributors: targetsOf(sources.distributors, index)
        .map((organization) => idOf({ type: 'Organization', index: organization }))
        .sort(),
      requires: needsOf(graph, index, idOf),
    };
  });
}

export function targetsOf(
  { offsets, targets }: { readonly offsets: Int32Array; readonly targets: Int32Array },
  from: number,
): number[] {
  return [...targets.subarray(offsets[from], offsets[from + 1])];
}

/** Who makes it, then where. */
export function bySource(a: TreeSource, b: TreeSource): number {
  return compareText(a.organization ?? '', b.organization ?? '') || compareText(a.site ?? '', b.site ?? '');
}

function needsOf({ sources }: ViewGraph, index: number, idOf: IdOf): TreeSource['requires'] {
  const { requires } = sources;
  return targetsOf(requires, index)
    .map((item, k) => ({
      ref: idOf({ type: 'Item', index: item }),
      numbers: numbersOfEdge('requirement', requires.numbers, requires.offsets[index] + k),
    }))
    .sort(byRef);
}

/** Rows that speak of a source: the newest date first, then the greater SHA-256, then by row. */
function evidenceNewestFirst(graph: ViewGraph, source: number): Row[] {
  const { offsets, documents, rows } = graph.sources.evidence;
  const found: Row[] = [];
  for (let k = offsets[source]; k < offsets[source + 1]; k++) found.push({ document: documents[k], row: rows[k] });
  const dated = ({ document }: Row) => graph.documents[document].dated;
  found.sort((a, b) => compareText(dated(b), dated(a)) || b.document - a.document || a.row - b.row);
  return found.map(({ document, row }) => ({ document: graph.documents[document].document, row }));
}
