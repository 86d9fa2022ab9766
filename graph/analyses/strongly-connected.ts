/** Strongly connected components (Tarjan 1972), without recursion. O(nodes + edges). */
import type { Csr } from '../view/graph.ts';

export interface Components {
  readonly count: number;
  /** Component of each node. A component has a lower number than those that lead to it. */
  readonly of: Int32Array;
  /** Members of each component: `members[offsets[c] .. offsets[c + 1]]`. */
  readonly offsets: Int32Array;
  readonly members: Int32Array;
}

export function stronglyConnected(graph: Csr): Components {
  const nodes = graph.offsets.length - 1;
  const index = new Int32Array(nodes);
  const low = new Int32Array(nodes);
  const of = new Int32Array(nodes).fill(-1);
  const stack = new Int32Array(nodes);
  const path = new Int32Array(nodes);
  const next = new Int32Array(nodes);
  const members = new Int32Array(nodes);
  const offsets = new Int32Array(nodes + 1);
  let visited = 0;
  let count = 0;
  let placed = 0;
  let stackLength = 0;
  for (let root = 0; root < nodes; root++) {
    if (index[root] !== 0) continue;
    let depth = 0;
    path[0] = root;
    while (depth >= 0) {
      const node = path[depth]!;
      if (index[node] === 0) {
        index[node] = low[node] = ++visited;
        next[node] = graph.offsets[node]!;
        stack[stackLength++] = node;
      }
      if (next[node]! < graph.offsets[node + 1]!) {
        const to = graph.targets[next[node]!++]!;
        if (index[to] === 0) path[++depth] = to;
        else if (of[to] === -1 && index[to]! < low[node]!) low[node] = index[to]!;
        continue;
      }
      if (low[node] === index[node]) {
        let member: number;
        do {
          member = stack[--stackLength]!;
          of[member] = count;
          members[placed++] = member;
        } while (member !== node);
        offsets[++count] = placed;
      }
      depth--;
      if (depth >= 0 && low[node]! < low[path[depth]!]!) low[path[depth]!] = low[node]!;
    }
  }
  return { count, of, offsets: offsets.slice(0, count + 1), members };
}
