/**
 * The edges that a cascade runs along, as plain arrays: a view's own parts are computed when first
 * asked for, and asking costs more than the step itself in a loop over every edge.
 */
import type { Csr, ViewGraph } from '../view/graph.ts';

export interface Links {
  /** item -> items that it requires, and the reverse. */
  readonly requires: Csr;
  readonly requiredBy: Csr;
  /** item -> its sources. */
  readonly sources: Csr;
  /** Item of each source. */
  readonly itemOf: Int32Array;
  /** source -> items that it requires; item -> sources that require it. */
  readonly inputs: Csr;
  readonly users: Csr;
}

export function linksOf({ items, sources }: ViewGraph): Links {
  return {
    requires: plain(items.requires),
    requiredBy: plain(items.requiredBy),
    sources: plain(items.sources),
    itemOf: sources.item,
    inputs: plain(sources.requires),
    users: plain(sources.requiredBy),
  };
}

function plain({ offsets, targets }: Csr): Csr {
  return { offsets, targets };
}
