/**
 * Stock on hand (INTERFACES.md, stock): the serviceable, unreserved quantity of each item. Each
 * holder's stock at a site is what the newest document says of it; its rows there are lots that add.
 * Stock of which no condition is stated counts as serviceable; what is past its shelf life does not.
 */
import type { Columns } from '../../graph/model/columns.ts';
import type { Row, RowText } from '../../graph/store/port.ts';
import type { View } from '../../graph/view/open-view.ts';
import { mentionsNewestFirst } from '../statements/mentions.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Words and US supply condition codes (DLM 4000.25-2, appendix 2.5) of what can be issued. */
const serviceable = new Set(['', 'a', 'b', 'c', 'd', 'serviceable', 'new', 'overhauled', 'repaired', 'ready for issue', 'rfi']);

/** Units by item; NaN where no row of stock speaks of it. Undefined where no document speaks of stock. */
export async function stockOnHand(workspace: Pick<Workspace, 'store'>, view: View): Promise<Float64Array | undefined> {
  const { graph } = view;
  const stocked = graph.items.numbers.stockQuantity;
  if (stocked === undefined) return undefined;
  const units = new Float64Array(graph.items.count).fill(Number.NaN);
  const items = Array.from(stocked.keys()).filter((item) => !Number.isNaN(stocked[item]));
  const mentions = items.map((index) => mentionsNewestFirst(graph, { type: 'Item', index }));
  const texts = await workspace.store.rowTexts(mentions.flat());
  const documents = [...new Set(mentions.flat().map(({ document }) => document))];
  const columns = await workspace.store.columns(documents);
  const byDocument = new Map(documents.map((document, i) => [document, columns[i]]));
  let at = 0;
  for (const [i, item] of items.entries()) {
    const lots = mentions[i].map((row, k): Lot => ({ ...row, text: texts[at + k] }));
    at += lots.length;
    units[item] = quantityOf(lots, byDocument, view.asOfDay) / 100;
  }
  return units;
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
