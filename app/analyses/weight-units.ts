/** In which currency the weights of sources are stated: those in different ones are never added. */
import { mixedUnit, noUnit } from '../../graph/analyses/concentration.ts';
import type { Scope } from '../../graph/analyses/scope.ts';
import type { Diagnostic } from '../../graph/model/diagnostic.ts';
import type { Row } from '../../graph/store/port.ts';
import type { ViewGraph } from '../../graph/view/graph.ts';
import type { View } from '../../graph/view/open-view.ts';
import { remembered } from '../workspace/remembered.ts';
import type { Workspace } from '../workspace/workspace.ts';

export interface WeightUnits {
  /** By item: the number of its currency, `noUnit` where none is stated, `mixedUnit` where several are. */
  readonly of: Int32Array;
}

/** Rows whose texts are fetched in one call to the store. */
const batch = 20_000;

/** Undefined where no source has a weight. O(sources with a weight). */
export async function weightUnits(workspace: Pick<Workspace, 'store'>, view: View): Promise<WeightUnits | undefined> {
  return await remembered(view, 'weight units', () => compute(workspace, view.graph));
}

async function compute(workspace: Pick<Workspace, 'store'>, graph: ViewGraph): Promise<WeightUnits | undefined> {
  const { weight } = graph.sources.numbers;
  if (weight === undefined) return undefined;
  const { offsets, documents, rows } = graph.sources.evidence;
  const asked: { readonly item: number; readonly row: Row }[] = [];
  for (let source = 0; source < graph.sources.count; source++) {
    if (Number.isNaN(weight[source])) continue;
    const item = graph.sources.item[source];
    for (let k = offsets[source]; k < offsets[source + 1]; k++)
      asked.push({ item, row: { document: graph.documents[documents[k]].document, row: rows[k] } });
  }
  const of = new Int32Array(graph.items.count).fill(noUnit);
  const numbers = new Map<string, number>();
  for (let start = 0; start < asked.length; start += batch) {
    const part = asked.slice(start, start + batch);
    const texts = await workspace.store.rowTexts(part.map(({ row }) => row));
    for (const [k, { item }] of part.entries()) {
      const currency = texts[k].texts?.currency?.trim().toUpperCase() ?? '';
      if (currency === '') continue;
      const unit = numbers.get(currency) ?? numbers.size;
      numbers.set(currency, unit);
      of[item] = of[item] === noUnit || of[item] === unit ? unit : mixedUnit;
    }
  }
  return { of };
}

/** One remark for all the items of the scope that are concerned: others have no part in the answer. */
export function mixedUnitsDiagnostic(units: WeightUnits | undefined, { items: inScope }: Scope): Diagnostic[] {
  if (units === undefined) return [];
  const mixed = units.of.reduce((count, unit, item) => count + Number(unit === mixedUnit && inScope[item] === 1), 0);
  if (mixed === 0) return [];
  const items = mixed === 1 ? '1 item' : `${mixed} items`;
  const message = `The weights of ${items} are stated in different currencies: they are not added, and give no shares.`;
  return [{ code: 'mixed-units', severity: 'warning', pointer: '', message }];
}
