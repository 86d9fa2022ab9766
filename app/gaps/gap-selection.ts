/** Which rows of the register a list shows, and in which order; and how many there would be of each kind. */
import { compareText } from '../workspace/answer.ts';
import { type GapColumns, type GapFacet, type GapSort, gapFacets } from './gap-columns.ts';

/** What a list is narrowed to: a row has one of the values of each facet given; null is not known. */
export interface GapFilter extends Partial<Readonly<Record<GapFacet, readonly (string | null)[] | undefined>>> {
  readonly overdue?: boolean | undefined;
  readonly gapId?: readonly string[] | undefined;
  /** Ids of end items: rows that stop one of them. */
  readonly stops?: readonly string[] | undefined;
  /** Each word must stand in the row. */
  readonly text?: string | undefined;
}

export interface GapOrder {
  readonly by: GapSort;
  readonly descending: boolean;
}

export interface FacetCount {
  readonly value: string | null;
  readonly count: number;
}

/** Of each facet, how many rows there are of each value if the facet itself did not narrow the list. */
export type GapFacets = Readonly<Record<GapFacet, readonly FacetCount[]>> & {
  readonly overdue: number;
  /** What is due before is overdue; null where nothing is dated. */
  readonly overdueOn: string | null;
};

type Test = (row: number) => boolean;

/** What a row has to pass, by facet; `''`: what no facet counts. */
async function testsOf(columns: GapColumns, filter: GapFilter): Promise<Map<GapFacet | 'overdue' | '', Test>> {
  const tests = new Map<GapFacet | 'overdue' | '', Test>();
  for (const facet of gapFacets) {
    const wanted = filter[facet];
    if (wanted === undefined) continue;
    const values = columns.facet(facet);
    const set = new Set(wanted);
    tests.set(facet, (row) => set.has(values[row]));
  }
  if (filter.overdue !== undefined) tests.set('overdue', (row) => columns.isOverdue(row) === filter.overdue);
  const wanted = filter.gapId === undefined ? undefined : new Set(filter.gapId);
  const finds = (filter.text ?? '').trim() === '' ? undefined : await columns.search(filter.text ?? '');
  const stopped = filter.stops === undefined ? undefined : await columns.stopping(filter.stops);
  if (wanted !== undefined || finds !== undefined || stopped !== undefined)
    tests.set(
      '',
      (row) => wanted?.has(columns.ranked[row].gapId) !== false && finds?.(row) !== false && stopped?.(row) !== false,
    );
  return tests;
}

/** Places in the register of the rows that pass, in the order asked for; rows that are alike stand by rank. */
export async function selectGaps(columns: GapColumns, filter: GapFilter, order: GapOrder): Promise<Int32Array> {
  const tests = [...(await testsOf(columns, filter)).values()];
  const rows: number[] = [];
  for (let row = 0; row < columns.ranked.length; row++) if (tests.every((test) => test(row))) rows.push(row);
  if (order.by === 'rank' && !order.descending) return Int32Array.from(rows);
  const column = await columns.sort(order.by);
  const sign = order.descending ? -1 : 1;
  rows.sort((a, b) => {
    const [one, other] = [column[a], column[b]];
    // What is not known comes last, however the rest is sorted.
    if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined) || a - b;
    const by = typeof one === 'number' ? one - (other as number) : compareText(one, String(other));
    return by * sign || a - b;
  });
  return Int32Array.from(rows);
}

export async function countFacets(columns: GapColumns, filter: GapFilter): Promise<GapFacets> {
  const tests = await testsOf(columns, filter);
  const counts = new Map<GapFacet, Map<string | null, number>>(gapFacets.map((facet) => [facet, new Map()]));
  let overdue = 0;
  for (let row = 0; row < columns.ranked.length; row++) {
    const failed = [...tests].filter(([, test]) => !test(row)).map(([facet]) => facet);
    if (failed.length > 1) continue;
    const [only] = failed;
    if ((only === undefined || only === 'overdue') && columns.isOverdue(row)) overdue++;
    for (const facet of gapFacets) {
      if (only !== undefined && only !== facet) continue;
      const value = columns.facet(facet)[row];
      const known = counts.get(facet);
      known?.set(value, (known.get(value) ?? 0) + 1);
    }
  }
  const listed = gapFacets.map((facet) => [facet, byCount(counts.get(facet) ?? new Map())] as const);
  const { overdueOn } = columns;
  return { ...(Object.fromEntries(listed) as Record<GapFacet, FacetCount[]>), overdue, overdueOn };
}

/** Most first, then by value; not known last. */
function byCount(counts: ReadonlyMap<string | null, number>): FacetCount[] {
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort(
      (a, b) =>
        Number(a.value === null) - Number(b.value === null) || b.count - a.count || compareText(a.value ?? '', b.value ?? ''),
    );
}
