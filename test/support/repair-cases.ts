/**
 * Small random repair cases from a seed, and what a set of measures leaves open in them by the
 * definition taken literally: what needs a place holds as long as the place or a measure taken there does.
 */
import type { Budget } from '../../graph/network/choose.ts';
import type { Measure } from '../../graph/network/measures.ts';
import type { Requirements } from '../../graph/network/requirements.ts';
import type { Csr } from '../../graph/view/graph.ts';
import { type NetworkSpec, randomNetworkSpec } from './random-network.ts';
import { random } from './random-supply.ts';

export interface RepairCase {
  readonly spec: NetworkSpec;
  /** By node; 0: it is no end node. */
  readonly weight: Float64Array;
  readonly measures: readonly Measure[];
  readonly limit: number;
}

export function randomRepairCase(seed: number): RepairCase {
  const spec = randomNetworkSpec(seed * 31 + 7);
  const next = random(seed);
  const below = (n: number): number => Math.floor(next() * n);
  const count = spec.nodes.length;
  const some = (n: number, most: number): number[] => [...new Set(Array.from({ length: below(most + 1) }, () => below(n)))];
  const weighted = next() < 0.3;
  const weight = Float64Array.from({ length: count }, () => (next() < 0.5 ? (weighted ? 1 + below(5) : 1) : 0));
  const priced = next() < 0.6;
  const measures = Array.from({ length: 1 + below(8) }, (): Measure => {
    const sure = next() < 0.5;
    return {
      place: below(count),
      children: sure ? [] : some(count, 2),
      lostWith: sure ? [] : some(spec.candidates, 2),
      cost: priced ? 1 + below(6) : 1,
    };
  });
  return { spec, weight, measures, limit: 1 + below(priced ? 12 : 4) };
}

/** Weight of the gaps that are open with these measures taken. */
export function openWeight(repair: RepairCase, taken: readonly boolean[]): number {
  return gapsOpen(repair, taken)
    .flat()
    .reduce((sum, node) => sum + repair.weight[node], 0);
}

/** End nodes that fail with each candidate. */
export function gapsOpen({ spec, weight, measures }: RepairCase, taken: readonly boolean[]): number[][] {
  return Array.from({ length: spec.candidates }, (_, candidate) => {
    const held = heldWith(
      spec,
      measures.filter((_m, k) => taken[k]),
      candidate,
    );
    return held.flatMap((holds, node) => (!holds && weight[node] > 0 ? [node] : []));
  });
}

function heldWith({ nodes }: NetworkSpec, measures: readonly Measure[], lost: number): boolean[] {
  const state = nodes.map(() => true);
  for (let changed = true; changed; ) {
    changed = false;
    for (const [at, { any, children, lostWith }] of nodes.entries()) {
      const below = any && children.length > 0 ? children.some((child) => state[child]) : children.every((child) => state[child]);
      const own = below && !lostWith.includes(lost);
      const mended = measures.some(
        (m) => m.place === at && !m.lostWith.includes(lost) && m.children.every((child) => state[child]),
      );
      if ((own || mended) === state[at]) continue;
      state[at] = own || mended;
      changed = true;
    }
  }
  return state;
}

/** Gaps that need one measure of each of one to four clauses, of one to three measures each. */
export function randomRequirements(seed: number): { readonly needed: Requirements; readonly budget: Budget } {
  const next = random(seed * 17 + 3);
  const below = (n: number): number => Math.floor(next() * n);
  const measures = 4 + below(7);
  const branches = 1 + below(4);
  const distinct = (n: number, most: number): number[] =>
    [...new Set(Array.from({ length: 1 + below(most) }, () => below(n)))].sort((a, b) => a - b);
  const own = Array.from({ length: measures }, (_, measure) => [measure]);
  const joint = Array.from({ length: below(8) }, () => distinct(measures, 3)).filter((clause) => clause.length > 1);
  const clauses = [...own, ...joint];
  const groups = Array.from({ length: 3 + below(20) }, () => distinct(clauses.length, branches));
  const weight = Float64Array.from(groups, () => 1 + below(6));
  const priced = next() < 0.6;
  const costs = Float64Array.from(own, () => (priced ? 1 + below(9) : 1));
  const needed: Requirements = {
    measures,
    groups: rows(groups),
    weight,
    candidate: new Int32Array(groups.length),
    clauses: rows(clauses),
    total: weight.reduce((a, b) => a + b),
    hopeless: 0,
    tooWide: 0,
  };
  const limit = 1 + below(priced ? 25 : 6);
  return { needed, budget: priced && next() < 0.3 ? { costs, limit, most: 1 + below(4) } : { costs, limit } };
}

function rows(lists: readonly (readonly number[])[]): Csr {
  const offsets = new Int32Array(lists.length + 1);
  for (const [k, list] of lists.entries()) offsets[k + 1] = offsets[k] + list.length;
  return { offsets, targets: Int32Array.from(lists.flat()) };
}

/** Weight of the groups of which every clause has a measure that was taken. */
export function closedBy({ groups, clauses, weight }: Requirements, isTaken: (measure: number) => boolean): number {
  const row = ({ offsets, targets }: Csr, at: number) => Array.from(targets.subarray(offsets[at], offsets[at + 1]));
  return weight.reduce(
    (sum, own, group) => (row(groups, group).every((clause) => row(clauses, clause).some(isTaken)) ? sum + own : sum),
    0,
  );
}
