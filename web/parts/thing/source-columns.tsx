/** Columns of lists of sources: which of them a page shows depends on what it is about. */
import type { SourcePageFragment } from '../../generated/operations.ts';
import { texts } from '../../texts/texts.ts';
import { Known, Tag } from '../figure.tsx';
import type { Column } from '../list-table.tsx';
import { NamedLink, NamedLinks, namesOf } from '../thing-links.tsx';
import { EvidenceOf } from './evidence-of.tsx';
import { interval, stated } from './numbers.ts';
import { VendorTag } from './vendor-standing.tsx';

const t = texts.things.columns;

export type SourceShown = SourcePageFragment['nodes'][number];
type SourceColumn = 'item' | 'maker' | 'owner' | 'site' | 'distributors' | 'programmes';

const number = (name: string, of: (row: SourceShown) => number | null): Column<SourceShown> => ({
  name,
  show: (row) => <Known value={stated(of(row))} />,
  value: of,
  isNumber: true,
});

const text = (name: string, of: (row: SourceShown) => string | null): Column<SourceShown> => ({
  name,
  show: (row) => <Known value={of(row)} />,
  value: of,
});

const ownersOf = ({ organization }: SourceShown) => organization?.owners ?? [];
const ownerText = (row: SourceShown) =>
  ownersOf(row).length === 0
    ? null
    : ownersOf(row)
        .map(({ organization, share }) => `${organization.name} (${texts.things.percent(interval(share))})`)
        .join('; ');

const of: Readonly<Record<SourceColumn, readonly Column<SourceShown>[]>> = {
  item: [{ name: t.item, show: ({ item }) => <NamedLink of={item} />, value: ({ item }) => item.name }],
  maker: [
    {
      name: t.maker,
      show: ({ organization, makerAssumed }) => (
        <>
          <NamedLink of={organization} />
          {makerAssumed && (
            <>
              {' '}
              <Tag tone="warn">{texts.things.makerAssumed}</Tag>
            </>
          )}
          {organization !== null && (
            <>
              {' '}
              <VendorTag id={organization.id} name={organization.name} />
            </>
          )}
        </>
      ),
      value: ({ organization }) => organization?.name ?? null,
    },
  ],
  owner: [
    {
      name: t.owner,
      show: (row) => {
        const owners = ownersOf(row);
        if (owners.length === 0) return <Known value={null} />;
        return owners.map(({ organization, share }) => (
          <div key={organization.id}>
            <NamedLink of={organization} /> {texts.things.percent(interval(share))}
          </div>
        ));
      },
      value: ownerText,
    },
  ],
  site: [
    { name: t.site, show: ({ site }) => <NamedLink of={site} />, value: ({ site }) => site?.name ?? null },
    {
      name: t.country,
      show: ({ site }) => <NamedLinks of={site?.countries ?? []} />,
      value: ({ site }) => namesOf(site?.countries ?? []),
    },
  ],
  distributors: [
    {
      name: t.distributors,
      show: ({ distributors }) => <NamedLinks of={distributors} />,
      value: ({ distributors }) => namesOf(distributors),
    },
  ],
  programmes: [
    {
      name: t.programmes,
      show: ({ programmes }) => <NamedLinks of={programmes.programmes} />,
      value: ({ programmes }) => namesOf(programmes.programmes),
    },
  ],
};

const facts: readonly Column<SourceShown>[] = [
  text(t.standing, ({ standing }) => standing),
  number(t.share, ({ share }) => share),
  number(t.leadTime, ({ leadTimeDays }) => leadTimeDays),
  number(t.stock, ({ stockDays }) => stockDays),
  number(t.recover, ({ timeToRecoverDays }) => timeToRecoverDays),
  number(t.capacity, ({ capacityPerDay }) => capacityPerDay),
  {
    name: t.cost,
    show: ({ unitCost, currency }) => <Known value={unitCost === null ? null : `${stated(unitCost)} ${currency ?? ''}`} />,
    value: ({ unitCost }) => unitCost,
    isNumber: true,
  },
  text(t.delivered, ({ lastDelivered }) => lastDelivered),
  text(t.stage, ({ stage }) => stage),
  { name: texts.parts.evidence, show: (source) => <EvidenceOf of={source} /> },
];

/** The columns named, then what is stated of the source. */
export function sourceColumns(names: readonly SourceColumn[]): Column<SourceShown>[] {
  return [...names.flatMap((name) => of[name]), ...facts];
}
