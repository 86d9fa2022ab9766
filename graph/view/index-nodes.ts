/** Gives each united set its index in its type's space; sources are formed apart (`sources.ts`). */
import { type NodeLabel, NodeType, nodeLabel, nodeLabels } from '../ontology/node-type.ts';
import { csrOf, IntList } from './csr.ts';
import type { Csr } from './graph.ts';
import type { Raw } from './raw.ts';
import type { UnionFind } from './union-find.ts';

export interface NodeIndex {
  /** Index of each raw node in its own type's space; -1 for sources. */
  readonly of: Int32Array;
  readonly counts: Readonly<Record<NodeLabel, number>>;
  /** Store node ids united into each node. */
  members(label: NodeLabel): Csr;
}

export function indexNodes(raw: Raw, sets: UnionFind): NodeIndex {
  const of = new Int32Array(raw.count).fill(-1);
  const byRoot = new Int32Array(raw.count).fill(-1);
  const counts = Object.fromEntries(nodeLabels.map((label) => [label, 0])) as Record<NodeLabel, number>;
  for (let node = 0; node < raw.count; node++) {
    const type = raw.type[node];
    if (type === NodeType.Source) continue;
    // An identifier is united with what bears it, so it keeps an index of its own: its raw node's.
    if (type === NodeType.Identifier) {
      of[node] = counts.Identifier++;
      continue;
    }
    const root = sets.find(node);
    if (byRoot[root] < 0) byRoot[root] = counts[nodeLabel(type)]++;
    of[node] = byRoot[root];
  }
  return { of, counts, members: (label) => membersOf(raw, of, label, counts[label]) };
}

function membersOf(raw: Raw, of: Int32Array, label: NodeLabel, count: number): Csr {
  const type = NodeType[label];
  const owners = new IntList(count + 1);
  const nids = new IntList(count + 1);
  for (let node = 0; node < raw.count; node++) {
    if (raw.type[node] !== type || of[node] < 0) continue;
    owners.push(of[node]);
    nids.push(raw.nid[node]);
  }
  return csrOf(owners.values(), nids.values(), count);
}
