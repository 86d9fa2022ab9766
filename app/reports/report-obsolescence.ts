/** Which items of a report end, and when, as far as documents say: of themselves, and of what their sources deliver. */
import {
  endDays,
  endStateOf,
  firstEndDay,
  isLifecycleStated,
  lifecycleWords,
  type NumberOf,
  numbersOfItems,
} from '../../graph/analyses/end-of-life.ts';
import type { AssertionRef, CoverageFigure } from '../../graph/analyses/finding.ts';
import { criticalityName, dateOf, Lifecycle } from '../../graph/ontology/property.ts';
import type { NodeRef, ViewGraph } from '../../graph/view/graph.ts';
import type { View } from '../../graph/view/open-view.ts';
import { type EndState, endStates, type ReportEnd, type ReportObsolescence } from '../../reports/report-obsolescence.ts';
import { lifecycleRows } from '../analyses/lifecycle-rows.ts';
import { openDays } from '../gaps/loss-times.ts';
import { compareText } from '../workspace/answer.ts';
import { passTurn } from '../workspace/in-turns.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { ReportParts } from './report-gap.ts';

/** Items that end which a report lists; it says how many there are. */
export const endsListed = 5_000;

interface Stated {
  readonly item: number;
  /** -1: the item itself. */
  readonly part: number;
  readonly concerned: number;
  readonly of: number;
}

/** O(items + sources), and the rows of documents that state a lifecycle. */
export async function reportObsolescence(parts: ReportParts): Promise<ReportObsolescence> {
  const { workspace, view, analysis, presenter } = parts;
  const number = numbersOfItems(view.graph);
  const { found, stated } = statedEnds(view.graph, analysis.scope.items, number);
  await presenter.loadIds(found.flatMap(refsOf));
  await passTurn();
  const id = (index: number) => (index === -1 ? '' : presenter.id(itemRef(index)));
  const ordered = found
    .map((one) => ({ ...one, subject: subjectOf(one) }))
    .map((one) => ({ ...one, state: stateOf(number, one.subject, view.asOfDay) }))
    .map((one) => ({ ...one, order: endStates.indexOf(one.state), day: firstEndDay(number, one.subject) ?? noDay }))
    .sort(
      (a, b) => a.order - b.order || a.day - b.day || compareText(id(a.item), id(b.item)) || compareText(id(a.part), id(b.part)),
    );
  const listed = ordered.slice(0, endsListed);
  const rows = await lifecycleRows(workspace.store, view);
  const rowsOf = ({ subject }: { readonly subject: number }) => rows.get(subject) ?? [];
  await presenter.load(listed.flatMap(refsOf), listed.flatMap(rowsOf));
  const replacements = await replacementsOf(workspace, view, listed.map(rowsOf));
  const ranks = ranksOfObsolescence(parts);
  const ends = listed.map((one, k): ReportEnd => {
    const item = presenter.thing(itemRef(one.item));
    return {
      item,
      part: one.part === -1 ? null : presenter.thing(itemRef(one.part)),
      sources: { concerned: one.concerned, of: one.of },
      criticality: criticalityName(number('criticality', one.item)),
      state: one.state,
      ...daysOf(number, one.subject, view.asOfDay),
      coverDays: openDays(parts.losses.coverOf(one.item)),
      replacement: replacements[k],
      gapRank: ranks.get(item.id) ?? null,
      evidence: presenter.evidence(rowsOf(one)),
    };
  });
  return { stated, ends, total: found.length };
}

const noDay = Number.POSITIVE_INFINITY;
const itemRef = (index: number): NodeRef => ({ type: 'Item', index });
const subjectOf = ({ item, part }: Stated): number => (part === -1 ? item : part);
const refsOf = ({ item, part }: Stated): NodeRef[] => (part === -1 ? [itemRef(item)] : [itemRef(item), itemRef(part)]);

/** What exists only as the part that a source delivers is no line of its own. */
function statedEnds(graph: ViewGraph, scope: Uint8Array, number: NumberOf): { found: Stated[]; stated: CoverageFigure } {
  const { items } = graph;
  const found: Stated[] = [];
  let [lines, stated] = [0, 0];
  for (let item = 0; item < items.count; item++) {
    if (scope[item] === 0 || items.deliveredOnly[item] === 1) continue;
    lines++;
    const own = items.sources.targets.subarray(items.sources.offsets[item], items.sources.offsets[item + 1]);
    const before = found.length;
    if (isLifecycleStated(number, item)) found.push({ item, part: -1, concerned: own.length, of: own.length });
    for (const [part, concerned] of partsDelivered(graph, own))
      if (isLifecycleStated(number, part)) found.push({ item, part, concerned, of: own.length });
    if (found.length > before) stated++;
  }
  return { found, stated: { known: stated, of: lines } };
}

/** By part, how many of the sources deliver it. */
function partsDelivered({ items, sources }: ViewGraph, own: Int32Array): Map<number, number> {
  const parts = new Map<number, number>();
  const { offsets, targets } = sources.requires;
  for (const source of own)
    for (let e = offsets[source]; e < offsets[source + 1]; e++)
      if (items.deliveredOnly[targets[e]] === 1) parts.set(targets[e], (parts.get(targets[e]) ?? 0) + 1);
  return parts;
}

function stateOf(number: NumberOf, subject: number, asOf: number | undefined): EndState {
  const state = endStateOf(number, subject, asOf);
  if (state === undefined) return 'active';
  return state === 'not-judged' ? 'not judged' : state;
}

type Days = Pick<ReportEnd, 'lifecycle' | 'lastOrderDate' | 'lastShipDate' | 'endOfSupport' | 'daysLeft'>;

function daysOf(number: NumberOf, subject: number, asOf: number | undefined): Days {
  const [lastOrderDate, lastShipDate, endOfSupport] = endDays.map(([property]) => {
    const day = number(property, subject);
    return day === undefined ? '' : dateOf(day);
  });
  const first = firstEndDay(number, subject);
  return {
    lifecycle: lifecycleWords[number('lifecycle', subject) ?? Lifecycle.unstated] ?? '',
    lastOrderDate,
    lastShipDate,
    endOfSupport,
    daysLeft: first === undefined || asOf === undefined ? null : first - asOf,
  };
}

/** As the newest document names it, of each list of rows; empty where none names any. */
async function replacementsOf(
  { store }: Pick<Workspace, 'store'>,
  { graph }: View,
  rows: readonly (readonly AssertionRef[])[],
): Promise<string[]> {
  const dated = ({ document }: AssertionRef) => graph.documents[document].dated;
  const newest = rows.map((own) =>
    [...own].sort((a, b) => compareText(dated(b), dated(a)) || b.document - a.document || a.row - b.row),
  );
  const texts = await store.rowTexts(
    newest.flat().map(({ document, row }) => ({ document: graph.documents[document].document, row })),
  );
  let at = 0;
  return newest.map((own) => {
    const said = own.map((_, k) => texts[at + k].texts?.replacement ?? '');
    at += own.length;
    return said.find((text) => text !== '') ?? '';
  });
}

/** By id of an item: the first gap of the archetype that has it beneath. */
function ranksOfObsolescence({ rows }: ReportParts): Map<string, number> {
  const ranks = new Map<string, number>();
  for (const { archetypes, archetype, items, folded, rank } of rows) {
    if (!(archetypes ?? [archetype]).includes('obsolescence')) continue;
    for (const { id } of folded?.items ?? items) if (!ranks.has(id)) ranks.set(id, rank);
  }
  return ranks;
}
