/**
 * Gives each united set its index in its type's space; sources are formed apart (`sources.ts`). Indices
 * follow the documents' order, so that equal documents have equal indices, whatever came first.
 */
import { type NodeLabel, NodeType, nodeLabels } from '../ontology/node-type.ts';
import type { Raw } from './raw.ts';
import type { UnionFind } from './union-find.ts';

export interface NodeIndex {
  /** Index of each raw node in its own type's space; -1 for sources. */
  readonly of: Int32Array;
  /** 1 + the index of the set with that root; 0 = none. */
  readonly byRoot: Int32Array;
  readonly counts: Readonly<Record<NodeLabel, number>>;
}

/** `order`: all raw nodes, as `inOrder` gives them. */
export function indexNodes(raw: Raw, order: Int32Array, sets: UnionFind): NodeIndex {
  const of = new Int32Array(raw.count);
  const byRoot = new Int32Array(raw.count);
  const counts = new Int32Array(nodeLabels.length + 1);
  for (let i = 0; i < order.length; i++) {
    const node = order[i];
    of[node] = indexOf(node, raw.type[node], sets, byRoot, counts);
  }
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
