/**
 * Question: which two or three suppliers (owners, sites, countries, materials) stop an end item when they
 * are lost together, though no part of them does?
 *
 * Definition (ANALYSIS, Availability): a cut pair or triple of an end item is a minimal set of 2 or 3
 * candidates of one level whose joint loss makes it unavailable. Definite: of the end items of which it
 * is minimal in the definite reading (`world.ts`). Possible: of those of which it is minimal in the
 * possible reading alone; one set may be both, of different end items.
 *
 * Complexity: `graph/network/cut-sets.ts`; what a page shows (end items, witness, evidence) is computed
 * when it is asked for. Limits: `cutSetLimit` sets a reading are kept, those that stop most end items;
 * `cutSetWork`. What is left out is counted.
 */
import { type CutSetLimits, type CutSets, cutSets } from '../network/cut-sets.ts';
import { cutSetsInThreads } from '../network/cut-sets-threads.ts';
import { type SingleFailures, singleFailures } from '../network/single-failures.ts';
import { IntList } from '../view/csr.ts';
import type { Csr } from '../view/graph.ts';
import { CutSetFindings, cutSetLimit } from './cut-set-findings.ts';
import { CutSetReading } from './cut-set-reading.ts';
import { row, type SingleSourceContext } from './single-source.ts';
import type { Steps } from './steps.ts';
import { type SupplyNetwork, supplyNetwork } from './supply-network.ts';
import type { World } from './world.ts';

/** Sets that the possible reading keeps beside, for those that the definite one has too. */
const mostCrowding = 100_000;
/** Edges and members of sets that one reading goes through: some twenty seconds of one core. */
export const cutSetWork = 2_000_000_000;

export type CutOrder = 2 | 3;

export interface CutSetOptions {
  readonly order: CutOrder;
  /** Candidates of counted sources in scope, each once; where sets stop as many end items, the earlier ones come first. */
  readonly candidates: Int32Array;
  readonly limits?: CutSetLimits;
}

/** Candidates that take a counted source in scope down. */
export function candidatesInScope({ candidates, lost }: SingleSourceContext): Int32Array {
  const found = new IntList();
  for (let candidate = 0; candidate < candidates.space; candidate++) if (row(lost, candidate).length > 0) found.push(candidate);
  return found.values();
}

/** Cut sets of both readings; yields between losses. */
export function* findCutSets(context: SingleSourceContext, options: CutSetOptions): Steps<CutSetFindings> {
  const readings: CutSetReading[] = [];
  for (const search of searches(context, options, readings)) {
    readings.push(search.reading(yield* cutSets(...search.question)));
    yield;
  }
  return yield* CutSetFindings.of(context, options, readings);
}

/** The same by several threads, and what is left to do in this one. */
export async function searchInThreads(
  context: SingleSourceContext,
  options: CutSetOptions,
  threads: number,
): Promise<Steps<CutSetFindings>> {
  const readings: CutSetReading[] = [];
  for (const search of searches(context, options, readings)) {
    readings.push(search.reading(await cutSetsInThreads(...search.question, threads)));
  }
  return CutSetFindings.of(context, options, readings);
}

/** One reading: its network, and what is asked of it. */
class Search {
  readonly #supply: SupplyNetwork;
  readonly #endItems: Int32Array;
  readonly question: readonly [
    network: SupplyNetwork['network'],
    singles: SingleFailures,
    ends: Int32Array,
    order: CutOrder,
    limits: CutSetLimits,
  ];

  constructor(supply: SupplyNetwork, endItems: Int32Array, order: CutOrder, limits: CutSetLimits) {
    const singles = singleFailures(supply.network);
    singles.sets.sort();
    this.#supply = supply;
    this.#endItems = endItems;
    const ends = endItems.map((item) => supply.nodeOfItem[item]);
    this.question = [supply.network, singles, ends, order, limits];
  }

  reading(sets: CutSets): CutSetReading {
    return new CutSetReading(this.#supply, sets, this.#endItems);
  }
}

/**
 * Definite first; the possible one only where something is unknown, with room for what the first has found.
 * Networks number candidates in the order given.
 */
function* searches(
  context: SingleSourceContext,
  options: CutSetOptions,
  readings: readonly CutSetReading[],
): Generator<Search, void, undefined> {
  const { graph, worlds, candidates, scope } = context;
  const numbered = { space: options.candidates.length, of: renumbered(candidates.of, options.candidates, candidates.space) };
  const limits = options.limits ?? { limit: cutSetLimit, work: cutSetWork };
  const of = (world: World, room: number): Search => {
    const supply = supplyNetwork(graph, worlds, world, numbered, scope.items);
    return new Search(supply, scope.endItems, options.order, { ...limits, limit: limits.limit + room });
  };
  yield of(worlds.definite, 0);
  if (worlds.possible !== worlds.definite) yield of(worlds.possible, Math.min(readings[0].sets.found, mostCrowding));
}

function renumbered({ offsets, targets }: Csr, order: Int32Array, space: number): Csr {
  const place = new Int32Array(space).fill(-1);
  for (let at = 0; at < order.length; at++) place[order[at]] = at;
  const rows = new Int32Array(offsets.length);
  const numbers = new IntList(targets.length + 1);
  for (let source = 0; source + 1 < offsets.length; source++) {
    const own = targets.subarray(offsets[source], offsets[source + 1]).map((candidate) => place[candidate]);
    for (const number of own.sort()) if (number !== -1) numbers.push(number);
    rows[source + 1] = numbers.length;
  }
  return { offsets: rows, targets: numbers.values() };
}
