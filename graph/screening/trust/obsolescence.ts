/**
 * Question: which items of a supplier end, and when? Of each item, and of the parts that its sources deliver
 * for it: a lifecycle that is not active, or a day that is stated (last order, last shipment, end of support).
 * The last day still counts as ahead. An item of which nothing is stated is unknown, not active.
 */
import { statedToEnd } from '../../analyses/end-of-life.ts';
import type { AssertionRef } from '../../analyses/finding.ts';
import { dateOf, Lifecycle, type NumberProperty } from '../../ontology/property.ts';
import type { ViewGraph } from '../../view/graph.ts';
import { part } from './provenance.ts';
import type { Supplied } from './supplied.ts';
import { fewOf, item as itemRef, mostItemsShown, type TrustEntry, type TrustState, type TrustText } from './trust.ts';

const facet = 'obsolescence';
const days = [
  ['lastOrderDate', 'last order'],
  ['lastShipDate', 'last shipment'],
  ['endOfSupport', 'end of support'],
] as const;
const words: Readonly<Record<number, string>> = {
  [Lifecycle.active]: 'active',
  [Lifecycle.notRecommended]: 'not recommended for new designs',
  [Lifecycle.lastTimeBuy]: 'last-time buy',
  [Lifecycle.discontinued]: 'discontinued',
  [Lifecycle.obsolete]: 'obsolete',
};

/** @param lifecycleRows Rows that state a lifecycle or such a day, by item. O(items of the supplier). */
export function obsolescence(
  graph: ViewGraph,
  { lines }: Supplied,
  lifecycleRows: ReadonlyMap<number, readonly AssertionRef[]>,
  asOf: number | undefined,
): TrustEntry[] {
  const number = (property: NumberProperty, item: number): number | undefined => {
    const value = graph.items.numbers[property]?.[item];
    return value === undefined || Number.isNaN(value) ? undefined : value;
  };
  const isStated = (one: number) =>
    (number('lifecycle', one) ?? Lifecycle.unstated) !== Lifecycle.unstated ||
    days.some(([property]) => number(property, one) !== undefined);
  const stated = lines.filter(({ item, parts }) => [item, ...parts].some(isStated));
  const all = [...new Set(lines.flatMap(({ item, parts }) => [item, ...parts]))].sort((a, b) => a - b);
  const ends = all.flatMap((one) => {
    const state = stateOfItem(number, one, asOf);
    return state === undefined ? [] : [{ one, state }];
  });
  const left = ends.length - mostItemsShown;
  const count: TrustText = [`${stated.length} of ${lines.length} items`];
  const rest: TrustText[] = left > 0 ? [[`${left} more items that end are not listed`]] : [];
  const { evidence, left: more } = fewOf(
    stated.flatMap(({ item, parts }) => [item, ...parts].flatMap((one) => lifecycleRows.get(one) ?? [])),
  );
  return [
    { facet, state: part(stated.length, lines.length), what: ['lifecycle'], evidence, detail: [count, ...rest, ...more] },
    ...ends.slice(0, mostItemsShown).map(({ one, state }): TrustEntry => {
      const few = fewOf(lifecycleRows.get(one) ?? []);
      return {
        facet,
        state,
        what: [itemRef(one)],
        to: firstDay(number, one),
        evidence: few.evidence,
        detail: [...said(number, one), ...few.left],
      };
    }),
  ];
}

type NumberOf = (property: NumberProperty, item: number) => number | undefined;

/** Undefined where nothing of it ends. */
function stateOfItem(number: NumberOf, item: number, asOf: number | undefined): TrustState | undefined {
  const lifecycle = number('lifecycle', item) ?? Lifecycle.unstated;
  if (lifecycle === Lifecycle.discontinued || lifecycle === Lifecycle.obsolete) return 'ended';
  const stated = days.flatMap(([property]) => number(property, item) ?? []);
  if (asOf !== undefined && stated.some((day) => day < asOf)) return 'ended';
  if (stated.length === 0)
    return statedToEnd({ number }, item, 0) || lifecycle === Lifecycle.notRecommended ? 'ending' : undefined;
  return asOf === undefined ? 'not-judged' : 'ending';
}

function firstDay(number: NumberOf, item: number): number | undefined {
  const stated = days.flatMap(([property]) => number(property, item) ?? []);
  return stated.length === 0 ? undefined : Math.min(...stated);
}

function said(number: NumberOf, item: number): TrustText[] {
  const word = words[number('lifecycle', item) ?? Lifecycle.unstated];
  const stated = days.flatMap(([property, name]): TrustText[] => {
    const day = number(property, item);
    return day === undefined ? [] : [[`${name} ${dateOf(day)}`]];
  });
  return word === undefined ? stated : [[word], ...stated];
}
