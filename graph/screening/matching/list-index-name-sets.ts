/** Sets of the names of a small index, a bit for each. */
export class NameSets {
  private readonly count: number;
  private readonly single: readonly Uint32Array[];

  constructor(count: number) {
    this.count = count;
    this.single = Array.from({ length: count }, (_, name) => {
      const set = this.empty();
      set[name >>> 5] = 1 << (name & 31);
      return set;
    });
  }

  empty(): Uint32Array {
    return new Uint32Array((this.count + 31) >>> 5);
  }

  /** Of one name; not to be changed. */
  of(name: number): Uint32Array {
    return this.single[name];
  }

  unite(set: Uint32Array, others: Uint32Array): void {
    for (let i = 0; i < set.length; i++) set[i] |= others[i];
  }

  /** Ascending. */
  namesIn(set: Uint32Array): Uint32Array {
    const names: number[] = [];
    for (let name = 0; name < this.count; name++) if ((set[name >>> 5] & (1 << (name & 31))) !== 0) names.push(name);
    return Uint32Array.from(names);
  }
}
