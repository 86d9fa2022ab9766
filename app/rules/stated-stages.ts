/**
 * What rows state of sources that the graph folds or does not hold: each stage of making with its declared
 * country, and the currency of the unit cost. Of each stage the newest documents that state it stand, all of
 * one day: which of them has the greater hash settles nothing. A row without a stage counts where no other states one, or where it declares a country of its own.
 */
import type { Columns } from '../../graph/model/columns.ts';
import { EdgeKind } from '../../graph/ontology/edge-kind.ts';
import { Stage } from '../../graph/ontology/property.ts';
import type { Currency, StatedStage } from '../../graph/screening/origin/item-rule-finding.ts';
import type { RowText } from '../../graph/store/port.ts';
import type { ViewGraph } from '../../graph/view/graph.ts';
import type { View } from '../../graph/view/open-view.ts';
import { numberAt } from '../statements/stated-rows.ts';
import { compareText } from '../workspace/answer.ts';
import type { Workspace } from '../workspace/workspace.ts';

export interface StatedOfSource {
  readonly stages: readonly StatedStage[];
  readonly currency: Currency;
}

/** Sources whose rows are fetched in one call to the store. */
const batch = 5_000;

/** By source. O(rows that state these sources). */
export async function statedStages(
  { store }: Pick<Workspace, 'store'>,
  { graph }: View,
  sources: readonly number[],
): Promise<ReadonlyMap<number, StatedOfSource>> {
  const found = new Map<number, StatedOfSource>();
  const columns = new ColumnsByOrdinal(store, graph);
  for (let start = 0; start < sources.length; start += batch) {
    const part = sources.slice(start, start + batch);
    const refs = part.map((source) => rowsNewestFirst(graph, source));
    await columns.load(refs.flat().map(({ document }) => document));
    const provides = refs.map((rows) => rows.filter(({ document, row }) => isProvides(columns.of(document), row)));
    const texts = await store.rowTexts(
      provides.flat().map(({ document, row }) => ({ document: graph.documents[document].document, row })),
    );
    let at = 0;
    for (const [i, source] of part.entries()) {
      const rows = provides[i].map(
        (ref, k): Row => ({ ...ref, text: texts[at + k], stage: stageAt(columns.of(ref.document), ref.row) }),
      );
      at += rows.length;
      found.set(source, { stages: stagesOf(graph, source, rows), currency: currencyOf(rows) });
    }
  }
  return found;
}

interface Ref {
  /** Ordinal into the view's documents. */
  readonly document: number;
  readonly row: number;
}

interface Row extends Ref {
  readonly text: RowText;
  readonly stage: number;
}

/** Columns are kept by the store; each document's is asked for once. */
class ColumnsByOrdinal {
  readonly #store: Workspace['store'];
  readonly #graph: ViewGraph;
  readonly #found = new Map<number, Columns>();

  constructor(store: Workspace['store'], graph: ViewGraph) {
    this.#store = store;
    this.#graph = graph;
  }

  async load(ordinals: readonly number[]): Promise<void> {
    const wanted = [...new Set(ordinals)].filter((ordinal) => !this.#found.has(ordinal));
    const columns = await this.#store.columns(wanted.map((ordinal) => this.#graph.documents[ordinal].document));
    for (const [i, ordinal] of wanted.entries()) this.#found.set(ordinal, columns[i]);
  }

  of(ordinal: number): Columns | undefined {
    return this.#found.get(ordinal);
  }
}

function rowsNewestFirst({ sources, documents }: ViewGraph, source: number): Ref[] {
  const { evidence } = sources;
  const rows: Ref[] = [];
  for (let k = evidence.offsets[source]; k < evidence.offsets[source + 1]; k++) {
    rows.push({ document: evidence.documents[k], row: evidence.rows[k] });
  }
  return rows.sort(
    (a, b) => compareText(documents[b.document].dated, documents[a.document].dated) || b.document - a.document || a.row - b.row,
  );
}

/** The row that states the source; those of its maker and its site say nothing more. */
function isProvides(columns: Columns | undefined, row: number): boolean {
  return columns !== undefined && columns.kinds[row - columns.mentionNode.length] === EdgeKind.PROVIDES;
}

function stageAt(columns: Columns | undefined, row: number): number {
  return numberAt(columns, 'stage', row) ?? Stage.unstated;
}

function stagesOf({ sources, sites, countries, documents }: ViewGraph, source: number, rows: readonly Row[]): StatedStage[] {
  const country = sources.site[source] === -1 ? -1 : sites.country[sources.site[source]];
  const site = country === -1 ? undefined : countries.codes[country];
  const newest = new Map<number, string>();
  const stages: StatedStage[] = [];
  const anyStage = rows.some(({ stage }) => stage !== Stage.unstated);
  for (const { document, row, stage, text } of rows) {
    const declared = countryOf(text.texts?.originCountry);
    if (stage === Stage.unstated && anyStage && declared === undefined) continue;
    const { dated } = documents[document];
    if ((newest.get(stage) ?? dated) !== dated) continue;
    newest.set(stage, dated);
    stages.push({ stage, declared, site, statement: document, ref: { document, row } });
  }
  return stages;
}

/** Tables write a country as its code; what is no country is kept as text, and is no country here. */
function countryOf(text: string | undefined): string | undefined {
  return text !== undefined && /^[A-Z]{2}$/.test(text) ? text : undefined;
}

/** Of the rows that state one; undefined where they differ. */
function currencyOf(rows: readonly Row[]): Currency {
  const stated = new Set(rows.flatMap(({ text }) => text.texts?.currency?.trim().toUpperCase() || []));
  return stated.size === 1 ? [...stated][0] : undefined;
}
