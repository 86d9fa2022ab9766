/** One organisation: who it is, who owns it, where it makes what, what lists and rules say of it, and what stops without it. */
import { useScope } from '../../address.ts';
import { useAnswer } from '../../answers.ts';
import { SupplierHeadDocument, type SupplierHeadQuery } from '../../generated/operations.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { FactList } from '../../parts/fact-list.tsx';
import { Figure, Figures } from '../../parts/figure.tsx';
import { ConflictsOf } from '../../parts/thing/conflicts-of.tsx';
import { DocumentsOf } from '../../parts/thing/documents-of.tsx';
import { EvidenceOf } from '../../parts/thing/evidence-of.tsx';
import { GapsAbout } from '../../parts/thing/gaps-about.tsx';
import { identifierFacts } from '../../parts/thing/identifier-facts.ts';
import { stated } from '../../parts/thing/numbers.ts';
import { NoSourceOfProgramme, OwnSources } from '../../parts/thing/of-programme.tsx';
import { RulesAbout } from '../../parts/thing/rules-about.tsx';
import { SitesOf } from '../../parts/thing/sites-of.tsx';
import { SourcesOf } from '../../parts/thing/sources-of.tsx';
import { StopsIfLost } from '../../parts/thing/stops-if-lost.tsx';
import { NothingAsked, ThingOf, useThingId } from '../../parts/thing/thing-of.tsx';
import { VendorStanding } from '../../parts/thing/vendor-standing.tsx';
import { NamedLinks } from '../../parts/thing-links.tsx';
import { Title } from '../../parts/title.tsx';
import { count, texts } from '../../texts/texts.ts';
import { Distributes } from './distributes.tsx';
import { Listings } from './listings.tsx';
import { Owners } from './owners.tsx';
import { Trust } from './trust.tsx';

const t = texts.things;

type Supplier = Extract<NonNullable<SupplierHeadQuery['node']>, { readonly __typename: 'Organization' }>;

export function Component() {
  const id = useThingId();
  const { asOf, knownAt } = useScope();
  const answer = useAnswer(SupplierHeadDocument, { id, asOf, knownAt }, { enabled: id !== '' });
  if (id === '') return <NothingAsked page={t.supplier} />;
  return (
    <AnswerOf of={answer} title={t.supplier}>
      {({ node }) => (
        <ThingOf node={node} type="Organization" page={t.supplier}>
          {(supplier) => (
            <>
              <Title of={t.supplier} name={supplier.name} />
              <VendorStanding id={supplier.id} name={supplier.name} />
              <NoSourceOfProgramme id={supplier.id} />
              <SupplierShown key={supplier.id} supplier={supplier} />
            </>
          )}
        </ThingOf>
      )}
    </AnswerOf>
  );
}

function SupplierShown({ supplier }: { readonly supplier: Supplier }) {
  const { id, name, sources, distributes, sites, conflicts } = supplier;
  return (
    <>
      <Figures>
        <Figure
          label={t.supplied.figure}
          value={stated(sources.totalCount || null)}
          note={sources.totalCount === 0 ? t.supplied.none : <OwnSources id={id} />}
        />
        <Figure
          label={t.supplied.distributes}
          value={stated(distributes.totalCount || null)}
          note={distributes.totalCount === 0 ? t.supplied.distributesNone : undefined}
        />
        <Figure
          label={t.sites.figure}
          value={stated(sites.totalCount || null)}
          note={sites.totalCount === 0 ? t.sites.none : undefined}
        />
        <Figure
          label={t.conflicts.figure}
          value={count(conflicts.totalCount)}
          {...(conflicts.totalCount > 0 ? { tone: 'warn' as const } : {})}
        />
      </Figures>
      <h2>{t.facts}</h2>
      <FactList facts={factsOf(supplier)} />
      <StopsIfLost lose={id} />
      <StopsIfLost lose={`owner:${id}`} when={t.stops.controlled} />
      <GapsAbout id={id} name={name} />
      <Listings id={id} name={name} />
      <RulesAbout id={id} name={name} />
      <Trust id={id} name={name} />
      <Owners id={id} name={name} />
      <h2>{t.sites.title}</h2>
      <SitesOf id={id} caption={t.sites.caption(name)} map={t.sites.map(name)} />
      <h2>{t.supplied.title}</h2>
      <SourcesOf id={id} caption={t.supplied.caption(name)} as="supplier" />
      {distributes.totalCount > 0 && <Distributes id={id} name={name} />}
      <h2>{t.conflicts.title}</h2>
      <ConflictsOf id={id} name={name} />
      <h2>{t.documents}</h2>
      <DocumentsOf id={id} />
    </>
  );
}

function factsOf(supplier: Supplier) {
  const { name, names, countries, kind, address, identifiers } = supplier;
  const others = names.filter((one) => one !== name);
  return [
    { name: t.identity.names, value: [name, ...others].join('; ') },
    ...identifierFacts(identifiers),
    { name: t.identity.registered, value: countries.length === 0 ? null : <NamedLinks of={countries} /> },
    { name: t.identity.kind, value: kind },
    { name: t.identity.address, value: address },
    { name: t.evidence, value: <EvidenceOf of={supplier} /> },
  ];
}
