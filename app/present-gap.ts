/** A row of the gap register as people and programs read it (INTERFACES.md, Gap register). */

import type { AssertionRef, Level } from '../graph/analyses/finding.ts';
import type { RankedGap } from '../graph/analyses/gap.ts';
import type { GapRegister } from '../graph/analyses/gap-register.ts';
import type { Texts } from '../graph/model/assertion.ts';
import { Criticality, dateOf } from '../graph/ontology/property.ts';
import type { NodeRef } from '../graph/view/graph.ts';
import type { View } from '../graph/view/open-view.ts';
import type { GapRow } from '../reports/gap-report.ts';
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
  /** Every archetype of the row, strongest first. */
  readonly archetypes: readonly string[];
  /** Others whose loss takes down exactly the same items (a supplier's only site, say). */
  readonly coincides: readonly Thing[];
  /** A row that folds many items (`items`) of one category: in words, and in figures. */
  readonly folded: Folded | null;
}

export interface Folded {
  /** `open-source software without stated support: 12 of 40` */
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
  return ranked.map((gap, i) => present(gap, presenter, textsByItem.get(firsts[i] ?? -1) ?? [], evidence[i]));
}

function refsOf(gap: RankedGap): NodeRef[] {
  const items = [...gap.items.map((one) => one.item), ...(gap.endItemsStopped ?? [])];
  if (gap.endItem !== undefined) items.push(gap.endItem);
  const makers = gap.manufacturers.map((index): NodeRef => ({ type: 'Organization', index }));
  const others = [...gap.coincides, ...makers, ...items.map(item)];
  if (gap.lost !== undefined) others.push(gap.lost);
  if (gap.system !== undefined) others.push({ type: 'Programme', index: gap.system });
  return others;
}

function present(gap: RankedGap, presenter: Presenter, texts: readonly Texts[], evidence: readonly AssertionRef[]): FoundGap {
  const beneath = gap.items.map((one) => presenter.thing(item(one.item)));
  const items = gap.category === undefined ? beneath : byId(beneath);
  const first = gap.category === undefined ? items[0] : undefined;
  const { archetype, archetypes, certainty, confidence, rank, rankReason, tiers } = gap;
  return {
    gapId: gap.gapId,
    system: systemOf(gap, presenter),
    lost: gap.lost === undefined || gap.lost.type === 'Item' ? null : presenter.thing(gap.lost),
    level: gap.level ?? '',
    coincides: gap.coincides.map((ref) => presenter.thing(ref)),
    item: first ?? null,
    items,
    folded: foldedOf(gap),
    partNumber: first === undefined ? '' : (stated(texts, 'partNumber') ?? partNumberOf(first.id)),
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
    owner: gap.owner ?? '',
    due: gap.due === undefined ? '' : dateOf(gap.due),
    status: gap.status ?? '',
  };
}

function foldedOf({ category, count, of, items, archetype }: RankedGap): Folded | null {
  if (category === undefined) return null;
  const figures = { category, count: count ?? items.length, of: of ?? items.length };
  const what = archetype === 'no known source' ? `${category} without a known source` : category;
  return { text: `${what}: ${figures.count} of ${figures.of}`, ...figures };
}

/** The programme, else the end item that a folded row belongs to, else the end items that stop. */
function systemOf(gap: RankedGap, presenter: Presenter): string {
  if (gap.endItem !== undefined) return presenter.thing(item(gap.endItem)).name;
  if (gap.system !== undefined) return presenter.thing({ type: 'Programme', index: gap.system }).name;
  return byId((gap.endItemsStopped ?? []).map((index) => presenter.thing(item(index))))
    .map(({ name }) => name)
    .join('; ');
}

function manufacturersOf({ manufacturers }: RankedGap, presenter: Presenter): string {
  const names = manufacturers.map((index) => presenter.thing({ type: 'Organization', index }).name);
  return [...new Set(names)].sort().join('; ');
}

function criticalityName(code: number | undefined): string {
  if (code === undefined || code === Criticality.unstated) return '';
  return Object.entries(Criticality).find(([, known]) => known === code)?.[0] ?? '';
}

function byId(things: readonly Thing[]): Thing[] {
  return [...things].sort((a, b) => (a.id < b.id ? -1 : 1));
}
