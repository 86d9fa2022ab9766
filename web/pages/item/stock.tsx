/** What can stand for an item, and what of it lies in stock. */
import { EvidenceList } from '../../parts/evidence-list.tsx';
import { Known } from '../../parts/figure.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { stated } from '../../parts/thing/numbers.ts';
import { NamedLink } from '../../parts/thing-links.tsx';
import { count, texts } from '../../texts/texts.ts';
import type { ItemShown } from './item-page.tsx';

export function Substitutes({ item: { name, substitutes } }: { readonly item: ItemShown }) {
  const t = texts.things.substitutes;
  return (
    <>
      <h2>{t.title}</h2>
      {substitutes.totalCount === 0 ? (
        <p className="hb-state">{t.none}</p>
      ) : (
        <ListTable
          caption={t.caption(name)}
          file="substitutes"
          rows={substitutes.nodes}
          total={substitutes.totalCount}
          keyOf={({ id }) => id}
          columns={[
            { name: texts.things.columns.name, show: (one) => <NamedLink of={one} />, value: (one) => one.name },
            { name: t.lifecycle, show: ({ lifecycle }) => <Known value={lifecycle} />, value: ({ lifecycle }) => lifecycle },
            {
              name: t.sources,
              show: ({ sources }) => count(sources.totalCount),
              value: ({ sources }) => sources.totalCount,
              isNumber: true,
            },
          ]}
        />
      )}
      {substitutes.totalCount > substitutes.nodes.length && (
        <p>{texts.parts.shown(count(substitutes.nodes.length), count(substitutes.totalCount))}</p>
      )}
    </>
  );
}

export function Stock({ item: { name, stock } }: { readonly item: ItemShown }) {
  const t = texts.things.stock;
  const text = (column: string, of: (lot: ItemShown['stock'][number]) => string | null) => ({
    name: column,
    show: (lot: ItemShown['stock'][number]) => <Known value={of(lot)} />,
    value: of,
  });
  return (
    <>
      <h2>{t.title}</h2>
      {stock.length === 0 ? (
        <p className="hb-state">{t.none}</p>
      ) : (
        <ListTable
          caption={t.caption(name)}
          file="stock"
          rows={stock}
          keyOf={({ evidence }) => JSON.stringify(evidence)}
          columns={[
            text(t.holder, ({ holder }) => holder),
            text(t.place, ({ place }) => place),
            {
              name: t.quantity,
              show: ({ quantity }) => <Known value={stated(quantity)} />,
              value: ({ quantity }) => quantity,
              isNumber: true,
            },
            text(t.condition, ({ condition }) => condition),
            { name: t.reserved, show: ({ reservedFor }) => reservedFor, value: ({ reservedFor }) => reservedFor },
            text(t.until, ({ shelfLifeUntil }) => shelfLifeUntil),
            text(t.counted, ({ asOf }) => asOf),
            { name: texts.parts.evidence, show: ({ evidence }) => <EvidenceList evidence={evidence} /> },
          ]}
        />
      )}
    </>
  );
}
