/** What the register is narrowed to, in words: for what leaves the page. */
import { useScope } from '../../address.ts';
import { EndItemNameDocument } from '../../generated/operations.ts';
import { useAnswers } from '../../parts/use-answers.ts';
import { texts } from '../../texts/texts.ts';
import { facetNames, type RegisterAddress, unknownValue } from './ask.ts';

const t = texts.gaps;

/** How its rows are grouped, and all that it is narrowed to. */
export interface ChoicesText {
  readonly group: string;
  readonly choices: readonly string[];
}

/** An end item whose name is not there is said by its id. */
export function useChoicesText({ asked, chosen, isOverdue, text, stops }: RegisterAddress): ChoicesText {
  const { asOf, knownAt } = useScope();
  const names = useAnswers(
    EndItemNameDocument,
    stops.map((id) => ({ id, asOf, knownAt })),
  );
  return {
    group: t.groups[asked.group],
    choices: [
      ...facetNames.flatMap((facet) =>
        chosen(facet).map((value) => `${t.facets[facet]}: ${value === unknownValue ? t.notKnown.other : value}`),
      ),
      ...stops.map((id, place) => `${t.facets.stops}: ${names[place]?.data?.node?.name ?? id}`),
      ...(isOverdue ? [t.overdue] : []),
      ...(text === '' ? [] : [`${t.searchIn}: ${text}`]),
    ],
  };
}
