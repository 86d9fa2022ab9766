/** Organisations of a view by the hash of a name that they bear; built once a view, when first asked for. */
import { groupPairs } from '../../graph/view/csr.ts';
import type { Csr, ViewGraph } from '../../graph/view/graph.ts';

/** Organisations in buckets by the low bits of their names' hashes; a bucket for each name or more. */
const buckets = new WeakMap<ViewGraph, Csr>();

/** Ascending and distinct. O(1) on average after the first; that one is O(names of organisations). */
export function organizationsNamed(graph: ViewGraph, hash: number): number[] {
  let byName = buckets.get(graph);
  if (byName === undefined) {
    byName = build(graph);
    buckets.set(graph, byName);
  }
  const { names } = graph.organizations;
  const { offsets, targets } = byName;
  const bucket = bucketOf(hash, offsets.length - 1);
  const found: number[] = [];
  for (let k = offsets[bucket]; k < offsets[bucket + 1]; k++) {
    const organization = targets[k];
    // An organisation stands in a bucket once for each of its names there, one after another.
    if (found.at(-1) === organization) continue;
    if (names.values.subarray(names.offsets[organization], names.offsets[organization + 1]).includes(hash))
      found.push(organization);
  }
  return found;
}

function build({ organizations: { count, names } }: ViewGraph): Csr {
  const size = 2 ** Math.ceil(Math.log2(names.values.length + 1));
  const owners = new Int32Array(names.values.length);
  for (let organization = 0; organization < count; organization++)
    owners.fill(organization, names.offsets[organization], names.offsets[organization + 1]);
  return groupPairs(
    size,
    Int32Array.from(names.values, (hash) => bucketOf(hash, size)),
    owners,
  );
}

function bucketOf(hash: number, size: number): number {
  return hash % size;
}
