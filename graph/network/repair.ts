/**
 * Question: which measures close most gaps within a budget, and how near is that to the best?
 *
 * A gap is a pair of a candidate and an end node that fails when it is lost, with the end node's weight.
 * Measures stand in for nodes (`measures.ts`); what closes a gap is found by dual propagation over the
 * failing part (`mending.ts`); the choice is greedy with exchanges (`choose.ts`), with the bound of the
 * linear relaxation beside it (`cover-bound.ts`). What is left is found by running the single failures
 * anew on the repaired network, not by believing the choice.
 *
 * Complexity: the edges into the failing part of every candidate; then that of the choice and the bound.
 */
import type { Choice } from './choose.ts';
import { type Budget, choose } from './choose.ts';
import { incidence } from './cover.ts';
import { type Bound, coverBound } from './cover-bound.ts';
import { type Measure, measured, repaired } from './measures.ts';
import type { Network } from './network.ts';
import { type Requirements, requirements } from './requirements.ts';
import { singleFailures } from './single-failures.ts';

export interface RepairPlan {
  readonly requirements: Requirements;
  readonly choice: Choice;
  readonly bound: Bound;
}

/** Runs what yields after each step: all steps at once, or in turns with whatever else waits. */
export type Turns = <T>(steps: Generator<undefined, T, undefined>) => T | Promise<T>;

/** @param weight of each node as an end node; 0: it is none. @param limits in the unit of the measures' costs. */
export async function planRepair(
  network: Network,
  weight: Float64Array,
  measures: readonly Measure[],
  limits: Omit<Budget, 'costs'>,
  turns: Turns,
): Promise<RepairPlan> {
  const extended = measured(network, measures);
  const needed = await turns(requirements(extended, measures.length, endWeights(weight, extended.network.count, extended.at)));
  const both = incidence(needed);
  const budget: Budget = { costs: Float64Array.from(measures, ({ cost }) => cost), ...limits };
  const bound = await coverBound(both, budget);
  return { requirements: needed, choice: await turns(choose(both, budget, bound.value - needed.tooWide)), bound };
}

/** Weights by the nodes in which end nodes now are. */
export function endWeights(weight: Float64Array, count: number, at: (node: number) => number): Float64Array {
  const moved = new Float64Array(count);
  for (let node = 0; node < weight.length; node++) if (weight[node] > 0) moved[at(node)] = weight[node];
  return moved;
}

export interface Gaps {
  /** Candidates whose loss alone each end node fails with, ascending; in step with `ends`. */
  readonly of: readonly Int32Array[];
  readonly weight: number;
}

/** The gaps of a network, once these measures are taken: every single failure of it anew. */
export function gapsLeft(network: Network, weight: Float64Array, taken: readonly Measure[]): Gaps {
  const { network: now, at } = repaired(network, taken);
  const { sets } = singleFailures(now);
  const of: Int32Array[] = [];
  let total = 0;
  for (let node = 0; node < weight.length; node++) {
    if (weight[node] === 0) continue;
    const failures = sets.of(at(node)).slice().sort();
    of.push(failures);
    total += failures.length * weight[node];
  }
  return { of, weight: total };
}
