/** Nodes taken in topological order, each once while it waits: a binary heap of places. */
export class PlaceHeap {
  readonly #place: Int32Array;
  readonly #heap: Int32Array;
  readonly #waits: Uint8Array;
  size = 0;

  /** @param order nodes, children before parents. */
  constructor(order: Int32Array) {
    this.#place = new Int32Array(order.length);
    for (let at = 0; at < order.length; at++) this.#place[order[at]] = at;
    this.#heap = new Int32Array(order.length);
    this.#waits = new Uint8Array(order.length);
  }

  add(node: number): void {
    const place = this.#place[node];
    if (this.#waits[place] === 1) return;
    this.#waits[place] = 1;
    const heap = this.#heap;
    let at = this.size++;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (heap[above] <= place) break;
      heap[at] = heap[above];
      at = above;
    }
    heap[at] = place;
  }

  empty(): void {
    for (let k = 0; k < this.size; k++) this.#waits[this.#heap[k]] = 0;
    this.size = 0;
  }

  /** The least place; its node may be added again. */
  take(): number {
    const heap = this.#heap;
    const least = heap[0];
    this.#waits[least] = 0;
    const last = heap[--this.size];
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= this.size) break;
      if (below + 1 < this.size && heap[below + 1] < heap[below]) below++;
      if (heap[below] >= last) break;
      heap[at] = heap[below];
      at = below;
    }
    heap[at] = last;
    return least;
  }
}
