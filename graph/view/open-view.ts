/** A view of a store: which hand-ins it holds, their graph, and the hashes that name it (SEMANTICS.md). */
import type { Columns } from '../model/columns.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import { viewHashOf } from '../model/digest.ts';
import { type NodeLabel, NodeType } from '../ontology/node-type.ts';
import { dayOf } from '../ontology/property.ts';
import { isAside } from '../ontology/recorded.ts';
import type { GraphStore, StoredHandIn } from '../store/port.ts';
import { applyDocuments } from './apply.ts';
import { type BuildInput, type Built, buildGraph } from './build.ts';
import type { ViewGraph } from './graph.ts';
import type { PlacedDiagnostic } from './placed-diagnostic.ts';
import { portionOf } from './portion.ts';
import { type SelectOptions, select } from './select.ts';
import { nameOfView } from './view-name.ts';

export interface ViewOptions extends SelectOptions {
  /** `YYYY-MM-DD`: facts and rules that hold on that day; the latest date stated in the view, but for decisions, when absent. */
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
  /**
   * Day by which recorded decisions count: the day asked about; where none was, the as-of day or, if later, the
   * last day on which something was decided. What somebody decides today says nothing of supply, and holds today.
   */
  readonly decisionDay: number | undefined;
  /**
   * Day of the newest receipt, where no day was asked about: for what has to be said of an answer, never for a
   * value, and in no hash.
   */
  readonly receivedDay: number | undefined;
  /**
   * Documents that alone state the as-of day, where each was received before it: a mistyped date moves the day of
   * all answers. For what has to be said of an answer; in no hash.
   */
  readonly ahead: readonly StoredHandIn[];
  readonly diagnostics: readonly Diagnostic[];
  /** In the order of `graph.documents`. */
  readonly handIns: readonly StoredHandIn[];
  readonly superseded: readonly StoredHandIn[];
  /** Editions of lists that were not taken, by receipt. They change neither graph nor hashes. */
  readonly refusals: readonly StoredHandIn[];
}

/** Columns by the store's document integer: they never change, so all views share them. */
export type ColumnsCache = Map<number, Columns>;

/** What a later view goes on from: never asked of a view itself. */
interface Origin {
  readonly built: Built;
  /** Diagnostics by place, so that their texts are read once. */
  readonly placed: ReadonlyMap<string, Diagnostic>;
  /** Of a portion: the index in the whole of each of its items. */
  readonly items?: Int32Array;
}

const origins = new WeakMap<View, Origin>();

/**
 * `before`: a view of the same store and for the same reader and times, from which the new one goes on
 * where it can; the answer is the same without it.
 */
export async function openView(
  store: GraphStore,
  options: ViewOptions,
  cache: ColumnsCache = new Map(),
  before?: View,
): Promise<View> {
  const { handIns, superseded, refusals, diagnostics } = select(await store.handIns(), options);
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
  const origin = before === undefined ? undefined : origins.get(before);
  const built = await build(store, inputs, origin?.built);
  const placed = await place(store, handIns, built.diagnostics, origin?.placed ?? new Map());
  const view = {
    graph: built.graph,
    ...nameOfView(handIns, options),
    diagnostics: [...diagnostics, ...placed.values()],
    handIns,
    superseded,
    refusals,
  };
  origins.set(view, { built, placed });
  if (before !== undefined && isAlikeInFacts(before, view)) inherit(view, before);
  return view;
}

/** What a view has of an earlier one that says the same of all but of who looks after gaps, and of what was asked. */
interface Inherited {
  readonly whole: View;
  /** By programme. */
  readonly portions: ReadonlyMap<number, View>;
}

const inheritances = new WeakMap<View, Inherited>();
const earlierFacts = new WeakMap<View, View>();

/**
 * The view itself, or an earlier one, or its portion, that differs from it by gap decisions and scenarios alone: whatever
 * is computed of supply is the same, and may be known already. Its indices, and its evidence, are of its own graph.
 */
export function factsOf(view: View): View {
  return earlierFacts.get(view) ?? view;
}

function inherit(view: View, before: View): void {
  const whole = factsOf(before);
  const made = [...(portions.get(before) ?? [])].map(([programme, portion]) => [programme, factsOf(portion)] as const);
  const known = new Map([...(inheritances.get(before)?.portions ?? []), ...made]);
  forgetOldest(known, whole);
  inheritances.set(view, { whole, portions: known });
  earlierFacts.set(view, whole);
}

function isAlikeInFacts(a: View, b: View): boolean {
  return (
    a.asOf === b.asOf &&
    a.decisionDay === b.decisionDay &&
    a.receivedDay === b.receivedDay &&
    areSame(ofFacts(a.handIns), ofFacts(b.handIns)) &&
    areSame(a.superseded, b.superseded) &&
    areSame(a.refusals, b.refusals)
  );
}

function ofFacts(handIns: readonly StoredHandIn[]): readonly StoredHandIn[] {
  return handIns.filter(({ handIn }) => !isAside(handIn.format));
}

/** By the store's numbers too: after a rebuild the same hand-ins are other documents of it, and the old ones are gone. */
function areSame(a: readonly StoredHandIn[], b: readonly StoredHandIn[]): boolean {
  return (
    a.length === b.length && a.every(({ document, handIn }, i) => document === b[i]?.document && handIn.id === b[i].handIn.id)
  );
}

/**
 * The portion of a view that a programme reaches (index into `programmes`), as a view: what is asked of it
 * is answered as by the whole. The view itself where the programme reaches more than the share `most` of it.
 * The same object for the same view and programme while few are asked about.
 */
export function portionOfView(view: View, programme: number, most = 1 / 2): View {
  const origin = origins.get(view);
  if (origin === undefined) throw new Error('invariant: a portion is of a view that was opened');
  const known = portions.get(view) ?? new Map<number, View>();
  portions.set(view, known);
  const portion = known.get(programme) ?? narrow(view, origin, programme, most);
  const earlier = inheritances.get(view)?.portions.get(programme);
  if (portion !== view && earlier !== undefined) earlierFacts.set(portion, earlier);
  // A map keeps the order of insertion: the first is the one not asked for longest.
  known.delete(programme);
  known.set(programme, portion);
  forgetOldest(known, view);
  return portion;
}

/** Until they are few, or are not many and have together no more items than the whole so many times. */
function forgetOldest(known: Map<number, View>, whole: View): void {
  let items = 0;
  for (const { graph } of known.values()) if (graph !== whole.graph) items += graph.items.count;
  for (const [programme, { graph }] of known) {
    if (known.size <= keptPortions || (known.size <= mostKeptPortions && items <= keptTimes * whole.graph.items.count)) return;
    known.delete(programme);
    if (graph !== whole.graph) items -= graph.items.count;
  }
}

function narrow(view: View, origin: Origin, programme: number, most: number): View {
  const narrowed = portionOf(origin.built, programme, most);
  if (narrowed === undefined) return view;
  const portion = { ...view, graph: narrowed.graph };
  origins.set(portion, { ...origin, items: narrowed.items });
  return portion;
}

/** The same documents on another day (`YYYY-MM-DD`). `options`: those that the view was opened with. */
export function viewOnDay(view: View, asOf: string, { rules, reader }: Pick<ViewOptions, 'rules' | 'reader'>): View {
  const day = dayOf(asOf);
  const hash = viewHashOf(view.graphHash, asOf, rules, reader);
  const other = { ...view, asOf, asOfDay: day, decisionDay: day, receivedDay: undefined, ahead: [], hash };
  const origin = origins.get(view);
  if (origin !== undefined) origins.set(other, origin);
  return other;
}

/** The whole graph that a view is of, and of a portion the index in it of each of its items: what other programmes want is not in a portion. */
export function wholeOf(view: View): { readonly graph: ViewGraph; readonly items: Int32Array | undefined } {
  const origin = origins.get(view);
  return origin === undefined ? { graph: view.graph, items: undefined } : { graph: origin.built.graph, items: origin.items };
}

/** The integers of a document of the view (an ordinal), whole also where the view is a portion. */
export function columnsOf(view: View, ordinal: number): Columns {
  const columns = origins.get(view)?.built.state.documents[ordinal]?.columns;
  if (columns === undefined) throw new Error('invariant: columns are of a document of a view that was opened');
  return columns;
}

/** Rows of a document of the view (an ordinal) that mention nodes of one type, also where the view is a portion. */
export function rowsMentioning(view: View, ordinal: number, label: NodeLabel): number[] {
  const { mentionNode, types } = columnsOf(view, ordinal);
  const rows: number[] = [];
  for (let m = 0; m < mentionNode.length; m++) if (types[mentionNode[m]] === NodeType[label]) rows.push(m);
  return rows;
}

const portions = new WeakMap<View, Map<number, View>>();
/** Portions of one view that are kept in any case: four of half of it are as large as it is twice. */
const keptPortions = 4;
/** More of them are kept while they have together no more items than the view so many times. */
export const keptTimes = 2;
export const mostKeptPortions = 32;

async function build(store: GraphStore, inputs: readonly BuildInput[], before: Built | undefined): Promise<Built> {
  if (before !== undefined) {
    const known = new Set(before.state.documents.map(({ document }) => document));
    const texts = await shortTexts(
      store,
      inputs.filter(({ document }) => !known.has(document)),
    );
    const extended = applyDocuments(before, inputs, texts);
    if (extended !== undefined) return extended;
  }
  return buildGraph(inputs, await shortTexts(store, inputs));
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

/** The diagnostics with their pointers and names; texts of places that `known` has are not read again. */
async function place(
  store: GraphStore,
  handIns: readonly StoredHandIn[],
  diagnostics: readonly PlacedDiagnostic[],
  known: ReadonlyMap<string, Diagnostic>,
): Promise<Map<string, Diagnostic>> {
  const keyOf = (one: PlacedDiagnostic) => `${handIns[one.document].document} ${one.row} ${one.code} ${one.text}`;
  const fresh = diagnostics.filter((one) => !known.has(keyOf(one)));
  const texts = await store.rowTexts(fresh.map(({ document, row }) => ({ document: handIns[document].document, row })));
  const made = new Map<string, Diagnostic>();
  for (const [i, one] of fresh.entries()) {
    const { name, pointer } = texts[i];
    const where = `document ${handIns[one.document].handIn.sha256.slice(0, 12)} ${pointer}`;
    const message = `${name === undefined ? '' : `"${name}": `}${one.text} (${where})`;
    made.set(keyOf(one), { code: one.code, severity: 'warning', pointer, message });
  }
  return new Map(diagnostics.map((one) => [keyOf(one), (known.get(keyOf(one)) ?? made.get(keyOf(one))) as Diagnostic]));
}
