/** What stops when, at what cost, what only weakens, and what holds; with what is not known. */

import { Button } from '@trussworks/react-uswds';
import { Coverage } from '../../parts/coverage.tsx';
import { EvidenceList } from '../../parts/evidence-list.tsx';
import { Figure, Figures, Known, Tag } from '../../parts/figure.tsx';
import { type Column, ListTable } from '../../parts/list-table.tsx';
import { daysText, readingText, spanText } from '../../parts/span-text.ts';
import { ThingLink } from '../../parts/thing-link.tsx';
import { count, texts } from '../../texts/texts.ts';
import type { Answer, Stop } from './answer.ts';
import { CascadePicture } from './cascade-picture.tsx';

const t = texts.whatIf;

interface OutcomeProps {
  readonly answer: Answer;
  /** Asks for more of its lists; absent: there can be no more. */
  readonly more: (() => void) | undefined;
  /** Asked of all stages of making. */
  readonly isWhole: boolean;
}

export function Outcome({ answer, more, isWhole }: OutcomeProps) {
  const { endItemsStopped: stopped, nodes, totalCount, holding, weakened } = answer;
  return (
    <section aria-label={t.outcome}>
      <h2>{t.outcome}</h2>
      <p>{bottomLine(answer)}</p>
      <Figures>
        <Figure
          label={t.stops}
          value={readingText(stopped)}
          note={t.ofEndItems(count(stopped.possible + holding.totalCount))}
          {...(stopped.possible > 0 ? { tone: stopped.definite > 0 ? ('bad' as const) : ('warn' as const) } : {})}
        />
        <Figure label={t.firstStop} value={nodes.length === 0 ? t.none : firstStop(nodes)} />
        {answer.forDays !== null && (
          <Figure label={t.cost} value={answer.cost === null ? null : spanText(answer.cost)} note={t.costNote} />
        )}
        <Figure
          label={t.sourcesLost}
          value={readingText(answer.sourcesLost)}
          note={t.itemsFail(readingText(answer.itemsFailed))}
        />
        <Figure label={t.holds} value={count(holding.totalCount)} />
      </Figures>
      {answer.forDays === null && <p className="hb-soft">{t.noCostWithoutEnd}</p>}
      {nodes.length > 0 && <CascadePicture answer={answer} table={<StopTable stops={nodes} />} />}
      {nodes.length > 0 && <StopTable stops={nodes} total={totalCount} file="what-if" />}
      {totalCount > nodes.length && (
        <p>
          {texts.parts.shown(count(nodes.length), count(totalCount))}{' '}
          {more !== undefined && (
            <Button type="button" unstyled onClick={more}>
              {texts.parts.more(count(totalCount - nodes.length))}
            </Button>
          )}
        </p>
      )}
      <Weakened of={weakened} />
      {holding.totalCount > 0 && (
        <details>
          <summary>{t.holdsList(count(holding.totalCount))}</summary>
          <ul>
            {holding.nodes.map(({ id, name }) => (
              <li key={id}>
                <ThingLink thing={{ id, name, type: 'Item' }} />
              </li>
            ))}
          </ul>
        </details>
      )}
      <Coverage of={answer.coverage} isWhole={isWhole} />
    </section>
  );
}

function bottomLine({ endItemsStopped: { definite, possible }, holding, from }: Answer): string {
  const of = count(possible + holding.totalCount);
  const day = from ?? t.noDay;
  if (possible === 0) return t.nothingStops(of, day);
  return definite === possible ? t.someStop(count(definite), of, day) : t.someMayStop(count(definite), count(possible), of, day);
}

/** The soonest of what is certain where anything is; else of what is possible, and that is said. */
function firstStop(stops: readonly Stop[]): string {
  const certain = stops.filter(({ certainty }) => certainty === 'definite');
  const soonest = [...(certain.length > 0 ? certain : stops)].sort((a, b) => a.days.low - b.days.low)[0];
  const after = t.afterDays(daysText(soonest.days));
  return certain.length > 0 ? after : t.possibly(after);
}

const columns: readonly Column<Stop>[] = [
  {
    name: t.endItem,
    show: ({ endItem }) => <ThingLink thing={{ ...endItem, type: 'Item' }} />,
    value: ({ endItem }) => endItem.name,
  },
  {
    name: t.certainty,
    show: ({ certainty, circularSupport }) => (
      <>
        <Tag tone={certainty === 'definite' ? 'bad' : 'warn'}>{certainty}</Tag>
        {circularSupport && ` ${t.circular}`}
      </>
    ),
    value: ({ certainty }) => certainty,
  },
  { name: t.stopsAfter, show: ({ days }) => daysText(days), value: ({ days }) => spanText(days) },
  {
    name: t.stopsOn,
    show: ({ earliest, latest }) => <Known value={earliest === null ? null : dates(earliest, latest)} />,
    value: ({ earliest, latest }) => (earliest === null ? null : dates(earliest, latest)),
  },
  { name: t.within, show: ({ withinPeriod }) => withinPeriod ?? t.noEnd, value: ({ withinPeriod }) => withinPeriod ?? t.noEnd },
  {
    name: t.stoppedDays,
    show: ({ stoppedDays }) => (stoppedDays === null ? '' : daysText(stoppedDays)),
    value: ({ stoppedDays }) => (stoppedDays === null ? '' : spanText(stoppedDays)),
  },
  {
    name: t.costColumn,
    show: ({ cost }) => <Known value={cost === null ? null : spanText(cost)} />,
    value: ({ cost }) => (cost === null ? null : spanText(cost)),
  },
  { name: t.why, show: (stop) => <Witness stop={stop} /> },
  { name: texts.parts.evidence, show: ({ evidence }) => <EvidenceList evidence={evidence} /> },
];

export function dates(earliest: string, latest: string | null): string {
  if (latest === null) return t.orLater(earliest);
  return earliest === latest ? earliest : texts.parts.range(earliest, latest);
}

interface StopTableProps {
  readonly stops: readonly Stop[];
  readonly total?: number;
  readonly file?: string;
}

function StopTable({ stops, total = stops.length, file }: StopTableProps) {
  return (
    <ListTable
      caption={t.order}
      columns={columns}
      rows={stops}
      total={total}
      keyOf={({ endItem }) => endItem.id}
      {...(file === undefined ? {} : { file })}
    />
  );
}

/** From what is lost to the end item, in the order of the cascade. */
function Witness({ stop: { witness, witnessCut } }: { readonly stop: Stop }) {
  if (witness.length === 0) return <Known value={null} />;
  return (
    <details>
      <summary>{t.steps(witness.length)}</summary>
      <ol>
        {witness.map(({ from, to, edge, assumed }) => (
          <li key={`${from.id} ${edge} ${to.id}`}>
            {from.name || from.id} <span className="hb-soft">{edge}</span> {to.name || to.id}
            {assumed && ` (${t.assumed})`}
          </li>
        ))}
        {witnessCut && <li>{t.cut}</li>}
      </ol>
    </details>
  );
}

function Weakened({ of: { nodes, totalCount } }: { readonly of: Answer['weakened'] }) {
  if (totalCount === 0) return null;
  return (
    <details>
      <summary>{t.weakenedList(count(totalCount))}</summary>
      <ListTable
        caption={t.weakened}
        file="what-if-weakened"
        rows={nodes}
        total={totalCount}
        keyOf={({ item }) => item.id}
        columns={[
          {
            name: t.item,
            show: ({ item }) => <ThingLink thing={{ ...item, type: 'Item' }} />,
            value: ({ item }) => item.name,
          },
          { name: t.becomes, show: ({ outcome }) => outcome, value: ({ outcome }) => outcome },
          { name: t.certainty, show: ({ certainty }) => certainty, value: ({ certainty }) => certainty },
          {
            name: t.suppliersBefore,
            show: ({ suppliersBefore }) => count(suppliersBefore),
            value: ({ suppliersBefore }) => suppliersBefore,
            isNumber: true,
          },
          {
            name: t.suppliersAfter,
            show: ({ suppliersAfter }) => spanText(suppliersAfter),
            value: ({ suppliersAfter }) => spanText(suppliersAfter),
            isNumber: true,
          },
          { name: t.nowSingle, show: ({ newSingleSource }) => newSingleSource, value: ({ newSingleSource }) => newSingleSource },
        ]}
      />
      {totalCount > nodes.length && <p>{texts.parts.shown(count(nodes.length), count(totalCount))}</p>}
    </details>
  );
}
