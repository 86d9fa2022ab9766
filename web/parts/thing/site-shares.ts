/** Where sites stand: which part of them in which country, and which of them at which place. */
import type { CountryShare, Place } from '../../pictures/world-map.tsx';
import type { Named } from '../thing-links.tsx';

export interface PlacedSite {
  readonly id: string;
  readonly name: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly countries: readonly (Named & { readonly code: string })[];
}

type AddressOf = (path: string, parameters: { readonly id: string }) => string;

export function placesOf(sites: readonly PlacedSite[], addressOf: AddressOf): Place[] {
  return sites.flatMap(({ id, name, latitude, longitude }) =>
    latitude === null || longitude === null ? [] : [{ id, name, latitude, longitude, to: addressOf('/site', { id }) }],
  );
}

/** In basis points of the sites: surely there is one of which this country alone is stated; any may be there of which none is. */
export function sharesOf(sites: readonly PlacedSite[], addressOf: AddressOf): CountryShare[] {
  const nowhere = sites.filter(({ countries }) => countries.length === 0).length;
  const countries = new Map(sites.flatMap((site) => site.countries.map((country) => [country.id, country] as const)));
  const part = (count: number) => Math.round((count / sites.length) * 10_000);
  return [...countries.values()].map(({ id, code, name }) => {
    const own = sites.filter((site) => site.countries.some((country) => country.id === id));
    const surely = own.filter((site) => site.countries.length === 1).length;
    return { code, name, low: part(surely), high: part(own.length + nowhere), to: addressOf('/country', { id }) };
  });
}
