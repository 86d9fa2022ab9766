/**
 * The findings of `single-source.ts` with what a page shows of each: end items, counts, witness and
 * evidence are computed when asked for. Asking in ascending order shares one cascade for each
 * candidate; at 10^6 items that is what keeps a listing of everything within seconds.
 */
import type { NodeRef, ViewGraph } from '../view/graph.ts';
import { Cascade } from './cascade.ts';
import { type RestingOnDormant, restingOnDormant } from './dormant-sources.ts';
import { addStepEvidence, EvidenceRows } from './evidence.ts';
import { FailingPart } from './failing-part.ts';
import type { AssertionRef, SingleSource, WitnessStep } from './finding.ts';
import { LossSteps } from './loss.ts';
import type { Scope } from './scope.ts';
import {
  FindingFlag,
  Reading,
  row,
  type SingleSourceColumns,
  type SingleSourceContext,
  type SingleSourceOptions,
  singleSourceContext,
} from './single-source.ts';
import { singleSourceColumns } from './single-source-search.ts';
import { dormantSources, sourceCounts } from './source-counts.ts';
import { witnessOf } from './witness.ts';
import { Role } from './world.ts';

export const evidenceLimit = 2000;
const firstChunk = 64;

export class SingleSources {
  readonly columns: SingleSourceColumns;
  readonly #context: SingleSourceContext;
  readonly #cascade: Cascade;
  readonly #part: FailingPart;
  readonly #loss: LossSteps;
  #group = -1;
  #ends: Int32Array[] = [];
  #endsFrom = 0;
  #chunk = firstChunk;

  constructor(context: SingleSourceContext, columns: SingleSourceColumns) {
    this.#context = context;
    this.columns = columns;
    this.#cascade = new Cascade(context.graph, context.worlds, context.scope.items);
    this.#part = new FailingPart(this.#cascade, context.scope.endItems);
    this.#loss = new LossSteps(context.graph, context.candidates, context.options.asOf);
  }

  /** What the question rests on. */
  get context(): SingleSourceContext {
    return this.#context;
  }

  get count(): number {
    return this.columns.count;
  }

  candidate(finding: number): NodeRef {
    return { type: this.columns.type, index: this.columns.candidates[finding]! };
  }

  /** Items without a finding that would be left with one candidate, or none, without their dormant sources; by item. */
  restingOnDormant(): RestingOnDormant[] {
    return restingOnDormant(this.#context, this.columns.items);
  }

  /** Everything about one finding. */
  at(finding: number): SingleSource {
    const { flags, items, level } = this.columns;
    const item = items[finding]!;
    const is = (flag: number): boolean => (flags[finding]! & flag) !== 0;
    const { graph, counted, candidates } = this.#context;
    this.#replay(finding);
    const { steps, cut } = witnessOf(this.#cascade, item, (source) => this.#loss.of(source, this.columns.candidates[finding]!));
    const dormant = dormantSources(graph, counted, item);
    return {
      kind: is(FindingFlag.hidden) ? 'hidden' : 'direct',
      certainty: is(FindingFlag.possible) ? 'possible' : 'definite',
      level,
      candidate: this.candidate(finding),
      item,
      endItems: Array.from(this.endItems(finding)),
      counts: sourceCounts(graph, counted, candidates, item),
      mitigatedBy: is(FindingFlag.mitigated) ? this.#holding(item) : [],
      witness: steps,
      evidence: this.#evidence(steps, item),
      dormant,
      ...(is(FindingFlag.circular) ? { circularSupport: true as const } : {}),
      ...(dormant ? { countsWithoutDormant: sourceCounts(graph, counted, candidates, item, counted.dormant) } : {}),
      ...(cut ? { witnessCut: true as const } : {}),
    };
  }

  /** End items that fail when the candidate is lost and whose failing part contains the item, ascending. */
  endItems(finding: number): Int32Array {
    const { flags, items, groups } = this.columns;
    if ((flags[finding]! & FindingFlag.mitigated) !== 0) return new Int32Array(0);
    this.#replay(finding);
    if (finding < this.#endsFrom || finding >= this.#endsFrom + this.#ends.length) {
      const end = Math.min(groups.offsets[this.#group + 1]!, finding + this.#chunk);
      this.#ends = this.#part.endItemsOf(items.subarray(finding, end));
      this.#endsFrom = finding;
      this.#chunk *= 4;
    }
    return this.#ends[finding - this.#endsFrom]!;
  }

  /** The group that a finding belongs to. O(log groups). */
  groupOf(finding: number): number {
    const { offsets, count } = this.columns.groups;
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (offsets[middle]! <= finding) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #replay(finding: number): void {
    const group = this.groupOf(finding);
    if (group === this.#group) return;
    const { worlds, lost } = this.#context;
    const { reading, candidates, circular } = this.columns.groups;
    const world = reading[group] === Reading.possible ? worlds.possible : worlds.definite;
    this.#cascade.run(world, row(lost, candidates[group]!));
    this.#cascade.assume(row(circular, group));
    this.#group = group;
    this.#ends = [];
    this.#chunk = firstChunk;
  }

  #holding(item: number): number[] {
    return Array.from(row(this.#context.worlds.approved, item)).filter((substitute) => !this.#cascade.failed(substitute));
  }

  /** What the witness rests on, and every source of the item: those that do not count are why so few do. */
  #evidence(steps: readonly WitnessStep[], item: number): AssertionRef[] {
    const { graph, worlds } = this.#context;
    const rows = new EvidenceRows(evidenceLimit);
    for (const source of row(graph.items.sources, item)) {
      if (worlds.definite.role[source] === Role.counts) rows.add(graph.sources.evidence, source);
    }
    for (const step of steps) addStepEvidence(graph, step, rows);
    for (const source of row(graph.items.sources, item)) rows.add(graph.sources.evidence, source);
    return rows.finish();
  }
}

/** Single sources of a level in a programme or in the whole view: the columns, and each finding on demand. */
export function singleSources(graph: ViewGraph, options: SingleSourceOptions, scope: Scope): SingleSources {
  const context = singleSourceContext(graph, options, scope);
  return new SingleSources(context, singleSourceColumns(context));
}
