import type { UnionFind } from './union-find.ts';

/** Two raw nodes that a recorded decision holds apart. */
export type ApartPair = readonly [number, number];

export function isApart(sets: UnionFind, apart: readonly ApartPair[], a: number, b: number): boolean {
  const x = sets.find(a);
  const y = sets.find(b);
  return apart.some(([c, d]) => {
    const p = sets.find(c);
    const q = sets.find(d);
    return (p === x && q === y) || (p === y && q === x);
  });
}
