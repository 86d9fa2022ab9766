/** Sites at which something is made for the programme, of which a document states where they stand. */
import { useScope } from '../../address.ts';
import { useAnswer } from '../../answers.ts';
import { PlacesToLoseDocument, SitesToLoseDocument } from '../../generated/operations.ts';

/** Those with the greatest shares: more would lie upon one another. */
const mostPlaced = 200;

export interface PlacedSite {
  readonly id: string;
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
}

export function useSitesToLose() {
  const { programme, asOf, knownAt } = useScope();
  const sites = useAnswer(SitesToLoseDocument, { programme, asOf, knownAt });
  const holders = (sites.data?.concentration.nodes ?? []).flatMap((node) => node.holders);
  // What nobody named has no id.
  const ids = [...new Set(holders.map(({ id }) => id))].filter((id) => id !== '');
  const isAsked = ids.length > 0;
  const looked = ids.slice(0, mostPlaced);
  const places = useAnswer(PlacesToLoseDocument, { ids: looked, asOf, knownAt }, { enabled: isAsked });
  if (!isAsked) return { ...sites, data: sites.data && { placed: [], looked: 0, all: 0 } };
  return {
    ...places,
    data: places.data && { placed: places.data.nodes.flatMap(placedSite), looked: looked.length, all: ids.length },
  };
}

type Found = {
  readonly id: string;
  readonly name?: string;
  readonly latitude?: number | null;
  readonly longitude?: number | null;
};

function placedSite(found: Found | null): PlacedSite[] {
  const { id = '', name = '', latitude, longitude } = found ?? {};
  return latitude == null || longitude == null ? [] : [{ id, name, latitude, longitude }];
}
