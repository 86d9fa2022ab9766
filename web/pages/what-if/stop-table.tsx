/** End items that stop, the certain and the soonest first: as the picture's twin, and page by page with why and where it is said. */
import { useAnswerPages } from '../../answers.ts';
import { WhatIfStopsDocument, type WhatIfStopsQuery } from '../../generated/operations.ts';
import { evidenceColumns } from '../../parts/evidence-columns.ts';
import { EvidenceList } from '../../parts/evidence-list.tsx';
import { Known, Tag } from '../../parts/figure.tsx';
import { type Column, ListTable } from '../../parts/list-table.tsx';
import { PagedTable } from '../../parts/paged-table.tsx';
import { daysText, spanText } from '../../parts/span-text.ts';
import { ThingLink } from '../../parts/thing-link.tsx';
import { texts } from '../../texts/texts.ts';
import type { Stop } from './answer.ts';
import type { Loss } from './loss.ts';

const t = texts.whatIf;

type StopWithWhy = WhatIfStopsQuery['whatIf']['nodes'][number];

const facts: readonly Column<Stop>[] = [
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
];

const columns: readonly Column<StopWithWhy>[] = [
  ...facts,
  { name: t.why, show: (stop) => <Witness stop={stop} />, value: witnessText },
  { name: texts.parts.evidence, show: ({ evidence }) => <EvidenceList evidence={evidence} /> },
  ...evidenceColumns<StopWithWhy>(({ evidence }) => evidence),
];

function dates(earliest: string, latest: string | null): string {
  if (latest === null) return t.orLater(earliest);
  return earliest === latest ? earliest : texts.parts.range(earliest, latest);
}

/** What the picture draws, as a table. */
export function DrawnStops({ stops }: { readonly stops: readonly Stop[] }) {
  return <ListTable caption={t.order} columns={facts} rows={stops} keyOf={({ endItem }) => endItem.id} />;
}

export function StopTable({ loss }: { readonly loss: Loss }) {
  const stops = useAnswerPages(WhatIfStopsDocument, loss, ({ whatIf }) => whatIf);
  return <PagedTable of={stops} caption={t.order} file="what-if" columns={columns} keyOf={({ endItem }) => endItem.id} />;
}

/** From what is lost to the end item, in the order of the cascade. */
function Witness({ stop: { witness, witnessCut } }: { readonly stop: StopWithWhy }) {
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

function witnessText({ witness, witnessCut }: StopWithWhy): string | null {
  if (witness.length === 0) return null;
  const steps = witness.map(({ to }) => to.name || to.id);
  return [...steps, ...(witnessCut ? [t.cut] : [])].join(' > ');
}
