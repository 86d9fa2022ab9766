/**
 * Days of supply (INTERFACES.md, stock): serviceable, unreserved quantity over daily demand. Each
 * holder's stock at a site is what the newest document says of it; its rows there are lots that add.
 * Stock of which no condition is stated counts as serviceable; what is past its shelf life does not.
 */
import type { Columns } from '../graph/model/columns.ts';
import type { Row, RowText } from '../graph/store/port.ts';
import type { ViewGraph } from '../graph/view/graph.ts';
import type { View } from '../graph/view/open-view.ts';
import { mentionsNewestFirst } from './mentions.ts';
import type { Workspace } from './workspace.ts';

/** Words and US supply condition codes (DLM 4000.25-2, appendix 2.5) of what can be issued. */
const serviceable = new Set(['', 'a', 'b', 'c', 'd', 'serviceable', 'new', 'overhauled', 'repaired', 'ready for issue', 'rfi']);

/** By item, in whole tenths, rounded down; NaN where stock or demand is not known. Undefined where no document speaks of stock. */
export async function daysOfSupply(workspace: Pick<Workspace, 'store'>, view: View): Promise<Float64Array | undefined> {
  const demand = dailyDemand(view.graph);
  const quantity = await hundredthsOnHand(workspace, view, (item) => demand[item] > 0);
  return quantity?.map((held, item) => Math.floor((10 * held) / demand[item]) / 10);
}

/** Units of each item that can be issued; NaN where no document says. Undefined where none speaks of stock. */
export async function unitsOnHand(workspace: Pick<Workspace, 'store'>, view: View): Promise<Float64Array | undefined> {
  return (await hundredthsOnHand(workspace, view, () => true))?.map((held) => held / 100);
}

async function hundredthsOnHand(
  workspace: Pick<Workspace, 'store'>,
  view: View,
  isAsked: (item: number) => boolean,
): Promise<Float64Array | undefined> {
  const { graph } = view;
  const stocked = graph.items.numbers.stockQuantity;
  if (stocked === undefined) return undefined;
  const quantity = new Float64Array(graph.items.count).fill(Number.NaN);
  const items = Array.from(stocked.keys()).filter((item) => !Number.isNaN(stocked[item]) && isAsked(item));
  const mentions = items.map((index) => mentionsNewestFirst(graph, { type: 'Item', index }));
  const texts = await workspace.store.rowTexts(mentions.flat());
  const documents = [...new Set(mentions.flat().map(({ document }) => document))];
  const columns = await workspace.store.columns(documents);
  const byDocument = new Map(documents.map((document, i) => [document, columns[i]]));
  let at = 0;
  for (const [i, item] of items.entries()) {
    const lots = mentions[i].map((row, k): Lot => ({ ...row, text: texts[at + k] }));
    at += lots.length;
    quantity[item] = quantityOf(lots, byDocument, view.asOfDay);
  }
  return quantity;
}

interface Lot extends Row {
  readonly text: RowText;
}

/** Hundredths. `lots` come newest document first. */
function quantityOf(lots: readonly Lot[], columns: ReadonlyMap<number, Columns>, asOf: number | undefined): number {
  const newest = new Map<string, number>();
  let quantity = 0;
  for (const { document, row, text } of lots) {
    if (text.texts?.statement !== 'stock') continue;
    const place = JSON.stringify([text.texts.holderKey, text.texts.siteKey]);
    if ((newest.get(place) ?? document) !== document) continue;
    newest.set(place, document);
    const number = (name: string) => numberAt(columns.get(document), name, row);
    const expired = asOf !== undefined && (number('shelfLifeUntil') ?? Number.POSITIVE_INFINITY) < asOf;
    const usable = serviceable.has((text.texts.condition ?? '').trim().toLowerCase());
    if (usable && !expired && number('reserved') !== 1) quantity += number('stockQuantity') ?? 0;
  }
  return quantity;
}

/** A number of one row of a document; undefined where it states none. */
export function numberAt(columns: Columns | undefined, name: string, row: number): number | undefined {
  const column = columns?.numbers.get(name);
  const at = column === undefined ? -1 : column.rows.indexOf(row);
  return at < 0 ? undefined : column?.values[at];
}

/** Hundredths a day of each item: its own, else what the programmes of an end item need together; NaN where not known. */
function dailyDemand({ items, programmes }: ViewGraph): Float64Array {
  const own = items.numbers.dailyDemand;
  const demand = own === undefined ? new Float64Array(items.count).fill(Number.NaN) : own.slice();
  const asked = programmes.includes.numbers.dailyDemand;
  if (asked === undefined) return demand;
  const sums = new Map<number, number>();
  for (const [edge, item] of programmes.includes.targets.entries()) {
    if (!Number.isNaN(asked[edge])) sums.set(item, (sums.get(item) ?? 0) + asked[edge]);
  }
  for (const [item, sum] of sums) if (Number.isNaN(demand[item])) demand[item] = sum;
  return demand;
}
