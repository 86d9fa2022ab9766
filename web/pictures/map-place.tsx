/** One place on the map. */
import { Link } from 'react-router';
import { texts } from '../texts/texts.ts';
import { pointOf } from './map-frame.ts';
import type { Place } from './world-map.tsx';

export function MapPlace({ place, pixel }: { readonly place: Place; readonly pixel: number }) {
  const at = pointOf(place.longitude, place.latitude);
  if (at === undefined) return null;
  const [x, y] = at;
  const { isChosen = false } = place;
  const name = isChosen ? texts.parts.map.chosen(place.name) : place.name;
  const half = 4.5 * pixel;
  return (
    <Link className={isChosen ? 'hb-map__link hb-map__link--chosen' : 'hb-map__link'} to={place.to} aria-label={name}>
      <title>{name}</title>
      <rect
        className="hb-map__place"
        x={x - half}
        y={y - half}
        width={half * 2}
        height={half * 2}
        transform={`rotate(45 ${x} ${y})`}
      />
    </Link>
  );
}
