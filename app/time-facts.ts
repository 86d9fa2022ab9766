/** What documents state of demand and stock, as the analyses of time take it. */
import { type CountingOptions, countedSources } from '../graph/analyses/counting.ts';
import { decimal, multiplied, wholeQuotient } from '../graph/analyses/decimals.ts';
import { type ItemCover, itemCover, unitsOf } from '../graph/analyses/time-cover.ts';
import { type Demand, dailyDemand } from '../graph/analyses/time-demand.ts';
import type { View } from '../graph/view/open-view.ts';
import { stockOnHand } from './stock-on-hand.ts';
import type { Workspace } from './workspace.ts';

export interface TimeFacts {
  /** Undefined where no document states any. */
  readonly demand: Demand | undefined;
  /** Units by item; NaN where no row of stock speaks of it. Undefined where no document speaks of stock. */
  readonly onHand: Float64Array | undefined;
  readonly cover: ItemCover;
}

export async function timeFacts(workspace: Pick<Workspace, 'store'>, view: View, options: CountingOptions): Promise<TimeFacts> {
  const { graph } = view;
  const counted = countedSources(graph, options);
  const demand = dailyDemand(graph, counted);
  const onHand = await stockOnHand(workspace, view);
  return { demand, onHand, cover: itemCover(graph, counted, demand, onHand) };
}

/**
 * Days of supply by item (INTERFACES.md, stock): what is on hand over daily demand, in whole tenths,
 * rounded down; NaN where stock or demand is not known exactly. Undefined where no document speaks of stock.
 */
export function daysOfSupply({ demand, onHand }: TimeFacts): Float64Array | undefined {
  return onHand?.map((units, item) => {
    if (demand === undefined || Number.isNaN(units)) return Number.NaN;
    if (demand.low[item] === 0 || demand.low[item] !== demand.high[item]) return Number.NaN;
    return wholeQuotient(multiplied(unitsOf(units), decimal(10, 0)), demand.exact.low.at(item)) / 10;
  });
}
