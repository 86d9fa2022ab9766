/** Sites on the map of the world: those with coordinates as places, all by their countries. */
import { useMemo } from 'react';
import { useAddressOf } from '../../address.ts';
import { WorldMap } from '../../pictures/world-map.tsx';
import { count, texts } from '../../texts/texts.ts';
import { type PlacedSite, placesOf, sharesOf } from './site-shares.ts';

const t = texts.things.sites;

interface SitesMapProps {
  readonly sites: readonly PlacedSite[];
  readonly caption: string;
  /** Where all stand in one country by what is asked, it says nothing that it does. */
  readonly withShares: boolean;
}

export function SitesMap({ sites, caption, withShares }: SitesMapProps) {
  const addressOf = useAddressOf();
  const places = useMemo(() => placesOf(sites, addressOf), [sites, addressOf]);
  const shares = useMemo(() => (withShares ? sharesOf(sites, addressOf) : []), [sites, withShares, addressOf]);
  if (places.length + shares.length === 0) return null;
  const unplaced = sites.length - places.length;
  return (
    <>
      <WorldMap caption={caption} file="sites-map" shares={shares} places={places} />
      {unplaced > 0 && <p>{t.unplaced(count(unplaced))}</p>}
    </>
  );
}
