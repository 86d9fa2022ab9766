/** One gap: what is lost, what it takes down, why it ranks where it does, what would close it, and who looks after it. */
import { Button } from '@trussworks/react-uswds';
import { type ReactNode, useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { useAddressOf } from '../../address.ts';
import { useAnswer, useAnswerPages } from '../../answers.ts';
import { GapDetailDocument, type GapDetailQuery, GapItemsDocument, GapOptionsDocument } from '../../generated/operations.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { EvidenceList } from '../../parts/evidence-list.tsx';
import { FactList } from '../../parts/fact-list.tsx';
import { Tag } from '../../parts/figure.tsx';
import type { OpenInterval } from '../../parts/open-interval.ts';
import { banner } from '../../parts/page-frame.tsx';
import { MoreRows } from '../../parts/paged-table.tsx';
import { daysText, spanCell } from '../../parts/span-text.ts';
import { type NamedThing, ThingLink } from '../../parts/thing-link.tsx';
import { count, texts } from '../../texts/texts.ts';
import type { RegisterAsked } from './ask.ts';
import { lostName, word } from './columns.tsx';
import { EditForm } from './edit-form.tsx';
import { HistoryList } from './history-list.tsx';

const t = texts.gaps.detail;
const c = texts.gaps.column;

type Detail = NonNullable<GapDetailQuery['gap']>;

interface GapDialogProps {
  readonly gapId: string;
  readonly asked: RegisterAsked;
  readonly close: () => void;
}

export function GapDialog({ gapId, asked, close }: GapDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  const { programme, asOf, knownAt, group } = asked;
  const answer = useAnswer(GapDetailDocument, { gapId, programme, asOf, knownAt, group });
  const gap = answer.data?.gap;
  const title = gap == null ? texts.gaps.title : texts.gaps.open(count(gap.rank), lostName(gap));
  return (
    <dialog className="hb-drawer" ref={dialog} aria-labelledby="gap-title" onClose={close}>
      {banner !== '' && <div className="hb-banner">{banner}</div>}
      <div className="hb-drawer__head">
        <h2 id="gap-title">{title}</h2>
        <Button outline type="button" onClick={() => dialog.current?.close()}>
          {t.close}
        </Button>
      </div>
      <AnswerOf of={answer}>{(data) => (data.gap === null ? <p>{t.gone}</p> : <Shown gap={data.gap} asked={asked} />)}</AnswerOf>
    </dialog>
  );
}

function Shown({ gap, asked }: { readonly gap: Detail; readonly asked: RegisterAsked }) {
  return (
    <>
      <p>
        {gap.archetypes.map((one) => (
          <span key={one}>
            <Tag>{one}</Tag>{' '}
          </span>
        ))}
        {gap.certainty === 'possible' && <Tag tone="warn">{texts.gaps.possible}</Tag>}
      </p>
      <Lost gap={gap} asked={asked} />
      <Standing gap={gap} asked={asked} />
      <Sources gap={gap} />
      <Times gap={gap} />
      <Why gap={gap} />
      <Options gapId={gap.gapId} asked={asked} />
      <Part title={texts.parts.evidence}>
        <EvidenceList evidence={gap.evidence} />
      </Part>
    </>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

type Linked = Omit<NamedThing, 'type'> & { readonly __typename: string };

function Things({ of }: { readonly of: readonly Linked[] }) {
  return (
    <ul className="hb-things">
      {of.map(({ __typename, ...thing }) => (
        <li key={thing.id}>
          <ThingLink thing={{ ...thing, type: __typename }} />
        </li>
      ))}
    </ul>
  );
}

function Lost({ gap, asked }: { readonly gap: Detail; readonly asked: RegisterAsked }) {
  const { gapId, lost, level, coincides, stops } = gap;
  return (
    <>
      <Part title={t.lost}>
        <p>
          {lost === null ? gap.itemName : <ThingLink thing={{ ...lost, type: lost.__typename }} />}
          {level !== null && ` (${texts.gaps.levels[word(level)] ?? level})`}
        </p>
        {coincides.length > 0 && (
          <>
            <p>{t.coincides}:</p>
            <Things of={coincides} />
          </>
        )}
      </Part>
      <Part title={t.takesDown}>
        <Items gapId={gapId} asked={asked} />
        <h4>{t.stops}</h4>
        {!gap.endItemsKnown && <p>{t.stopsUnknown}</p>}
        {gap.endItemsKnown && stops.length === 0 && <p>{t.stopsNone}</p>}
        <Things of={stops} />
      </Part>
    </>
  );
}

/** A page at a time: a party may take down thousands. */
function Items({ gapId, asked }: { readonly gapId: string; readonly asked: RegisterAsked }) {
  const { programme, asOf, knownAt, group } = asked;
  const found = useAnswerPages(GapItemsDocument, { gapId, programme, asOf, knownAt, group }, ({ gap }) => gap?.items);
  return (
    <AnswerOf of={found} isEmpty={({ rows }) => rows.length === 0}>
      {({ rows, totalCount }) => (
        <>
          <Things of={rows} />
          {rows.length < totalCount && <MoreRows of={found} shown={rows.length} total={totalCount} />}
        </>
      )}
    </AnswerOf>
  );
}

function Standing({ gap, asked }: { readonly gap: Detail; readonly asked: RegisterAsked }) {
  const { gapId, newest, owner, due, status, note } = gap;
  const isNow = asked.asOf === undefined && asked.knownAt === undefined;
  return (
    <Part title={t.hand}>
      {gap.isOverdue && <Tag tone="bad">{texts.gaps.overdueTag}</Tag>}
      {isNow ? (
        <EditForm gaps={[{ gapId, name: lostName(gap), newest, owner, due, status, note }]} asked={asked} />
      ) : (
        <>
          <p>{texts.gaps.edit.notNow}</p>
          <FactList
            facts={[
              { name: c.owner, value: owner },
              { name: c.due, value: due },
              { name: c.status, value: status },
            ]}
          />
        </>
      )}
      <DecidedElsewhere gap={gap} />
      <h4>{texts.gaps.history.title}</h4>
      <HistoryList edits={gap.history} gapId={gapId} />
    </Part>
  );
}

/** Of a gap whose id is another by now. */
function DecidedElsewhere({ gap: { gapId, history, perhapsDecidedAs } }: { readonly gap: Detail }) {
  const addressOf = useAddressOf();
  const words = texts.gaps.history;
  return (
    <>
      {history.some((edit) => edit.gapId !== gapId) && <p className="usa-hint">{words.followed}</p>}
      {perhapsDecidedAs.length > 0 && (
        <p>
          {words.perhaps} <Link to={addressOf('/gaps', { gone: 'yes' })}>{words.perhapsLink}</Link>
        </p>
      )}
    </>
  );
}

function Sources({ gap }: { readonly gap: Detail }) {
  return (
    <Part title={t.sources}>
      <FactList
        facts={[
          { name: c.able, value: gap.ableSources },
          { name: c.qualified, value: gap.qualifiedSources },
          { name: c.chosen, value: gap.chosenSources },
          { name: c.unstated, value: gap.sourcesUnstated },
          { name: c.owners, value: gap.ownersDistinct },
          { name: c.sites, value: gap.sitesDistinct },
          { name: c.countries, value: gap.countriesDistinct },
          { name: c.manufacturer, value: gap.manufacturer },
          { name: c.partNumber, value: gap.partNumber },
          { name: c.nsn, value: gap.nsn },
        ]}
      />
    </Part>
  );
}

function Times({ gap }: { readonly gap: Detail }) {
  const days = (value: number | null) => (value === null ? null : t.days(count(Math.round(value * 10) / 10)));
  const span = (of: OpenInterval | null) => {
    const cell = spanCell(of);
    return typeof cell === 'number' ? days(cell) : of === null ? null : daysText(of);
  };
  return (
    <Part title={t.times}>
      <FactList
        facts={[
          { name: c.survive, value: span(gap.spans.survive) },
          { name: c.recover, value: span(gap.spans.recover) },
          { name: c.gapDays, value: span(gap.spans.without) },
          { name: c.supply, value: days(gap.daysOfSupply) },
          { name: c.decideBy, value: gap.decideBy },
        ]}
      />
    </Part>
  );
}

function Why({ gap }: { readonly gap: Detail }) {
  return (
    <Part title={t.why}>
      <p>{t.whyText(count(gap.rank), gap.rankReason)}</p>
      <FactList
        facts={[
          { name: c.criticality, value: gap.criticality },
          { name: c.stops, value: gap.endItemsKnown ? count(gap.stops.length) : null },
          { name: c.tiers, value: gap.tiers.join(', ') },
          { name: c.exposure, value: gap.exposureRank },
          { name: c.impact, value: gap.performanceImpact },
          { name: c.confidence, value: gap.confidence },
          { name: c.system, value: gap.system },
          { name: c.id, value: gap.gapId },
        ]}
      />
    </Part>
  );
}

/** Asked for by themselves: they take longer than all else. */
function Options({ gapId, asked }: { readonly gapId: string; readonly asked: RegisterAsked }) {
  const { programme, asOf, knownAt, group } = asked;
  const answer = useAnswer(GapOptionsDocument, { gapId, programme, asOf, knownAt, group });
  return (
    <Part title={t.options}>
      <AnswerOf of={answer} isEmpty={({ gap }) => (gap?.options.length ?? 0) === 0} empty={t.optionsNone}>
        {({ gap }) => (
          <ul>
            {gap?.options.map((option) => (
              <li key={option}>{option}</li>
            ))}
          </ul>
        )}
      </AnswerOf>
    </Part>
  );
}
