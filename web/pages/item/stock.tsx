/** What can stand for an item, and what of it lies in stock. */
import { evidenceColumns } from '../../parts/evidence-columns.ts';
import { EvidenceList } from '../../parts/evidence-list.tsx';
import { Known } from '../../parts/figure.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { stated } from '../../parts/thing/numbers.ts';
import { NamedLink } from '../../parts/thing-links.tsx';
import { count, texts } from '../../texts/texts.ts';
import type { ItemShown } from './item-page.tsx';

type Substitute = ItemShown['substitutes']['edges'][number];

function qualifiedText(qualified: boolean | null): string | null {
  const t = texts.things.substitutes;
  if (qualified === null) return null;
  return qualified ? t.yes : t.no;
}

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
          rows={substitutes.edges}
          total={substitutes.totalCount}
          keyOf={({ node }) => node.id}
          columns={[
            { name: texts.things.columns.name, show: ({ node }) => <NamedLink of={node} />, value: ({ node }) => node.name },
            {
              name: t.qualified,
              show: ({ qualified }) => <Known value={qualifiedText(qualified)} />,
              value: ({ qualified }) => qualifiedText(qualified),
            },
            {
              name: t.days,
              show: ({ qualificationDays }) => <Known value={stated(qualificationDays)} />,
              value: ({ qualificationDays }) => qualificationDays,
              isNumber: true,
            },
            {
              name: t.lifecycle,
              show: ({ node }) => <Known value={node.lifecycle} />,
              value: ({ node }) => node.lifecycle,
            },
            {
              name: t.sources,
              show: ({ node }) => count(node.sources.totalCount),
              value: ({ node }) => node.sources.totalCount,
              isNumber: true,
            },
            { name: texts.parts.evidence, show: ({ evidence }) => <EvidenceList evidence={evidence} /> },
            ...evidenceColumns<Substitute>(({ evidence }) => evidence),
          ]}
        />
      )}
      {substitutes.totalCount > substitutes.edges.length && (
        <p>{texts.parts.shown(count(substitutes.edges.length), count(substitutes.totalCount))}</p>
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
            ...evidenceColumns<ItemShown['stock'][number]>(({ evidence }) => evidence),
          ]}
        />
      )}
    </>
  );
}
