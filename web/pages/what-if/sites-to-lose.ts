/** Sites at which something is made for the programme, of which a document states where they stand. */
import { useScope } from '../../address.ts';
import { useAnswer } from '../../answers.ts';
import { PlacesToLoseDocument, SitesToLoseDocument } from '../../generated/operations.ts';
import { useWhole } from '../../parts/use-whole.ts';
import { byGreatestShare } from './greatest-shares.ts';

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
  // One more than is placed: it says that there are more.
  const sites = useWhole(
    SitesToLoseDocument,
    { programme, mostSites: mostPlaced + 1, asOf, knownAt },
    ({ concentration }) => concentration,
  );
  const ids = byGreatestShare((sites.data?.rows ?? []).flatMap(({ holders }) => holders));
  const isAsked = ids.length > 0;
  const looked = ids.slice(0, mostPlaced);
  const places = useAnswer(PlacesToLoseDocument, { ids: looked, asOf, knownAt }, { enabled: isAsked });
  if (!isAsked) return { ...sites, data: sites.data && { placed: [], looked: 0, hasMore: false } };
  return {
    ...places,
    data: places.data && {
      placed: places.data.nodes.flatMap(placedSite),
      looked: looked.length,
      hasMore: ids.length > looked.length,
    },
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
