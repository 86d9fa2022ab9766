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

export interface ItemShares {
  readonly basis: Basis;
  /** Certain share of each named holder, basis points. */
  readonly fixed: ReadonlyMap<number, number>;
  /** Mass that is divided among some of the named holders and of the lumps (indices into `lumps`). */
  readonly open: { readonly mass: number; readonly holders: readonly number[]; readonly lumps: readonly number[] } | undefined;
  /** Mass that anybody may have, those whom nobody named too (`--open`). */
  readonly anybody: number;
  /** Certain mass of each holder that is not known; nothing, where it only may take part of the rest. */
  readonly lumps: readonly number[];
  readonly sources: number;
  readonly unknownHolders: number;
  /** Stated shares add to this many basis points (more than the whole: they were scaled). */
  readonly stated: number;
}

export interface ShareOptions {
  /** Others than the recorded sources may exist. */
  readonly open: boolean;
  /** Its weights are in different units and are not added. */
  readonly mixed: boolean;
}

/** Shares of one item; undefined when no source of it counts. O(sources of the item). */
export function itemShares(
  graph: ViewGraph,
  item: number,
  counted: CountedSources,
  candidates: Candidates,
  options: ShareOptions,
): ItemShares | undefined {
  const { offsets, targets } = graph.items.sources;
  const own: number[] = [];
  for (let k = offsets[item]!; k < offsets[item + 1]!; k++) if (counted.counted[targets[k]!] === 1) own.push(targets[k]!);
  if (own.length === 0) return undefined;
  const { share, weight } = graph.sources.numbers;
  const shares = own.map((source) => share?.[source] ?? Number.NaN);
  const holders = own.map((source) => candidates.holder[source]!);
  if (shares.some((value) => !Number.isNaN(value))) return { ...divide(shares, holders, options.open), basis: 'shares' };
  const total = itemWeight(graph, item, counted, options.mixed);
  if (total !== undefined) {
    const fractions = own.map((source) => (weight![source]! / total) * whole);
    return { ...divide(fractions, holders, false), basis: 'weights' };
  }
  const divided = divide(shares, holders, options.open);
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

/** @param shares basis points in step with `holders`; NaN where none is stated. */
function divide(shares: readonly number[], holders: readonly number[], open: boolean): Omit<ItemShares, 'basis'> {
  const stated = shares.reduce((all, share) => all + (Number.isNaN(share) ? 0 : share), 0);
  const scale = stated > whole ? whole / stated : 1;
  const fixed = new Map<number, number>();
  const lumps: number[] = [];
  const without: number[] = [];
  for (const [k, holder] of holders.entries()) {
    const value = Number.isNaN(shares[k]!) ? 0 : shares[k]! * scale;
    if (Number.isNaN(shares[k]!)) without.push(holder);
    if (holder !== -1) fixed.set(holder, (fixed.get(holder) ?? 0) + value);
    else if (value > 0) lumps.push(value);
  }
  const rest = whole - stated * scale;
  return {
    ...place(fixed, lumps, rest > rounding ? rest : 0, without, open),
    sources: holders.length,
    unknownHolders: holders.filter((holder) => holder === -1).length,
    stated,
  };
}

/** Who may have the rest: those without a stated share, else all. A single taker has all of it. */
function place(
  fixed: Map<number, number>,
  lumps: number[],
  rest: number,
  without: readonly number[],
  open: boolean,
): Pick<ItemShares, 'fixed' | 'lumps' | 'open' | 'anybody'> {
  const placed = { fixed, lumps, open: undefined, anybody: 0 };
  if (rest === 0) return placed;
  if (open) return { ...placed, anybody: rest };
  const named = without.length > 0 ? [...new Set(without)].filter((holder) => holder !== -1) : [...fixed.keys()];
  const first = lumps.length;
  if (without.length > 0) for (const holder of without) if (holder === -1) lumps.push(0);
  const unnamed = Array.from({ length: lumps.length }, (_, lump) => lump).slice(without.length > 0 ? first : 0);
  if (named.length + unnamed.length > 1) return { ...placed, open: { mass: rest, holders: named, lumps: unnamed } };
  if (named.length === 1) fixed.set(named[0]!, fixed.get(named[0]!)! + rest);
  else lumps[unnamed[0]!]! += rest;
  return placed;
}
