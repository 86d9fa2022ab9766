/** Stock of one item, lot by lot: of each holder and place what the newest document says. */

import type { AssertionRef } from '../../graph/analyses/finding.ts';
import { dateOf } from '../../graph/ontology/property.ts';
import { columnsOf, type View } from '../../graph/view/open-view.ts';
import { mentionsNewestFirst } from '../statements/mentions.ts';
import { type EvidenceRef, Presenter } from '../statements/present.ts';
import { numberAt } from '../statements/stated-rows.ts';
import { rowTextsOf } from '../statements/texts-of.ts';
import type { Workspace } from '../workspace/workspace.ts';

export interface StockLot {
  readonly holder: string;
  readonly place: string;
  /** Null: not stated. */
  readonly quantity: number | null;
  readonly condition: string;
  readonly reservedFor: string;
  /** `YYYY-MM-DD`. */
  readonly shelfLifeUntil: string | null;
  /** `YYYY-MM-DD`: when it was counted. */
  readonly asOf: string | null;
  readonly evidence: readonly EvidenceRef[];
}

/** Mentions of one item that are looked at for stock. */
const mostMentions = 5_000;

export async function stockLots(workspace: Pick<Workspace, 'store'>, view: View, item: number): Promise<StockLot[]> {
  const { graph } = view;
  if (Number.isNaN(graph.items.numbers.stockQuantity?.[item] ?? Number.NaN)) return [];
  const mentions = mentionsNewestFirst(graph, { type: 'Item', index: item }).slice(0, mostMentions);
  const texts = await rowTextsOf(workspace, mentions);
  const ordinals = new Map(graph.documents.map(({ document }, ordinal) => [document, ordinal]));
  const newest = new Map<string, number>();
  const lots: (Omit<StockLot, 'evidence'> & { readonly ref: AssertionRef })[] = [];
  for (const [k, { document, row }] of mentions.entries()) {
    const said = texts[k].texts;
    if (said?.statement !== 'stock') continue;
    const place = JSON.stringify([said.holderKey, said.siteKey]);
    if ((newest.get(place) ?? document) !== document) continue;
    newest.set(place, document);
    const ordinal = ordinals.get(document) as number;
    const number = (name: string) => numberAt(columnsOf(view, ordinal), name, row);
    const day = (name: string) => {
      const value = number(name);
      return value === undefined ? null : dateOf(value);
    };
    const quantity = number('stockQuantity');
    lots.push({
      holder: said.holder ?? '',
      place: said.site ?? '',
      quantity: quantity === undefined ? null : quantity / 100,
      condition: said.condition ?? '',
      reservedFor: said.reservedFor ?? '',
      shelfLifeUntil: day('shelfLifeUntil'),
      asOf: day('asOf'),
      ref: { document: ordinal, row },
    });
  }
  const presenter = new Presenter(workspace, view);
  await presenter.load(
    [],
    lots.map(({ ref }) => ref),
  );
  return lots.map(({ ref, ...lot }) => ({ ...lot, evidence: presenter.evidence([ref]) }));
}
