/**
 * Who has which share of one item, as far as documents say (SEMANTICS, Concentration), as a problem
 * for `hhi.ts`. Stated shares stand; a named holder without one lies in [0, rest]; where no share is
 * stated and every counted source has a weight, shares follow the weights; else nothing is known.
 * A share of a source whose holder is not known is one lump.
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
  /** Mass that is divided among some of the named holders. */
  readonly open: { readonly mass: number; readonly holders: readonly number[] } | undefined;
  /** Mass that any holder may have, or one of `newcomers` that nobody named. */
  readonly anywhere: { readonly mass: number; readonly newcomers: number };
  readonly lumps: readonly number[];
  readonly sources: number;
  readonly unknownHolders: number;
  /** Stated shares add to this many basis points (more than the whole: they were scaled). */
  readonly stated: number;
}

export interface ShareOptions {
  /** Others than the recorded sources may exist. */
  readonly open: boolean;
  /** 1 by item: weights of it are in different units and are not added. */
  readonly mixedUnits?: Uint8Array | undefined;
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
  const total = itemWeight(graph, item, counted, options.mixedUnits);
  if (total !== undefined) {
    const fractions = own.map((source) => (weight![source]! / total) * whole);
    return { ...divide(fractions, holders, false), basis: 'weights' };
  }
  const divided = divide(shares, holders, options.open);
  return { ...divided, basis: divided.fixed.get(holders[0]!) === whole ? 'single' : 'nothing' };
}

/** Sum of the weights of an item's counted sources; undefined where one has none, or units differ. */
export function itemWeight(
  graph: ViewGraph,
  item: number,
  counted: CountedSources,
  mixedUnits: Uint8Array | undefined,
): number | undefined {
  const { weight } = graph.sources.numbers;
  if (weight === undefined || mixedUnits?.[item] === 1) return undefined;
  const { offsets, targets } = graph.items.sources;
  let sum = 0;
  for (let k = offsets[item]!; k < offsets[item + 1]!; k++) if (counted.counted[targets[k]!] === 1) sum += weight[targets[k]!]!;
  return sum > 0 ? sum : undefined;
}

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
  const rest = Math.max(0, whole - stated * scale);
  return {
    fixed: settle(fixed, rest, without, holders, open),
    ...place(fixed, rest, without, lumps.length, open),
    lumps,
    sources: holders.length,
    unknownHolders: holders.filter((holder) => holder === -1).length,
    stated,
  };
}

/** Where all the recorded sources have one holder and they are all, it has everything. */
function settle(
  fixed: Map<number, number>,
  rest: number,
  without: readonly number[],
  holders: readonly number[],
  open: boolean,
): ReadonlyMap<number, number> {
  const [holder] = takers(fixed, without);
  if (!open && rest > 0 && holder !== undefined && !holders.includes(-1) && takers(fixed, without).length === 1) {
    fixed.set(holder, fixed.get(holder)! + rest);
  }
  return fixed;
}

/** Named holders that the rest may belong to: those without a stated share, else all. */
function takers(fixed: ReadonlyMap<number, number>, without: readonly number[]): number[] {
  return without.length > 0 ? [...new Set(without)].filter((holder) => holder !== -1) : [...fixed.keys()];
}

function place(
  fixed: ReadonlyMap<number, number>,
  rest: number,
  without: readonly number[],
  lumps: number,
  open: boolean,
): Pick<ItemShares, 'open' | 'anywhere'> {
  const none = { mass: 0, newcomers: 0 };
  if (rest === 0) return { open: undefined, anywhere: none };
  if (open) return { open: undefined, anywhere: { mass: rest, newcomers: Number.POSITIVE_INFINITY } };
  const unnamed = without.filter((holder) => holder === -1).length;
  if (unnamed > 0 || (without.length === 0 && lumps > 0))
    return { open: undefined, anywhere: { mass: rest, newcomers: unnamed } };
  const named = takers(fixed, without);
  return named.length === 1 ? { open: undefined, anywhere: none } : { open: { mass: rest, holders: named }, anywhere: none };
}
