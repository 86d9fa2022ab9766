/** Countries and sites by map, and regions by button: those of which documents say that something is made, or owned, there. */
import { Fieldset } from '@trussworks/react-uswds';
import { addressOf, useAddress, useScope } from '../../address.ts';
import { CountriesToLoseDocument, type CountriesToLoseQuery } from '../../generated/operations.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { useWhole } from '../../parts/use-whole.ts';
import { type CountryShare, WorldMap } from '../../pictures/world-map.tsx';
import { count, texts } from '../../texts/texts.ts';
import { toggled } from './loss.ts';
import { InSightChoice, RegionChoice } from './region-choice.tsx';
import { useSitesToLose } from './sites-to-lose.ts';

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
  const countries = useWhole(CountriesToLoseDocument, { programme, level, asOf, knownAt }, ({ concentration }) => concentration);
  const linkOf = (selector: string) => {
    const all = Object.fromEntries([...new Set(parameters.keys())].map((name) => [name, parameters.getAll(name)]));
    return addressOf('/what-if', { ...all, lose: toggled(lose, selector), scenario: undefined });
  };
  const sites = useSitesToLose();
  const places = (sites.data?.placed ?? []).map((place) => ({
    ...place,
    to: linkOf(place.id),
    isChosen: lose.includes(place.id),
  }));
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
        {({ rows }) => {
          const { shares, notKnown } = sharesOf(rows, (code) => ({
            to: linkOf(`${kind}:${code}`),
            isChosen: lose.includes(`${kind}:${code}`),
          }));
          return (
            <>
              <RegionChoice kind={kind} recorded={shares.map(({ code }) => code)} lose={lose} change={change} />
              <WorldMap
                caption={t.mapCaption[kind]}
                file="countries"
                shares={shares}
                places={places}
                notKnown={notKnown}
                ofRegion={(name, inSight) => <InSightChoice {...{ kind, name, inSight, lose, change }} />}
              />
              <SitesNote of={sites} />
            </>
          );
        }}
      </AnswerOf>
    </>
  );
}

/** Which of the sites the map has; who is not on it is found by name. */
function SitesNote({ of }: { readonly of: ReturnType<typeof useSitesToLose> }) {
  return (
    <AnswerOf of={of}>
      {({ placed, looked, hasMore }) =>
        looked === 0 ? null : (
          <p className="usa-hint">
            {hasMore
              ? t.sitesPlacedOfMany(count(placed.length), count(looked))
              : t.sitesPlaced(count(placed.length), count(looked))}
          </p>
        )
      }
    </AnswerOf>
  );
}

type Holders = CountriesToLoseQuery['concentration']['nodes'];

/** Of several programmes, the greatest share in any. */
function sharesOf(rows: Holders, of: (code: string) => Pick<CountryShare, 'to' | 'isChosen'>) {
  const byCode = new Map<string, CountryShare>();
  let notKnown: { low: number; high: number } | undefined;
  for (const { name, code, share } of rows.flatMap(({ holders }) => holders)) {
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
