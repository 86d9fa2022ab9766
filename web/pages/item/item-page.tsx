/** What is known of an item; of a material too, which is an item. */
import { useScope } from '../../address.ts';
import { useAnswer } from '../../answers.ts';
import { ItemHeadDocument, type ItemHeadQuery, ProgrammeNamedDocument } from '../../generated/operations.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { FactList } from '../../parts/fact-list.tsx';
import { Figure, Figures } from '../../parts/figure.tsx';
import { ConflictsOf } from '../../parts/thing/conflicts-of.tsx';
import { DocumentsOf } from '../../parts/thing/documents-of.tsx';
import { EvidenceOf } from '../../parts/thing/evidence-of.tsx';
import { GapsAbout } from '../../parts/thing/gaps-about.tsx';
import { identifierFacts } from '../../parts/thing/identifier-facts.ts';
import { stated } from '../../parts/thing/numbers.ts';
import { NotOfProgramme } from '../../parts/thing/of-programme.tsx';
import { RulesAbout } from '../../parts/thing/rules-about.tsx';
import { SourcesOf } from '../../parts/thing/sources-of.tsx';
import { StopsIfLost } from '../../parts/thing/stops-if-lost.tsx';
import { NothingAsked, ThingOf, useThingId } from '../../parts/thing/thing-of.tsx';
import { NamedLinks } from '../../parts/thing-links.tsx';
import { Title } from '../../parts/title.tsx';
import { count, texts } from '../../texts/texts.ts';
import { Needs } from './needs.tsx';
import { Singles } from './singles.tsx';
import { Stock, Substitutes } from './stock.tsx';

const t = texts.things;

export type ItemShown = Extract<NonNullable<ItemHeadQuery['node']>, { readonly __typename: 'Item' }>;

interface ItemPageProps {
  readonly page: string;
  readonly isMaterial?: boolean;
}

export function ItemPage({ page, isMaterial = false }: ItemPageProps) {
  const id = useThingId();
  const { programme, asOf, knownAt } = useScope();
  const named = useAnswer(ProgrammeNamedDocument, { name: programme ?? '', asOf, knownAt }, { enabled: programme !== undefined });
  const chosen = named.data?.programme?.id;
  const answer = useAnswer(ItemHeadDocument, { id, asOf, knownAt }, { enabled: id !== '' });
  if (id === '') return <NothingAsked page={page} />;
  return (
    <AnswerOf of={answer} title={page}>
      {({ node }) => (
        <ThingOf node={node} type="Item" page={page}>
          {(item) => (
            <>
              <Title of={page} name={item.name} />
              {isMaterial && item.itemType !== 'material' && <p className="hb-state">{t.notMaterial}</p>}
              {chosen !== undefined && item.programmes.every((one) => one.id !== chosen) && <NotOfProgramme />}
              <Item key={item.id} item={item} />
            </>
          )}
        </ThingOf>
      )}
    </AnswerOf>
  );
}

function Item({ item }: { readonly item: ItemShown }) {
  const { id, name } = item;
  return (
    <>
      <ItemFigures item={item} />
      <h2>{t.facts}</h2>
      <FactList facts={factsOf(item)} />
      <h2>{t.sources.title}</h2>
      <SourcesOf id={id} caption={t.sources.caption(name)} as="item" />
      <GapsAbout id={id} name={name} />
      <RulesAbout id={id} name={name} />
      <Singles id={id} name={name} />
      <StopsIfLost lose={id} />
      <Needs id={id} name={name} />
      <h2>{t.conflicts.title}</h2>
      <ConflictsOf id={id} name={name} />
      <Substitutes item={item} />
      <Stock item={item} />
      <h2>{t.documents}</h2>
      <DocumentsOf id={id} />
    </>
  );
}

function ItemFigures({ item }: { readonly item: ItemShown }) {
  const { sources, needs, neededBy, conflicts, stock } = item;
  const pieces = stock.every(({ quantity }) => quantity === null)
    ? null
    : stock.reduce((sum, { quantity }) => sum + (quantity ?? 0), 0);
  return (
    <Figures>
      <Figure
        label={t.sources.figure}
        value={count(sources.totalCount)}
        {...(sources.totalCount < 2 ? { tone: 'bad' as const } : {})}
      />
      <Figure
        label={t.needs.figure}
        value={stated(needs.totalCount || null)}
        note={needs.totalCount === 0 ? t.needs.none : undefined}
      />
      <Figure
        label={t.needs.figureBy}
        value={stated(neededBy.totalCount || null)}
        note={neededBy.totalCount === 0 ? t.needs.noneUp : undefined}
      />
      <Figure label={t.stock.figure} value={stated(pieces)} />
      <Figure
        label={t.conflicts.figure}
        value={count(conflicts.totalCount)}
        {...(conflicts.totalCount > 0 ? { tone: 'warn' as const } : {})}
      />
    </Figures>
  );
}

function factsOf(item: ItemShown) {
  return [
    { name: t.identity.partNumber, value: item.partNumber },
    {
      name: t.identity.maker,
      value:
        item.manufacturer === null
          ? null
          : [item.manufacturer, item.manufacturerCage].filter((one) => one !== null).join(', CAGE '),
    },
    { name: t.identity.nsn, value: item.nsn },
    ...identifierFacts(item.identifiers.filter(({ scheme }) => scheme !== 'mpn')),
    { name: t.identity.version, value: item.version },
    { name: t.identity.type, value: item.itemType },
    { name: t.identity.category, value: item.category },
    { name: t.properties.criticality as string, value: item.criticality },
    { name: t.properties.lifecycle as string, value: item.lifecycle },
    { name: t.properties.lastOrderDate as string, value: item.lastOrderDate },
    { name: t.properties.endOfSupport as string, value: item.endOfSupport },
    { name: t.identity.demand, value: stated(item.dailyDemand) },
    { name: t.columns.programmes, value: item.programmes.length === 0 ? null : <NamedLinks of={item.programmes} /> },
    { name: t.evidence, value: <EvidenceOf of={item} /> },
  ];
}
