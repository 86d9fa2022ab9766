/** One country: what is made there, who is registered there, and what stops without either. */
import { useScope } from '../../address.ts';
import { useAnswer, useAnswerPages } from '../../answers.ts';
import { CountryHeadDocument, type CountryHeadQuery, OrganizationsOfDocument } from '../../generated/operations.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { FactList } from '../../parts/fact-list.tsx';
import { Figure, Figures, Known } from '../../parts/figure.tsx';
import { PagedTable } from '../../parts/paged-table.tsx';
import { EvidenceOf } from '../../parts/thing/evidence-of.tsx';
import { GapsAbout } from '../../parts/thing/gaps-about.tsx';
import { stated } from '../../parts/thing/numbers.ts';
import { NoSourceOfProgramme, OwnSources } from '../../parts/thing/of-programme.tsx';
import { SitesOf } from '../../parts/thing/sites-of.tsx';
import { SourcesOf } from '../../parts/thing/sources-of.tsx';
import { StopsIfLost } from '../../parts/thing/stops-if-lost.tsx';
import { NothingAsked, ThingOf, useThingId } from '../../parts/thing/thing-of.tsx';
import { NamedLink } from '../../parts/thing-links.tsx';
import { Title } from '../../parts/title.tsx';
import { count, texts } from '../../texts/texts.ts';

const t = texts.things;

type Country = Extract<NonNullable<CountryHeadQuery['node']>, { readonly __typename: 'Country' }>;

export function Component() {
  const id = useThingId();
  const { asOf, knownAt } = useScope();
  const answer = useAnswer(CountryHeadDocument, { id, asOf, knownAt }, { enabled: id !== '' });
  if (id === '') return <NothingAsked page={t.country} />;
  return (
    <AnswerOf of={answer} title={t.country}>
      {({ node }) => (
        <ThingOf node={node} type="Country" page={t.country}>
          {(country) => (
            <>
              <Title of={t.country} name={country.name} />
              <NoSourceOfProgramme id={country.id} />
              <CountryShown key={country.id} country={country} />
            </>
          )}
        </ThingOf>
      )}
    </AnswerOf>
  );
}

function CountryShown({ country }: { readonly country: Country }) {
  const { id, name, code, sources, sites, organizations } = country;
  return (
    <>
      <Figures>
        <Figure
          label={t.supplied.figureHere}
          value={stated(sources.totalCount || null)}
          note={sources.totalCount === 0 ? t.sources.nonePlace : <OwnSources id={id} />}
        />
        <Figure
          label={t.sites.figure}
          value={stated(sites.totalCount || null)}
          note={sites.totalCount === 0 ? t.sites.none : undefined}
        />
        <Figure
          label={t.organizations.figure}
          value={stated(organizations.totalCount || null)}
          note={organizations.totalCount === 0 ? t.organizations.none : t.organizations.note}
        />
      </Figures>
      <h2>{t.facts}</h2>
      <FactList
        facts={[
          { name: t.identity.code, value: code },
          { name: t.evidence, value: <EvidenceOf of={country} /> },
        ]}
      />
      <StopsIfLost lose={`country:${code}`} when={t.stops.made} />
      <StopsIfLost lose={`owner-country:${code}`} when={t.stops.owned} />
      <GapsAbout id={id} name={name} />
      <h2>{t.supplied.titleHere}</h2>
      <SourcesOf id={id} caption={t.supplied.captionHere(name)} as="country" />
      <h2>{t.sites.title}</h2>
      <SitesOf id={id} caption={t.sites.captionCountry(name)} map={t.sites.mapCountry(name)} isOfCountry />
      <h2>{t.organizations.registered}</h2>
      <Registered id={id} name={name} />
    </>
  );
}

function Registered({ id, name }: { readonly id: string; readonly name: string }) {
  const { asOf, knownAt } = useScope();
  const rows = useAnswerPages(OrganizationsOfDocument, { id, asOf, knownAt }, ({ node }) =>
    node !== null && 'organizations' in node ? node.organizations : undefined,
  );
  return (
    <PagedTable
      of={rows}
      caption={t.organizations.captionRegistered(name)}
      file="organizations"
      keyOf={(one) => one.id}
      empty={t.organizations.none}
      columns={[
        { name: t.columns.name, show: (one) => <NamedLink of={one} />, value: (one) => one.name },
        { name: t.identity.kind, show: ({ kind }) => <Known value={kind} />, value: ({ kind }) => kind },
        {
          name: t.organizations.made,
          show: ({ sources }) => count(sources.totalCount),
          value: ({ sources }) => sources.totalCount,
          isNumber: true,
        },
        { name: texts.parts.evidence, show: (one) => <EvidenceOf of={one} /> },
      ]}
    />
  );
}
