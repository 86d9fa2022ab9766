/** A binary heap of nodes, least value first; each node enters once. O(log n) a step, no allocation after the first. */
export class NodeQueue {
  length = 0;
  readonly #nodes: Int32Array;
  readonly #values: Float64Array;

  constructor(capacity: number) {
    this.#nodes = new Int32Array(capacity);
    this.#values = new Float64Array(capacity);
  }

  /** Value of the node that comes next. */
  get least(): number {
    return this.#values[0];
  }

  push(node: number, value: number): void {
    const nodes = this.#nodes;
    const values = this.#values;
    let at = this.length++;
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (values[up] <= value) break;
      nodes[at] = nodes[up];
      values[at] = values[up];
      at = up;
    }
    nodes[at] = node;
    values[at] = value;
  }

  pop(): number {
    const nodes = this.#nodes;
    const values = this.#values;
    const first = nodes[0];
    const length = --this.length;
    const node = nodes[length];
    const value = values[length];
    let at = 0;
    for (let down = 1; down < length; down = 2 * at + 1) {
      if (down + 1 < length && values[down + 1] < values[down]) down++;
      if (values[down] >= value) break;
      nodes[at] = nodes[down];
      values[at] = values[down];
      at = down;
    }
    nodes[at] = node;
    values[at] = value;
    return first;
  }
}
