import { Link } from 'react-router';
import { useAddressOf } from '../../address.ts';
import type { ProgrammeFiguresQuery } from '../../generated/operations.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { Known } from '../../parts/figure.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { ThingLink } from '../../parts/thing-link.tsx';
import { count, texts } from '../../texts/texts.ts';
import { useFigures } from './figure-row.tsx';

const t = texts.programme;

/** How many single points stop each end item. */
export function EndItemsSection() {
  return (
    <section>
      <h2>{t.endItems}</h2>
      <AnswerOf
        of={useFigures()}
        isEmpty={({ programmeFigures: { endItems } }) => endItems.totalCount === 0}
        empty={t.noEndItems}
      >
        {({ programmeFigures: { endItems } }) => (
          <>
            <ListTable
              isHeaded
              caption={t.endItems}
              file="end-items"
              rows={endItems.nodes}
              total={endItems.totalCount}
              keyOf={({ item }) => item.id}
              columns={[
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
              ]}
            />
            <p className="hb-note">
              {t.endItemsNote}{' '}
              {endItems.totalCount > endItems.nodes.length && t.shownOf(count(endItems.nodes.length), count(endItems.totalCount))}
            </p>
          </>
        )}
      </AnswerOf>
    </section>
  );
}

type EndItem = ProgrammeFiguresQuery['programmeFigures']['endItems']['nodes'][number];

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
