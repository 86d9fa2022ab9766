/** Canonical keys: the smallest of the keys that were united (SEMANTICS.md, Identity). */
import type { GraphStore } from '../store/port.ts';
import type { Csr, NodeRef, ViewGraph } from './graph.ts';

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

export function membersOf(graph: ViewGraph, ref: NodeRef): Csr {
  switch (ref.type) {
    case 'Item':
      return graph.items.members;
    case 'Source':
      return graph.sources.members;
    case 'Organization':
      return graph.organizations.members;
    case 'Site':
      return graph.sites.members;
    case 'Country':
      return graph.countries.members;
    case 'Programme':
      return graph.programmes.members;
    case 'ListEntry':
      return graph.listEntries.members;
    case 'Identifier':
      return graph.identifiers.members;
  }
}
