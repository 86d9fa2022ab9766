/** The world in the plane (Equal Earth: a country is as large as its land), and which part of it is shown. */
import { geoCentroid, geoEqualEarth, geoPath } from 'd3-geo';
import type { CountryShape } from './country-shapes.ts';

export const mapWidth = 960;
export const mapHeight = 468;

const projection = geoEqualEarth().fitSize([mapWidth, mapHeight], { type: 'Sphere' });
const path = geoPath(projection).digits(1);

export type Point = readonly [number, number];

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function isWithin({ x, y, width, height }: Box, [left, top]: Point): boolean {
  return left > x && left < x + width && top > y && top < y + height;
}

export interface DrawnCountry {
  readonly code: string | undefined;
  readonly outline: string;
  /** Where its name is put: the middle of its largest part. */
  readonly middle: Point;
  /** Of its largest part, in units of the picture. */
  readonly size: number;
}

/** Undefined for a place that is no place on the earth. */
export function pointOf(longitude: number, latitude: number): Point | undefined {
  return projection([longitude, latitude]) ?? undefined;
}

export function draw({ code, geometry }: CountryShape): DrawnCountry {
  const parts =
    geometry.type === 'Polygon'
      ? [geometry]
      : geometry.coordinates.map((coordinates) => ({ type: 'Polygon' as const, coordinates }));
  const largest = parts.reduce((most, part) => (path.area(part) > path.area(most) ? part : most));
  const [[left, top], [right, bottom]] = path.bounds(largest);
  const [longitude, latitude] = geoCentroid(largest);
  return {
    code,
    outline: path(geometry) ?? '',
    middle: pointOf(longitude, latitude) ?? [0, 0],
    size: Math.max(right - left, bottom - top),
  };
}

/** West, south, east, north, in degrees. */
const regions = {
  world: undefined,
  europe: [-12, 35, 42, 66],
  middleEast: [24, 12, 66, 43],
  southAsia: [58, 4, 100, 38],
  eastAsia: [95, 15, 150, 52],
  southEastAsia: [92, -12, 142, 24],
  oceania: [110, -48, 180, -5],
  africa: [-20, -36, 54, 38],
  northAmerica: [-140, 12, -52, 62],
  southAmerica: [-86, -56, -32, 14],
} as const;

export type Region = keyof typeof regions;
export const regionNames = Object.keys(regions) as Region[];

/** The part of the picture that shows a region, in the proportions of the whole. */
export function boxOf(region: Region): Box {
  const bounds = regions[region];
  if (bounds === undefined) return { x: 0, y: 0, width: mapWidth, height: mapHeight };
  const [west, south, east, north] = bounds;
  const corners = [west, (west + east) / 2, east].flatMap((longitude) =>
    [south, (south + north) / 2, north].map((latitude) => pointOf(longitude, latitude) ?? [0, 0]),
  );
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const middle = { x: (Math.min(...xs) + Math.max(...xs)) / 2, y: (Math.min(...ys) + Math.max(...ys)) / 2 };
  const width = Math.max(Math.max(...xs) - Math.min(...xs), ((Math.max(...ys) - Math.min(...ys)) * mapWidth) / mapHeight);
  const height = (width * mapHeight) / mapWidth;
  return { x: middle.x - width / 2, y: middle.y - height / 2, width, height };
}
