/**
 * When an item ends: by what is said of itself, and by what is said of the parts that its sources
 * deliver for it (SEMANTICS: what is known of an alternate part reaches the line through its source).
 */
import { Lifecycle } from '../ontology/property.ts';
import type { ItemFacts } from './item-facts.ts';

/** Last-time buy, discontinued or obsolete; a last order date is stated; or support has ended. */
export function statedToEnd(facts: Pick<ItemFacts, 'number'>, item: number, asOf: number): boolean {
  const lifecycle = facts.number('lifecycle', item) ?? Lifecycle.unstated;
  if (lifecycle >= Lifecycle.lastTimeBuy || facts.number('lastOrderDate', item) !== undefined) return true;
  return (facts.number('endOfSupport', item) ?? Number.POSITIVE_INFINITY) < asOf;
}

export interface EndOfLife {
  /** Sources of the item that are concerned; all of them, where the item itself ends. */
  readonly sources: number;
  readonly of: number;
}

/** Undefined where nothing of it ends. O(sources of the item and what they deliver). */
export function endOfLife(facts: ItemFacts, item: number, asOf: number): EndOfLife | undefined {
  const sources = facts.sourcesAsked(item);
  if (statedToEnd(facts, item, asOf)) return { sources: sources.length, of: sources.length };
  const concerned = sources.filter((source) => facts.delivered(source).some((part) => statedToEnd(facts, part, asOf)));
  return concerned.length === 0 ? undefined : { sources: concerned.length, of: sources.length };
}

/** Earliest stated last order date of the item and of what its sources deliver, as a day. */
export function lastOrderDate(facts: ItemFacts, item: number): number | undefined {
  let earliest = facts.number('lastOrderDate', item) ?? Number.POSITIVE_INFINITY;
  for (const part of facts.deliveredParts(item)) {
    earliest = Math.min(earliest, facts.number('lastOrderDate', part) ?? Number.POSITIVE_INFINITY);
  }
  return Number.isFinite(earliest) ? earliest : undefined;
}
