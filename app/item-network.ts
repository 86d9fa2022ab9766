/** The items around one, tier by tier in both directions, as far as a picture can show them. */
import type { ViewGraph } from '../graph/view/graph.ts';
import type { Ref } from './explore.ts';
import { type Need, type NeedDirection, needsOf } from './needs.ts';

export interface NetworkItem {
  readonly ref: Ref;
  /** 0: the item itself; above it, what needs it, is negative. */
  readonly tier: number;
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
  const items = new Map<number, NetworkItem>([[item, { ref: { type: 'Item', index: item }, tier: 0 }]]);
  const links = new Map<string, NetworkLink>();
  const told: NetworkTier[] = [];
  for (const direction of ['neededBy', 'needs'] as const) {
    let edge = [item];
    for (let distance = 1; distance <= tiers && edge.length > 0; distance++) {
      const tier = direction === 'needs' ? distance : -distance;
      const found = edge.flatMap((from) => needsOf(graph, from, direction).map((need) => linkOf(need, from, direction)));
      const next = [...new Set(found.map((link) => otherEnd(link, direction)))].filter((index) => !items.has(index));
      if (next.length > 0) told.push({ tier, shown: Math.min(next.length, ofTier), of: next.length });
      edge = next.slice(0, ofTier);
      for (const index of edge) items.set(index, { ref: { type: 'Item', index }, tier });
      for (const link of found) if (items.has(link.from.index) && items.has(link.to.index)) links.set(keyOf(link), link);
    }
  }
  return {
    items: [...items.values()].sort((a, b) => a.tier - b.tier),
    links: [...links.values()],
    tiers: told.sort((a, b) => a.tier - b.tier),
  };
}

function linkOf(need: Need, at: number, direction: NeedDirection): NetworkLink {
  const own: Ref = { type: 'Item', index: at };
  return direction === 'needs' ? { ...need, from: own, to: need.item } : { ...need, from: need.item, to: own };
}

function otherEnd({ from, to }: NetworkLink, direction: NeedDirection): number {
  return direction === 'needs' ? to.index : from.index;
}

function keyOf({ from, to, source }: NetworkLink): string {
  return `${from.index} ${to.index} ${source?.index ?? ''}`;
}
