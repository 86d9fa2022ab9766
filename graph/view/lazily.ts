/**
 * Adds parts that are computed when first asked for, and then kept: most questions ask for few of a
 * graph's arrays, and evidence and names are asked for a page at a time.
 */
export function lazily<T extends object, L extends object>(object: T, parts: { readonly [K in keyof L]: () => L[K] }): T & L {
  for (const name of Object.keys(parts) as (keyof L & string)[]) {
    Object.defineProperty(object, name, {
      configurable: true,
      enumerable: true,
      get() {
        const value = parts[name]();
        Object.defineProperty(object, name, { value, enumerable: true });
        return value;
      },
    });
  }
  return object as T & L;
}

/** A value computed when first asked for, and then kept. */
export class Lazy<T> {
  #compute: (() => T) | undefined;
  #value: T | undefined;
  readonly #continues: boolean;

  /** `continues`: it goes on from a value that was asked for. */
  constructor(compute: () => T, continues = false) {
    this.#compute = compute;
    this.#continues = continues;
  }

  get(): T {
    if (this.#compute !== undefined) {
      this.#value = this.#compute();
      this.#compute = undefined;
    }
    return this.#value as T;
  }

  /** True when this value, or the one that it goes on from, was asked for. */
  get isWanted(): boolean {
    return this.#continues || this.#compute === undefined;
  }
}
