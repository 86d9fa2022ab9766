/** Cut sets as they are shown: in their order, with end items, witness and evidence of those that a page asks for. */
import type { NodeRef } from '../view/graph.ts';
import type { CutSetReading } from './cut-set-reading.ts';
import type { CutSetOptions } from './cut-sets.ts';
import { addStepEvidence, EvidenceRows } from './evidence.ts';
import { failureProof } from './failure-proof.ts';
import type { AssertionRef, Certainty, WitnessStep } from './finding.ts';
import { LossSteps } from './loss.ts';
import type { SingleSourceContext } from './single-source.ts';
import { evidenceLimit } from './single-sources.ts';
import type { Steps } from './steps.ts';

/** Sets of one certainty that are listed. */
export const cutSetLimit = 5_000;

/** What one reading came to. */
export interface CutSetTotals {
  readonly certainty: Certainty;
  /** Of the possible ones those that were not looked through are counted, definite or not. */
  readonly found: number;
  /** Those that are listed. */
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

interface Found {
  readonly certainty: Certainty;
  readonly set: number;
  /** How many end items stop. */
  readonly stopped: number;
}

/** Nothing is taken as failing beside what is lost. */
const none: ReadonlySet<number> = new Set();

export class CutSetFindings {
  readonly totals: readonly CutSetTotals[];
  readonly #context: SingleSourceContext;
  readonly #candidates: Int32Array;
  readonly #readings: Readonly<Record<Certainty, CutSetReading>>;
  readonly #found: readonly Found[];
  readonly #steps: LossSteps;

  private constructor(
    context: SingleSourceContext,
    candidates: Int32Array,
    [definite, possible]: readonly CutSetReading[],
    found: readonly Found[],
    onlyPossible: number,
  ) {
    this.#context = context;
    this.#candidates = candidates;
    this.#readings = { definite, possible: possible ?? definite };
    this.#found = found;
    this.#steps = new LossSteps(context.graph, context.candidates, context.options.asOf);
    const certainties: readonly Certainty[] = possible === undefined ? ['definite'] : ['definite', 'possible'];
    this.totals = certainties.map((certainty) => {
      const { sets } = this.#readings[certainty];
      const kept = found.filter((one) => one.certainty === certainty).length;
      const looked = certainty === 'definite' ? sets.kept.count : onlyPossible;
      return { certainty, found: looked + sets.found - sets.kept.count, kept, tried: sets.tried, candidates: candidates.length };
    });
  }

  /** Definite first, then those that stop most end items, then by candidates in the order given. */
  static *of(
    context: SingleSourceContext,
    { candidates }: CutSetOptions,
    readings: readonly CutSetReading[],
  ): Steps<CutSetFindings> {
    const [definite, possible] = readings;
    const { count, stopped } = definite.sets.kept;
    const found: Found[] = Array.from({ length: count }, (_, set) => ({ certainty: 'definite', set, stopped: stopped[set] }));
    const only: Found[] = [];
    for (let set = 0; possible !== undefined && set < possible.sets.kept.count; set++) {
      const left = onlyPossible(definite, possible, set).length;
      if (left > 0) only.push({ certainty: 'possible', set, stopped: left });
      yield;
    }
    // What is left of a set may stop fewer than it did; sets of as many stay as they were.
    only.sort((a, b) => b.stopped - a.stopped || compareMembers(possible.members(a.set), possible.members(b.set)));
    return new CutSetFindings(context, candidates, readings, [...found, ...only.slice(0, cutSetLimit)], only.length);
  }

  get count(): number {
    return this.#found.length;
  }

  certainty(finding: number): Certainty {
    return this.#found[finding].certainty;
  }

  /** In the order given. */
  candidates(finding: number): NodeRef[] {
    const { type } = this.#context.candidates;
    return this.#members(finding).map((member) => ({ type, index: this.#candidates[member] }));
  }

  /** How many end items stop of which the set is a cut set. */
  stopped(finding: number): number {
    return this.#found[finding].stopped;
  }

  /** Those end items, ascending by index. */
  endItems(finding: number): number[] {
    const { certainty, set } = this.#found[finding];
    const { definite, possible } = this.#readings;
    return certainty === 'definite' ? definite.minimal(definite.members(set)) : onlyPossible(definite, possible, set);
  }

  /** Why one of them stops. */
  proof(finding: number, endItem: number): CutSetProof {
    const { graph, worlds } = this.#context;
    const { supply, loss } = this.#lost(finding);
    const lost = this.candidates(finding).map(({ index }) => index);
    const lossOf = (source: number): WitnessStep[] => {
      const candidate = lost.find((one) => this.#steps.contains(source, one));
      return candidate === undefined ? [] : this.#steps.of(source, candidate);
    };
    const failing = { graph, supply, loss, granted: none, definite: worlds.definite, lossOf };
    const { steps, cut } = failureProof(failing, supply.nodeOfItem[endItem]);
    const rows = new EvidenceRows(evidenceLimit);
    for (const step of steps) addStepEvidence(graph, step, rows);
    return { witness: steps, cut, evidence: rows.finish() };
  }

  #lost(finding: number) {
    const { supply } = this.#readings[this.certainty(finding)];
    return { supply, loss: this.#readings[this.certainty(finding)].lose(this.#members(finding)) };
  }

  #members(finding: number): number[] {
    const { certainty, set } = this.#found[finding];
    return this.#readings[certainty].members(set);
  }
}

/** End items of which the set is minimal in the possible reading, and which it does not stop in the definite one. */
function onlyPossible(definite: CutSetReading, possible: CutSetReading, set: number): number[] {
  const members = possible.members(set);
  const stops = possible.minimal(members);
  const surely = new Set(definite.failing(members, stops));
  return stops.filter((item) => !surely.has(item));
}

function compareMembers(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((member, k) => member !== b[k]);
  return at === -1 ? 0 : a[at] - b[at];
}
