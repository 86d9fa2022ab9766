import { AnswerOf } from '../../parts/answer-of.tsx';
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
                { name: t.definite, show: ({ definite }) => count(definite), value: ({ definite }) => definite, isNumber: true },
                { name: t.possible, show: ({ possible }) => count(possible), value: ({ possible }) => possible, isNumber: true },
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
