/**
 * Who has which share of one item, as far as documents say (SEMANTICS, Concentration), as a problem
 * for `hhi.ts`. Stated shares stand; a named holder without one lies in [0, rest]; where no share is
 * stated and every counted source has a weight, shares follow the weights; else nothing is known.
 * A share of a source whose holder is not known is one lump, and so is the part of the rest that such
 * a source takes: it is of one holder, whoever that is, and cannot be divided further.
 */
import type { ViewGraph } from '../view/graph.ts';
import type { Candidates } from './candidates.ts';
import type { CountedSources } from './counting.ts';

export const whole = 10_000;

/** Where the shares of an item come from. */
export type Basis = 'shares' | 'weights' | 'nothing' | 'single';

/** What is stated of the counted sources of one item, each list in step with `sources`. */
export interface ItemFacts {
  /** Indices into the view's sources. */
  readonly sources: readonly number[];
  /** Basis points; NaN where none is stated. */
  readonly shares: readonly number[];
  /** NaN where none is stated, and everywhere where the units are different. */
  readonly weights: readonly number[];
  /** Candidate at the level; -1: not known. */
  readonly holders: readonly number[];
  /** Of whom the holder is not known (`unknown-party.ts`). */
  readonly parties: readonly number[];
  /** Position of a source that has its share and nothing of the rest. */
  readonly settled?: number;
}

export interface ItemShares {
  readonly basis: Basis;
  /** Certain share of each named holder, basis points. */
  readonly fixed: ReadonlyMap<number, number>;
  /** Mass that is divided among some of the named holders and of the lumps (indices into `lumps`). */
  readonly open: { readonly mass: number; readonly holders: readonly number[]; readonly lumps: readonly number[] } | undefined;
  /** Mass that anybody may have, those whom nobody named too (`--open`). */
  readonly anybody: number;
  /** Certain mass of each holder that is not known; nothing, where it only may take part of the rest. */
  readonly lumps: readonly Lump[];
  readonly sources: number;
  readonly unknownHolders: number;
  /** Stated shares add to this many basis points (more than the whole: they were scaled). */
  readonly stated: number;
}

export interface Lump {
  readonly party: number;
  readonly mass: number;
}

export interface ShareOptions {
  /** Its weights are in different units and are not added. */
  readonly mixed: boolean;
  /** Of each source of the view; see `unknown-party.ts`. */
  readonly parties: Int32Array;
}

/** What is known of an item's sources; undefined when none counts. O(sources of the item). */
export function itemFacts(
  graph: ViewGraph,
  item: number,
  { counted }: CountedSources,
  { holder }: Candidates,
  { mixed, parties }: ShareOptions,
): ItemFacts | undefined {
  const { offsets, targets } = graph.items.sources;
  const own: number[] = [];
  for (let k = offsets[item]!; k < offsets[item + 1]!; k++) if (counted[targets[k]!] === 1) own.push(targets[k]!);
  if (own.length === 0) return undefined;
  const { share, weight } = graph.sources.numbers;
  return {
    sources: own,
    shares: own.map((source) => share?.[source] ?? Number.NaN),
    weights: own.map((source) => (mixed ? Number.NaN : (weight?.[source] ?? Number.NaN))),
    holders: own.map((source) => holder[source]!),
    parties: own.map((source) => parties[source]!),
  };
}

/** @param open others than the recorded sources may exist. */
export function sharesOf(facts: ItemFacts, open: boolean): ItemShares {
  const { shares, weights } = facts;
  if (shares.some((value) => !Number.isNaN(value))) return { ...divide(facts, shares, open), basis: 'shares' };
  const total = weights.reduce((all, weight) => all + weight, 0);
  if (total > 0) {
    const fractions = weights.map((weight) => (weight / total) * whole);
    return { ...divide(facts, fractions, false), basis: 'weights' };
  }
  const divided = divide(facts, shares, open);
  return { ...divided, basis: divided.open === undefined && divided.anybody === 0 ? 'single' : 'nothing' };
}

/** Sum of the weights of an item's counted sources; undefined where one has none, or units differ. */
export function itemWeight(graph: ViewGraph, item: number, counted: CountedSources, mixed: boolean): number | undefined {
  const { weight } = graph.sources.numbers;
  if (weight === undefined || mixed) return undefined;
  const { offsets, targets } = graph.items.sources;
  let sum = 0;
  for (let k = offsets[item]!; k < offsets[item + 1]!; k++) if (counted.counted[targets[k]!] === 1) sum += weight[targets[k]!]!;
  return sum > 0 ? sum : undefined;
}

export interface UncountedShares {
  /** Sources that do not count and state a share. */
  readonly sources: number;
  /** What they state together, basis points. */
  readonly stated: number;
}

/**
 * Stated shares of an item that no figure holds, because their sources do not count. O(sources of the item).
 * @param only as in `CountingOptions`: what does not exist for the question is not left out of it.
 */
export function uncountedShares(
  graph: ViewGraph,
  item: number,
  { counted }: CountedSources,
  only: Uint8Array | undefined,
): UncountedShares {
  const { offsets, targets } = graph.items.sources;
  const { share } = graph.sources.numbers;
  let sources = 0;
  let stated = 0;
  for (let k = offsets[item]!; share !== undefined && k < offsets[item + 1]!; k++) {
    const source = targets[k]!;
    if (counted[source] === 1 || only?.[source] === 0 || !(share[source]! > 0)) continue;
    sources++;
    stated += share[source]!;
  }
  return { sources, stated };
}

/** What adding fractions may leave of the whole, basis points. */
const rounding = 1e-6;

/** @param shares basis points in step with the sources; NaN where none is stated. */
function divide(facts: ItemFacts, shares: readonly number[], open: boolean): Omit<ItemShares, 'basis'> {
  const { holders } = facts;
  const stated = shares.reduce((all, share) => all + (Number.isNaN(share) ? 0 : share), 0);
  const scale = stated > whole ? whole / stated : 1;
  const fixed = new Map<number, number>();
  const lumps = new Map<number, number>();
  for (const [k, holder] of holders.entries()) {
    const value = Number.isNaN(shares[k]!) ? 0 : shares[k]! * scale;
    if (holder !== -1) fixed.set(holder, (fixed.get(holder) ?? 0) + value);
    else if (value > 0) lumps.set(facts.parties[k]!, (lumps.get(facts.parties[k]!) ?? 0) + value);
  }
  const rest = whole - stated * scale;
  return {
    ...place(facts, fixed, lumps, rest > rounding ? rest : 0, takersOf(facts, shares), open),
    sources: holders.length,
    unknownHolders: holders.filter((holder) => holder === -1).length,
    stated,
  };
}

/** Positions of the sources that may have part of the rest: those without a stated share, else all. */
export function takersOf({ settled }: ItemFacts, shares: readonly number[]): number[] {
  const all = [...shares.keys()].filter((k) => k !== settled);
  const without = all.filter((k) => Number.isNaN(shares[k]!));
  return without.length > 0 ? without : all;
}

/** A single taker has all of the rest; of a stated share of nothing nothing is a lump. */
function place(
  { holders, parties }: ItemFacts,
  fixed: Map<number, number>,
  lumps: Map<number, number>,
  rest: number,
  takers: readonly number[],
  open: boolean,
): Pick<ItemShares, 'fixed' | 'lumps' | 'open' | 'anybody'> {
  const listed = (): Lump[] => [...lumps].map(([party, mass]) => ({ party, mass }));
  if (rest === 0 || open) return { fixed, lumps: listed(), open: undefined, anybody: rest };
  const named = [...new Set(takers.map((k) => holders[k]!))].filter((holder) => holder !== -1);
  const unnamed = [...new Set(takers.filter((k) => holders[k] === -1).map((k) => parties[k]!))];
  if (named.length + unnamed.length > 1) {
    for (const party of unnamed) if (!lumps.has(party)) lumps.set(party, 0);
    const order = [...lumps.keys()];
    const shared = unnamed.map((party) => order.indexOf(party));
    return { fixed, lumps: listed(), open: { mass: rest, holders: named, lumps: shared }, anybody: 0 };
  }
  if (named.length === 1) fixed.set(named[0]!, fixed.get(named[0]!)! + rest);
  else lumps.set(unnamed[0]!, (lumps.get(unnamed[0]!) ?? 0) + rest);
  return { fixed, lumps: listed(), open: undefined, anybody: 0 };
}
