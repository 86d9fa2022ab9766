/** Countries that are chosen at once: of a group, and of the part of the world that the map shows. */
import { Button, Fieldset } from '@trussworks/react-uswds';
import type { CountryShare } from '../../pictures/world-map.tsx';
import { texts } from '../../texts/texts.ts';
import { codesOf, type RegionName, regionNames } from './regions.ts';

const t = texts.whatIf;

interface Choice {
  readonly lose: readonly string[];
  readonly change: (lose: readonly string[]) => void;
}

interface RegionChoiceProps extends Choice {
  readonly kind: 'country' | 'owner-country';
  readonly recorded: readonly string[];
}

export function RegionChoice({ kind, recorded, lose, change }: RegionChoiceProps) {
  const membersOf = (region: RegionName) =>
    codesOf(region)
      .filter((code) => recorded.includes(code))
      .map((code) => `${kind}:${code}`);
  return (
    <Fieldset legend={t.regions}>
      <p className="usa-hint">{t.regionsHint}</p>
      <ul className="hb-chips">
        {regionNames.map((region) => {
          const members = membersOf(region);
          return (
            <li key={region}>
              <AllOf members={members} lose={lose} change={change}>
                {t.regionNames[region]} <span className="hb-soft">{t.regionCount(members.length, codesOf(region).length)}</span>
              </AllOf>
            </li>
          );
        })}
      </ul>
    </Fieldset>
  );
}

interface InSightProps extends Choice {
  readonly kind: 'country' | 'owner-country';
  /** The part of the world that is shown. */
  readonly name: string;
  readonly inSight: readonly CountryShare[];
}

/** They are named: the frame of a map is no border. */
export function InSightChoice({ kind, name, inSight, lose, change }: InSightProps) {
  if (inSight.length === 0) return <p className="usa-hint">{t.noneInSight(name)}</p>;
  return (
    <div className="hb-tools">
      <AllOf members={inSight.map(({ code }) => `${kind}:${code}`)} lose={lose} change={change}>
        {t.loseInSight(name, inSight.length)}
      </AllOf>
      <span className="usa-hint">{t.inSight(inSight.map((country) => country.name).join(', '))}</span>
    </div>
  );
}

interface AllOfProps extends Choice {
  readonly members: readonly string[];
  readonly children: React.ReactNode;
}

/** Adds all of them, or takes them out where all are lost. */
function AllOf({ members, lose, change, children }: AllOfProps) {
  const isWhole = members.length > 0 && members.every((one) => lose.includes(one));
  return (
    <Button
      type="button"
      outline
      className="hb-region"
      aria-pressed={isWhole}
      disabled={members.length === 0}
      onClick={() => change(isWhole ? lose.filter((one) => !members.includes(one)) : [...new Set([...lose, ...members])])}
    >
      {children}
    </Button>
  );
}
