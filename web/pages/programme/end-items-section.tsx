import { Link } from 'react-router';
import { useAddressOf, useScope } from '../../address.ts';
import { useAnswerPages } from '../../answers.ts';
import { ProgrammeEndItemsDocument, type ProgrammeEndItemsQuery } from '../../generated/operations.ts';
import { Known } from '../../parts/figure.tsx';
import type { Column } from '../../parts/list-table.tsx';
import { PagedTable } from '../../parts/paged-table.tsx';
import { ThingLink } from '../../parts/thing-link.tsx';
import { count, texts } from '../../texts/texts.ts';
import { useAreGapsDone } from './after-gaps.ts';

const t = texts.programme;

type EndItem = ProgrammeEndItemsQuery['programmeFigures']['endItems']['nodes'][number];

const columns: readonly Column<EndItem>[] = [
  {
    name: t.endItem,
    show: ({ item }) => <ThingLink thing={{ ...item, type: item.__typename ?? 'Item' }} />,
    value: ({ item }) => item.name,
  },
  {
    name: t.definite,
    show: (one) => <Found of={one} certainty="definite" />,
    value: (one) => found(one, 'definite'),
    isNumber: true,
  },
  {
    name: t.possible,
    show: (one) => <Found of={one} certainty="possible" />,
    value: (one) => found(one, 'possible'),
    isNumber: true,
  },
  {
    name: t.unsourced,
    show: ({ sourced: { known, of } }) => t.unsourcedOf(count(of - known), count(of)),
    value: ({ sourced: { known, of } }) => t.unsourcedOf(count(of - known), count(of)),
    isNumber: true,
  },
];

/** How many single points stop each end item. */
export function EndItemsSection() {
  const rows = useAnswerPages(ProgrammeEndItemsDocument, { ...useScope() }, ({ programmeFigures: { endItems } }) => endItems, {
    enabled: useAreGapsDone(),
  });
  return (
    <section>
      <h2>{t.endItems}</h2>
      <p className="hb-note">{t.endItemsNote}</p>
      <PagedTable
        isHeaded
        of={rows}
        caption={t.endItems}
        file="end-items"
        columns={columns}
        keyOf={({ item }) => item.id}
        empty={t.noEndItems}
      />
    </section>
  );
}

/** Leads to the rows of the register that it counts. */
function Found({ of, certainty }: { readonly of: EndItem; readonly certainty: 'definite' | 'possible' }) {
  const addressOf = useAddressOf();
  const number = found(of, certainty);
  if (number === null || number === 0) return <Known value={number} />;
  return (
    <Link
      to={addressOf('/gaps', { stops: of.item.id, certainty })}
      aria-label={t.stopping(count(number), certainty, of.item.name)}
    >
      {count(number)}
    </Link>
  );
}

/** None found is null, not known, where something beneath has no recorded source: there nothing can be found. */
function found({ sourced, ...counts }: EndItem, of: 'definite' | 'possible'): number | null {
  return counts[of] === 0 && sourced.known < sourced.of ? null : counts[of];
}
