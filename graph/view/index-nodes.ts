/** Gives each united set its index in its type's space; sources are formed apart (`sources.ts`). */
import { type NodeLabel, NodeType, nodeLabels } from '../ontology/node-type.ts';
import { type Raw, withRoom } from './raw.ts';
import type { UnionFind } from './union-find.ts';

export interface NodeIndex {
  /** Index of each raw node in its own type's space; -1 for sources. Longer than the raw nodes, as `Raw`'s arrays. */
  readonly of: Int32Array;
  /** 1 + the index of the set with that root; 0 = none yet. */
  readonly byRoot: Int32Array;
  readonly counts: Readonly<Record<NodeLabel, number>>;
}

/** With `before`, the index that it extends: raw nodes from `first` on are added, and the arrays are shared. */
export function indexNodes(raw: Raw, sets: UnionFind, before?: NodeIndex, first = 0): NodeIndex {
  const empty = new Int32Array(0);
  const of = withRoom(before?.of ?? empty, raw.nid.length);
  const byRoot = withRoom(before?.byRoot ?? empty, raw.nid.length);
  const counts = new Int32Array(nodeLabels.length + 1);
  for (const label of nodeLabels) counts[NodeType[label]] = before?.counts[label] ?? 0;
  for (let node = first; node < raw.count; node++) of[node] = indexOf(node, raw.type[node], sets, byRoot, counts);
  const byLabel = nodeLabels.map((label) => [label, counts[NodeType[label]]]);
  return { of, byRoot, counts: Object.fromEntries(byLabel) as Record<NodeLabel, number> };
}

function indexOf(node: number, type: number, sets: UnionFind, byRoot: Int32Array, counts: Int32Array): number {
  if (type === NodeType.Source) return -1;
  // An identifier is united with what bears it, so it keeps an index of its own: its raw node's.
  if (type === NodeType.Identifier) return counts[type]++;
  const root = sets.find(node);
  if (byRoot[root] === 0) byRoot[root] = ++counts[type];
  return byRoot[root] - 1;
}
