/** Outlines of countries: Natural Earth by way of world-atlas, a file that the server gives with the pages. */
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import codes from 'i18n-iso-countries/codes.json';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlas from 'world-atlas/countries-50m.json?url';
import { reach } from '../answers.ts';

export interface CountryShape {
  /** ISO 3166-1 alpha-2; undefined for land that it has no code for. */
  readonly code: string | undefined;
  readonly geometry: Polygon | MultiPolygon;
}

type Atlas = Topology<{ readonly countries: GeometryCollection<{ readonly name: string }> }>;

/** Land that has no number in ISO 3166-1, and the code that data about it bears. */
const byName: Readonly<Record<string, string>> = { Kosovo: 'XK', 'N. Cyprus': 'CY', Somaliland: 'SO' };
const byNumber = new Map((codes as readonly (readonly string[])[]).map(([alpha2, , number]) => [number, alpha2]));

/** Errors: AskFailure where the server is away; what the browser throws for a file that is no atlas. */
export async function countryShapes(signal: AbortSignal): Promise<readonly CountryShape[]> {
  const topology = (await (await reach(atlas, { signal })).json()) as Atlas;
  const { features } = feature(topology, topology.objects.countries) as FeatureCollection<
    Polygon | MultiPolygon,
    { readonly name: string }
  >;
  return features.map(({ id, geometry, properties }) => ({
    code: byNumber.get(String(id)) ?? byName[properties.name],
    geometry,
  }));
}
