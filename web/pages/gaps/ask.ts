/** What the page asks stands in its address: what the list is narrowed to, its order, its columns, the open gap. */
import { useCallback, useMemo } from 'react';
import { type ChangeAddress, useAddress, useScope } from '../../address.ts';
import type { GapFilter, GapGroup, GapSort } from '../../generated/operations.ts';
import { type Asked, notOffered } from '../../parts/not-offered.tsx';
import { texts } from '../../texts/texts.ts';
import { gapColumns } from './columns.tsx';

export const facetNames = ['archetype', 'level', 'criticality', 'certainty', 'system', 'owner', 'status'] as const;
export type FacetName = (typeof facetNames)[number];

/** In an address, that a value is not known; no word of the register is without a letter. */
export const unknownValue = '-';

/** In an address. */
const sorts: ReadonlySet<string> = new Set(['RANK', ...gapColumns.flatMap(({ sort }) => sort ?? [])]);
const levels: readonly string[] = [unknownValue, ...Object.keys(texts.gaps.levels)];

export interface RegisterAsked {
  readonly programme: string | undefined;
  readonly asOf: string | undefined;
  readonly knownAt: string | undefined;
  readonly group: GapGroup;
  readonly filter: GapFilter;
  readonly sort: GapSort;
  readonly descending: boolean;
}

export interface RegisterAddress {
  readonly asked: RegisterAsked;
  /** Values chosen of a facet, as they stand in the address. */
  readonly chosen: (facet: FacetName) => readonly string[];
  readonly choices: number;
  readonly text: string;
  /** Ids of end items that the gaps shown stop. */
  readonly stops: readonly string[];
  readonly isOverdue: boolean;
  readonly isGone: boolean;
  readonly columns: readonly string[];
  readonly gap: string;
  readonly change: ChangeAddress;
  readonly clear: () => void;
}

export function useRegister(): RegisterAddress {
  const scope = useScope();
  const [parameters, change] = useAddress();
  const text = parameters.get('text') ?? '';
  const isOverdue = parameters.get('overdue') === 'yes';
  const search = parameters.toString();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is all that it hangs on
  const asked = useMemo(
    (): RegisterAsked => ({
      ...scope,
      group: parameters.get('rows') === 'item' ? 'ITEM' : 'CANDIDATE',
      filter: filterOf(parameters),
      sort: (sorts.has(parameters.get('sort') ?? '') ? parameters.get('sort') : 'RANK') as GapSort,
      descending: parameters.get('order') === 'down',
    }),
    [search],
  );
  const clear = useCallback(() => {
    change({
      ...Object.fromEntries(facetNames.map((name) => [name, undefined])),
      text: undefined,
      overdue: undefined,
      stops: undefined,
    });
  }, [change]);
  const stops = parameters.getAll('stops');
  const chosen = (facet: FacetName) => parameters.getAll(facet);
  const choices =
    facetNames.reduce((sum, facet) => sum + chosen(facet).length, 0) + Number(isOverdue) + Number(text !== '') + stops.length;
  return {
    asked,
    chosen,
    choices,
    text,
    stops,
    isOverdue,
    isGone: parameters.get('gone') === 'yes',
    columns: (parameters.get('columns') ?? '').split(' ').filter((name) => name !== ''),
    gap: parameters.get('gap') ?? '',
    change,
    clear,
  };
}

/** What the address asks for and the register has not. */
export function notInRegister(parameters: URLSearchParams): Asked[] {
  return [...notOffered(parameters, 'sort', [...sorts]), ...notOffered(parameters, 'level', levels)];
}

/** Levels are words in an address, and names of the schema in a question. */
function filterOf(parameters: URLSearchParams): GapFilter {
  const filter: Record<string, unknown> = {};
  for (const facet of facetNames) {
    const offered =
      facet === 'level' ? parameters.getAll(facet).filter((value) => levels.includes(value)) : parameters.getAll(facet);
    const values = offered.map((value) => (value === unknownValue ? null : value));
    if (values.length === 0) continue;
    filter[facet] = facet === 'level' ? values.map((value) => value?.toUpperCase().replaceAll('-', '_') ?? null) : values;
  }
  if (parameters.get('overdue') === 'yes') filter.overdue = true;
  const stops = parameters.getAll('stops');
  if (stops.length > 0) filter.stops = stops;
  const text = parameters.get('text') ?? '';
  if (text !== '') filter.text = text;
  return filter as GapFilter;
}
