/**
 * Question: for how many days does what is in stock of each item last?
 *
 * Definition: stock / demand. Stock is what rows of `stock` state (serviceable and unreserved; what they
 * state of an item is taken as all that is held), and the stock that sources state to hold, `stock_days`,
 * in days of the item's whole demand: it lies with the source, and outlasts the source's loss as the
 * pipeline stock of the TTR model does. Sources that count are added up, since nothing of it is used
 * while another source delivers.
 *
 * Unknown is [0, Infinity): nobody states either, or no demand. Where some sources of an item state their
 * stock and some do not, it is at least what is stated. Where rows of `stock` and sources both state
 * something, both may speak of the same stock: it is at least the greater and at most the sum. A part
 * that exists only as what a source delivers has the line's stock and none of its own, unless stated.
 *
 * O(items + sources).
 */
import type { ViewGraph } from '../view/graph.ts';
import type { CountedSources } from './counting.ts';
import { type Decimal, decimal, quotient } from './decimals.ts';
import type { Interval } from './finding.ts';
import type { SupplyNetwork } from './supply-network.ts';
import { type Demand, product } from './time-demand.ts';
import type { Cover } from './time-to-survive.ts';

/** Days by item; not known: [0, Infinity). */
export type ItemCover = Cover;

const nothing = decimal(0, 0);

/** What is in stock is stated in hundredths. */
export function unitsOf(onHand: number): Decimal {
  return decimal(Math.round(onHand * 100), 2);
}

/** @param onHand units by item; NaN where no row of stock speaks of it. */
export function itemCover(
  graph: ViewGraph,
  counted: CountedSources,
  demand: Demand | undefined,
  onHand: Float64Array | undefined,
): ItemCover {
  const { items, sources } = graph;
  const low = new Float64Array(items.count);
  const high = new Float64Array(items.count).fill(Number.POSITIVE_INFINITY);
  for (let item = 0; item < items.count; item++) if (items.deliveredOnly[item] === 1) high[item] = 0;
  for (let item = 0; item < items.count && onHand !== undefined; item++) {
    if (Number.isNaN(onHand[item])) continue;
    const stock = unitsOf(onHand[item]);
    const most = demand?.exact.high.at(item) ?? nothing;
    const least = demand?.exact.low.at(item) ?? nothing;
    low[item] = most.digits === 0 ? 0 : quotient(stock, most);
    high[item] = stock.digits === 0 ? 0 : least.digits === 0 ? Number.POSITIVE_INFINITY : quotient(stock, least);
  }
  const stockDays = sources.numbers.stockDays;
  for (let item = 0; item < items.count && stockDays !== undefined; item++) {
    const held = heldBySources(graph, counted, stockDays, item);
    if (held === undefined) continue;
    const stocked = onHand !== undefined && !Number.isNaN(onHand[item]);
    low[item] = stocked ? Math.max(low[item], held.low) : held.low;
    high[item] = (stocked ? high[item] : 0) + held.high;
  }
  return { low, high };
}

function heldBySources(graph: ViewGraph, counted: CountedSources, stockDays: Float64Array, item: number) {
  const { offsets, targets } = graph.items.sources;
  let stated = 0;
  let sum = 0;
  let silent = 0;
  for (let s = offsets[item]; s < offsets[item + 1]; s++) {
    if (counted.counted[targets[s]] === 0) continue;
    const days = stockDays[targets[s]];
    if (Number.isNaN(days)) silent++;
    else {
      stated++;
      sum += days;
    }
  }
  return stated === 0 ? undefined : { low: sum, high: silent > 0 ? Number.POSITIVE_INFINITY : sum };
}

/** Units of each item in stock, as `itemCover` reads them; not known: [0, Infinity). */
export function itemStock(
  graph: ViewGraph,
  counted: CountedSources,
  demand: Demand | undefined,
  onHand: Float64Array | undefined,
  item: number,
): Interval {
  const units = onHand?.[item] ?? Number.NaN;
  const held = graph.sources.numbers.stockDays;
  const days = held === undefined ? undefined : heldBySources(graph, counted, held, item);
  if (days === undefined) {
    if (!Number.isNaN(units)) return { low: units, high: units };
    return { low: 0, high: graph.items.deliveredOnly[item] === 1 ? 0 : Number.POSITIVE_INFINITY };
  }
  const low = days.low * (demand?.low[item] ?? 0);
  const high = product(days.high, demand?.high[item] ?? Number.POSITIVE_INFINITY);
  return Number.isNaN(units) ? { low, high } : { low: Math.max(low, units), high: high + units };
}

/** Cover by node of a network: that of its item; sources and choices have none of their own. */
export function nodeCover({ network, items }: SupplyNetwork, cover: ItemCover): Cover {
  const low = new Float64Array(network.count);
  const high = new Float64Array(network.count);
  for (let k = 0; k < items.length; k++) {
    low[k] = cover.low[items[k]];
    high[k] = cover.high[items[k]];
  }
  return { low, high };
}

/** Time to recover by node: what each source states; [0, Infinity) where it does not. */
export function nodeRecovery({ network, items, sources }: SupplyNetwork, graph: ViewGraph): Cover {
  const stated = graph.sources.numbers.timeToRecoverDays;
  const low = new Float64Array(network.count);
  const high = new Float64Array(network.count).fill(Number.POSITIVE_INFINITY, items.length, items.length + sources.length);
  for (let k = 0; k < sources.length && stated !== undefined; k++) {
    const days = stated[sources[k]];
    if (Number.isNaN(days)) continue;
    low[items.length + k] = days;
    high[items.length + k] = days;
  }
  return { low, high };
}
