/**
 * Question: which items hang on one candidate (a supplier, owner, site, country, material), alone or
 * through the tiers beneath them, and which end items stop with it?
 *
 * Definition (SEMANTICS, Availability and findings). Direct (c, v): v has counted sources and all
 * contain c; where an approved substitute holds it is `mitigated` and has no end items. Hidden
 * (c, v): v has at least two counted sources, not all contain c, and losing c leaves none of them,
 * nor an approved substitute, available. Each in two readings, definite and possible (`world.ts`).
 * `endItems` = the end items that fail when c is lost and whose failing part contains v. Nothing
 * fails unless some item loses all its sources at once, so only candidates with a direct pair are
 * tried. With a programme asked for, findings without an end item of it are left out.
 *
 * Complexity: direct pairs in one pass over the sources; then one cascade for each candidate with a
 * direct pair, O(sum of the failing parts). The findings are columns; what a page shows (end items,
 * counts, witness, evidence) is computed when it is asked for, best in ascending order.
 * Limits: circular support counts as available (greatest fixpoint); `witnessLimit`, `evidenceLimit`.
 */
import type { NodeLabel } from '../ontology/node-type.ts';
import type { Csr, ViewGraph } from '../view/graph.ts';
import { type Candidates, candidatesOf } from './candidates.ts';
import { Cascade } from './cascade.ts';
import { type CountedSources, type CountingOptions, countedSources } from './counting.ts';
import { type DirectPairs, directPairs } from './direct-pairs.ts';
import { FailingPart } from './failing-part.ts';
import type { Level } from './finding.ts';
import { GrowingInts, groupPairs } from './growing.ts';
import type { Scope } from './scope.ts';
import { type World, type Worlds, worldsOf } from './world.ts';

export interface SingleSourceOptions extends CountingOptions {
  readonly level: Level;
}

/** Bits of `SingleSourceColumns.flags`. */
export const FindingFlag = { hidden: 1, possible: 2, mitigated: 4 } as const;

/** All findings of one candidate in one reading. */
export interface FindingGroups {
  readonly count: number;
  readonly candidates: Int32Array;
  /** 1: the possible reading. */
  readonly possible: Uint8Array;
  /** Findings of group `g`: `offsets[g] .. offsets[g + 1]`, by item. */
  readonly offsets: Int32Array;
  /** End items in scope that fail when the candidate is lost, ascending. */
  readonly endItems: Csr;
}

export interface SingleSourceColumns {
  readonly level: Level;
  /** Type of the candidates. */
  readonly type: NodeLabel;
  readonly count: number;
  readonly candidates: Int32Array;
  readonly items: Int32Array;
  readonly flags: Uint8Array;
  readonly groups: FindingGroups;
}

/** What the questions about one level share, computed once. */
export interface SingleSourceContext {
  readonly graph: ViewGraph;
  readonly options: SingleSourceOptions;
  readonly scope: Scope;
  readonly counted: CountedSources;
  readonly candidates: Candidates;
  readonly worlds: Worlds;
  readonly pairs: DirectPairs;
  /** Counted sources in scope of each candidate. */
  readonly lost: Csr;
}

/** O(items + sources + edges in scope). */
export function singleSourceContext(graph: ViewGraph, options: SingleSourceOptions, scope: Scope): SingleSourceContext {
  const counted = countedSources(graph, options);
  const candidates = candidatesOf(graph, options.level, options.asOf);
  const worlds = worldsOf(graph, options.counting, counted, candidates);
  const pairs = directPairs(graph, candidates, worlds, scope.items);
  return { graph, options, scope, counted, candidates, worlds, pairs, lost: lostWith(graph, candidates, counted, scope) };
}

function lostWith(graph: ViewGraph, candidates: Candidates, counted: CountedSources, scope: Scope): Csr {
  const candidate = new GrowingInts();
  const of = new GrowingInts();
  const { offsets, targets } = candidates.of;
  const itemOf = graph.sources.item;
  for (let source = 0; source < itemOf.length; source++) {
    if (counted.counted[source] === 0 || scope.items[itemOf[source]!] === 0) continue;
    for (let k = offsets[source]!; k < offsets[source + 1]!; k++) {
      candidate.push(targets[k]!);
      of.push(source);
    }
  }
  return groupPairs(candidates.space, candidate.finish(), of.finish());
}

export function row(csr: Csr, index: number): Int32Array {
  return csr.targets.subarray(csr.offsets[index], csr.offsets[index + 1]);
}

/** Every direct and hidden finding of a level, by candidate, definite first, then by item. */
export function singleSourceColumns(context: SingleSourceContext): SingleSourceColumns {
  return new Search(context).run();
}

class Search {
  readonly #context: SingleSourceContext;
  readonly #cascade: Cascade;
  readonly #part: FailingPart;
  readonly #asked: boolean;
  /** Run in which an item was direct, and in which it failed in the definite reading. */
  readonly #direct: Int32Array;
  readonly #failedDefinite: Int32Array;
  readonly #columns = { candidates: new GrowingInts(), items: new GrowingInts(), flags: new GrowingInts() };
  readonly #groups = { candidates: new GrowingInts(), possible: new GrowingInts(), offsets: new GrowingInts() };
  readonly #endItems = { offsets: new GrowingInts(), targets: new GrowingInts() };
  #round = 0;

  constructor(context: SingleSourceContext) {
    const { graph, worlds, scope } = context;
    this.#context = context;
    this.#cascade = new Cascade(graph, worlds, scope.items);
    this.#part = new FailingPart(this.#cascade, scope.endItems);
    this.#asked = scope.programme !== undefined;
    this.#direct = new Int32Array(graph.items.count);
    this.#failedDefinite = new Int32Array(graph.items.count);
    this.#groups.offsets.push(0);
    this.#endItems.offsets.push(0);
  }

  run(): SingleSourceColumns {
    const { pairs, worlds, candidates } = this.#context;
    for (let candidate = 0; candidate < candidates.space; candidate++) {
      const definite = row(pairs.definite, candidate);
      const possible = row(pairs.possible, candidate);
      if (definite.length === 0 && possible.length === 0) continue;
      this.#round++;
      for (const item of definite) this.#direct[item] = this.#round;
      if (definite.length > 0) this.#try(candidate, worlds.definite, definite);
      if (worlds.possible === worlds.definite) continue;
      // The readings differ only where the cascade meets an item that they count otherwise.
      if (definite.length > 0 && possible.length === 0 && !this.#cascade.touchedSoft) continue;
      for (const item of possible) this.#direct[item] = this.#round;
      this.#try(candidate, worlds.possible, possible);
    }
    return this.#finish();
  }

  /** @param pairs items that are direct in this reading and not listed from the other. */
  #try(candidate: number, world: World, pairs: Int32Array): void {
    const cascade = this.#cascade;
    cascade.run(world, row(this.#context.lost, candidate));
    const endItems = this.#part.failingEndItems();
    if (this.#asked && endItems.length > 0) this.#part.markFrom(endItems);
    const before = this.#columns.items.length;
    const found: number[] = [];
    for (const item of pairs)
      if (!cascade.orFailed(item) && !this.#asked) found.push(item * 8 + this.#flags(world, item) + FindingFlag.mitigated);
    for (let k = 0; k < cascade.orLength; k++) {
      const item = cascade.orFailures[k]!;
      if (world.possible && this.#failedDefinite[item] === this.#round) continue;
      if (!world.possible) this.#failedDefinite[item] = this.#round;
      if (this.#asked && (endItems.length === 0 || !this.#part.reached(item))) continue;
      const hidden = this.#direct[item] !== this.#round;
      if (hidden && this.#context.worlds.definite.sources[item]! < 2) continue;
      found.push(item * 8 + this.#flags(world, item));
    }
    if (found.length === 0) return;
    for (const one of found.sort((a, b) => a - b)) {
      this.#columns.candidates.push(candidate);
      this.#columns.items.push(Math.floor(one / 8));
      this.#columns.flags.push(one % 8);
    }
    this.#closeGroup(candidate, world, endItems, before);
  }

  #flags(world: World, item: number): number {
    return (this.#direct[item] === this.#round ? 0 : FindingFlag.hidden) + (world.possible ? FindingFlag.possible : 0);
  }

  #closeGroup(candidate: number, world: World, endItems: number[], before: number): void {
    this.#groups.candidates.push(candidate);
    this.#groups.possible.push(world.possible ? 1 : 0);
    this.#groups.offsets.push(this.#columns.items.length);
    // A candidate of which every finding is mitigated stops nothing, and nothing fails then.
    if (this.#columns.items.length > before) for (const item of endItems.sort((a, b) => a - b)) this.#endItems.targets.push(item);
    this.#endItems.offsets.push(this.#endItems.targets.length);
  }

  #finish(): SingleSourceColumns {
    const { level, type } = this.#context.candidates;
    return {
      level,
      type,
      count: this.#columns.items.length,
      candidates: this.#columns.candidates.finish(),
      items: this.#columns.items.finish(),
      flags: Uint8Array.from(this.#columns.flags.finish()),
      groups: {
        count: this.#groups.candidates.length,
        candidates: this.#groups.candidates.finish(),
        possible: Uint8Array.from(this.#groups.possible.finish()),
        offsets: this.#groups.offsets.finish(),
        endItems: { offsets: this.#endItems.offsets.finish(), targets: this.#endItems.targets.finish() },
      },
    };
  }
}
