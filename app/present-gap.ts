/** A row of the gap register as people and programs read it (INTERFACES.md, Gap register). */

import type { AssertionRef, Level } from '../graph/analyses/finding.ts';
import type { RankedGap } from '../graph/analyses/gap.ts';
import type { GapRegister } from '../graph/analyses/gap-register.ts';
import type { Texts } from '../graph/model/assertion.ts';
import { Criticality, dateOf } from '../graph/ontology/property.ts';
import type { NodeRef, ViewGraph } from '../graph/view/graph.ts';
import type { View } from '../graph/view/open-view.ts';
import type { GapRow } from '../reports/gap-report.ts';
import { deliveredNumbers } from './delivered-numbers.ts';
import { partNumberOf, stockNumberOf } from './item-numbers.ts';
import { Presenter, type Thing } from './present.ts';
import { stated, textsOf } from './texts-of.ts';
import type { Workspace } from './workspace.ts';

export interface FoundGap extends GapRow {
  readonly lost: Thing | null;
  readonly item: Thing | null;
  readonly items: readonly Thing[];
  readonly endItemsStopped: readonly Thing[];
  readonly level: Level | '';
  /** False: no loss was tried, and an empty `endItemsStopped` says nothing. */
  readonly endItemsKnown: boolean;
  /** Every archetype of the row, strongest first. */
  readonly archetypes: readonly string[];
  /** Others whose loss takes down exactly the same items (a supplier's only site, say). */
  readonly coincides: readonly Thing[];
  /** A row that folds many items (`items`) of one category: in words, and in figures. */
  readonly folded: Folded | null;
}

export interface Folded {
  /** `open-source software without stated support: 12 of 40 (Drone)`: the end item that the row is of stands in brackets. */
  readonly text: string;
  readonly category: string;
  readonly count: number;
  readonly of: number;
}

const item = (index: number): NodeRef => ({ type: 'Item', index });

export async function presentGaps(
  workspace: Pick<Workspace, 'store'>,
  view: View,
  register: GapRegister,
  ranked: readonly RankedGap[],
): Promise<FoundGap[]> {
  const presenter = new Presenter(workspace, view);
  const evidence = ranked.map((gap) => register.evidence(gap));
  await presenter.load(ranked.flatMap(refsOf), evidence.flat());
  const firsts = ranked.map((gap) => (gap.category === undefined ? gap.items[0]?.item : undefined));
  const distinct = [...new Set(firsts.filter((index) => index !== undefined))];
  const texts = await textsOf(workspace, view.graph, distinct.map(item));
  const textsByItem = new Map(distinct.map((index, i) => [index, texts[i]]));
  const keys = await presenter.things(distinct.map(item));
  const without = distinct.filter((_, i) => partNumber(texts[i], keys[i].id) === '');
  const delivered = await deliveredNumbers(workspace, view.graph, without);
  return ranked.map((gap, i) => {
    const first = firsts[i] ?? -1;
    const facts = { texts: textsByItem.get(first) ?? [], delivered: delivered.get(first) ?? '', evidence: evidence[i] };
    return present(gap, presenter, view.graph, facts);
  });
}

interface RowFacts {
  /** What documents state of the row's item. */
  readonly texts: readonly Texts[];
  /** Numbers of the parts that the item's sources deliver, where it has none of its own. */
  readonly delivered: string;
  readonly evidence: readonly AssertionRef[];
}

function refsOf(gap: RankedGap): NodeRef[] {
  const items = [...gap.items.map((one) => one.item), ...(gap.endItemsStopped ?? [])];
  if (gap.endItem !== undefined) items.push(gap.endItem);
  const makers = gap.manufacturers.map((index): NodeRef => ({ type: 'Organization', index }));
  const others = [...gap.coincides, ...makers, ...items.map(item)];
  if (gap.lost !== undefined) others.push(gap.lost);
  return others;
}

function present(gap: RankedGap, presenter: Presenter, graph: ViewGraph, facts: RowFacts): FoundGap {
  const { texts, delivered, evidence } = facts;
  const beneath = gap.items.map((one) => presenter.thing(item(one.item)));
  const items = gap.category === undefined ? beneath : byId(beneath);
  const first = gap.category === undefined ? items[0] : undefined;
  const { archetype, archetypes, certainty, confidence, rank, rankReason, tiers } = gap;
  return {
    gapId: gap.gapId,
    system: systemOf(gap, graph),
    lost: gap.lost === undefined ? null : presenter.thing(gap.lost),
    level: gap.level ?? '',
    coincides: gap.coincides.map((ref) => presenter.thing(ref)),
    item: first ?? null,
    items,
    folded: foldedOf(gap, presenter),
    partNumber: first === undefined ? '' : partNumber(texts, first.id) || delivered,
    nsn: first === undefined ? '' : (stated(texts, 'nsn') ?? stockNumberOf(first.id)),
    manufacturer: manufacturersOf(gap, presenter) || (stated(texts, 'manufacturer') ?? ''),
    criticality: criticalityName(gap.criticality),
    archetype,
    archetypes,
    certainty,
    tiers,
    ableSources: gap.ableSources ?? null,
    qualifiedSources: gap.qualifiedSources ?? null,
    chosenSources: gap.chosenSources ?? null,
    sourcesUnstated: gap.sourcesUnstated ?? null,
    ownersDistinct: gap.ownersDistinct ?? null,
    sitesDistinct: gap.sitesDistinct ?? null,
    countriesDistinct: gap.countriesDistinct ?? null,
    endItemsKnown: gap.endItemsStopped !== undefined,
    endItemsStopped: byId((gap.endItemsStopped ?? []).map((index) => presenter.thing(item(index)))),
    timeToRecoverDays: gap.timeToRecoverDays ?? null,
    timeToSurviveDays: gap.timeToSurviveDays ?? null,
    gapDays: gap.gapDays ?? null,
    daysOfSupply: gap.daysOfSupply ?? null,
    performanceImpact: gap.performanceImpact ?? null,
    exposureRank: gap.exposureRank ?? null,
    rank,
    rankReason,
    decideBy: gap.decideBy === undefined ? '' : dateOf(gap.decideBy),
    confidence,
    evidence: presenter.evidence(evidence),
    options: gap.options ?? [],
    actions: [],
    owner: gap.owner ?? '',
    due: gap.due === undefined ? '' : dateOf(gap.due),
    status: gap.status ?? '',
  };
}

function foldedOf({ category, count, of, items, archetype, endItem }: RankedGap, presenter: Presenter): Folded | null {
  if (category === undefined) return null;
  const where = endItem === undefined ? '' : ` (${presenter.thing(item(endItem)).name})`;
  const figures = { category, count: count ?? items.length, of: of ?? items.length };
  const what = archetype === 'no known source' ? `${category} without a known source` : category;
  return { text: `${what}: ${figures.count} of ${figures.of}${where}`, ...figures };
}

/** The programme, else those whose end items are concerned; empty where no programme is. */
function systemOf(gap: RankedGap, { programmes }: ViewGraph): string {
  if (gap.system !== undefined) return programmes.names[gap.system];
  const ends = new Set([...(gap.endItemsStopped ?? []), ...(gap.endItem === undefined ? [] : [gap.endItem])]);
  const { offsets, targets } = programmes.includes;
  const concerned = programmes.names.filter((_, index) =>
    targets.subarray(offsets[index], offsets[index + 1]).some((end) => ends.has(end)),
  );
  return concerned.sort().join('; ');
}

function partNumber(texts: readonly Texts[], id: string): string {
  return stated(texts, 'partNumber') ?? partNumberOf(id);
}

function manufacturersOf({ manufacturers }: RankedGap, presenter: Presenter): string {
  const names = manufacturers.map((index) => presenter.thing({ type: 'Organization', index }).name);
  return [...new Set(names)].sort().join('; ');
}

export function criticalityName(code: number | undefined): string {
  if (code === undefined || code === Criticality.unstated) return '';
  return Object.entries(Criticality).find(([, known]) => known === code)?.[0] ?? '';
}

function byId(things: readonly Thing[]): Thing[] {
  return [...things].sort((a, b) => (a.id < b.id ? -1 : 1));
}
