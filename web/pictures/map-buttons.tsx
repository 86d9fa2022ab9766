/** What of the world a map shows, and which end of shares it is coloured by. */
import { Button } from '@trussworks/react-uswds';
import { texts } from '../texts/texts.ts';
import { type Region, regionNames } from './map-frame.ts';
import type { Share } from './share-class.ts';

const t = texts.parts.map;

export function RegionButtons({ region, choose }: { readonly region: Region; readonly choose: (region: Region) => void }) {
  return (
    <fieldset className="hb-tools hb-regions">
      <legend className="hb-hidden">{t.show}</legend>
      {regionNames.map((name) => (
        <Button key={name} type="button" unstyled aria-pressed={name === region} onClick={() => choose(name)}>
          {t.regions[name]}
        </Button>
      ))}
    </fieldset>
  );
}

export function EndButtons({ by, choose }: { readonly by: keyof Share; readonly choose: (by: keyof Share) => void }) {
  return (
    <fieldset className="hb-tools hb-regions">
      <legend className="hb-hidden">{t.colouredBy}</legend>
      {(['low', 'high'] as const).map((end) => (
        <Button key={end} type="button" unstyled aria-pressed={end === by} onClick={() => choose(end)}>
          {t.ends[end]}
        </Button>
      ))}
    </fieldset>
  );
}
