/** Countries by map, and regions by button: those of which documents say that something is made, or owned, there. */
import { Button, Fieldset } from '@trussworks/react-uswds';
import { addressOf, useAddress, useScope } from '../../address.ts';
import { useAnswer } from '../../answers.ts';
import { CountriesToLoseDocument, type CountriesToLoseQuery } from '../../generated/operations.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { type CountryShare, WorldMap } from '../../pictures/world-map.tsx';
import { texts } from '../../texts/texts.ts';
import { toggled } from './loss.ts';
import { codesOf, type RegionName, regionNames } from './regions.ts';

const t = texts.whatIf;

interface CountryChoiceProps {
  readonly lose: readonly string[];
  readonly change: (lose: readonly string[]) => void;
}

export function CountryChoice({ lose, change }: CountryChoiceProps) {
  const { programme, asOf, knownAt } = useScope();
  const [parameters, changeAddress] = useAddress();
  const kind = parameters.get('countries') === 'owner-country' ? 'owner-country' : 'country';
  const level = kind === 'country' ? 'COUNTRY' : 'OWNER_COUNTRY';
  const countries = useAnswer(CountriesToLoseDocument, { programme, level, asOf, knownAt });
  const linkOf = (code: string) => {
    const all = Object.fromEntries([...new Set(parameters.keys())].map((name) => [name, parameters.getAll(name)]));
    return addressOf('/what-if', { ...all, lose: toggled(lose, `${kind}:${code}`), scenario: undefined });
  };
  return (
    <>
      <Fieldset legend={t.countriesOf} className="hb-tools">
        {(['country', 'owner-country'] as const).map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="countries"
              checked={one === kind}
              onChange={() => changeAddress({ countries: one }, { replace: true })}
            />{' '}
            {t.countryKinds[one]}
          </label>
        ))}
      </Fieldset>
      <AnswerOf of={countries}>
        {({ concentration }) => {
          const { shares, notKnown } = sharesOf(concentration, (code) => ({
            to: linkOf(code),
            isChosen: lose.includes(`${kind}:${code}`),
          }));
          return (
            <>
              <RegionChoice kind={kind} recorded={shares.map(({ code }) => code)} lose={lose} change={change} />
              <WorldMap caption={t.mapCaption[kind]} file="countries" shares={shares} notKnown={notKnown} />
            </>
          );
        }}
      </AnswerOf>
    </>
  );
}

interface RegionChoiceProps extends CountryChoiceProps {
  readonly kind: 'country' | 'owner-country';
  readonly recorded: readonly string[];
}

function RegionChoice({ kind, recorded, lose, change }: RegionChoiceProps) {
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
          const isWhole = members.length > 0 && members.every((one) => lose.includes(one));
          return (
            <li key={region}>
              <Button
                type="button"
                outline
                className="hb-region"
                aria-pressed={isWhole}
                disabled={members.length === 0}
                onClick={() =>
                  change(isWhole ? lose.filter((one) => !members.includes(one)) : [...new Set([...lose, ...members])])
                }
              >
                {t.regionNames[region]} <span className="hb-soft">{t.regionCount(members.length, codesOf(region).length)}</span>
              </Button>
            </li>
          );
        })}
      </ul>
    </Fieldset>
  );
}

type Holders = CountriesToLoseQuery['concentration'];

/** Of several programmes, the greatest share in any. */
function sharesOf({ nodes }: Holders, of: (code: string) => Pick<CountryShare, 'to' | 'isChosen'>) {
  const byCode = new Map<string, CountryShare>();
  let notKnown: { low: number; high: number } | undefined;
  for (const { name, code, share } of nodes.flatMap(({ holders }) => holders)) {
    if (code === null || code === '') {
      notKnown = { low: Math.max(notKnown?.low ?? 0, share.low), high: Math.max(notKnown?.high ?? 0, share.high) };
      continue;
    }
    const { low, high } = byCode.get(code) ?? { low: 0, high: 0 };
    byCode.set(code, {
      code,
      name,
      low: Math.max(low ?? 0, share.low),
      high: Math.max(high ?? 0, share.high),
      ...of(code),
    });
  }
  return { shares: [...byCode.values()], notKnown };
}
