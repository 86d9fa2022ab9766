/**
 * What fails when sources are lost: a counter cascade over the failing part only (ANALYSIS,
 * Algorithms). A failure must be derived, so what remains is the greatest fixpoint of availability:
 * `avail(source)` = not lost, and every item that it requires is available; `avail(item)` = every
 * item that it requires is available, and (no counted source, or some counted source is available,
 * or some approved substitute is).
 *
 * Nodes are numbered together: items first, then sources (`items.count + source`). Complexity: the
 * edges into the failing part; nothing is cleared between runs (epochs).
 */
import type { ViewGraph } from '../view/graph.ts';
import { type Links, linksOf } from './links.ts';
import { Role, type World, type Worlds } from './world.ts';

/** Why a node failed first. */
export const Cause = { lost: -1, noSource: -2, circular: -3 } as const;

export class Cascade {
  readonly graph: ViewGraph;
  readonly worlds: Worlds;
  readonly #scope: Uint8Array;
  readonly links: Links;
  readonly #mark: Int32Array;
  readonly #left: Int32Array;
  readonly #leftMark: Int32Array;
  readonly #orMark: Int32Array;
  /** Place of each failing node in `order`; valid where `failed` says so. */
  readonly position: Int32Array;
  /** The required item through which a node failed first, or `Cause`. */
  readonly cause: Int32Array;
  /** Failing nodes in the order of the cascade. */
  readonly order: Int32Array;
  /** Items without an available source or substitute, in the order in which that came about. */
  readonly orFailures: Int32Array;
  readonly items: number;
  length = 0;
  orLength = 0;
  world: World;
  /** Whether anything is taken as failing beside what is lost. */
  assumes = false;
  #epoch = 0;

  /** @param scope 1 by item: what lies outside is left out (nothing inside depends on it). */
  constructor(graph: ViewGraph, worlds: Worlds, scope: Uint8Array) {
    this.graph = graph;
    this.worlds = worlds;
    this.world = worlds.definite;
    this.#scope = scope;
    this.links = linksOf(graph);
    this.items = graph.items.count;
    const nodes = this.items + graph.sources.count;
    this.#mark = new Int32Array(nodes);
    this.position = new Int32Array(nodes);
    this.cause = new Int32Array(nodes);
    this.order = new Int32Array(nodes);
    this.#left = new Int32Array(this.items);
    this.#leftMark = new Int32Array(this.items);
    this.#orMark = new Int32Array(this.items);
    this.orFailures = new Int32Array(this.items);
  }

  failed(node: number): boolean {
    return this.#mark[node] === this.#epoch;
  }

  /** No counted source of it, and no approved substitute, is available. */
  orFailed(item: number): boolean {
    return this.#orMark[item] === this.#epoch;
  }

  /**
   * Loses sources in one reading; those that do not count in it, or lie outside the scope, are passed over.
   * Afterwards `order[0 .. length]` are the failing nodes, `orFailures[0 .. orLength]` the items without a source.
   */
  run(world: World, lostSources: Int32Array): void {
    this.world = world;
    this.#epoch++;
    this.length = 0;
    this.orLength = 0;
    this.assumes = false;
    const { itemOf } = this.links;
    for (let k = 0; k < lostSources.length; k++) {
      const source = lostSources[k]!;
      if (world.role[source] !== Role.none && this.#scope[itemOf[source]!] === 1) this.#fail(this.items + source, Cause.lost);
    }
    this.#follow(0);
  }

  /** Takes nodes as failing beside what has failed already: what only circular support holds up. */
  assume(nodes: Int32Array): void {
    this.assumes = nodes.length > 0;
    for (const node of nodes) {
      const from = this.length;
      this.#fail(node, Cause.circular);
      this.#follow(from);
    }
  }

  #follow(from: number): void {
    const { world } = this;
    const { itemOf } = this.links;
    for (let head = from; head < this.length; head++) {
      const node = this.order[head]!;
      if (node < this.items) this.#spread(node);
      else if (world.role[node - this.items] === Role.counts) this.#lose(itemOf[node - this.items]!);
    }
  }

  #fail(node: number, cause: number): void {
    if (this.#mark[node] === this.#epoch) return;
    this.#mark[node] = this.#epoch;
    this.cause[node] = cause;
    this.position[node] = this.length;
    this.order[this.length++] = node;
  }

  /** An item has failed: so does all that requires it, and it stands for nothing any more. */
  #spread(item: number): void {
    const { requiredBy: above, users, itemOf, sources } = this.links;
    const scope = this.#scope;
    const { role, possible } = this.world;
    for (let e = above.offsets[item]!; e < above.offsets[item + 1]!; e++) {
      const parent = above.targets[e]!;
      if (scope[parent] === 1) this.#fail(parent, item);
    }
    for (let e = users.offsets[item]!; e < users.offsets[item + 1]!; e++) {
      const source = users.targets[e]!;
      if (role[source] !== Role.none && scope[itemOf[source]!] === 1) this.#fail(this.items + source, item);
    }
    const { standsFor } = this.worlds;
    for (let e = standsFor.offsets[item]!; e < standsFor.offsets[item + 1]!; e++) {
      const other = standsFor.targets[e]!;
      if (scope[other] === 1 && this.world.sources[other]! > 0) this.#lose(other);
    }
    if (!possible) return;
    // Sources that are lost with any candidate are part of what fails, though nothing waits for them.
    for (let k = sources.offsets[item]!; k < sources.offsets[item + 1]!; k++) {
      if (role[sources.targets[k]!] === Role.lostWithAny) this.#fail(this.items + sources.targets[k]!, Cause.lost);
    }
  }

  /** One source or substitute of the item is gone. */
  #lose(item: number): void {
    if (this.#leftMark[item] !== this.#epoch) {
      this.#leftMark[item] = this.#epoch;
      this.#left[item] = this.world.left[item]!;
    }
    if (--this.#left[item]! !== 0) return;
    this.#orMark[item] = this.#epoch;
    this.orFailures[this.orLength++] = item;
    this.#fail(item, Cause.noSource);
  }
}
