/** Canonical keys: the smallest of the keys that were united (SEMANTICS.md, Identity). */
import type { NodeLabel } from '../ontology/node-type.ts';
import type { GraphStore } from '../store/port.ts';
import type { Csr, NodeRef, Nodes, ViewGraph } from './graph.ts';

/** The key of each reference, in the order asked. Two requests to the store at most, however many. */
export async function canonicalKeys(store: GraphStore, graph: ViewGraph, refs: readonly NodeRef[]): Promise<string[]> {
  const members: number[] = [];
  const ends: number[] = [];
  for (const ref of refs) {
    const { offsets, targets } = membersOf(graph, ref);
    for (let i = offsets[ref.index]; i < offsets[ref.index + 1]; i++) members.push(targets[i]);
    ends.push(members.length);
  }
  const keys = await store.keys(members);
  let start = 0;
  return ends.map((end) => {
    let smallest = keys[start];
    for (let i = start + 1; i < end; i++) if (keys[i] < smallest) smallest = keys[i];
    start = end;
    return smallest;
  });
}

/** Store node ids united into the nodes of the reference's type. */
export function membersOf(graph: ViewGraph, ref: NodeRef): Csr {
  return nodesOf(graph, ref.type).members;
}

/** What all nodes of one type have in common. */
export function nodesOf(graph: ViewGraph, label: NodeLabel): Nodes {
  switch (label) {
    case 'Item':
      return graph.items;
    case 'Source':
      return graph.sources;
    case 'Organization':
      return graph.organizations;
    case 'Site':
      return graph.sites;
    case 'Country':
      return graph.countries;
    case 'Programme':
      return graph.programmes;
    case 'ListEntry':
      return graph.listEntries;
    case 'Identifier':
      return graph.identifiers;
  }
}
