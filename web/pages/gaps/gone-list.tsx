/** Gaps that something was decided about and that the register has no longer. */
import { Link } from 'react-router';
import { useAddressOf } from '../../address.ts';
import { useAnswerPages } from '../../answers.ts';
import { GapsNoLongerFoundDocument, type GapsNoLongerFoundQuery } from '../../generated/operations.ts';
import { Known } from '../../parts/figure.tsx';
import type { Column } from '../../parts/list-table.tsx';
import { PagedTable } from '../../parts/paged-table.tsx';
import { texts } from '../../texts/texts.ts';
import type { RegisterAsked } from './ask.ts';
import { HistoryList } from './history-list.tsx';

const t = texts.gaps;
const c = t.column;

type GoneGap = GapsNoLongerFoundQuery['goneGaps']['nodes'][number];

const fields = [
  [c.lost, 'lost'],
  [c.archetype, 'archetype'],
  [c.item, 'items'],
  [c.system, 'programme'],
  [c.owner, 'owner'],
  [c.due, 'due'],
  [c.status, 'status'],
  [c.note, 'note'],
  [c.id, 'gapId'],
] as const;

const columns: readonly Column<GoneGap>[] = [
  ...fields.map(([name, field]) => ({
    name,
    show: (row: GoneGap) => <Known value={row[field]} />,
    value: (row: GoneGap) => row[field],
  })),
  { name: t.goneMayBe, show: ({ perhaps }) => <MayBe gaps={perhaps} />, value: ({ perhaps }) => perhaps.join(' ') },
  {
    name: t.goneSeen,
    show: ({ isDescribed }) => (isDescribed ? t.goneWasSeen : t.goneNeverSeen),
    value: ({ isDescribed }) => (isDescribed ? t.goneWasSeen : t.goneNeverSeen),
  },
  { name: t.history.title, show: ({ history, gapId }) => <HistoryList edits={history} gapId={gapId} /> },
];

export function GoneList({ asked: { programme, asOf, knownAt } }: { readonly asked: RegisterAsked }) {
  const rows = useAnswerPages(GapsNoLongerFoundDocument, { programme, asOf, knownAt }, ({ goneGaps }) => goneGaps);
  return (
    <>
      <p>{t.goneLead}</p>
      <PagedTable
        of={rows}
        caption={t.noLongerFound}
        file="gaps-no-longer-found"
        keyOf={({ gapId }) => gapId}
        columns={columns}
      />
    </>
  );
}

/** Rows of the register, where it is not clear which gap this is by now. */
function MayBe({ gaps }: { readonly gaps: readonly string[] }) {
  const addressOf = useAddressOf();
  if (gaps.length === 0) return '-';
  return (
    <>
      {gaps.map((gap) => (
        <div key={gap}>
          <Link to={addressOf('/gaps', { gap })}>{t.goneMayBeGap(gap)}</Link>
        </div>
      ))}
      <span className="usa-hint">{t.goneMayBeWhy}</span>
    </>
  );
}
