/** One site: where it is, who makes what there, and what stops without it. */
import { useMemo } from 'react';
import { useScope } from '../../address.ts';
import { useAnswer } from '../../answers.ts';
import { SiteHeadDocument, type SiteHeadQuery } from '../../generated/operations.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { FactList } from '../../parts/fact-list.tsx';
import { Figure, Figures } from '../../parts/figure.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { ConflictsOf } from '../../parts/thing/conflicts-of.tsx';
import { DocumentsOf } from '../../parts/thing/documents-of.tsx';
import { EvidenceOf } from '../../parts/thing/evidence-of.tsx';
import { GapsAbout } from '../../parts/thing/gaps-about.tsx';
import { identifierFacts } from '../../parts/thing/identifier-facts.ts';
import { stated } from '../../parts/thing/numbers.ts';
import { NoSourceOfProgramme, OwnSources } from '../../parts/thing/of-programme.tsx';
import { SitesMap } from '../../parts/thing/sites-map.tsx';
import { SourcesOf } from '../../parts/thing/sources-of.tsx';
import { StopsIfLost } from '../../parts/thing/stops-if-lost.tsx';
import { NothingAsked, ThingOf, useThingId } from '../../parts/thing/thing-of.tsx';
import { NamedLink, NamedLinks, namesOf } from '../../parts/thing-links.tsx';
import { Title } from '../../parts/title.tsx';
import { count, texts } from '../../texts/texts.ts';

const t = texts.things;

type Site = Extract<NonNullable<SiteHeadQuery['node']>, { readonly __typename: 'Site' }>;

export function Component() {
  const id = useThingId();
  const { asOf, knownAt } = useScope();
  const answer = useAnswer(SiteHeadDocument, { id, asOf, knownAt }, { enabled: id !== '' });
  if (id === '') return <NothingAsked page={t.site} />;
  return (
    <AnswerOf of={answer} title={t.site}>
      {({ node }) => (
        <ThingOf node={node} type="Site" page={t.site}>
          {(site) => (
            <>
              <Title of={t.site} name={site.name} />
              <NoSourceOfProgramme id={site.id} />
              <SiteShown key={site.id} site={site} />
            </>
          )}
        </ThingOf>
      )}
    </AnswerOf>
  );
}

function SiteShown({ site }: { readonly site: Site }) {
  const { id, name, sources, organizations, conflicts } = site;
  return (
    <>
      <Figures>
        <Figure
          label={t.supplied.figureHere}
          value={stated(sources.totalCount || null)}
          note={sources.totalCount === 0 ? t.sources.nonePlace : <OwnSources id={id} />}
        />
        <Figure
          label={t.organizations.title}
          value={stated(organizations.totalCount || null)}
          note={organizations.totalCount === 0 ? t.organizations.none : undefined}
        />
        <Figure
          label={t.conflicts.figure}
          value={count(conflicts.totalCount)}
          {...(conflicts.totalCount > 0 ? { tone: 'warn' as const } : {})}
        />
      </Figures>
      <h2>{t.facts}</h2>
      <FactList facts={factsOf(site)} />
      <SiteMap site={site} />
      <StopsIfLost lose={id} />
      <GapsAbout id={id} name={name} />
      <h2>{t.organizations.title}</h2>
      <Makers site={site} />
      <h2>{t.supplied.titleHere}</h2>
      <SourcesOf id={id} caption={t.supplied.captionHere(name)} as="place" />
      <h2>{t.conflicts.title}</h2>
      <ConflictsOf id={id} name={name} />
      <h2>{t.documents}</h2>
      <DocumentsOf id={id} />
    </>
  );
}

function SiteMap({ site }: { readonly site: Site }) {
  const sites = useMemo(() => [site], [site]);
  return <SitesMap sites={sites} caption={t.sites.mapSite(site.name)} withShares />;
}

function factsOf(site: Site) {
  const { countries, region, address, latitude, longitude, identifiers } = site;
  return [
    { name: t.columns.country, value: countries.length === 0 ? null : <NamedLinks of={countries} /> },
    { name: t.columns.region, value: region },
    { name: t.identity.address, value: address },
    { name: t.columns.place, value: latitude === null || longitude === null ? null : `${latitude}, ${longitude}` },
    ...identifierFacts(identifiers),
    { name: t.evidence, value: <EvidenceOf of={site} /> },
  ];
}

function Makers({ site: { name, organizations } }: { readonly site: Site }) {
  if (organizations.nodes.length === 0) return <p className="hb-state">{t.organizations.none}</p>;
  return (
    <>
      <ListTable
        caption={t.organizations.caption(name)}
        file="makers"
        rows={organizations.nodes}
        total={organizations.totalCount}
        keyOf={({ id }) => id}
        columns={[
          { name: t.columns.name, show: (one) => <NamedLink of={one} />, value: (one) => one.name },
          {
            name: t.identity.registered,
            show: ({ countries }) => <NamedLinks of={countries} />,
            value: ({ countries }) => namesOf(countries),
          },
        ]}
      />
      {organizations.totalCount > organizations.nodes.length && (
        <p>{texts.parts.shown(count(organizations.nodes.length), count(organizations.totalCount))}</p>
      )}
    </>
  );
}
