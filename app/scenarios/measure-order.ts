/** Measures as they are shown: in which order, and with whom or what each is done. */
import {
  type MeasureKind,
  measureKinds,
  type OfferedMeasures,
  type SupplyMeasure,
} from '../../graph/analyses/repair-measures.ts';
import type { NodeRef, ViewGraph } from '../../graph/view/graph.ts';
import type { Presenter } from '../statements/present.ts';
import { compareText } from '../workspace/answer.ts';

/** Measures that are worth the same are preferred by kind, then by the key of their item. */
export async function measuresByKey(presenter: Presenter, offered: OfferedMeasures): Promise<OfferedMeasures> {
  const ref = (index: number): NodeRef => ({ type: 'Item', index });
  await presenter.loadIds([...new Set(offered.measures.map(({ item }) => item))].map(ref));
  const keyed = offered.measures.map((measure) => ({
    measure,
    kind: measureKinds.indexOf(measure.kind),
    key: presenter.id(ref(measure.item)),
  }));
  keyed.sort((a, b) => a.kind - b.kind || compareText(a.key, b.key));
  return { ...offered, measures: keyed.map(({ measure }) => measure) };
}

/** Whom or what a measure is done with; undefined: to be found. */
export function withOf(graph: ViewGraph, { source, substitute }: SupplyMeasure): NodeRef | undefined {
  if (substitute !== -1) return { type: 'Item', index: substitute };
  if (source === -1) return undefined;
  const maker = graph.sources.organization[source];
  return maker === -1 ? { type: 'Source', index: source } : { type: 'Organization', index: maker };
}

export interface ShownMeasure {
  readonly measure: MeasureKind;
  readonly item: { readonly name: string };
  readonly with: { readonly name: string } | null;
  readonly days: number | null;
}

export function measureInWords({ measure, item, with: other, days }: ShownMeasure): string {
  switch (measure) {
    case 'approve-substitute':
      return `approve ${other?.name ?? ''} for ${item.name}`;
    case 'qualify-source':
      return `qualify ${other?.name ?? ''} for ${item.name}`;
    case 'open-site':
      return `a second site of ${other?.name ?? ''} for ${item.name}`;
    case 'find-source':
      return `find a second source for ${item.name}`;
    case 'hold-stock':
      return `hold ${days} more days of ${item.name} in stock, which closes it in time alone`;
  }
}
