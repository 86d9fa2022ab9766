/**
 * Networks of availability: nodes that need all of their children, and nodes that need any one of
 * them; candidates, whose loss takes nodes down outright. A supply graph is one (an item needs all
 * that it requires and any one of its sources); a coherent fault tree is its dual. Nothing here knows
 * of items or suppliers: `graph/analyses/supply-network.ts` makes a network of a view's graph.
 *
 * Availability is the greatest fixpoint: a failure must be derived from a loss, and circles hold
 * themselves up (ANALYSIS, Availability). `circular-support.ts` says where the least fixpoint differs.
 */
import { transpose } from '../view/csr.ts';
import type { Csr } from '../view/graph.ts';

/** What a node needs of its children. */
export const Needs = {
  /** Every one: it fails with the first that fails. */
  all: 0,
  /** Any one: it fails when all have failed. One without children is held up by nothing and never fails so. */
  any: 1,
} as const;

export interface Network {
  /** Number of nodes. */
  readonly count: number;
  /** `Needs` of each node. */
  readonly needs: Uint8Array;
  readonly children: Csr;
  readonly parents: Csr;
  /** Number of candidates. */
  readonly candidates: number;
  /** Candidates whose loss takes each node down outright, and the reverse. */
  readonly lostWith: Csr;
  readonly lose: Csr;
}

/** @param children distinct in each row. O(nodes + edges). */
export function networkOf(needs: Uint8Array, children: Csr, candidates: number, lostWith: Csr): Network {
  const count = needs.length;
  return {
    count,
    needs,
    children,
    parents: transpose(children, count),
    candidates,
    lostWith,
    lose: transpose(lostWith, candidates),
  };
}

/** The same network in memory that worker threads can share. O(size). */
export function shared(network: Network): Network {
  return {
    ...network,
    needs: sharedBytes(network.needs),
    children: sharedRows(network.children),
    parents: sharedRows(network.parents),
    lostWith: sharedRows(network.lostWith),
    lose: sharedRows(network.lose),
  };
}

function sharedRows({ offsets, targets }: Csr): Csr {
  return { offsets: sharedInts(offsets), targets: sharedInts(targets) };
}

export function sharedInts(values: Int32Array): Int32Array {
  const copy = new Int32Array(new SharedArrayBuffer(values.byteLength));
  copy.set(values);
  return copy;
}

function sharedBytes(values: Uint8Array): Uint8Array {
  const copy = new Uint8Array(new SharedArrayBuffer(values.byteLength));
  copy.set(values);
  return copy;
}
