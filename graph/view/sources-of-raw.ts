/** Raw source node -> the view's sources that it stands for: nearly always one. */
export class SourcesOfRaw {
  /** 1 + the only source; 0 = none; `several` = see `#several`. */
  readonly #only: Int32Array;
  readonly #several = new Map<number, number[]>();

  constructor(nodes: number) {
    this.#only = new Int32Array(nodes);
  }

  add(node: number, source: number): void {
    const only = this.#only[node];
    if (only === 0) this.#only[node] = source + 1;
    else if (only === several) this.#several.get(node)?.push(source);
    else {
      this.#only[node] = several;
      this.#several.set(node, [only - 1, source]);
    }
  }

  /** The only source, -1 for none, -2 for several: the quick way of `of`. */
  only(node: number): number {
    const only = this.#only[node];
    return only === several ? -2 : only - 1;
  }

  /** Ascending. */
  of(node: number): readonly number[] {
    const only = this.#only[node];
    if (only === 0) return [];
    return only === several ? (this.#several.get(node) as number[]) : [only - 1];
  }
}

const several = -1;
