/** What documents say of one item standing for another. */

import type { NumberProperty } from '../../graph/ontology/property.ts';
import { rowOf } from '../../graph/view/csr.ts';
import type { Relation, ViewGraph } from '../../graph/view/graph.ts';

export interface Substitution {
  /** Undefined: no document says. */
  readonly qualified: boolean | undefined;
  readonly qualificationDays: number | undefined;
  /** The assertion lists that say so, and the edge in them. */
  readonly said: { readonly relation: Relation; readonly edge: number };
}

/** Of a substitute that the item has. */
export function substitutionOf({ items: { substitutes: relation } }: ViewGraph, item: number, substitute: number): Substitution {
  const edge = relation.offsets[item] + rowOf(relation, item).indexOf(substitute);
  const stated = (property: NumberProperty) => {
    const value = relation.numbers[property]?.[edge] ?? Number.NaN;
    return Number.isNaN(value) ? undefined : value;
  };
  const qualified = stated('qualified');
  return {
    qualified: qualified === undefined ? undefined : qualified === 1,
    qualificationDays: stated('qualificationDays'),
    said: { relation, edge },
  };
}
