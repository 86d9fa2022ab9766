/** Shares of countries, and places, on a map of the world: with its table, by keyboard as by mouse. */
import { useAsked } from '../answers.ts';
import '../theme/map.css';
import { type ReactNode, useId, useMemo, useRef, useState } from 'react';
import { AnswerOf } from '../parts/answer-of.tsx';
import { PictureFrame } from '../parts/picture-frame.tsx';
import { texts } from '../texts/texts.ts';
import { countryShapes } from './country-shapes.ts';
import { EndButtons, RegionButtons } from './map-buttons.tsx';
import { MapCountry } from './map-country.tsx';
import { boxOf, type DrawnCountry, draw, isWithin, mapHeight, mapWidth, type Region } from './map-frame.ts';
import { labelsThatFit } from './map-labels.ts';
import { MapLegend } from './map-legend.tsx';
import { MapPlace } from './map-place.tsx';
import { MapTable } from './map-table.tsx';
import type { Share } from './share-class.ts';
import { usePixelWidth } from './use-pixel-width.ts';

const t = texts.parts.map;

export interface CountryShare extends Share {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  readonly name: string;
  /** Address of what is behind it. */
  readonly to: string;
  /** Marked, where countries are chosen. */
  readonly isChosen?: boolean;
}

export interface Place {
  readonly id: string;
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly to: string;
  /** Marked, where places are chosen. */
  readonly isChosen?: boolean;
}

/** Beside the map, of the part of the world that it shows; not of the whole world. */
export type OfRegion = (name: string, inSight: readonly CountryShare[]) => ReactNode;

export interface WorldMapProps {
  readonly caption: string;
  /** Name of the saved files, without their endings. */
  readonly file: string;
  readonly shares?: readonly CountryShare[];
  readonly places?: readonly Place[];
  /** What falls to countries that nobody named: it has no place on the map, but a row in the table. */
  readonly notKnown?: Share | undefined;
  readonly ofRegion?: OfRegion | undefined;
}

export function WorldMap({ caption, file, shares = [], places = [], notKnown, ofRegion }: WorldMapProps) {
  const shapes = useAsked({
    queryKey: ['country shapes'],
    queryFn: async ({ signal }) => (await countryShapes(signal)).map(draw),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <PictureFrame caption={caption} file={file} table={<MapTable caption={caption} {...{ file, shares, places, notKnown }} />}>
      <AnswerOf of={shapes}>{(drawn) => <Drawing {...{ caption, drawn, shares, places, ofRegion }} />}</AnswerOf>
      <MapLegend hasPlaces={places.length > 0} />
    </PictureFrame>
  );
}

interface MapProps {
  readonly caption: string;
  readonly drawn: readonly DrawnCountry[];
  readonly shares: readonly CountryShare[];
  readonly places: readonly Place[];
  readonly ofRegion: OfRegion | undefined;
}

function Drawing({ caption, drawn, shares, places, ofRegion }: MapProps) {
  const [region, setRegion] = useState<Region>('world');
  const [by, setBy] = useState<keyof Share>('low');
  const hatch = useId();
  const svg = useRef<SVGSVGElement>(null);
  const box = boxOf(region);
  const pixel = box.width / usePixelWidth(svg, mapWidth);
  const named = useMemo(() => byShare(drawn, shares), [drawn, shares]);
  const missing = shares.filter(({ code }) => named.every(({ share }) => share.code !== code));
  const inSight = named.filter(({ countries: [first] }) => isWithin(box, first.middle)).map(({ share }) => share);
  const labels = labelsThatFit(
    named.map(({ share, countries: [first] }) => ({ code: share.code, at: first.middle })),
    11 * pixel,
    box,
  );
  return (
    <>
      <RegionButtons region={region} choose={setRegion} />
      {region !== 'world' && ofRegion?.(t.regions[region], inSight)}
      {shares.length > 0 && <EndButtons by={by} choose={setBy} />}
      {/* biome-ignore lint/a11y/useSemanticElements: a group of links within a picture has no element of its own */}
      <svg
        ref={svg}
        className="hb-map"
        role="group"
        aria-label={caption}
        data-part={t.regions[region]}
        viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`}
        style={{ aspectRatio: `${mapWidth} / ${mapHeight}` }}
      >
        <defs>
          <pattern id={hatch} width={6 * pixel} height={6 * pixel} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect className="hb-map__none" width={6 * pixel} height={6 * pixel} />
            <rect className="hb-map__stripe" width={2.5 * pixel} height={6 * pixel} />
          </pattern>
        </defs>
        <Others drawn={drawn} shares={shares} />
        {named.map(({ share, countries }) => (
          <MapCountry key={share.code} share={share} countries={countries} by={by} hatch={hatch} pixel={pixel} />
        ))}
        {places.map((place) => (
          <MapPlace key={place.id} place={place} pixel={pixel} />
        ))}
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of texts is nothing that takes the focus */}
        <g aria-hidden="true">
          {labels.map(({ code, at: [x, y] }) => (
            <text key={code} className="hb-map__label" x={x} y={y + 4 * pixel} fontSize={11 * pixel} strokeWidth={3 * pixel}>
              {code}
            </text>
          ))}
        </g>
      </svg>
      {missing.length > 0 && <p>{t.notDrawn(missing.map(({ name }) => name).join(', '))}</p>}
    </>
  );
}

/** Land that no share is about. */
function Others({ drawn, shares }: Pick<MapProps, 'drawn' | 'shares'>) {
  const codes = new Set(shares.map(({ code }) => code));
  return (
    <g>
      {drawn
        .filter(({ code }) => code === undefined || !codes.has(code))
        .map(({ outline }) => (
          <path key={outline} className="hb-map__country hb-map__none" d={outline} />
        ))}
    </g>
  );
}

/** The greatest share first, which is the order of the keyboard too; a code may have several pieces of land. */
function byShare(drawn: readonly DrawnCountry[], shares: readonly CountryShare[]) {
  return [...shares]
    .sort((a, b) => (b.low ?? -1) - (a.low ?? -1) || (b.high ?? -1) - (a.high ?? -1))
    .map((share) => ({ share, countries: drawn.filter(({ code }) => code === share.code) }))
    .filter(({ countries }) => countries.length > 0);
}
