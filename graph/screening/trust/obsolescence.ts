/**
 * Question: which items of a supplier end, and when? Of each item, and of the parts that its sources deliver
 * for it: a lifecycle that is not active, or a day that is stated (last order, last shipment, end of support).
 * The last day still counts as ahead. An item of which nothing is stated is unknown, not active.
 */
import {
  endDays,
  endStateOf,
  firstEndDay,
  isLifecycleStated,
  lifecycleWords,
  type NumberOf,
  numbersOfItems,
} from '../../analyses/end-of-life.ts';
import type { AssertionRef } from '../../analyses/finding.ts';
import { dateOf, Lifecycle } from '../../ontology/property.ts';
import type { ViewGraph } from '../../view/graph.ts';
import { part } from './provenance.ts';
import type { Supplied } from './supplied.ts';
import { fewOf, item as itemRef, mostItemsShown, type TrustEntry, type TrustText } from './trust.ts';

const facet = 'obsolescence';

/** @param lifecycleRows Rows that state a lifecycle or such a day, by item. O(items of the supplier). */
export function obsolescence(
  graph: ViewGraph,
  { lines }: Supplied,
  lifecycleRows: ReadonlyMap<number, readonly AssertionRef[]>,
  asOf: number | undefined,
): TrustEntry[] {
  const number = numbersOfItems(graph);
  const stated = lines.filter(({ item, parts }) => [item, ...parts].some((one) => isLifecycleStated(number, one)));
  const all = [...new Set(lines.flatMap(({ item, parts }) => [item, ...parts]))].sort((a, b) => a - b);
  const ends = all.flatMap((one) => {
    const state = endStateOf(number, one, asOf);
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
        to: firstEndDay(number, one),
        evidence: few.evidence,
        detail: [...said(number, one), ...few.left],
      };
    }),
  ];
}

function said(number: NumberOf, item: number): TrustText[] {
  const word = lifecycleWords[number('lifecycle', item) ?? Lifecycle.unstated];
  const stated = endDays.flatMap(([property, name]): TrustText[] => {
    const day = number(property, item);
    return day === undefined ? [] : [[`${name} ${dateOf(day)}`]];
  });
  return word === undefined ? stated : [[word], ...stated];
}
