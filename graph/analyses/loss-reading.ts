/** What a loss does in one reading of what nobody stated, by items and sources of the view. */
import { CircularSupport } from '../network/circular-support.ts';
import { Loss } from '../network/loss.ts';
import type { ViewGraph } from '../view/graph.ts';
import type { Interval } from './finding.ts';
import type { SupplyNetwork } from './supply-network.ts';
import { type Cover, SurvivalTimes } from './time-to-survive.ts';
import { Role, type Worlds } from './world.ts';

export class LossReading {
  readonly supply: SupplyNetwork;
  readonly loss: Loss;
  readonly #graph: ViewGraph;
  readonly #worlds: Worlds;
  /** Days until each failing end item is out; the times of everything else would be many times what is shown. */
  readonly #days = new Map<number, Interval>();

  /** Nodes that are taken as failing beside what is lost: what only circular support holds up. */
  readonly granted: ReadonlySet<number>;

  /** Loses every candidate of the network. O(failing part), and O(network) of zeroed memory. */
  constructor(graph: ViewGraph, worlds: Worlds, supply: SupplyNetwork, resting: Int32Array = new Int32Array(0)) {
    this.#graph = graph;
    this.#worlds = worlds;
    this.supply = supply;
    this.loss = new Loss(supply.network);
    this.loss.begin();
    for (let candidate = 0; candidate < supply.network.candidates; candidate++) this.loss.lose(candidate);
    this.granted = this.#grant(resting);
  }

  /** One after another, sources first: what follows from the first of a circle need not be taken for granted. */
  #grant(resting: Int32Array): ReadonlySet<number> {
    const { items, sources } = this.supply;
    const granted = new Set<number>();
    const inTurn = [...resting.filter((node) => node >= items.length), ...resting.filter((node) => node < items.length)];
    for (const node of inTurn) {
      if (node >= items.length + sources.length || this.loss.failed(node)) continue;
      granted.add(node);
      this.loss.loseNodes([node]);
    }
    return granted;
  }

  /** The same loss with what only circular support holds up failing too; undefined where nothing does. O(network). */
  withoutCircles(): LossReading | undefined {
    if (this.loss.weakenedLength === 0) return undefined;
    const resting = new CircularSupport(this.supply.network).restingOn(this.loss);
    return resting.length === 0 ? undefined : new LossReading(this.#graph, this.#worlds, this.supply, resting);
  }

  /** Works out when each failing end item is out. */
  time(cover: Cover, endItems: Int32Array): void {
    const { supply } = this;
    const least = new SurvivalTimes(supply.network, cover.low);
    const greatest = new SurvivalTimes(supply.network, cover.high);
    least.run(this.loss);
    greatest.run(this.loss);
    for (const item of endItems) {
      const node = supply.nodeOfItem[item]!;
      if (this.failed(item)) this.#days.set(item, { low: least.of(node), high: greatest.of(node) });
    }
  }

  /** The item lies in scope and fails. */
  failed(item: number): boolean {
    const node = this.supply.nodeOfItem[item]!;
    return node !== -1 && this.loss.failed(node);
  }

  /** Days until an end item is out, with the least cover and with the greatest; undefined where it holds. */
  daysOf(endItem: number): Interval | undefined {
    return this.#days.get(endItem);
  }

  /** No source or substitute of the item is left. */
  isWithoutSupply(item: number): boolean {
    const choice = this.supply.supply[this.supply.nodeOfItem[item]!]!;
    return choice !== -1 && this.loss.failed(choice);
  }

  /** Items that lost a counted source, an approved substitute, or a source that nobody recorded; each once. */
  touched(): Set<number> {
    const { items, sources, nodeOfItem, supply } = this.supply;
    const hit = new Set<number>();
    const { standsFor } = this.#worlds;
    for (let k = 0; k < this.loss.length; k++) {
      const node = this.loss.order[k]!;
      if (node >= items.length) {
        const source = sources[node - items.length];
        if (source !== undefined) hit.add(this.#graph.sources.item[source]!);
        continue;
      }
      const item = items[node]!;
      if (this.isWithoutSupply(item)) hit.add(item);
      for (let e = standsFor.offsets[item]!; e < standsFor.offsets[item + 1]!; e++) {
        const other = nodeOfItem[standsFor.targets[e]!]!;
        if (other !== -1 && supply[other] !== -1) hit.add(standsFor.targets[e]!);
      }
    }
    return hit;
  }

  /** Sources of the item that count in the reading and hold. */
  sourcesLeft(item: number): number[] {
    return this.#sources(item).filter((source) => !this.loss.failed(this.supply.nodeOfSource[source]!));
  }

  /** Sources of the item that count in the reading. */
  #sources(item: number): number[] {
    const { offsets, targets } = this.#graph.items.sources;
    return Array.from(targets.subarray(offsets[item], offsets[item + 1])).filter(
      (source) => this.supply.world.role[source] === Role.counts,
    );
  }
}
