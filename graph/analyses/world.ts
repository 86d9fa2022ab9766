/**
 * The two readings of what nobody stated (SEMANTICS, Availability and findings), as initial counts
 * for the cascade.
 *
 * Definite: every unknown is taken as different from every candidate, and unstated standing counts
 * as qualified. Possible: at an item with a counted source whose candidate is known, sources of
 * unknown candidate are lost with the candidate that is tried, whichever it is; and where some
 * counted source is of known candidate and stated standing, those of unstated standing do not count.
 * At an item of which no candidate is known there is no candidate to name: coverage reports it.
 *
 * In the possible reading every item keeps at least one source that must be lost in earnest, so that
 * nothing fails before a candidate is lost, and whatever fails in the definite reading fails here.
 */
import { Standing } from '../ontology/property.ts';
import { groupPairs } from '../view/csr.ts';
import type { Csr, ViewGraph } from '../view/graph.ts';
import type { Candidates } from './candidates.ts';
import type { CountedSources } from './counting.ts';
import type { Counting } from './finding.ts';

/** Part that a source plays in a reading. */
export const Role = {
  /** It does not count. */
  none: 0,
  /** The item fails only after it has failed. */
  counts: 1,
  /** Taken as lost with whichever candidate is tried. */
  lostWithAny: 2,
} as const;

export interface World {
  readonly possible: boolean;
  /** Role of each source. */
  readonly role: Uint8Array;
  /** Sources of role `counts` of each item. */
  readonly sources: Int32Array;
  /** What must fail before an item fails for want of a source: `sources` + approved substitutes; 0 = it cannot. */
  readonly left: Int32Array;
}

export interface Worlds {
  readonly definite: World;
  /** The same object as `definite` where nothing is unknown. */
  readonly possible: World;
  /** 1: the item has other counts in the possible reading. */
  readonly soft: Uint8Array;
  readonly approved: Csr;
  /** substitute -> items that it may stand for. */
  readonly standsFor: Csr;
}

/** O(items + sources + substitutes). */
export function worldsOf(
  graph: ViewGraph,
  counting: Counting,
  counted: CountedSources,
  candidates: Pick<Candidates, 'unknown'>,
): Worlds {
  const { items } = graph;
  const { offsets, targets } = items.sources;
  const approved = approvedSubstitutes(graph);
  const definite = worldFrom(graph, false, Uint8Array.from(counted.counted), approved);
  const soft = new Uint8Array(items.count);
  const role = Uint8Array.from(counted.counted);
  let anySoft = false;
  for (let item = 0; item < soft.length; item++) {
    const start = offsets[item]!;
    const end = offsets[item + 1]!;
    let unknown = 0;
    let unstated = 0;
    let known = 0;
    let firm = 0;
    for (let k = start; k < end; k++) {
      const source = targets[k]!;
      if (counted.counted[source] === 0) continue;
      const open = counting === 'qualified' && counted.standing[source] === Standing.unstated;
      unknown += candidates.unknown[source]!;
      if (open) unstated++;
      if (candidates.unknown[source] === 1) continue;
      known++;
      if (!open) firm++;
    }
    if (known === 0 || (unknown === 0 && (unstated === 0 || firm === 0))) continue;
    soft[item] = 1;
    anySoft = true;
    for (let k = start; k < end; k++) {
      const source = targets[k]!;
      if (counted.counted[source] === 0) continue;
      if (firm > 0 && counting === 'qualified' && counted.standing[source] === Standing.unstated) role[source] = Role.none;
      else if (candidates.unknown[source] === 1) role[source] = Role.lostWithAny;
    }
  }
  const possible = anySoft ? worldFrom(graph, true, role, approved) : definite;
  return { definite, possible, soft, approved, standsFor: reversed(approved, items.count) };
}

function worldFrom(graph: ViewGraph, possible: boolean, role: Uint8Array, approved: Csr): World {
  const { items, sources } = graph;
  const own = new Int32Array(items.count);
  const itemOf = sources.item;
  for (let source = 0; source < itemOf.length; source++) if (role[source] === Role.counts) own[itemOf[source]!]!++;
  const left = own.slice();
  for (let item = 0; item < own.length; item++) {
    if (own[item]! > 0) left[item]! += approved.offsets[item + 1]! - approved.offsets[item]!;
  }
  return { possible, role, sources: own, left };
}

/** item -> approved substitutes (qualified = 1); nothing stands for itself. */
export function approvedSubstitutes(graph: ViewGraph): Csr {
  const { substitutes, count } = graph.items;
  const offsets = new Int32Array(count + 1);
  const qualified = substitutes.numbers.qualified;
  const targets = new Int32Array(qualified === undefined ? 0 : substitutes.targets.length);
  let length = 0;
  for (let item = 0; item < count && qualified !== undefined; item++) {
    for (let e = substitutes.offsets[item]!; e < substitutes.offsets[item + 1]!; e++) {
      if (qualified[e] === 1 && substitutes.targets[e] !== item) targets[length++] = substitutes.targets[e]!;
    }
    offsets[item + 1] = length;
  }
  return { offsets, targets: targets.subarray(0, length) };
}

function reversed(edges: Csr, count: number): Csr {
  const from = new Int32Array(edges.targets.length);
  for (let item = 0; item < count; item++) from.fill(item, edges.offsets[item], edges.offsets[item + 1]);
  return groupPairs(count, edges.targets, from);
}
