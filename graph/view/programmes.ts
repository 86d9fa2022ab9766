/**
 * End items of programmes. What a programmes table or a BOM's main component says stands; items that
 * nothing requires, of tables handed in for a programme, are end items only while no programmes table
 * names them and nothing in the view requires them or has them as its substitute (SEMANTICS.md).
 */
import { type CollectedEdges, EdgeCollector } from './collect-edges.ts';
import { denseNumbers, type Raw } from './raw.ts';

export function endItems(raw: Raw, edges: CollectedEdges, isSubstitute: (item: number) => boolean): EdgeCollector {
  const all = edges.by.includes;
  const assumed = raw.documents.map(({ columns }) => denseNumbers(columns, 'assumed'));
  const named = new Set<number>();
  for (let i = 0; i < all.length; i++) {
    const isTable = raw.documents[all.documents[i]].format.startsWith('table-');
    if (isTable && !isAssumed(i)) named.add(all.from[i]);
  }
  const kept = new EdgeCollector();
  for (let i = 0; i < all.length; i++) {
    const item = all.to[i];
    if (isAssumed(i) && (named.has(all.from[i]) || edges.required[item] === 1 || isSubstitute(item))) continue;
    kept.push(all.from[i], item, all.documents[i], all.rows[i]);
  }
  return kept;

  function isAssumed(position: number): boolean {
    return assumed[all.documents[position]]?.[all.rows[position]] === 1;
  }
}
