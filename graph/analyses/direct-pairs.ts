/**
 * Direct pairs (candidate, item): every counted source of the item contains the candidate.
 * O(sources) where a source has one candidate, as at most levels.
 */

import { groupPairs, IntList } from '../view/csr.ts';
import type { Csr, ViewGraph } from '../view/graph.ts';
import type { Candidates } from './candidates.ts';
import { Role, type Worlds } from './world.ts';

export interface DirectPairs {
  /** Items of each candidate in the definite reading, ascending. */
  readonly definite: Csr;
  /** Items of each candidate that are direct in the possible reading only. */
  readonly possible: Csr;
}

export function directPairs(graph: ViewGraph, candidates: Candidates, worlds: Worlds, scope: Uint8Array): DirectPairs {
  const definite = new Pairs(graph, candidates);
  const possible = new Pairs(graph, candidates);
  for (let item = 0; item < graph.items.count; item++) {
    if (scope[item] === 0 || worlds.definite.sources[item] === 0) continue;
    definite.add(item, worlds.definite.role, undefined);
    if (worlds.soft[item] === 1) possible.add(item, worlds.possible.role, worlds.definite.role);
  }
  return { definite: definite.finish(), possible: possible.finish() };
}

class Pairs {
  readonly #own: Csr;
  readonly #of: Csr;
  readonly #space: number;
  readonly #candidate = new IntList();
  readonly #item = new IntList();

  constructor(graph: ViewGraph, candidates: Candidates) {
    this.#own = graph.items.sources;
    this.#of = candidates.of;
    this.#space = candidates.space;
  }

  /** Adds the candidates that all sources of role `counts` share, unless they share them in `except` too. */
  add(item: number, role: Uint8Array, except: Uint8Array | undefined): void {
    const { offsets, targets } = this.#own;
    const end = offsets[item + 1]!;
    let first = offsets[item]!;
    while (first < end && role[targets[first]!] !== Role.counts) first++;
    if (first === end) return;
    const source = targets[first]!;
    for (let k = this.#of.offsets[source]!; k < this.#of.offsets[source + 1]!; k++) {
      const candidate = this.#of.targets[k]!;
      if (!this.#shared(candidate, item, first + 1, role)) continue;
      if (except !== undefined && this.#shared(candidate, item, offsets[item]!, except)) continue;
      this.#candidate.push(candidate);
      this.#item.push(item);
    }
  }

  #shared(candidate: number, item: number, start: number, role: Uint8Array): boolean {
    const { offsets, targets } = this.#own;
    for (let k = start; k < offsets[item + 1]!; k++) {
      if (role[targets[k]!] === Role.counts && !this.#contains(targets[k]!, candidate)) return false;
    }
    return true;
  }

  #contains(source: number, candidate: number): boolean {
    const { offsets, targets } = this.#of;
    for (let k = offsets[source]!; k < offsets[source + 1]!; k++) if (targets[k] === candidate) return true;
    return false;
  }

  finish(): Csr {
    return groupPairs(this.#space, this.#candidate.values(), this.#item.values());
  }
}
