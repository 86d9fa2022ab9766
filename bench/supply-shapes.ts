/**
 * Synthetic supply networks for benchmarks, as `supplyNetwork` makes them of a view: item nodes, then
 * source nodes, then `any` nodes of items that can choose. The same seed gives the same network.
 *
 * Items stand in eight tiers, each twice as large as the one above; the topmost are end items.
 * An item requires some of the next tiers' items, mostly near it (a product's own parts), some
 * anywhere (shared parts). Seven of ten items have sources: one (three of them), two or three; a
 * fifth of the sources have inputs of their own. Suppliers are 78 for a thousand nodes: most sources
 * are of a few dozen near suppliers, one in eight of a few that supply everybody.
 * `dense`: twice the requirements, and twice as many of them anywhere. `cyclic`: as base, and sources at
 * the bottom need items far above them, so that about a tenth of the nodes lie in one component.
 */
import { Needs, type Network, networkOf } from '../graph/network/network.ts';
import { IntList } from '../graph/view/csr.ts';
import type { Csr } from '../graph/view/graph.ts';
import { mulberry32 } from './random.ts';

export const shapes = ['base', 'dense', 'cyclic'] as const;
export type Shape = (typeof shapes)[number];

export interface SupplyShape {
  /** Candidates are suppliers. */
  readonly network: Network;
  readonly items: number;
  readonly sources: number;
  readonly suppliers: number;
  readonly edges: number;
  /** Item nodes `0 .. endItems` are the end items. */
  readonly endItems: number;
  readonly countries: number;
  /** Supplier, site and country of each source; source `k` is node `items + k`. */
  readonly supplierOf: Int32Array;
  readonly siteOf: Int32Array;
  readonly countryOf: Int32Array;
}

const tiers = 8;
const growth = 2;
const countries = 60;
/** Nodes for each item, on the average. */
const nodesPerItem = 2.65;

interface Manner {
  readonly required: number;
  readonly anywhere: number;
}
const manners: Readonly<Record<Shape, Manner>> = {
  base: { required: 8, anywhere: 0.03 },
  dense: { required: 16, anywhere: 0.06 },
  cyclic: { required: 8, anywhere: 0.03 },
};

export function supplyShape({ nodes, shape, seed }: { nodes: number; shape: Shape; seed: number }): SupplyShape {
  return new Maker(Math.max(40, Math.round(nodes / nodesPerItem)), shape, seed).make();
}

class Maker {
  readonly #items: number;
  readonly #shape: Shape;
  readonly #manner: Manner;
  readonly #random: () => number;
  /** First item of each tier. */
  readonly #tier: number[];

  constructor(items: number, shape: Shape, seed: number) {
    this.#items = items;
    this.#shape = shape;
    this.#manner = manners[shape];
    this.#random = mulberry32(seed * 2654435761);
    const total = (growth ** tiers - 1) / (growth - 1);
    this.#tier = [0];
    for (let tier = 0, sum = 0; tier < tiers; tier++) {
      sum += growth ** tier;
      this.#tier.push(tier === tiers - 1 ? items : Math.max(tier + 1, Math.round((items * sum) / total)));
    }
  }

  make(): SupplyShape {
    const sourcesOf = new Uint8Array(this.#items);
    let sources = 0;
    for (let item = 0; item < this.#items; item++) {
      const dice = this.#random();
      sourcesOf[item] = dice >= 0.7 ? 0 : dice < 0.3 ? 1 : dice < 0.55 ? 2 : 3;
      sources += sourcesOf[item];
    }
    const choices = sourcesOf.reduce((all, count) => all + (count > 1 ? 1 : 0), 0);
    const count = this.#items + sources + choices;
    const suppliers = Math.max(20, Math.round(count * 0.078));
    const parties = this.#parties(sources, suppliers, sourcesOf);
    const children = this.#children(count, sources, sourcesOf);
    const needs = new Uint8Array(count).fill(Needs.any, this.#items + sources);
    const lostWith = candidateRows(count, this.#items, parties.supplierOf);
    const network = networkOf(needs, children, suppliers, lostWith);
    const edges = children.targets.length;
    return { network, items: this.#items, sources, suppliers, edges, endItems: this.#tier[1], countries, ...parties };
  }

  #tierOf(item: number): number {
    let tier = 0;
    while (item >= this.#tier[tier + 1]) tier++;
    return tier;
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  /** An item of a deeper tier: mostly the next, near the place that corresponds to this one's. */
  #part(item: number, tier: number): number {
    const deeper = Math.min(tiers - 1, tier + 1 + (this.#random() < 0.2 ? this.#below(tiers - 1 - tier) : 0));
    const first = this.#tier[deeper];
    const size = this.#tier[deeper + 1] - first;
    if (this.#random() < this.#manner.anywhere) return first + this.#below(size);
    const place = (item - this.#tier[tier]) / (this.#tier[tier + 1] - this.#tier[tier]);
    const near = Math.floor(place * size) + this.#below(16) - 8;
    return first + Math.min(size - 1, Math.max(0, near));
  }

  #children(count: number, sources: number, sourcesOf: Uint8Array): Csr {
    const offsets = new Int32Array(count + 1);
    const targets = new IntList(count * 2);
    let source = this.#items;
    let choice = this.#items + sources;
    for (let item = 0; item < this.#items; item++) {
      const tier = this.#tierOf(item);
      const required = new Set<number>();
      const wanted = tier === tiers - 1 ? 0 : 1 + this.#below(2 * this.#manner.required - 1);
      for (let k = 0; k < wanted; k++) required.add(this.#part(item, tier));
      for (const one of [...required].sort((a, b) => a - b)) targets.push(one);
      if (sourcesOf[item] === 1) targets.push(source);
      else if (sourcesOf[item] > 1) targets.push(choice++);
      source += sourcesOf[item];
      offsets[item + 1] = targets.length;
    }
    let node = this.#items;
    for (let item = 0; item < this.#items; item++) {
      for (let k = 0; k < sourcesOf[item]; k++) {
        this.#inputs(item, sourcesOf[item] > 1, targets);
        offsets[++node] = targets.length;
      }
    }
    source = this.#items;
    for (let item = 0; item < this.#items; item++) {
      if (sourcesOf[item] > 1) {
        for (let k = 0; k < sourcesOf[item]; k++) targets.push(source + k);
        offsets[++node] = targets.length;
      }
      source += sourcesOf[item];
    }
    return { offsets, targets: targets.values() };
  }

  #inputs(item: number, hasChoice: boolean, targets: IntList): void {
    const tier = this.#tierOf(item);
    if (tier === tiers - 1) {
      // Plants at the bottom run on machines from far above.
      if (this.#shape === 'cyclic' && hasChoice && this.#random() < 0.02)
        targets.push(this.#tier[2] + this.#below(this.#tier[4] - this.#tier[2]));
      return;
    }
    if (this.#random() >= 0.2) return;
    const inputs = new Set<number>();
    for (let k = 1 + this.#below(3); k > 0; k--) inputs.add(this.#part(item, tier));
    for (const one of [...inputs].sort((a, b) => a - b)) targets.push(one);
  }

  #parties(sources: number, suppliers: number, sourcesOf: Uint8Array) {
    const supplierOf = new Int32Array(sources);
    const siteOf = new Int32Array(sources);
    const countryOf = new Int32Array(sources);
    const large = Math.max(4, Math.round(suppliers * 0.01));
    for (let item = 0, source = 0; item < this.#items; item++) {
      for (let k = 0; k < sourcesOf[item]; k++, source++) {
        const near = large + Math.floor((item / this.#items) * (suppliers - large)) + this.#below(60) - 30;
        const supplier = this.#random() < 0.125 ? this.#below(large) : Math.min(suppliers - 1, Math.max(large, near));
        supplierOf[source] = supplier;
        siteOf[source] = supplier * 2 + this.#below(2);
        countryOf[source] = countryOfSite(siteOf[source]);
      }
    }
    return { supplierOf, siteOf, countryOf };
  }
}

/** A few countries hold most sites. */
function countryOfSite(site: number): number {
  const dice = mulberry32(site * 2654435761)();
  return Math.floor(dice * dice * countries);
}

/** The network with other candidates, by source. */
export function withCandidates({ network, items }: SupplyShape, of: Int32Array, candidates: number): Network {
  return networkOf(network.needs, network.children, candidates, candidateRows(network.count, items, of));
}

function candidateRows(count: number, firstSource: number, of: Int32Array): Csr {
  const offsets = new Int32Array(count + 1);
  for (let source = 0; source < of.length; source++) offsets[firstSource + source + 1] = source + 1;
  offsets.fill(of.length, firstSource + of.length + 1);
  return { offsets, targets: of };
}
