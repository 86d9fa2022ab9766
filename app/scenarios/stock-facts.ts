/** What is known of holding stock of items: demand, days held, a price in one currency, the lead time. */
import type { CountingOptions } from '../../graph/analyses/counting.ts';
import type { StockFacts } from '../../graph/analyses/repair.ts';
import type { View } from '../../graph/view/open-view.ts';
import { daysOfSupply, timeFacts } from '../analyses/time-facts.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Rows whose texts are fetched in one call to the store. */
const batch = 20_000;

/** The price of an item is the greatest that a source of it states in the currency: stock is not planned too cheap. */
export async function stockFacts(
  workspace: Workspace,
  view: View,
  options: CountingOptions,
  currency: string | undefined,
): Promise<StockFacts> {
  const { graph } = view;
  const times = await timeFacts(workspace, view, options);
  const held = daysOfSupply(times);
  const { demand } = times;
  const prices = currency === undefined ? new Map<number, number>() : await unitPrices(workspace, view, currency, demand?.low);
  const { offsets, targets } = graph.items.sources;
  const lead = graph.sources.numbers.leadTimeDays;
  return {
    // What is only known to lie between two figures is no figure to buy stock by.
    dailyDemand: (item) => (demand !== undefined && demand.low[item] === demand.high[item] ? known(demand.low[item]) : undefined),
    daysHeld: (item) => known(held?.[item]),
    unitPrice: (item) => prices.get(item),
    leadTime: (item) => {
      const stated = Array.from(targets.subarray(offsets[item], offsets[item + 1]), (source) => known(lead?.[source]));
      return stated.reduce((longest, days) => (days !== undefined && !(days <= (longest ?? -1)) ? days : longest), undefined);
    },
  };
}

function known(value: number | undefined): number | undefined {
  return value === undefined || Number.isNaN(value) ? undefined : value;
}

/** Of the items whose demand is known: others are never held in stock by a plan. */
async function unitPrices(
  workspace: Workspace,
  { graph }: View,
  currency: string,
  demand: Float64Array | undefined,
): Promise<Map<number, number>> {
  const prices = new Map<number, number>();
  const { unitCost } = graph.sources.numbers;
  if (unitCost === undefined || demand === undefined) return prices;
  const { offsets, documents, rows } = graph.sources.evidence;
  const asked: { readonly source: number; readonly document: number; readonly row: number }[] = [];
  for (let source = 0; source < graph.sources.count; source++) {
    if (Number.isNaN(unitCost[source]) || Number.isNaN(demand[graph.sources.item[source]])) continue;
    for (let k = offsets[source]; k < offsets[source + 1]; k++)
      asked.push({ source, document: graph.documents[documents[k]].document, row: rows[k] });
  }
  const stated = new Map<number, Set<string>>();
  for (let start = 0; start < asked.length; start += batch) {
    const part = asked.slice(start, start + batch);
    const texts = await workspace.store.rowTexts(part);
    for (const [k, { source }] of part.entries()) {
      const own = texts[k].texts?.currency?.trim().toUpperCase() ?? '';
      if (own !== '') stated.set(source, (stated.get(source) ?? new Set()).add(own));
    }
  }
  for (const [source, currencies] of stated) {
    if (currencies.size > 1 || !currencies.has(currency)) continue;
    const item = graph.sources.item[source];
    prices.set(item, Math.max(prices.get(item) ?? 0, unitCost[source]));
  }
  return prices;
}
