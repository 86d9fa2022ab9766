/** What documents state of demand and stock, as the analyses of time take it. */
import { type CountedSources, type CountingOptions, countedSources } from '../../graph/analyses/counting.ts';
import { decimal, multiplied, wholeQuotient } from '../../graph/analyses/decimals.ts';
import { type ItemCover, itemCover, unitsOf } from '../../graph/analyses/time-cover.ts';
import { type Demand, dailyDemand, demandOfItems, demandOfOthers } from '../../graph/analyses/time-demand.ts';
import { type View, wholeOf } from '../../graph/view/open-view.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { stockOnHand } from './stock-on-hand.ts';

export interface TimeFacts {
  /** Undefined where no document states any. */
  readonly demand: Demand | undefined;
  /** Units by item; NaN where no row of stock speaks of it. Undefined where no document speaks of stock. */
  readonly onHand: Float64Array | undefined;
  readonly cover: ItemCover;
}

/** Of a portion of a view, too, the demand is that of all programmes: they draw on the same stock. */
export async function timeFacts(workspace: Pick<Workspace, 'store'>, view: View, options: CountingOptions): Promise<TimeFacts> {
  const { graph } = view;
  const counted = countedSources(graph, options);
  const demand = demandWithin(view, counted, options);
  const onHand = await stockOnHand(workspace, view);
  return { demand, onHand, cover: itemCover(graph, counted, demand, onHand) };
}

/** With `only`, which is of the portion's sources, what the portion itself states. */
function demandWithin(view: View, counted: CountedSources, options: CountingOptions): Demand | undefined {
  const { graph, items } = wholeOf(view);
  if (items === undefined || options.only !== undefined) return dailyDemand(view.graph, counted);
  const demand = dailyDemand(graph, countedSources(graph, options));
  return demand === undefined ? undefined : demandOfItems(demand, items);
}

/** What all other programmes of the whole view want of each item of this one; undefined where there is no other. */
export function wantedByOthers(view: View, options: CountingOptions, programme: number | undefined): Demand | undefined {
  if (programme === undefined) return undefined;
  const { graph, items } = wholeOf(view);
  const { counting, asOf } = options;
  const demand = demandOfOthers(graph, countedSources(graph, { counting, asOf }), programme);
  return demand === undefined || items === undefined ? demand : demandOfItems(demand, items);
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
