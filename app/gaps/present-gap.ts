/** A row of the gap register as people and programs read it (INTERFACES.md, Gap register). */

import type { Level } from '../../graph/analyses/finding.ts';
import type { RankedGap } from '../../graph/analyses/gap.ts';
import type { GapRegister } from '../../graph/analyses/gap-register.ts';
import type { Texts } from '../../graph/model/assertion.ts';
import { criticalityName, dateOf } from '../../graph/ontology/property.ts';
import type { NodeRef, ViewGraph } from '../../graph/view/graph.ts';
import type { View } from '../../graph/view/open-view.ts';
import type { GapRow } from '../../reports/gap-report.ts';
import { Presenter, type Thing } from '../statements/present.ts';
import { stated, textsOf } from '../statements/texts-of.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { deliveredNumbers } from './delivered-numbers.ts';
import { partNumberOf, stockNumberOf } from './item-numbers.ts';

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

/** A row without what takes a look at everything beneath it. */
export type GapFacts = Omit<FoundGap, 'items' | 'evidence' | 'options' | 'actions'>;

/** The rows whole: every item beneath, every place of evidence. */
export async function presentGaps(
  workspace: Pick<Workspace, 'store'>,
  view: View,
  register: GapRegister,
  ranked: readonly RankedGap[],
): Promise<FoundGap[]> {
  const presenter = new Presenter(workspace, view);
  const evidence = ranked.map((gap) => register.evidence(gap));
  await presenter.load(
    ranked.flatMap(({ items }) => items.map((one) => item(one.item))),
    evidence.flat(),
  );
  const facts = await presentGapFacts(workspace, view, ranked, presenter);
  return ranked.map((gap, i) => {
    const beneath = gap.items.map((one) => presenter.thing(item(one.item)));
    return {
      ...facts[i],
      items: gap.category === undefined ? beneath : byId(beneath),
      evidence: presenter.evidence(evidence[i]),
      options: gap.options ?? [],
      actions: [],
    };
  });
}

/** The rows as a list shows them: of the items beneath only the first is named. */
export async function presentGapFacts(
  workspace: Pick<Workspace, 'store'>,
  view: View,
  ranked: readonly RankedGap[],
  presenter: Presenter = new Presenter(workspace, view),
): Promise<GapFacts[]> {
  await presenter.load(ranked.flatMap(refsOf));
  const numbers = await itemNumbersOf(workspace, view, ranked, presenter);
  return ranked.map((gap) => present(gap, presenter, view.graph, numbers));
}

/** The item that a row shows; -1 for one that folds many. */
export function firstItemOf({ category, items }: RankedGap): number {
  return category === undefined ? (items[0]?.item ?? -1) : -1;
}

export interface ItemNumbers {
  readonly partNumber: string;
  readonly nsn: string;
  /** As stated of the item itself; empty where nobody does. */
  readonly manufacturer: string;
}

/** Of the first item of each row: one that has no number of its own has those of the parts that its sources deliver. */
export async function itemNumbersOf(
  workspace: Pick<Workspace, 'store'>,
  view: View,
  ranked: readonly RankedGap[],
  presenter: Presenter,
): Promise<ReadonlyMap<number, ItemNumbers>> {
  const distinct = [...new Set(ranked.map(firstItemOf))].filter((index) => index !== -1);
  const texts = await textsOf(workspace, view.graph, distinct.map(item));
  const keys = await presenter.things(distinct.map(item));
  const without = distinct.filter((_, i) => partNumber(texts[i], keys[i].id) === '');
  const delivered = await deliveredNumbers(workspace, view.graph, without);
  return new Map(
    distinct.map((index, i) => [
      index,
      {
        partNumber: partNumber(texts[i], keys[i].id) || (delivered.get(index) ?? ''),
        nsn: stated(texts[i], 'nsn') ?? stockNumberOf(keys[i].id),
        manufacturer: stated(texts[i], 'manufacturer') ?? '',
      },
    ]),
  );
}

function refsOf(gap: RankedGap): NodeRef[] {
  const first = firstItemOf(gap);
  const items = [...(first === -1 ? [] : [first]), ...(gap.endItemsStopped ?? [])];
  if (gap.endItem !== undefined) items.push(gap.endItem);
  const makers = gap.manufacturers.map((index): NodeRef => ({ type: 'Organization', index }));
  const others = [...gap.coincides, ...makers, ...items.map(item)];
  if (gap.lost !== undefined) others.push(gap.lost);
  return others;
}

function present(gap: RankedGap, presenter: Presenter, graph: ViewGraph, numbers: ReadonlyMap<number, ItemNumbers>): GapFacts {
  const first = firstItemOf(gap);
  const known = numbers.get(first);
  const { archetype, archetypes, certainty, confidence, rank, rankReason, tiers } = gap;
  return {
    gapId: gap.gapId,
    system: systemOf(gap, graph),
    lost: gap.lost === undefined ? null : presenter.thing(gap.lost),
    level: gap.level ?? '',
    coincides: gap.coincides.map((ref) => presenter.thing(ref)),
    item: first === -1 ? null : presenter.thing(item(first)),
    folded: foldedOf(gap, presenter),
    partNumber: known?.partNumber ?? '',
    nsn: known?.nsn ?? '',
    manufacturer: manufacturersOf(gap, presenter) || (known?.manufacturer ?? ''),
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
    decideBy: dayOrEmpty(gap.decideBy),
    deadlines: {
      lastOrder: dayOrEmpty(gap.deadlines.lastOrder),
      contractEnd: dayOrEmpty(gap.deadlines.contractEnd),
      stockOutDays: gap.deadlines.stockOutDays ?? null,
    },
    confidence,
    owner: gap.owner ?? '',
    due: dayOrEmpty(gap.due),
    status: gap.status ?? '',
  };
}

const dayOrEmpty = (day: number | undefined) => (day === undefined ? '' : dateOf(day));

export function foldedOf({ category, count, of, items, archetype, endItem }: RankedGap, presenter: Presenter): Folded | null {
  if (category === undefined) return null;
  const where = endItem === undefined ? '' : ` (${presenter.thing(item(endItem)).name})`;
  const figures = { category, count: count ?? items.length, of: of ?? items.length };
  const what = archetype === 'no known source' ? `${category} without a known source` : category;
  return { text: `${what}: ${figures.count} of ${figures.of}${where}`, ...figures };
}

/** The programme, else those whose end items are concerned; empty where no programme is. */
export function systemOf(gap: RankedGap, { programmes }: ViewGraph): string {
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

export function manufacturersOf({ manufacturers }: Pick<RankedGap, 'manufacturers'>, presenter: Presenter): string {
  const names = manufacturers.map((index) => presenter.thing({ type: 'Organization', index }).name);
  return [...new Set(names)].sort().join('; ');
}

function byId(things: readonly Thing[]): Thing[] {
  return [...things].sort((a, b) => (a.id < b.id ? -1 : 1));
}
