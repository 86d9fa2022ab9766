/** Sets of candidates with the end nodes they stop: the best up to a limit are kept, all are counted. */
export interface SetColumns {
  readonly count: number;
  /** Members of each set, ascending: `members[k][set]`. */
  readonly members: readonly Int32Array[];
  /** End nodes that each stops. */
  readonly stopped: Int32Array;
}

/** How many times the limit is gathered before the least are dropped. */
const slack = 2;

export class RankedSets {
  readonly #order: number;
  readonly #limit: number;
  #members: Int32Array[];
  #stopped: Int32Array;
  #count = 0;
  /** What is below this many stopped end nodes is dropped already. */
  #least = 0;
  found = 0;

  constructor(order: number, limit: number) {
    this.#order = order;
    this.#limit = limit;
    this.#members = Array.from({ length: order }, () => new Int32Array(limit * slack));
    this.#stopped = new Int32Array(limit * slack);
  }

  /** @param least all members but the greatest, ascending. */
  add(least: readonly number[], greatest: number, stopped: number): void {
    this.found++;
    if (stopped < this.#least) return;
    this.#push([...least, greatest], stopped);
  }

  /** Takes over what another search has kept. */
  merge({ count, members, stopped }: SetColumns, found: number): void {
    this.found += found;
    for (let set = 0; set < count; set++) {
      if (stopped[set] >= this.#least)
        this.#push(
          members.map((column) => column[set]),
          stopped[set],
        );
    }
  }

  #push(set: readonly number[], stopped: number): void {
    if (this.#count === this.#stopped.length) this.#drop();
    for (let k = 0; k < this.#order; k++) this.#members[k][this.#count] = set[k];
    this.#stopped[this.#count++] = stopped;
  }

  /** Most stopped first, then by members. */
  #drop(): void {
    const places = Int32Array.from({ length: this.#count }, (_, set) => set);
    const members = this.#members;
    places.sort((a, b) => {
      let order = this.#stopped[b] - this.#stopped[a];
      for (let k = 0; order === 0 && k < members.length; k++) order = members[k][a] - members[k][b];
      return order;
    });
    const kept = places.subarray(0, this.#limit);
    const reorder = (column: Int32Array): Int32Array => {
      const next = new Int32Array(this.#limit * slack);
      for (let k = 0; k < kept.length; k++) next[k] = column[kept[k]];
      return next;
    };
    this.#members = members.map(reorder);
    this.#stopped = reorder(this.#stopped);
    this.#count = kept.length;
    if (kept.length === this.#limit && kept.length > 0) this.#least = this.#stopped[kept.length - 1];
  }

  finish(): SetColumns {
    this.#drop();
    return {
      count: this.#count,
      members: this.#members.map((column) => column.slice(0, this.#count)),
      stopped: this.#stopped.slice(0, this.#count),
    };
  }
}
