/**
 * What the graph of a view does not keep and the columns of its documents do: which identifiers each
 * node was given, and the scope of what an item has and does not need. One pass over the documents.
 */
import type { Columns } from '../../graph/model/columns.ts';
import { EdgeKind } from '../../graph/ontology/edge-kind.ts';
import { type Identifier, type Scheme, schemes, sortIdentifiers } from '../../graph/ontology/identifier.ts';
import { Scope } from '../../graph/ontology/property.ts';
import type { NodeRef } from '../../graph/view/graph.ts';
import type { View } from '../../graph/view/open-view.ts';
import { numberAt } from '../statements/stated-rows.ts';
import { nodeIndexOf } from '../workspace/node-index.ts';
import type { Workspace } from '../workspace/workspace.ts';

export interface TreeColumns {
  /** By the store's document. */
  readonly columns: ReadonlyMap<number, Columns>;
  /** Identifiers that IDENTIFIED_BY gives the node, strongest first. */
  identifiers(ref: NodeRef): readonly Identifier[];
  /** Code of `Scope` with which an item has another that it does not need; the weakest reservation where documents differ. */
  scope(from: number, to: number): number;
}

const unneeded: readonly number[] = [Scope.optional, Scope.development, Scope.excluded];

export async function readTreeColumns(workspace: Pick<Workspace, 'store'>, view: View): Promise<TreeColumns> {
  const documents = view.graph.documents.map(({ document }) => document);
  const read = await workspace.store.columns(documents);
  const columns = new Map(documents.map((document, i) => [document, read[i]]));
  const { find } = nodeIndexOf(view.graph);
  const identifiedBy = new Map<string, Set<number>>();
  const scopes = new Map<string, number>();
  for (const one of read) {
    for (let edge = 0; edge < one.kinds.length; edge++) {
      if (one.kinds[edge] === EdgeKind.IDENTIFIED_BY) {
        const from = find(one.nodes[one.from[edge]]);
        if (from === undefined) continue;
        const known = identifiedBy.get(nameOf(from)) ?? new Set();
        identifiedBy.set(nameOf(from), known.add(one.nodes[one.to[edge]]));
      } else if (one.kinds[edge] === EdgeKind.REQUIRES) noteScope(one, edge);
    }
  }
  const nids = [...new Set([...identifiedBy.values()].flatMap((own) => [...own]))];
  const keys = await workspace.store.keys(nids);
  const keyOf = new Map(nids.map((nid, i) => [nid, keys[i]]));
  return {
    columns,
    identifiers: (ref) =>
      sortIdentifiers([...(identifiedBy.get(nameOf(ref)) ?? [])].flatMap((nid) => identifierOf(keyOf.get(nid)))),
    scope: (from, to) => scopes.get(`${from} ${to}`) ?? Scope.optional,
  };

  function noteScope(one: Columns, edge: number): void {
    const scope = numberAt(one, 'scope', one.mentionNode.length + edge);
    if (scope === undefined || !unneeded.includes(scope)) return;
    const from = find(one.nodes[one.from[edge]]);
    const to = find(one.nodes[one.to[edge]]);
    if (from === undefined || to === undefined) return;
    // Of a source: the item that it is a source of has it too (`Items.unneeded`).
    const item = from.type === 'Source' ? view.graph.sources.item[from.index] : from.index;
    const pair = `${item} ${to.index}`;
    const known = scopes.get(pair);
    if (known === undefined || unneeded.indexOf(scope) < unneeded.indexOf(known)) scopes.set(pair, scope);
  }
}

function nameOf({ type, index }: NodeRef): string {
  return `${type} ${index}`;
}

/** `identifier:gtin:0401...` */
function identifierOf(key: string | undefined): Identifier[] {
  const [, scheme = '', value = ''] = /^identifier:([a-z]+):(.*)$/s.exec(key ?? '') ?? [];
  return schemes.includes(scheme as Scheme) ? [{ scheme: scheme as Scheme, value }] : [];
}
