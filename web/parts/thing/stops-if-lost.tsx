/** What stops if a thing is lost: worked out when it is opened. */
import { Link } from 'react-router';
import { useAddressOf, useScope } from '../../address.ts';
import { useAnswer, useAnswerPages } from '../../answers.ts';
import {
  StopsIfLostDocument,
  StopsIfLostHeadDocument,
  type StopsIfLostHeadQuery,
  type StopsIfLostQuery,
  WeakenedIfLostDocument,
  type WeakenedIfLostQuery,
} from '../../generated/operations.ts';
import { count, texts } from '../../texts/texts.ts';
import { AnswerOf } from '../answer-of.tsx';
import { evidenceColumns } from '../evidence-columns.ts';
import { EvidenceList } from '../evidence-list.tsx';
import { Figure, Figures, Known, Tag } from '../figure.tsx';
import { Opening } from '../opening.tsx';
import { PagedTable } from '../paged-table.tsx';
import { Remarks } from '../remarks.tsx';
import { StepList, stepsText } from '../step-list.tsx';
import { NamedLink } from '../thing-links.tsx';
import { interval } from './numbers.ts';

const t = texts.things.stops;

interface StopsIfLostProps {
  /** An id, or a selector as `owner-country:XX`. */
  readonly lose: string;
  /** The loss, as the end of a sentence that begins with if. */
  readonly when?: string;
}

export function StopsIfLost({ lose, when = t.lost }: StopsIfLostProps) {
  return (
    <Opening title={t.title(when)} note={texts.things.worked}>
      {() => <Stops lose={lose} when={when} />}
    </Opening>
  );
}

function Stops({ lose, when }: Required<StopsIfLostProps>) {
  const scope = useScope();
  const addressOf = useAddressOf();
  const answer = useAnswer(StopsIfLostHeadDocument, { lose, ...scope });
  return (
    <>
      <AnswerOf of={answer}>
        {({ whatIf }) => (
          <>
            <Remarks about={t.title(when)} remarks={whatIf.diagnostics} />
            <StopFigures of={whatIf} />
            <StoppedEnds lose={lose} when={when} />
            {whatIf.weakened.totalCount > 0 && <Weakened lose={lose} when={when} />}
          </>
        )}
      </AnswerOf>
      <p>
        <Link to={addressOf('/what-if', { lose })}>{t.more}</Link>
      </p>
    </>
  );
}

type StoppedEnd = StopsIfLostQuery['whatIf']['nodes'][number];
type WeakenedItem = WeakenedIfLostQuery['whatIf']['weakened']['nodes'][number];

function StopFigures({ of }: { readonly of: StopsIfLostHeadQuery['whatIf'] }) {
  const { endItemsStopped, itemsFailed, holding, cost } = of;
  const possible = endItemsStopped.possible - endItemsStopped.definite;
  return (
    <Figures>
      <Figure
        label={t.surely}
        value={count(endItemsStopped.definite)}
        {...(endItemsStopped.definite > 0 ? { tone: 'bad' as const } : {})}
      />
      <Figure label={t.possibly} value={count(possible)} note={t.unknown} {...(possible > 0 ? { tone: 'warn' as const } : {})} />
      <Figure label={t.holding} value={count(holding.totalCount)} />
      <Figure label={t.failed} value={interval({ low: itemsFailed.definite, high: itemsFailed.possible })} />
      <Figure label={t.cost} value={cost === null ? null : interval(cost)} />
    </Figures>
  );
}

function StoppedEnds({ lose, when }: Required<StopsIfLostProps>) {
  const scope = useScope();
  const rows = useAnswerPages(StopsIfLostDocument, { lose, ...scope }, ({ whatIf }) => whatIf);
  return (
    <PagedTable
      of={rows}
      caption={t.caption(when)}
      file="stops"
      keyOf={({ endItem }) => endItem.id}
      empty={t.none}
      columns={[
        {
          name: texts.things.columns.item,
          show: ({ endItem }) => <NamedLink of={endItem} />,
          value: ({ endItem }) => endItem.name,
        },
        {
          name: texts.things.gaps.certainty,
          show: ({ certainty }) => <Tag tone={certainty === 'definite' ? 'bad' : 'warn'}>{certainty}</Tag>,
          value: ({ certainty }) => certainty,
        },
        { name: t.first, show: ({ days }) => interval(days), value: ({ days }) => interval(days), isNumber: true },
        { name: t.earliest, show: ({ earliest }) => <Known value={earliest} />, value: ({ earliest }) => earliest },
        {
          name: t.how,
          show: ({ witness }) => <StepList steps={witness} />,
          value: ({ witness }) => stepsText(witness),
        },
        { name: texts.parts.evidence, show: ({ evidence }) => <EvidenceList evidence={evidence} /> },
        ...evidenceColumns<StoppedEnd>(({ evidence }) => evidence),
      ]}
    />
  );
}

function Weakened({ lose, when }: Required<StopsIfLostProps>) {
  const rows = useAnswerPages(WeakenedIfLostDocument, { lose, ...useScope() }, ({ whatIf }) => whatIf.weakened);
  return (
    <PagedTable
      of={rows}
      caption={t.weakened(when)}
      file="weakened"
      keyOf={({ item }) => item.id}
      columns={[
        { name: texts.things.columns.item, show: ({ item }) => <NamedLink of={item} />, value: ({ item }) => item.name },
        { name: t.outcome, show: ({ outcome }) => outcome, value: ({ outcome }) => outcome },
        { name: texts.things.gaps.certainty, show: ({ certainty }) => certainty, value: ({ certainty }) => certainty },
        {
          name: t.suppliers,
          show: ({ suppliersBefore, suppliersAfter }) => `${count(suppliersBefore)}, ${interval(suppliersAfter)}`,
          value: ({ suppliersBefore, suppliersAfter }) => `${suppliersBefore}, ${interval(suppliersAfter)}`,
        },
        { name: t.single, show: ({ newSingleSource }) => newSingleSource, value: ({ newSingleSource }) => newSingleSource },
        { name: texts.parts.evidence, show: ({ evidence }) => <EvidenceList evidence={evidence} /> },
        ...evidenceColumns<WeakenedItem>(({ evidence }) => evidence),
      ]}
    />
  );
}
