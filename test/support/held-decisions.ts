/** Decisions as the LISTED_AS edges of a graph say them: `apart` is a no match, one with an end has lapsed. */
import type { HeldDecision } from '../../graph/screening/held-decision.ts';
import type { ViewGraph } from '../../graph/view/graph.ts';

export function decidedIn({ organizations }: ViewGraph): HeldDecision[] {
  const { offsets, targets, numbers } = organizations.listedAs;
  const decided: HeldDecision[] = [];
  for (let organization = 0; organization < organizations.count; organization++) {
    for (let edge = offsets[organization]; edge < offsets[organization + 1]; edge++) {
      const isLapsed = numbers.to !== undefined && !Number.isNaN(numbers.to[edge]);
      const verdict = numbers.apart?.[edge] === 1 ? 'no match' : isLapsed ? 'lapsed' : 'match';
      decided.push({ organization, entry: targets[edge], verdict });
    }
  }
  return decided;
}
