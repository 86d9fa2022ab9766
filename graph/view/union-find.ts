/** Disjoint sets over 0 .. count-1, path halving; the root is always the smallest member's. */
export class UnionFind {
  #parent: Int32Array;
  #count: number;
  #settled = 0;
  #broken = false;

  constructor(count: number) {
    this.#count = count;
    this.#parent = new Int32Array(count);
    for (let i = 0; i < count; i++) this.#parent[i] = i;
  }

  find(node: number): number {
    const parent = this.#parent;
    while (parent[node] !== node) {
      parent[node] = parent[parent[node]];
      node = parent[node];
    }
    return node;
  }

  /** True when the two were apart before. */
  union(a: number, b: number): boolean {
    const x = this.find(a);
    const y = this.find(b);
    if (x === y) return false;
    if (x < this.#settled && y < this.#settled) this.#broken = true;
    if (x < y) this.#parent[y] = x;
    else this.#parent[x] = y;
    return true;
  }

  /** Adds nodes up to `count`, each alone. From here on no two that are in it now may become one. */
  extend(count: number): void {
    if (count > this.#parent.length) {
      const grown = new Int32Array(count + (count >> 3));
      grown.set(this.#parent.subarray(0, this.#count));
      this.#parent = grown;
    }
    for (let i = this.#count; i < count; i++) this.#parent[i] = i;
    this.#settled = this.#count;
    this.#count = count;
  }

  /** True when two sets from before the last `extend` have become one since. */
  get isBroken(): boolean {
    return this.#broken;
  }
}
