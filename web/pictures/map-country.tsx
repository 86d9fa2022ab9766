/** One country on the map: its land, and a dot where that would be too small to see. */
import { Link } from 'react-router';
import { texts } from '../texts/texts.ts';
import type { DrawnCountry } from './map-frame.ts';
import { type Share, shareClass } from './share-class.ts';
import { shareText } from './share-text.ts';
import type { CountryShare } from './world-map.tsx';

const smallest = 7;

interface MapCountryProps {
  readonly share: CountryShare;
  readonly countries: readonly DrawnCountry[];
  /** Which end of the share it is coloured by. */
  readonly by: keyof Share;
  /** Id of the pattern for what is possible only. */
  readonly hatch: string;
  /** Units of the picture that a pixel is. */
  readonly pixel: number;
}

export function MapCountry({ share, countries, by, hatch, pixel }: MapCountryProps) {
  const { isChosen = false } = share;
  const shown = texts.parts.map.countryShare(share.name, shareText(share));
  const name = isChosen ? texts.parts.map.chosen(shown) : shown;
  const kind = shareClass(share, by);
  const fill = kind === 'possible' ? { fill: `url("#${hatch}")` } : undefined;
  const size = Math.max(...countries.map((country) => country.size));
  const [x, y] = countries[0].middle;
  return (
    <Link className={isChosen ? 'hb-map__link hb-map__link--chosen' : 'hb-map__link'} to={share.to} aria-label={name}>
      <title>{name}</title>
      {countries.map(({ outline }) => (
        <path key={outline} className={`hb-map__country hb-map__${kind}`} style={fill} d={outline} />
      ))}
      {size / pixel < smallest && (
        <circle className={`hb-map__country hb-map__${kind}`} style={fill} cx={x} cy={y} r={4.5 * pixel} />
      )}
    </Link>
  );
}
