/** From a store's node id to the node of a view; built once a view, when first asked for. */

import { nodeLabels } from '../../graph/ontology/node-type.ts';
import type { NodeRef, ViewGraph } from '../../graph/view/graph.ts';
import { nodesOf } from '../../graph/view/keys.ts';

export interface NodeIndex {
  /** Undefined when no document of the view mentions the node. */
  find(nid: number): NodeRef | undefined;
}

const indexes = new WeakMap<ViewGraph, NodeIndex>();

export function nodeIndexOf(graph: ViewGraph): NodeIndex {
  let index = indexes.get(graph);
  if (index === undefined) {
    index = build(graph);
    indexes.set(graph, index);
  }
  return index;
}

function build(graph: ViewGraph): NodeIndex {
  const members = nodeLabels.map((label) => nodesOf(graph, label).members);
  const size = 1 + members.reduce((max, { targets }) => targets.reduce((m, nid) => Math.max(m, nid), max), -1);
  const label = new Uint8Array(size);
  const index = new Int32Array(size).fill(-1);
  for (const [code, { offsets, targets }] of members.entries()) {
    for (let node = 0; node + 1 < offsets.length; node++) {
      for (let m = offsets[node]; m < offsets[node + 1]; m++) {
        label[targets[m]] = code;
        index[targets[m]] = node;
      }
    }
  }
  return {
    find(nid) {
      const found = nid >= 0 && nid < size ? index[nid] : -1;
      return found < 0 ? undefined : { type: nodeLabels[label[nid]], index: found };
    },
  };
}
