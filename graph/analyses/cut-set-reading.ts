/** The cut sets of one reading of what nobody stated, and its network. */
import type { CutSets } from '../network/cut-sets.ts';
import { Loss } from '../network/loss.ts';
import type { SupplyNetwork } from './supply-network.ts';

export class CutSetReading {
  readonly supply: SupplyNetwork;
  readonly sets: CutSets;
  readonly #endItems: readonly number[];
  readonly #loss: Loss;

  constructor(supply: SupplyNetwork, sets: CutSets, endItems: Int32Array) {
    this.supply = supply;
    this.sets = sets;
    this.#endItems = Array.from(endItems);
    this.#loss = new Loss(supply.network);
  }

  /** Numbers of the network's candidates, ascending. */
  members(set: number): number[] {
    return this.sets.kept.members.map((column) => column[set]);
  }

  lose(members: readonly number[]): Loss {
    this.#loss.begin();
    for (const member of members) this.#loss.lose(member);
    return this.#loss;
  }

  /** Of these end items, or all, those that fail with all of the members. O(failing part + end items). */
  failing(members: readonly number[], among = this.#endItems): number[] {
    const loss = this.lose(members);
    return among.filter((item) => loss.failed(this.supply.nodeOfItem[item]));
  }

  /** End items that fail with all of the members and with no part of them, ascending. */
  minimal(members: readonly number[]): number[] {
    let stopped = this.failing(members);
    for (const one of members) {
      if (stopped.length === 0) return stopped;
      const without = members.filter((other) => other !== one);
      const alone = new Set(this.failing(without, stopped));
      stopped = stopped.filter((item) => !alone.has(item));
    }
    return stopped;
  }
}
