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

  constructor(compute: () => T) {
    this.#compute = compute;
  }

  get(): T {
    if (this.#compute !== undefined) {
      this.#value = this.#compute();
      this.#compute = undefined;
    }
    return this.#value as T;
  }
}
