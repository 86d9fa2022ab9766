import type { Row } from '../../graph/store/port.ts';
import type { NodeRef, ViewGraph } from '../../graph/view/graph.ts';
import { nodesOf } from '../../graph/view/keys.ts';
import { compareText } from '../workspace/answer.ts';

/** Where documents of the view speak of a node: the newest date first, then the greater SHA-256, then by row. */
export function mentionsNewestFirst(graph: ViewGraph, ref: NodeRef): Row[] {
  const { offsets, documents, rows } = nodesOf(graph, ref.type).mentions;
  const found: { document: number; row: number }[] = [];
  for (let m = offsets[ref.index]; m < offsets[ref.index + 1]; m++) found.push({ document: documents[m], row: rows[m] });
  const dated = (mention: Row) => graph.documents[mention.document].dated;
  found.sort((a, b) => compareText(dated(b), dated(a)) || b.document - a.document || a.row - b.row);
  return found.map(({ document, row }) => ({ document: graph.documents[document].document, row }));
}
