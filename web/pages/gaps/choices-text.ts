/** What the register is narrowed to, in words: for what leaves the page. */
import { texts } from '../../texts/texts.ts';
import { facetNames, type RegisterAddress, unknownValue } from './ask.ts';

const t = texts.gaps;

export function choicesText({ chosen, isOverdue, text }: Pick<RegisterAddress, 'chosen' | 'isOverdue' | 'text'>): string[] {
  return [
    ...facetNames.flatMap((facet) =>
      chosen(facet).map((value) => `${t.facets[facet]}: ${value === unknownValue ? t.notKnown.other : value}`),
    ),
    ...(isOverdue ? [t.overdue] : []),
    ...(text === '' ? [] : [`${t.searchIn}: ${text}`]),
  ];
}
