/**
 * When a loss is felt and when it is over, for each end item that stops: times to survive and to recover
 * as intervals over both readings of what nobody stated (`world.ts`) and over unknown days.
 *
 * What fails in the definite reading fails in the possible one, no later and for no shorter time. So the
 * possible reading gives the earliest end of the cover and the latest recovery, the definite one the
 * latest and the earliest. An end item that stops in the possible reading alone may not stop at all: it
 * survives at least so long, and may need no time to recover.
 *
 * Cost: the network of a level once, O(scope), and twice that where something is unknown; then for each
 * candidate one cascade and two labelings a reading, over the failing part alone.
 */
import { Loss } from '../network/loss.ts';
import type { ViewGraph } from '../view/graph.ts';
import type { Certainty, Interval } from './finding.ts';
import { settledInterval } from './rounding.ts';
import type { SingleSourceContext } from './single-source.ts';
import { type SupplyNetwork, supplyNetwork } from './supply-network.ts';
import { type ItemCover, nodeCover, nodeRecovery } from './time-cover.ts';
import { RecoveryTimes } from './time-to-recover.ts';
import { type Cover, SurvivalTimes } from './time-to-survive.ts';
import type { World } from './world.ts';

export interface EndItemTimes {
  readonly item: number;
  /** `possible`: it stops only if what nobody stated is the same. */
  readonly certainty: Certainty;
  /** Days; `high` Infinity: not known, or it may not stop. */
  readonly timeToSurvive: Interval;
  /** Days; `high` Infinity: not known. */
  readonly timeToRecover: Interval;
}

export class TimeLosses {
  readonly #earliest: Reading;
  readonly #latest: Reading;

  constructor({ graph, worlds, candidates, scope }: SingleSourceContext, cover: ItemCover) {
    const reading = (world: World): Reading =>
      new Reading(supplyNetwork(graph, worlds, world, candidates, scope.items), graph, scope.endItems, cover);
    this.#latest = reading(worlds.definite);
    this.#earliest = worlds.possible === worlds.definite ? this.#latest : reading(worlds.possible);
  }

  /** End items that stop when the candidate is lost, ascending. */
  of(candidate: number): EndItemTimes[] {
    const { low, high } = { low: this.#earliest, high: this.#latest };
    low.lose(candidate);
    if (high !== low) high.lose(candidate);
    return low.endItems().map((item): EndItemTimes => {
      const definite = high.stops(item);
      return {
        item,
        certainty: definite ? 'definite' : 'possible',
        timeToSurvive: settledInterval(
          low.leastSurvival(item),
          definite ? high.greatestSurvival(item) : Number.POSITIVE_INFINITY,
        ),
        timeToRecover: { low: definite ? high.leastRecovery(item) : 0, high: low.greatestRecovery(item) },
      };
    });
  }
}

/** One reading, and the times of the candidate lost last; each labeling is made when it is asked for. */
class Reading {
  readonly #supply: SupplyNetwork;
  readonly #loss: Loss;
  readonly #isEnd: Uint8Array;
  readonly #cover: Cover;
  readonly #recovery: Cover;
  readonly #made = new Map<string, { readonly times: SurvivalTimes | RecoveryTimes; run: number }>();
  #run = 0;

  constructor(supply: SupplyNetwork, graph: ViewGraph, endItems: Int32Array, cover: ItemCover) {
    this.#supply = supply;
    this.#loss = new Loss(supply.network);
    this.#isEnd = new Uint8Array(supply.items.length);
    for (const item of endItems) this.#isEnd[supply.nodeOfItem[item]] = 1;
    this.#cover = nodeCover(supply, cover);
    this.#recovery = nodeRecovery(supply, graph);
  }

  lose(candidate: number): void {
    this.#loss.begin();
    this.#loss.lose(candidate);
    this.#run++;
  }

  stops(item: number): boolean {
    return this.#loss.failed(this.#supply.nodeOfItem[item]);
  }

  endItems(): number[] {
    const found: number[] = [];
    const { items } = this.#supply;
    for (let k = 0; k < this.#loss.length; k++) {
      const node = this.#loss.order[k];
      if (node < items.length && this.#isEnd[node] === 1) found.push(items[node]);
    }
    return found.sort((a, b) => a - b);
  }

  leastSurvival(item: number): number {
    return this.#of(item, 'least survival', () => new SurvivalTimes(this.#supply.network, this.#cover.low));
  }

  greatestSurvival(item: number): number {
    return this.#of(item, 'greatest survival', () => new SurvivalTimes(this.#supply.network, this.#cover.high));
  }

  leastRecovery(item: number): number {
    return this.#of(item, 'least recovery', () => new RecoveryTimes(this.#supply.network, this.#recovery.low));
  }

  greatestRecovery(item: number): number {
    return this.#of(item, 'greatest recovery', () => new RecoveryTimes(this.#supply.network, this.#recovery.high));
  }

  #of(item: number, which: string, make: () => SurvivalTimes | RecoveryTimes): number {
    let made = this.#made.get(which);
    if (made === undefined) {
      made = { times: make(), run: 0 };
      this.#made.set(which, made);
    }
    if (made.run !== this.#run) {
      made.times.run(this.#loss);
      made.run = this.#run;
    }
    return made.times.of(this.#supply.nodeOfItem[item]);
  }
}
