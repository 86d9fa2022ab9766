/** A view of a store: which hand-ins it holds, their graph, and the hashes that name it (SEMANTICS.md). */
import type { Columns } from '../model/columns.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { graphHashOf, viewHashOf } from '../model/digest.ts';
import { NodeType } from '../ontology/node-type.ts';
import { dayOf } from '../ontology/property.ts';
import type { GraphStore, StoredHandIn } from '../store/port.ts';
import { buildGraph } from './build.ts';
import type { ViewGraph } from './graph.ts';
import type { PlacedDiagnostic } from './placed-diagnostic.ts';
import { type SelectOptions, select } from './select.ts';

export interface ViewOptions extends SelectOptions {
  /** `YYYY-MM-DD`: facts and rules that hold on that day; the latest date stated in the view when absent. */
  readonly asOf?: string;
  /** Version of the rule packs, and of the reader: part of the view's hash. */
  readonly rules: string;
  readonly reader: string;
}

export interface View {
  readonly graph: ViewGraph;
  readonly hash: string;
  readonly graphHash: string;
  /** `YYYY-MM-DD`, or empty when no document states a date and none was asked for. */
  readonly asOf: string;
  readonly asOfDay: number | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** In the order of `graph.documents`. */
  readonly handIns: readonly StoredHandIn[];
  readonly superseded: readonly StoredHandIn[];
}

/** Columns by the store's document integer: they never change, so all views share them. */
export type ColumnsCache = Map<number, Columns>;

export async function openView(store: GraphStore, options: ViewOptions, cache: ColumnsCache = new Map()): Promise<View> {
  const { handIns, superseded, diagnostics } = select(await store.handIns(), options);
  await readColumns(store, handIns, cache);
  const inputs = handIns.map(({ document, handIn }) => ({
    document,
    columns: cache.get(document) as Columns,
    sha256: handIn.sha256,
    dated: handIn.dated,
    format: handIn.format,
    programme: handIn.declared.programme ?? '',
    scope: handIn.declared.programme === undefined ? `call ${handIn.call}` : `programme ${handIn.declared.programme}`,
  }));
  const built = buildGraph(inputs, await shortTexts(store, inputs));
  const graphHash = graphHashOf(handIns.map(({ handIn }) => handIn.digest));
  const asOf = options.asOf ?? handIns.reduce((latest, { handIn }) => (handIn.dated > latest ? handIn.dated : latest), '');
  return {
    graph: built.graph,
    graphHash,
    hash: viewHashOf(graphHash, asOf, options.rules, options.reader),
    asOf,
    asOfDay: dayOf(asOf),
    diagnostics: [...diagnostics, ...(await placed(store, handIns, built.diagnostics))],
    handIns,
    superseded,
  };
}

async function readColumns(store: GraphStore, handIns: readonly StoredHandIn[], cache: ColumnsCache): Promise<void> {
  const missing = handIns.map(({ document }) => document).filter((document) => !cache.has(document));
  if (missing.length === 0) return;
  const read = await store.columns(missing);
  for (const [i, document] of missing.entries()) cache.set(document, read[i]);
}

async function shortTexts(store: GraphStore, inputs: readonly { columns: Columns }[]): Promise<Map<number, string>> {
  const nodes = new Set<number>();
  for (const { columns } of inputs) {
    for (let i = 0; i < columns.types.length; i++) {
      if (columns.types[i] === NodeType.Country || columns.types[i] === NodeType.Programme) nodes.add(columns.nodes[i]);
    }
  }
  const ids = [...nodes];
  const keys = await store.keys(ids);
  return new Map(ids.map((id, i) => [id, keys[i]]));
}

async function placed(
  store: GraphStore,
  handIns: readonly StoredHandIn[],
  diagnostics: readonly PlacedDiagnostic[],
): Promise<Diagnostic[]> {
  const texts = await store.rowTexts(diagnostics.map(({ document, row }) => ({ document: handIns[document].document, row })));
  return diagnostics.map(({ code, document, text }, i) => {
    const { name, pointer } = texts[i];
    const where = `document ${handIns[document].handIn.sha256.slice(0, 12)} ${pointer}`;
    return { code, severity: 'warning', pointer, message: `${name === undefined ? '' : `"${name}": `}${text} (${where})` };
  });
}
