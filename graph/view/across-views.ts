/**
 * What is the same thing in two views. A view unites what its documents say is one, so that ids and indices may
 * differ where the thing does not: two nodes are one over both views if they share a node of the store, at however
 * many steps.
 */
import type { NodeLabel } from '../ontology/node-type.ts';
import type { ViewGraph } from './graph.ts';
import { nodesOf } from './keys.ts';

export interface Across {
  /** Class of each node, by its index in the view: equal in both where it is the same thing. */
  readonly before: Int32Array;
  readonly after: Int32Array;
}

/** Linear in the members of the nodes. */
export function acrossViews(before: ViewGraph, after: ViewGraph, label: NodeLabel): Across {
  const sides = [nodesOf(before, label), nodesOf(after, label)];
  const [first, second] = sides;
  const parent = Int32Array.from({ length: first.count + second.count }, (_, node) => node);
  const find = (node: number): number => {
    let root = node;
    while (parent[root] !== root) root = parent[root];
    for (let at = node; parent[at] !== root; ) [at, parent[at]] = [parent[at], root];
    return root;
  };
  const nodeOf = new Map<number, number>();
  for (const [side, { count, members }] of sides.entries()) {
    for (let index = 0; index < count; index++) {
      const node = side * first.count + index;
      for (let m = members.offsets[index]; m < members.offsets[index + 1]; m++) {
        const known = nodeOf.get(members.targets[m]);
        if (known === undefined) nodeOf.set(members.targets[m], node);
        else parent[find(node)] = find(known);
      }
    }
  }
  const classes = parent.map((_, node) => find(node));
  return { before: classes.subarray(0, first.count), after: classes.subarray(first.count) };
}
