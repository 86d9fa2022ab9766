/**
 * Question: what would close most of the single points of failure of a programme, for how much, and
 * what is left then?
 *
 * Definition. A gap is a pair (candidate, end item) where the loss of the candidate, by itself, stops
 * the end item in the definite reading (SEMANTICS, Availability). A plan is a set of measures
 * (`repair-measures.ts`) within a budget of money, or of a number of measures. It closes the gaps that
 * the same analysis no longer finds when it is run on the repaired network: a measure stands in for the
 * supply of its item (stock: for the item), and is itself lost with its own candidates and inputs.
 *
 * Money is counted in hundredths of one currency. A measure of unknown cost is left out where there is a
 * budget of money, and counted; where measures are numbered each counts as one. Gaps that are only
 * possible are not planned for. Complexity: `network/repair.ts`; steps are told by losing each candidate
 * that a measure can matter to once, and then those measures one by one, the last first.
 */
import { Loss } from '../network/loss.ts';
import { type Repaired, repaired } from '../network/measures.ts';
import { gapsLeft, planRepair, type Turns } from '../network/repair.ts';
import { type SingleFailures, singleFailures } from '../network/single-failures.ts';
import type { ViewGraph } from '../view/graph.ts';
import type { Candidates } from './candidates.ts';
import type { CountedSources } from './counting.ts';
import { type MeasureKind, type MeasureTerms, type OfferedMeasures, recoveryOf, type SupplyMeasure } from './repair-measures.ts';
import { reachedFrom, type Scope } from './scope.ts';
import { type SingleSourceOptions, singleSourceContext } from './single-source.ts';
import { finished, type Steps } from './steps.ts';
import { type SupplyNetwork, supplyNetwork } from './supply-network.ts';
import type { Worlds } from './world.ts';

/** What is known of holding stock of an item; undefined: not known. */
export interface StockFacts {
  /** Pieces a day. */
  dailyDemand(item: number): number | undefined;
  daysHeld(item: number): number | undefined;
  /** Hundredths of the plan's currency for one. */
  unitPrice(item: number): number | undefined;
  leadTime(item: number): number | undefined;
}

export interface RepairOptions extends SingleSourceOptions {
  /** What the table of costs says; undefined where it is silent. */
  readonly terms: (kind: MeasureKind, item: number) => MeasureTerms | undefined;
  readonly stock: StockFacts;
}

export interface RepairContext {
  readonly graph: ViewGraph;
  readonly scope: Scope;
  readonly worlds: Worlds;
  readonly candidates: Candidates;
  readonly sources: CountedSources;
  readonly supply: SupplyNetwork;
  readonly failures: SingleFailures;
  readonly terms: RepairOptions['terms'];
  readonly stock: StockFacts;
  readonly recovery: (candidate: number) => number | undefined;
}

export interface RepairLimits {
  /** Hundredths of the plan's currency; undefined: money is no matter. */
  readonly budget: number | undefined;
  /** Most measures. */
  readonly measures: number | undefined;
}

export interface Gap {
  /** Index into the candidates' type. */
  readonly candidate: number;
  readonly endItem: number;
}

export interface RepairStep {
  readonly measure: SupplyMeasure;
  /** Gaps that are closed with this step and those before it. */
  readonly closes: readonly Gap[];
}

export interface SupplyRepair {
  readonly context: RepairContext;
  readonly gaps: number;
  readonly steps: readonly RepairStep[];
  /** No plan within the limits closes more. */
  readonly bound: number;
  readonly boundBy: 'linear program' | 'dual bound';
  /** Gaps left when the analysis is run on the repaired network. */
  readonly residual: readonly Gap[];
  /** Gaps that stock closes in time, and that stay in structure. */
  readonly inTimeOnly: readonly Gap[];
  readonly leftOut: {
    /** Measures of unknown cost, where there is a budget of money. */
    readonly unknownCost: number;
    /** Measures that rest on what is not known. */
    readonly unknown: number;
    /** Gaps that none of the measures offered closes. */
    readonly withoutMeasure: number;
    /** Gaps that need more than could be worked out. */
    readonly tooWide: number;
  };
}

/** The network of the definite reading, with what nobody approved yet beside it. */
export function repairContext(graph: ViewGraph, options: RepairOptions, scope: Scope): RepairContext {
  const { worlds, candidates, counted } = singleSourceContext(graph, options, scope);
  const supply = supplyNetwork(graph, worlds, worlds.definite, candidates, withSubstitutes(graph, scope));
  const failures = singleFailures(supply.network);
  const { terms, stock } = options;
  const recovery = recoveryOf({ graph, supply }, candidates);
  return { graph, scope, worlds, candidates, sources: counted, supply, failures, terms, stock, recovery };
}

/** What the scope reaches, and what could stand for it. */
function withSubstitutes(graph: ViewGraph, scope: Scope): Uint8Array {
  const { offsets, targets } = graph.items.substitutes;
  const others: number[] = [];
  for (let item = 0; item < graph.items.count; item++) {
    if (scope.items[item] === 0) continue;
    for (let e = offsets[item]!; e < offsets[item + 1]!; e++) if (scope.items[targets[e]!] === 0) others.push(targets[e]!);
  }
  if (others.length === 0) return scope.items;
  const below = reachedFrom(graph, Int32Array.from(others));
  return scope.items.map((own, item) => own | below[item]!);
}

/**
 * @param offered in the order in which to prefer what is worth the same.
 * @param turns how to run what takes long; all at once when absent.
 */
export async function planSupplyRepair(
  context: RepairContext,
  offered: OfferedMeasures,
  limits: RepairLimits,
  turns: Turns = finished,
): Promise<SupplyRepair> {
  const { supply, scope } = context;
  const { network } = supply;
  const weight = new Float64Array(network.count);
  for (const item of scope.endItems) weight[supply.nodeOfItem[item]!] = 1;
  const priced = limits.budget !== undefined;
  const measures = priced ? offered.measures.filter(({ cost }) => cost !== undefined) : offered.measures;
  const forNetwork = measures.map((measure) => ({ ...measure, cost: priced ? measure.cost! : 1 }));
  const limit = limits.budget ?? limits.measures ?? Number.POSITIVE_INFINITY;
  const { choice, bound, requirements } = await planRepair(network, weight, forNetwork, { limit, most: limits.measures }, turns);
  const plan = choice.measures.map((measure) => measures[measure]!);
  const chosen = choice.measures.map((measure) => forNetwork[measure]!);
  const lasting = chosen.filter((_, k) => plan[k]!.kind !== 'hold-stock');
  const residual = gapsOf(context, weight, chosen);
  const inStructure = lasting.length === chosen.length ? residual : gapsOf(context, weight, lasting);
  const open = new Set(residual.map(keyOf));
  return {
    context,
    gaps: requirements.total,
    steps: await turns(stepsOf(context, plan, repaired(network, chosen))),
    bound: bound.value,
    boundBy: bound.by,
    residual,
    inTimeOnly: inStructure.filter((gap) => !open.has(keyOf(gap))),
    leftOut: {
      unknownCost: offered.measures.length - measures.length,
      unknown: offered.unknown,
      withoutMeasure: requirements.hopeless,
      tooWide: requirements.tooWide,
    },
  };
}

const keyOf = ({ candidate, endItem }: Gap): string => `${candidate} ${endItem}`;

/** The gaps of the network once these measures are taken, by a run of its own. */
function gapsOf({ supply }: RepairContext, weight: Float64Array, taken: Parameters<typeof gapsLeft>[2]): Gap[] {
  const ends = Array.from(weight.keys()).filter((node) => weight[node]! > 0);
  return gapsLeft(supply.network, weight, taken).of.flatMap((failures, k) =>
    Array.from(failures, (candidate) => ({ candidate, endItem: supply.items[ends[k]!]! })),
  );
}

/**
 * Which gaps each step closes. Every candidate is lost once, with all measures in place; then those
 * measures are taken back that it can matter to, the last first: an end item that fails then is what
 * that step closed. A measure can matter to a candidate only where its place fails with it before the plan.
 */
function* stepsOf(context: RepairContext, plan: readonly SupplyMeasure[], { network, at }: Repaired): Steps<RepairStep[]> {
  const { supply, scope, failures } = context;
  const loss = new Loss(network);
  const endItemAt = new Int32Array(network.count).fill(-1);
  for (const item of scope.endItems) endItemAt[at(supply.nodeOfItem[item]!)] = item;
  const closes: Gap[][] = plan.map(() => []);
  const firstMeasure = network.count - plan.length;
  for (const [candidate, bearing] of bearingOn(plan, failures)) {
    loss.begin();
    loss.lose(candidate);
    for (let k = bearing.length - 1; k >= 0; k--) {
      const from = loss.length;
      loss.loseNodes([firstMeasure + bearing[k]!]);
      for (let place = from; place < loss.length; place++) {
        const endItem = endItemAt[loss.order[place]!]!;
        if (endItem !== -1) closes[bearing[k]!]!.push({ candidate, endItem });
      }
    }
    yield;
  }
  return plan.map((measure, step) => ({ measure, closes: closes[step]! }));
}

/** Steps whose place each candidate takes down before the plan, ascending. */
function bearingOn(plan: readonly SupplyMeasure[], { sets }: SingleFailures): Map<number, number[]> {
  const steps = new Map<number, number[]>();
  for (const [step, { place }] of plan.entries()) {
    for (const candidate of sets.of(place)) {
      const list = steps.get(candidate);
      if (list === undefined) steps.set(candidate, [step]);
      else list.push(step);
    }
  }
  return steps;
}
