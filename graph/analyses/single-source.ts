/**
 * Question: which items hang on one candidate (a supplier, owner, site, country, material), alone or
 * through the tiers beneath them, and which end items stop with it?
 *
 * Definition (SEMANTICS, Availability and findings). Direct (c, v): v has counted sources and all
 * contain c; where an approved substitute holds it is `mitigated` and has no end items. Hidden
 * (c, v): v has at least two counted sources, not all contain c, and losing c leaves none of them,
 * nor an approved substitute, available. Each in two readings, definite and possible (`world.ts`).
 * Where nothing is left of an item's sources but what holds itself up (`circular-support.ts`), it is
 * possible, and `circular`. `endItems` = the end items that fail when c is lost and whose
 * failing part contains v. With a programme asked for, findings without an end item of it are left out.
 *
 * Complexity: `single-source-search.ts`. The findings are columns; what a page shows (end items,
 * counts, witness, evidence) is computed when it is asked for, best in ascending order.
 * Limits: `witnessLimit`, `evidenceLimit`.
 */
import type { NodeLabel } from '../ontology/node-type.ts';
import { groupPairs, IntList } from '../view/csr.ts';
import type { Csr, ViewGraph } from '../view/graph.ts';
import { type Candidates, candidatesOf } from './candidates.ts';
import { type CountedSources, type CountingOptions, countedSources } from './counting.ts';
import { type DirectPairs, directPairs } from './direct-pairs.ts';
import type { Level } from './finding.ts';
import type { Scope } from './scope.ts';
import { type Worlds, worldsOf } from './world.ts';

export interface SingleSourceOptions extends CountingOptions {
  readonly level: Level;
}

/** Bits of `SingleSourceColumns.flags`. */
export const FindingFlag = { hidden: 1, possible: 2, mitigated: 4, circular: 8 } as const;

/** How what is not known, and what holds itself up, is taken. */
export const Reading = {
  definite: 0,
  /** Unknowns are the same (`world.ts`). */
  possible: 1,
  /** As definite, and what only circular support holds up is taken as failing. */
  circular: 2,
} as const;

/** All findings of one candidate in one reading. */
export interface FindingGroups {
  readonly count: number;
  readonly candidates: Int32Array;
  /** `Reading` of each. */
  readonly reading: Uint8Array;
  /** Findings of group `g`: `offsets[g] .. offsets[g + 1]`, by item. */
  readonly offsets: Int32Array;
  /** End items in scope that fail when the candidate is lost, ascending. */
  readonly endItems: Csr;
  /**
   * What only circular support holds up when the candidate is lost, in the numbering of `cascade.ts`:
   * sources first. Nothing in the other readings.
   */
  readonly circular: Csr;
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
  const candidate = new IntList();
  const of = new IntList();
  const { offsets, targets } = candidates.of;
  const itemOf = graph.sources.item;
  for (let source = 0; source < itemOf.length; source++) {
    if (counted.counted[source] === 0 || scope.items[itemOf[source]!] === 0) continue;
    for (let k = offsets[source]!; k < offsets[source + 1]!; k++) {
      candidate.push(targets[k]!);
      of.push(source);
    }
  }
  return groupPairs(candidates.space, candidate.values(), of.values());
}

export function row(csr: Csr, index: number): Int32Array {
  return csr.targets.subarray(csr.offsets[index], csr.offsets[index + 1]);
}
