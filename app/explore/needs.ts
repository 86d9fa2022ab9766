/** What an item needs and what needs it, one level: by what it is made of, and by what a single source of it needs. */
import { rowOf } from '../../graph/view/csr.ts';
import type { Relation, ViewGraph } from '../../graph/view/graph.ts';
import type { Ref } from './explore.ts';

export type NeedDirection = 'needs' | 'neededBy';

export interface Need {
  /** What is needed, or what needs. */
  readonly item: Ref;
  /** The source of the needing item that alone needs it; undefined: the item itself does. */
  readonly source: Ref | undefined;
  /** Pieces, where the item itself needs it and documents say how many; of what a source alone needs the view keeps no number. */
  readonly quantity: number | undefined;
  /** The assertion lists that say so, and the edge in them. */
  readonly said: { readonly relation: Relation; readonly edge: number };
}

/** In the order of the view's indices. */
export function needsOf(graph: ViewGraph, item: number, direction: NeedDirection): Need[] {
  return direction === 'needs' ? below(graph, item) : above(graph, item);
}

/** How many entries `needsOf` gives, without making them. */
export function countNeeds({ items, sources }: ViewGraph, item: number, direction: NeedDirection): number {
  if (direction === 'neededBy') return rowOf(items.requiredBy, item).length + rowOf(sources.requiredBy, item).length;
  const own = rowOf(items.requires, item).length;
  return rowOf(items.sources, item).reduce((sum, source) => sum + rowOf(sources.requires, source).length, own);
}

function below({ items, sources }: ViewGraph, item: number): Need[] {
  const own = Array.from(rowOf(items.requires, item), (to) => needOf(items.requires, item, to, to, undefined));
  const ofSources = Array.from(rowOf(items.sources, item)).flatMap((source) =>
    Array.from(rowOf(sources.requires, source), (to) => needOf(sources.requires, source, to, to, source)),
  );
  return [...own, ...ofSources];
}

function above({ items, sources }: ViewGraph, item: number): Need[] {
  const own = Array.from(rowOf(items.requiredBy, item), (from) => needOf(items.requires, from, item, from, undefined));
  const ofSources = Array.from(rowOf(sources.requiredBy, item), (source) =>
    needOf(sources.requires, source, item, sources.item[source], source),
  );
  return [...own, ...ofSources];
}

function needOf(relation: Relation, from: number, to: number, shown: number, source: number | undefined): Need {
  const edge = relation.offsets[from] + rowOf(relation, from).indexOf(to);
  const quantity = relation.numbers.quantity?.[edge] ?? Number.NaN;
  return {
    item: { type: 'Item', index: shown },
    source: source === undefined ? undefined : { type: 'Source', index: source },
    quantity: Number.isNaN(quantity) ? undefined : quantity / 100,
    said: { relation, edge },
  };
}
