/** What the colours and signs of the map mean. */
import { texts } from '../texts/texts.ts';
import { classes } from './share-class.ts';

const t = texts.parts.map;

export function MapLegend({ hasPlaces }: { readonly hasPlaces: boolean }) {
  return (
    <ul className="hb-legend" aria-label={t.legend}>
      {classes.map(({ name, to }, index) => (
        <li key={name}>
          <span className={`hb-swatch hb-map__${name}`} aria-hidden="true" />
          {t.upTo(index === 0 ? 0 : classes[index - 1].to, to)}
        </li>
      ))}
      <li>
        <span className="hb-swatch hb-swatch--possible" aria-hidden="true" />
        {t.possible}
      </li>
      <li>
        <span className="hb-swatch hb-map__unknown" aria-hidden="true" />
        {t.unknown}
      </li>
      <li>
        <span className="hb-swatch hb-map__none" aria-hidden="true" />
        {t.notNamed}
      </li>
      {hasPlaces && (
        <li>
          <span className="hb-swatch hb-swatch--place" aria-hidden="true" />
          {t.place}
        </li>
      )}
    </ul>
  );
}
