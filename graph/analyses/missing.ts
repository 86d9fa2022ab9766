/**
 * Question: which things are those that `coverageOf` counts as not known? By the same rules and in the same scope
 * (`known-fact.ts`), so that a list has as many rows as the figure says. Ascending. O(items + sources).
 */
import type { NodeRef, ViewGraph } from '../view/graph.ts';
import { type FactKind, knownFact } from './known-fact.ts';
import type { Scope } from './scope.ts';

export function missingIn(graph: ViewGraph, scope: Pick<Scope, 'items'>, kind: FactKind): NodeRef[] {
  const { type, asked, isKnown } = knownFact(graph, scope, kind);
  const missing: NodeRef[] = [];
  for (let index = 0; index < asked.length; index++) if (asked[index] === 1 && !isKnown(index)) missing.push({ type, index });
  return missing;
}
