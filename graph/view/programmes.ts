/**
 * End items of programmes. What a programmes table or a BOM's main component says stands; items that
 * nothing requires, of tables handed in for a programme, are end items only while no programmes table
 * names them and nothing in the view requires them or has them as its substitute (SEMANTICS.md).
 */
import { EdgeKind } from '../ontology/edge-kind.ts';
import { Assertions } from './assertions.ts';
import type { Csr } from './graph.ts';
import { eachEdge, eachEdgeValue } from './raw.ts';
import type { Parted } from './relations.ts';

export interface EndItems {
  /** With places, in (document, row) order. */
  readonly kept: Assertions;
  /** Which assertions do not stand (`rowKey`). */
  readonly dropped: ReadonlySet<number>;
}

/** One number for a document's ordinal and a row. */
export function rowKey(document: number, row: number): number {
  return document * 0x1_0000_0000 + row;
}

/** `requirements`: everything whose targets are required; `substitutes`: item -> what can stand for it. */
export function endItems({ raw, index }: Parted, requirements: () => readonly Csr[], substitutes: () => Csr): EndItems {
  const all = new Assertions(0, true);
  const assumed: boolean[] = [];
  const named = new Set<number>();
  eachEdgeValue(raw, EdgeKind.INCLUDES, 'assumed', (from, to, isAssumed, d, edge) => {
    const { columns, format } = raw.documents[d];
    all.push(index.of[from], index.of[to], d, columns.mentionNode.length + edge);
    assumed.push(isAssumed === 1);
    if (format.startsWith('table-') && isAssumed !== 1) named.add(index.of[from]);
  });
  if (!assumed.includes(true)) return { kept: all, dropped: new Set() };
  const taken = new Uint8Array(index.counts.Item);
  for (const { targets } of [...requirements(), substitutes()]) for (const item of targets) taken[item] = 1;
  return split(all, (i, from, item) => assumed[i] && (named.has(from) || taken[item] === 1));
}

/** End items of a portion of a view: the whole view says which assertions do not stand. */
export function endItemsWithout({ raw, index }: Parted, isDropped: (document: number, row: number) => boolean): EndItems {
  const all = new Assertions(0, true);
  eachEdge(raw, EdgeKind.INCLUDES, (from, to, d, edge) => {
    all.push(index.of[from], index.of[to], d, raw.documents[d].columns.mentionNode.length + edge);
  });
  const { documents, rows } = all;
  return split(all, (i) => isDropped(documents[i], rows[i]));
}

function split(all: Assertions, isDropped: (position: number, from: number, to: number) => boolean): EndItems {
  const kept = new Assertions(all.length, true);
  const dropped = new Set<number>();
  const { from, to, documents, rows } = all;
  for (let i = 0; i < all.length; i++) {
    if (isDropped(i, from[i], to[i])) dropped.add(rowKey(documents[i], rows[i]));
    else kept.push(from[i], to[i], documents[i], rows[i]);
  }
  return { kept, dropped };
}
