/** Columns of the register: how each is shown, saved and sorted. */
import type { ReactNode } from 'react';
import type { GapRowsQuery, GapSort } from '../../generated/operations.ts';
import { Known, Tag } from '../../parts/figure.tsx';
import type { Column } from '../../parts/list-table.tsx';
import type { OpenInterval } from '../../parts/open-interval.ts';
import { spanCell } from '../../parts/span-text.ts';
import { texts } from '../../texts/texts.ts';

const t = texts.gaps;

export type GapRow = GapRowsQuery['gaps']['nodes'][number];

export interface GapColumn extends Column<GapRow> {
  readonly id: string;
  readonly sort?: GapSort;
  /** In pixels. */
  readonly width: number;
}

type Cell = string | number | null;

/** A column whose value is shown as it is saved. */
const plain = (id: string, name: string, sort: GapSort | undefined, width: number, value: (row: GapRow) => Cell): GapColumn => ({
  ...{ id, name, width, value },
  ...(sort === undefined ? {} : { sort }),
  show: (row) => <Known value={value(row)} />,
});
const figure = (id: string, name: string, sort: GapSort, value: (row: GapRow) => number | null): GapColumn => ({
  ...plain(id, name, sort, 110, (row) => rounded(value(row))),
  isNumber: true,
});

/** Days that may be known as bounds; sorted by those that are exact. */
const span = (id: string, name: string, sort: GapSort, of: (row: GapRow) => OpenInterval | null): GapColumn => ({
  ...plain(id, name, sort, 130, (row) => spanCell(of(row))),
  isNumber: true,
});

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 10) / 10;
}

interface Named {
  readonly lost: { readonly name: string } | null;
  readonly itemName: string | null;
}

export function lostName({ lost, itemName }: Named): string {
  return lost?.name ?? itemName ?? '';
}

const sourcesOf = ({ ableSources, qualifiedSources, chosenSources }: GapRow): string | null =>
  ableSources === null && qualifiedSources === null && chosenSources === null
    ? null
    : [ableSources, qualifiedSources, chosenSources].map((one) => one ?? '?').join(' / ');

const c = t.column;

/** What is lost comes first in every list: it opens the gap. */
export const lostColumn: GapColumn = {
  id: 'lost',
  name: c.lost,
  sort: 'LOST',
  width: 240,
  show: (row) => lostName(row),
  value: (row) => lostName(row),
};

export const gapColumns: readonly GapColumn[] = [
  { ...figure('rank', c.rank, 'RANK', ({ rank }) => rank), width: 80 },
  lostColumn,
  {
    ...plain('archetype', c.archetype, 'ARCHETYPE', 190, ({ archetype }) => archetype),
    show: ({ archetype, certainty }) => (
      <>
        <Tag>{archetype}</Tag> {certainty === 'possible' && <Tag tone="warn">{t.possible}</Tag>}
      </>
    ),
  },
  plain('item', c.item, 'ITEM', 220, ({ itemName }) => itemName),
  {
    ...plain('criticality', c.criticality, 'CRITICALITY', 120, ({ criticality }) => criticality),
    show: ({ criticality }) => (criticality === 'safety' ? <Tag tone="bad">{criticality}</Tag> : <Known value={criticality} />),
  },
  figure('stops', c.stops, 'END_ITEMS_STOPPED', ({ endItemsStopped, endItemsKnown }) =>
    endItemsKnown ? endItemsStopped.length : null,
  ),
  plain('sources', c.sources, 'ABLE_SOURCES', 130, sourcesOf),
  span('survive', c.survive, 'TIME_TO_SURVIVE_DAYS', ({ spans }) => spans.survive),
  span('recover', c.recover, 'TIME_TO_RECOVER_DAYS', ({ spans }) => spans.recover),
  plain('decideBy', c.decideBy, 'DECIDE_BY', 120, ({ decideBy }) => decideBy),
  { ...plain('owner', c.owner, 'OWNER', 150, ({ owner }) => owner ?? ''), show: ({ owner }) => owner ?? <Undecided /> },
  {
    ...plain('due', c.due, 'DUE', 130, ({ due }) => due ?? ''),
    show: ({ due, isOverdue }) => (
      <>
        {due ?? <Undecided />} {isOverdue && <Tag tone="bad">{t.overdueTag}</Tag>}
      </>
    ),
  },
  {
    ...plain('status', c.status, 'STATUS', 130, ({ status }) => status ?? ''),
    show: ({ status, newest }) => (
      <>
        {status ?? <Undecided />} {newest.length > 1 && <Tag tone="warn">{t.conflictTag}</Tag>}
      </>
    ),
  },
  { ...plain('note', c.note, undefined, 220, ({ note }) => note ?? ''), show: ({ note }) => note ?? <Undecided /> },
  plain('level', c.level, 'LEVEL', 110, ({ level }) => (level === null ? null : (t.levels[word(level)] ?? level))),
  plain('certainty', c.certainty, 'CERTAINTY', 110, ({ certainty }) => certainty),
  plain('system', c.system, 'SYSTEM', 160, ({ system }) => system),
  plain('partNumber', c.partNumber, 'PART_NUMBER', 150, ({ partNumber }) => partNumber),
  plain('nsn', c.nsn, 'NSN', 150, ({ nsn }) => nsn),
  plain('manufacturer', c.manufacturer, 'MANUFACTURER', 180, ({ manufacturer }) => manufacturer),
  plain('tiers', c.tiers, 'TIERS', 100, ({ tiers }) => tiers.join(', ')),
  figure('able', c.able, 'ABLE_SOURCES', ({ ableSources }) => ableSources),
  figure('qualified', c.qualified, 'QUALIFIED_SOURCES', ({ qualifiedSources }) => qualifiedSources),
  figure('chosen', c.chosen, 'CHOSEN_SOURCES', ({ chosenSources }) => chosenSources),
  figure('unstated', c.unstated, 'SOURCES_UNSTATED', ({ sourcesUnstated }) => sourcesUnstated),
  figure('owners', c.owners, 'OWNERS_DISTINCT', ({ ownersDistinct }) => ownersDistinct),
  figure('sites', c.sites, 'SITES_DISTINCT', ({ sitesDistinct }) => sitesDistinct),
  figure('countries', c.countries, 'COUNTRIES_DISTINCT', ({ countriesDistinct }) => countriesDistinct),
  span('gapDays', c.gapDays, 'GAP_DAYS', ({ spans }) => spans.without),
  figure('supply', c.supply, 'DAYS_OF_SUPPLY', ({ daysOfSupply }) => daysOfSupply),
  figure('impact', c.impact, 'PERFORMANCE_IMPACT', ({ performanceImpact }) => performanceImpact),
  figure('exposure', c.exposure, 'EXPOSURE_RANK', ({ exposureRank }) => exposureRank),
  plain('confidence', c.confidence, 'CONFIDENCE', 110, ({ confidence }) => confidence),
  plain('reason', c.reason, 'RANK_REASON', 150, ({ rankReason }) => rankReason),
  plain('id', c.id, 'GAP_ID', 140, ({ gapId }) => gapId),
];

/** What nobody decided is empty, not unknown. */
function Undecided(): ReactNode {
  return <span className="hb-unknown">-</span>;
}

/** `OWNER_COUNTRY` of the schema is `owner-country` in words. */
export function word(level: string): string {
  return level.toLowerCase().replaceAll('_', '-');
}

const usualColumns = [
  'rank',
  'lost',
  'archetype',
  'item',
  'criticality',
  'stops',
  'sources',
  'survive',
  'owner',
  'due',
  'status',
];

/** In the order of the list of columns; what there is not is left out. */
export function columnsShown(chosen: readonly string[]): readonly GapColumn[] {
  const wanted = new Set(chosen.length === 0 ? usualColumns : [...chosen, 'lost']);
  return gapColumns.filter(({ id }) => wanted.has(id));
}
