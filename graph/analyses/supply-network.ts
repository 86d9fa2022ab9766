/**
 * A view's supply, in one reading, as a network of availability (SEMANTICS, Availability): an item
 * needs all that it requires, and, where a source of it counts, any one of those sources and of its
 * approved substitutes; a source needs its inputs. Candidates take sources down.
 *
 * Nodes are numbered anew, over what the scope reaches alone: items first, then sources, then the
 * `any` nodes of items that can choose. A source that does not count in the reading is no node, nor is
 * one that is taken as lost with whichever candidate is tried: nothing waits for it.
 */

import { Needs, type Network, networkOf } from '../network/network.ts';
import { IntList } from '../view/csr.ts';
import type { Csr, ViewGraph } from '../view/graph.ts';
import type { Candidates } from './candidates.ts';
import { Role, type World, type Worlds } from './world.ts';

export interface SupplyNetwork {
  readonly network: Network;
  readonly world: World;
  /** Item of each item node `0 .. items.length`, ascending. */
  readonly items: Int32Array;
  /** Source of each source node; source node `k` is node `items.length + k`. */
  readonly sources: Int32Array;
  /** Node of each item and source of the view; -1: outside. */
  readonly nodeOfItem: Int32Array;
  readonly nodeOfSource: Int32Array;
  /**
   * Node that fails when an item has no source or substitute left, by item node: an `any` node, or
   * the only source where there is no choice; -1 where no source counts.
   */
  readonly supply: Int32Array;
}

/** What a network needs of candidates: how many there are, and those that take each source down. */
export type SupplyCandidates = Pick<Candidates, 'space' | 'of'>;

/** O(items + sources + edges in scope), and O(all items + sources) of zeroed memory. */
export function supplyNetwork(
  graph: ViewGraph,
  worlds: Worlds,
  world: World,
  candidates: SupplyCandidates,
  scope: Uint8Array,
): SupplyNetwork {
  return new Projection(graph, worlds, world, candidates, scope).run();
}

class Projection {
  readonly #graph: ViewGraph;
  readonly #worlds: Worlds;
  readonly #world: World;
  readonly #candidates: SupplyCandidates;
  readonly #scope: Uint8Array;
  readonly #nodeOfItem: Int32Array;
  readonly #nodeOfSource: Int32Array;
  readonly #targets = new IntList();
  readonly #ends = new IntList();

  constructor(graph: ViewGraph, worlds: Worlds, world: World, candidates: SupplyCandidates, scope: Uint8Array) {
    this.#graph = graph;
    this.#worlds = worlds;
    this.#world = world;
    this.#candidates = candidates;
    this.#scope = scope;
    this.#nodeOfItem = new Int32Array(graph.items.count).fill(-1);
    this.#nodeOfSource = new Int32Array(graph.sources.count).fill(-1);
  }

  run(): SupplyNetwork {
    const items = this.#numberItems();
    const sources = this.#numberSources(items);
    const { supply, choices } = this.#numberSupplies(items, items.length + sources.length);
    for (let k = 0; k < items.length; k++) this.#itemRow(items[k], supply[k]);
    for (let k = 0; k < sources.length; k++) this.#row(this.#graph.sources.requires, sources[k], this.#nodeOfItem);
    for (let k = 0; k < choices.length; k++) this.#supplyRow(choices[k]);
    const nodes = items.length + sources.length + choices.length;
    const needs = new Uint8Array(nodes).fill(Needs.any, items.length + sources.length);
    const offsets = new Int32Array(nodes + 1);
    offsets.set(this.#ends.values(), 1);
    const children = { offsets, targets: this.#targets.values() };
    const lostWith = this.#lostWith(items.length, sources, nodes);
    return {
      network: networkOf(needs, children, this.#candidates.space, lostWith),
      world: this.#world,
      items,
      sources,
      nodeOfItem: this.#nodeOfItem,
      nodeOfSource: this.#nodeOfSource,
      supply,
    };
  }

  #numberItems(): Int32Array {
    const items = new IntList();
    for (let item = 0; item < this.#scope.length; item++) {
      if (this.#scope[item] === 0) continue;
      this.#nodeOfItem[item] = items.length;
      items.push(item);
    }
    return items.values();
  }

  #numberSources(items: Int32Array): Int32Array {
    const { offsets, targets } = this.#graph.items.sources;
    const { role } = this.#world;
    const sources = new IntList();
    for (let k = 0; k < items.length; k++) {
      for (let s = offsets[items[k]]; s < offsets[items[k] + 1]; s++) {
        const source = targets[s];
        if (role[source] !== Role.counts) continue;
        this.#nodeOfSource[source] = items.length + sources.length;
        sources.push(source);
      }
    }
    return sources.values();
  }

  #numberSupplies(items: Int32Array, first: number): { supply: Int32Array; choices: Int32Array } {
    const { sources, left } = this.#world;
    const supply = new Int32Array(items.length).fill(-1);
    const choices = new IntList();
    for (let k = 0; k < items.length; k++) {
      const item = items[k];
      if (sources[item] === 0) continue;
      if (left[item] === 1) {
        supply[k] = this.#onlySource(item);
        continue;
      }
      supply[k] = first + choices.length;
      choices.push(item);
    }
    return { supply, choices: choices.values() };
  }

  #onlySource(item: number): number {
    const { offsets, targets } = this.#graph.items.sources;
    for (let s = offsets[item]; s < offsets[item + 1]; s++) {
      if (this.#world.role[targets[s]] === Role.counts) return this.#nodeOfSource[targets[s]];
    }
    throw new Error(`invariant: item ${item} has a counted source`);
  }

  #itemRow(item: number, supply: number): void {
    const { offsets, targets } = this.#graph.items.requires;
    for (let e = offsets[item]; e < offsets[item + 1]; e++) this.#targets.push(this.#nodeOfItem[targets[e]]);
    if (supply !== -1) this.#targets.push(supply);
    this.#ends.push(this.#targets.length);
  }

  #row({ offsets, targets }: Csr, from: number, nodeOf: Int32Array): void {
    for (let e = offsets[from]; e < offsets[from + 1]; e++) this.#targets.push(nodeOf[targets[e]]);
    this.#ends.push(this.#targets.length);
  }

  #supplyRow(item: number): void {
    const { offsets, targets } = this.#graph.items.sources;
    for (let s = offsets[item]; s < offsets[item + 1]; s++) {
      if (this.#world.role[targets[s]] === Role.counts) this.#targets.push(this.#nodeOfSource[targets[s]]);
    }
    this.#row(this.#worlds.approved, item, this.#nodeOfItem);
  }

  #lostWith(firstSource: number, sources: Int32Array, nodes: number): Csr {
    const { of } = this.#candidates;
    const offsets = new Int32Array(nodes + 1);
    const targets = new IntList();
    for (let k = 0; k < sources.length; k++) {
      for (let c = of.offsets[sources[k]]; c < of.offsets[sources[k] + 1]; c++) targets.push(of.targets[c]);
      offsets[firstSource + k + 1] = targets.length;
    }
    offsets.fill(targets.length, firstSource + sources.length + 1);
    return { offsets, targets: targets.values() };
  }
}
