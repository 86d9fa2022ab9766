/** The items around one, tier by tier in both directions, as far as a picture can show them. */
import type { ViewGraph } from '../../graph/view/graph.ts';
import type { Ref } from './explore.ts';
import { type Need, type NeedDirection, needsOf } from './needs.ts';

export interface NetworkItem {
  readonly ref: Ref;
  /** 0: the item itself; above it, what needs it, is negative. */
  readonly tier: number;
  /** What it needs and is not shown; 0 above the item, where the picture goes the other way. */
  readonly needsBeyond: number;
  /** What needs it and is not shown; 0 below the item. */
  readonly neededByBeyond: number;
}

export interface NetworkLink extends Need {
  /** The item that needs, and the one that is needed. */
  readonly from: Ref;
  readonly to: Ref;
}

export interface NetworkTier {
  readonly tier: number;
  readonly shown: number;
  /** How many there are beyond those of the tiers before, of what is shown there. */
  readonly of: number;
}

export interface ItemNetwork {
  readonly items: readonly NetworkItem[];
  readonly links: readonly NetworkLink[];
  readonly tiers: readonly NetworkTier[];
}

/** Tiers each way, and items of one tier: more is no picture. */
export const mostTiers = 4;
export const mostOfTier = 30;

export function networkAround(graph: ViewGraph, item: number, tiers: number, ofTier: number): ItemNetwork {
  const tierOf = new Map([[item, 0]]);
  const told: NetworkTier[] = [];
  for (const direction of ['neededBy', 'needs'] as const) {
    let edge = [item];
    for (let distance = 1; distance <= tiers && edge.length > 0; distance++) {
      const tier = direction === 'needs' ? distance : -distance;
      const next = [...new Set(edge.flatMap((from) => ends(graph, from, direction)))].filter((index) => !tierOf.has(index));
      if (next.length > 0) told.push({ tier, shown: Math.min(next.length, ofTier), of: next.length });
      edge = next.slice(0, ofTier);
      for (const index of edge) tierOf.set(index, tier);
    }
  }
  const beyond = (index: number, direction: NeedDirection) =>
    new Set(ends(graph, index, direction).filter((other) => !tierOf.has(other))).size;
  const items = [...tierOf].map(([index, tier]) => ({
    ref: { type: 'Item' as const, index },
    tier,
    needsBeyond: tier >= 0 ? beyond(index, 'needs') : 0,
    neededByBeyond: tier <= 0 ? beyond(index, 'neededBy') : 0,
  }));
  return {
    items: items.sort((a, b) => a.tier - b.tier),
    links: [...tierOf.keys()].flatMap((from) => linksWithin(graph, from, tierOf)),
    tiers: told.sort((a, b) => a.tier - b.tier),
  };
}

/** Indices of what an item needs, or of what needs it; one that several sources need stands there several times. */
function ends(graph: ViewGraph, item: number, direction: NeedDirection): number[] {
  return needsOf(graph, item, direction).map((need) => need.item.index);
}

/** All that an item needs of what is shown: two that are shown and linked must not look as if they were not. */
function linksWithin(graph: ViewGraph, from: number, shown: ReadonlyMap<number, number>): NetworkLink[] {
  const links = new Map<string, NetworkLink>();
  for (const need of needsOf(graph, from, 'needs')) {
    if (!shown.has(need.item.index)) continue;
    links.set(`${need.item.index} ${need.source?.index ?? ''}`, { ...need, from: { type: 'Item', index: from }, to: need.item });
  }
  return [...links.values()];
}
