/**
 * Question: which two or three suppliers (owners, sites, countries, materials) stop an end item when they
 * are lost together, though no part of them does?
 *
 * Definition (ANALYSIS, Availability): a cut pair or triple of an end item is a minimal set of 2 or 3
 * candidates of one level whose joint loss makes it unavailable. Definite: minimal in the definite
 * reading (`world.ts`). Possible: minimal in the possible reading, and of no end item in the definite one.
 *
 * Complexity: `graph/network/cut-sets.ts`, over threads where the network is large; what a page shows (end
 * items, witness, evidence) is computed when it is asked for. Limits: `cutSetLimit` sets a reading are
 * kept, those that stop most end items; `cutSetWork`. What is left out is counted.
 */
import { type CutSetLimits, type CutSets, cutSets } from '../network/cut-sets.ts';
import { cutSetsInThreads } from '../network/cut-sets-threads.ts';
import { Loss } from '../network/loss.ts';
import { singleFailures } from '../network/single-failures.ts';
import type { NodeRef } from '../view/graph.ts';
import { addStepEvidence, EvidenceRows } from './evidence.ts';
import { failureProof } from './failure-proof.ts';
import type { AssertionRef, Certainty, WitnessStep } from './finding.ts';
import { LossSteps } from './loss.ts';
import { row, type SingleSourceContext } from './single-source.ts';
import { evidenceLimit } from './single-sources.ts';
import { type SupplyNetwork, supplyNetwork } from './supply-network.ts';
import type { World } from './world.ts';

/** Sets of one reading that are kept. */
export const cutSetLimit = 20_000;
/** Nodes evaluated in one reading: from half a minute to two of one core. */
export const cutSetWork = 50_000_000;
/** Nodes times candidates from which on threads are worth their start. */
const threadedSize = 5_000_000;

export type CutOrder = 2 | 3;

/** Nothing is taken as failing beside what is lost. */
const none: ReadonlySet<number> = new Set();

export interface CutSetSearchOptions {
  readonly order: CutOrder;
  /** Threads at most; 1: this one. */
  readonly threads: number;
  readonly limits?: CutSetLimits;
}

/** What one reading came to. */
export interface CutSetTotals {
  readonly certainty: Certainty;
  readonly found: number;
  readonly kept: number;
  /** Candidates of which every set with a later one was looked for, of all. */
  readonly tried: number;
  readonly candidates: number;
}

export interface CutSetProof {
  readonly witness: readonly WitnessStep[];
  readonly cut: boolean;
  readonly evidence: readonly AssertionRef[];
}

/** Cut sets of both readings. */
export async function findCutSets(context: SingleSourceContext, options: CutSetSearchOptions): Promise<CutSetFindings> {
  const { worlds } = context;
  const definite = await Reading.search(context, worlds.definite, options);
  if (worlds.possible === worlds.definite) return new CutSetFindings(context, [definite]);
  return new CutSetFindings(context, [definite, await Reading.search(context, worlds.possible, options)]);
}

export class CutSetFindings {
  readonly totals: readonly CutSetTotals[];
  readonly #context: SingleSourceContext;
  readonly #readings: readonly Reading[];
  /** Reading and place of each finding. */
  readonly #found: { readonly reading: Reading; readonly set: number }[] = [];
  readonly #steps: LossSteps;

  constructor(context: SingleSourceContext, readings: readonly Reading[]) {
    this.#context = context;
    this.#readings = readings;
    this.#steps = new LossSteps(context.graph, context.candidates, context.options.asOf);
    for (const reading of readings) {
      for (let set = 0; set < reading.sets.kept.count; set++) {
        if (reading !== readings[0] && readings[0]!.stopsOf(reading.members(set)).length > 0) continue;
        this.#found.push({ reading, set });
      }
    }
    this.totals = readings.map((reading) => ({
      certainty: this.#certainty(reading),
      found: reading.sets.found,
      kept: reading.sets.kept.count,
      tried: reading.sets.tried,
      candidates: context.candidates.space,
    }));
  }

  get count(): number {
    return this.#found.length;
  }

  #certainty(reading: Reading): Certainty {
    return reading === this.#readings[0] ? 'definite' : 'possible';
  }

  certainty(finding: number): Certainty {
    return this.#certainty(this.#found[finding]!.reading);
  }

  /** Ascending by index. */
  candidates(finding: number): NodeRef[] {
    const { reading, set } = this.#found[finding]!;
    return reading.members(set).map((index) => ({ type: this.#context.candidates.type, index }));
  }

  /** How many end items stop of which the set is a cut set. */
  stopped(finding: number): number {
    const { reading, set } = this.#found[finding]!;
    return reading.sets.kept.stopped[set]!;
  }

  /** Those end items, ascending by index. */
  endItems(finding: number): number[] {
    const { reading, set } = this.#found[finding]!;
    return reading.stopsOf(reading.members(set));
  }

  /** Why one of them stops. */
  proof(finding: number, endItem: number): CutSetProof {
    const { graph, worlds } = this.#context;
    const { reading, set } = this.#found[finding]!;
    const members = reading.members(set);
    const loss = reading.lose(members);
    const lossOf = (source: number): WitnessStep[] => {
      const member = members.find((one) => this.#steps.contains(source, one));
      return member === undefined ? [] : this.#steps.of(source, member);
    };
    const failing = { graph, supply: reading.supply, loss, granted: none, definite: worlds.definite, lossOf };
    const { steps, cut } = failureProof(failing, reading.supply.nodeOfItem[endItem]!);
    const rows = new EvidenceRows(evidenceLimit);
    for (const step of steps) addStepEvidence(graph, step, rows);
    return { witness: steps, cut, evidence: rows.finish() };
  }
}

/** The sets of one reading, and its network. */
class Reading {
  readonly supply: SupplyNetwork;
  readonly sets: CutSets;
  readonly #endItems: Int32Array;
  readonly #loss: Loss;

  constructor(supply: SupplyNetwork, sets: CutSets, endItems: Int32Array) {
    this.supply = supply;
    this.sets = sets;
    this.#endItems = endItems;
    this.#loss = new Loss(supply.network);
  }

  static async search(context: SingleSourceContext, world: World, options: CutSetSearchOptions): Promise<Reading> {
    const { graph, worlds, candidates, scope } = context;
    const supply = supplyNetwork(graph, worlds, world, candidates, scope.items);
    const { network } = supply;
    const singles = singleFailures(network);
    singles.sets.sort();
    const ends = scope.endItems.map((item) => supply.nodeOfItem[item]!);
    const limits = options.limits ?? { limit: cutSetLimit, work: cutSetWork };
    const threaded = options.threads > 1 && network.count * usedCandidates(supply) ** (options.order - 1) > threadedSize;
    const sets = threaded
      ? await cutSetsInThreads(network, singles, ends, options.order, limits, options.threads)
      : cutSets(network, singles, ends, options.order, limits);
    return new Reading(supply, sets, scope.endItems);
  }

  members(set: number): number[] {
    return this.sets.kept.members.map((column) => column[set]!);
  }

  lose(members: readonly number[]): Loss {
    this.#loss.begin();
    for (const member of members) this.#loss.lose(member);
    return this.#loss;
  }

  /** End items that fail with all of the members and with no part of them, ascending. O(members x failing part). */
  stopsOf(members: readonly number[]): number[] {
    const { nodeOfItem } = this.supply;
    const fails = (lost: readonly number[], among: readonly number[]): number[] => {
      const loss = this.lose(lost);
      return among.filter((item) => loss.failed(nodeOfItem[item]!));
    };
    let stopped = fails(members, Array.from(this.#endItems));
    for (const one of members) {
      if (stopped.length === 0) return stopped;
      const alone = new Set(
        fails(
          members.filter((other) => other !== one),
          stopped,
        ),
      );
      stopped = stopped.filter((item) => !alone.has(item));
    }
    return stopped;
  }
}

/** Candidates that take a source of the network down. */
function usedCandidates({ network }: SupplyNetwork): number {
  let used = 0;
  for (let candidate = 0; candidate < network.candidates; candidate++) if (row(network.lose, candidate).length > 0) used++;
  return used;
}
