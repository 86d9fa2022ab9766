/**
 * The world as paths (Equal Earth; Natural Earth 1:50m by world-atlas), fit for print: points closer than a
 * pixel to the last one are left out, and islands of less than that. Fixed decimals: the same bytes each time.
 */
import { createRequire } from 'node:module';
import { geoArea, geoCentroid, geoEqualEarth, geoPath } from 'd3-geo';
import countries from 'i18n-iso-countries';
import { feature } from 'topojson-client';

export const mapSize = { width: 960, height: 468 } as const;
/** Pixels. */
const nearest = 1.2;

export interface MapCountry {
  /** ISO 3166-1 alpha-2; empty where Natural Earth has none. */
  readonly code: string;
  /** Path data; empty where all of it is smaller than a pixel or two. */
  readonly path: string;
  /** Where a figure may stand. */
  readonly x: string;
  readonly y: string;
}

let drawn: readonly MapCountry[] | undefined;

/** All countries, by code. Made once: it depends on nothing. */
export function worldCountries(): readonly MapCountry[] {
  drawn ??= draw();
  return drawn;
}

type World = Parameters<typeof feature>[0];

function draw(): MapCountry[] {
  const world = createRequire(import.meta.url)('world-atlas/countries-50m.json') as World;
  const projection = geoEqualEarth().fitExtent(
    [
      [2, 2],
      [mapSize.width - 2, mapSize.height - 2],
    ],
    { type: 'Sphere' },
  );
  const path = geoPath(projection).digits(1);
  const codeOf = new Map(Object.entries(countries.getNumericCodes()));
  const found = feature(world, world.objects.countries);
  const features = found.type === 'FeatureCollection' ? found.features : [found];
  const all = features.map((country) => {
    const [x, y] = projection(geoCentroid(largestPart(country))) ?? [0, 0];
    const code = codeOf.get(String(country.id).padStart(3, '0')) ?? '';
    return { code, path: thinned(path(country) ?? ''), x: x.toFixed(1), y: y.toFixed(1) };
  });
  return all.sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.path < b.path ? -1 : 1));
}

/** A figure stands on the main land of a country, not in the sea between its parts. */
function largestPart<Feature extends ReturnType<typeof feature>>(country: Feature): Feature {
  if (!('geometry' in country) || country.geometry?.type !== 'MultiPolygon') return country;
  const parts = country.geometry.coordinates;
  const polygons = parts.map((coordinates) => ({ type: 'Polygon' as const, coordinates }));
  const largest = polygons.reduce((best, part) => (geoArea(part) > geoArea(best) ? part : best));
  return { ...country, geometry: largest };
}

/** `M1,2L3,4Z`, ring by ring. */
function thinned(path: string): string {
  const rings = path.split('Z').filter((ring) => ring.startsWith('M'));
  return rings.map(thinnedRing).join('');
}

/** Steps from point to point are shorter than places; in whole tenths, so that none drifts. */
function thinnedRing(ring: string): string {
  const points = ring
    .slice(1)
    .split('L')
    .map((point) => point.split(',').map((value) => Math.round(Number(value) * 10)));
  const steps: string[] = [];
  let last: number[] | undefined;
  for (const [x, y] of points) {
    const [dx, dy] = last === undefined ? [x, y] : [x - last[0], y - last[1]];
    if (last !== undefined && Math.hypot(dx, dy) < nearest * 10) continue;
    steps.push(`${dx / 10}${dy < 0 ? '' : ' '}${dy / 10}`);
    last = [x, y];
  }
  return steps.length < 3 ? '' : `M${steps[0]}l${steps.slice(1).join(' ').replaceAll(' -', '-')}z`;
}
