/** What fails with a loss where circular support is taken to fail too (`circular-support.ts`), as findings need it. */
import type { Loss } from '../network/loss.ts';
import { Needs } from '../network/network.ts';
import { row } from './single-source.ts';
import type { SupplyNetwork } from './supply-network.ts';

/** Sources first, then items, in the numbering of `cascade.ts`; `any` nodes fail with their items. */
export function inCascade(resting: Int32Array, { items, sources }: SupplyNetwork, itemCount: number): Int32Array {
  const nodes = Array.from(resting).sort((a, b) => a - b);
  const isSource = (node: number): boolean => node >= items.length && node < items.length + sources.length;
  const ofSources = nodes.filter(isSource).map((node) => itemCount + sources[node - items.length]);
  const ofItems = nodes.filter((node) => node < items.length).map((node) => items[node]);
  return Int32Array.from([...ofSources, ...ofItems]);
}

/** The failing part of end items where what only circular support holds up fails too. */
export class LeastPart {
  readonly #supply: SupplyNetwork;
  readonly #endItems: Int32Array;
  readonly #fails: Int32Array;
  readonly #seen: Int32Array;
  #round = 0;

  constructor(supply: SupplyNetwork, endItems: Int32Array) {
    this.#supply = supply;
    this.#endItems = endItems;
    this.#fails = new Int32Array(supply.network.count);
    this.#seen = new Int32Array(supply.network.count);
  }

  /** The end items that fail, ascending. */
  walk(loss: Loss, resting: Int32Array): Int32Array {
    const round = ++this.#round;
    for (let k = 0; k < loss.length; k++) this.#fails[loss.order[k]] = round;
    for (const node of resting) this.#fails[node] = round;
    const stack: number[] = [];
    const push = (node: number): void => {
      if (this.#fails[node] !== round || this.#seen[node] === round) return;
      this.#seen[node] = round;
      stack.push(node);
    };
    const stopped = this.#endItems.filter((item) => this.#fails[this.#supply.nodeOfItem[item]] === round);
    for (const item of stopped) push(this.#supply.nodeOfItem[item]);
    const { children, needs } = this.#supply.network;
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      for (const child of row(children, node)) {
        push(child);
        // An item that fails leads on to all that may provide it, whether or not all of that fails.
        if (needs[child] === Needs.any) for (const one of row(children, child)) push(one);
      }
    }
    return stopped;
  }

  reached(node: number): boolean {
    return this.#seen[node] === this.#round;
  }
}
