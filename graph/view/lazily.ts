/**
 * Adds parts that are computed when first asked for, and then kept: evidence and names are asked for
 * a page at a time, so their indices need not stand before the first answer.
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
