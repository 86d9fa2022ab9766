/** By when a gap is to be decided about, and what says so. */
import type { ViewGraph } from '../view/graph.ts';
import { lastOrderDate } from './end-of-life.ts';
import type { GapItem } from './gap.ts';
import type { ItemFacts } from './item-facts.ts';

/**
 * Of the items of a row the earliest of each, of those that are known: what is not known of one item puts off no day
 * of another. A stock-out is counted in days, because its day moves with the as-of day and says nothing of the stock.
 */
export interface Deadlines {
  /** Day; of what its sources deliver too. */
  readonly lastOrder: number | undefined;
  /** Day; of the contracts that still run. */
  readonly contractEnd: number | undefined;
  /** Whole days from the as-of day. */
  readonly stockOutDays: number | undefined;
}

interface DeadlineFacts {
  readonly graph: ViewGraph;
  readonly facts: ItemFacts;
  readonly asOf: number;
  readonly daysOfSupply: Float64Array | undefined;
}

export function deadlinesOf(items: readonly GapItem[], { graph, facts, asOf, daysOfSupply }: DeadlineFacts): Deadlines {
  return {
    lastOrder: earliest(items, (item) => lastOrderDate(facts, item)),
    contractEnd: earliest(items, (item) => nextContractEnd(graph.items, item, asOf)),
    stockOutDays: earliest(items, (item) => {
      const days = daysOfSupply?.[item];
      return days === undefined || Number.isNaN(days) ? undefined : Math.floor(days);
    }),
  };
}

/** The day of the first of them; undefined where none is known. Days from an as-of day that nobody states (NaN) give none. */
export function decideByOf({ lastOrder, contractEnd, stockOutDays }: Deadlines, asOf: number): number | undefined {
  const days = [lastOrder, contractEnd, stockOutDays === undefined || Number.isNaN(asOf) ? undefined : asOf + stockOutDays];
  const first = Math.min(...days.map((day) => day ?? Number.POSITIVE_INFINITY));
  return Number.isFinite(first) ? first : undefined;
}

function earliest(items: readonly GapItem[], of: (item: number) => number | undefined): number | undefined {
  let first = Number.POSITIVE_INFINITY;
  for (const { item } of items) first = Math.min(first, of(item) ?? Number.POSITIVE_INFINITY);
  return Number.isFinite(first) ? first : undefined;
}

/** The first contract of the item that still runs; one that has ended leaves nothing to decide by. */
function nextContractEnd({ contractEnds }: ViewGraph['items'], item: number, asOf: number): number | undefined {
  let next = Number.POSITIVE_INFINITY;
  for (let i = contractEnds.offsets[item]!; i < contractEnds.offsets[item + 1]!; i++) {
    const end = contractEnds.values[i]!;
    if (!(end < asOf)) next = Math.min(next, end);
  }
  return Number.isFinite(next) ? next : undefined;
}
