/**
 * When an item ends: by what is said of itself, and by what is said of the parts that its sources
 * deliver for it (SEMANTICS: what is known of an alternate part reaches the line through its source).
 */
import { Lifecycle, type NumberProperty } from '../ontology/property.ts';
import type { ViewGraph } from '../view/graph.ts';
import type { ItemFacts } from './item-facts.ts';

/** Days on which an item ends, in the order in which they come. */
export const endDays = [
  ['lastOrderDate', 'last order'],
  ['lastShipDate', 'last shipment'],
  ['endOfSupport', 'end of support'],
] as const satisfies readonly (readonly [NumberProperty, string])[];

/** By code of the ontology; one that is not stated has no words. */
export const lifecycleWords: Readonly<Record<number, string>> = {
  [Lifecycle.active]: 'active',
  [Lifecycle.notRecommended]: 'not recommended for new designs',
  [Lifecycle.lastTimeBuy]: 'last-time buy',
  [Lifecycle.discontinued]: 'discontinued',
  [Lifecycle.obsolete]: 'obsolete',
};

/** A number of an item; undefined where nobody states it. */
export type NumberOf = (property: NumberProperty, item: number) => number | undefined;

export function numbersOfItems({ items }: Pick<ViewGraph, 'items'>): NumberOf {
  return (property, item) => {
    const value = items.numbers[property]?.[item];
    return value === undefined || Number.isNaN(value) ? undefined : value;
  };
}

/** Whether anything is stated of when it ends, be it that it does not. */
export function isLifecycleStated(number: NumberOf, item: number): boolean {
  return (
    (number('lifecycle', item) ?? Lifecycle.unstated) !== Lifecycle.unstated ||
    endDays.some(([property]) => number(property, item) !== undefined)
  );
}

/** The earliest of the stated days; undefined where none is. */
export function firstEndDay(number: NumberOf, item: number): number | undefined {
  const stated = endDays.flatMap(([property]) => number(property, item) ?? []);
  return stated.length === 0 ? undefined : Math.min(...stated);
}

/** `not-judged`: a day is stated, and none is known to compare it with. */
export type EndState = 'ended' | 'ending' | 'not-judged';

/** Undefined where nothing of it ends. The last day still counts as ahead. */
export function endStateOf(number: NumberOf, item: number, asOf: number | undefined): EndState | undefined {
  const lifecycle = number('lifecycle', item) ?? Lifecycle.unstated;
  if (lifecycle === Lifecycle.discontinued || lifecycle === Lifecycle.obsolete) return 'ended';
  const first = firstEndDay(number, item);
  if (asOf !== undefined && first !== undefined && first < asOf) return 'ended';
  if (first === undefined)
    return statedToEnd({ number }, item, 0) || lifecycle === Lifecycle.notRecommended ? 'ending' : undefined;
  return asOf === undefined ? 'not-judged' : 'ending';
}

/** Last-time buy, discontinued or obsolete; a last order date is stated; or support has ended. */
export function statedToEnd(facts: { readonly number: NumberOf }, item: number, asOf: number): boolean {
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
