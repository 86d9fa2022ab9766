/** Sources of a supply tree: who, where, of which standing, and what only they need. */
import type { TreeSource } from '../../exports/supply-tree.ts';
import { writeNumbers } from '../../graph/ontology/extension.ts';
import { Scope } from '../../graph/ontology/property.ts';
import type { Row } from '../../graph/store/port.ts';
import type { ViewGraph } from '../../graph/view/graph.ts';
import { statedRows, textsOfRows } from '../statements/stated-rows.ts';
import { compareText } from '../workspace/answer.ts';
import { byRef, type IdOf, type TreeContext } from './tree-parties.ts';

/** In the order asked. */
export async function treeSources({ workspace, view, idOf }: TreeContext, indices: readonly number[]): Promise<TreeSource[]> {
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

/** The view keeps of what only a source needs neither quantity nor scope, but which items are nothing else than delivered. */
function needsOf({ sources, items }: ViewGraph, index: number, idOf: IdOf): TreeSource['requires'] {
  return targetsOf(sources.requires, index)
    .map((item) => ({
      ref: idOf({ type: 'Item', index: item }),
      numbers: writeNumbers('requirement', (property) =>
        property === 'scope' && items.deliveredOnly[item] === 1 ? Scope.delivers : undefined,
      ),
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
