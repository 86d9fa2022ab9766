/** A store that counts how often each of its methods is called. */
import type { GraphStore } from '../../graph/store/port.ts';

export interface CountingStore {
  readonly store: GraphStore;
  /** Calls by method since the last `reset`; methods that were not called are absent. */
  counts(): Readonly<Record<string, number>>;
  reset(): void;
}

export function countingStore(inner: GraphStore): CountingStore {
  const calls = new Map<string, number>();
  const store = new Proxy(inner, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]): unknown => {
        calls.set(String(name), (calls.get(String(name)) ?? 0) + 1);
        return Reflect.apply(value, target, args);
      };
    },
  });
  return { store, counts: () => Object.fromEntries(calls), reset: () => calls.clear() };
}
