/** A row of the gap register before its fields are filled in, and the filling in. */
import { Criticality } from '../ontology/property.ts';
import type { NodeRef, ViewGraph } from '../view/graph.ts';
import { deadlinesOf, decideByOf } from './deadlines.ts';
import type { Certainty, Level } from './finding.ts';
import { type Archetype, archetypes, type GapItem, type RawGap } from './gap.ts';
import { criticalityPlace } from './gap-rank.ts';
import type { GapTimes, RowTimes } from './gap-times.ts';
import type { ItemFacts } from './item-facts.ts';
import type { Scope } from './scope.ts';

export interface Draft {
  readonly lost: NodeRef | undefined;
  readonly level: Level | undefined;
  readonly items: GapItem[];
  /** Set where the row has an archetype of its own, whatever its items have. */
  own?: Archetype;
  certainty: Certainty;
  endItems: readonly number[] | undefined;
  readonly coincides: NodeRef[];
  readonly vendors: number[];
  prohibited: boolean;
  /** A rule of any outcome but review speaks against the party. */
  barred: boolean;
  category?: string;
  count?: number;
  of?: number;
  endItem?: number;
  /** What may be done, where the row itself shows it. */
  options?: readonly string[];
}

export function draftOf(lost: NodeRef | undefined, level: Level | undefined, items: GapItem[]): Draft {
  return {
    lost,
    level,
    items,
    certainty: 'definite',
    endItems: undefined,
    coincides: [],
    vendors: [],
    prohibited: false,
    barred: false,
  };
}

export interface FinishContext {
  readonly graph: ViewGraph;
  readonly scope: Scope;
  readonly facts: ItemFacts;
  readonly asOf: number;
  /** Days of supply of each item, where stock and demand are known; NaN else. */
  readonly daysOfSupply: Float64Array | undefined;
  /** Undefined where no document states times, stock or demand. */
  readonly times: GapTimes | undefined;
  /** Programme that each item belongs to; -1: none, -2: several. */
  readonly programmeOf: Int32Array;
}

/** Fills the fields of a row from its items. O(items log items). */
export function finish(draft: Draft, context: FinishContext): RawGap {
  const { facts } = context;
  const ordered = archetypesOf(draft);
  const items = ofArchetypeFirst(sorted(draft.items, facts), ordered[0]!, draft.certainty);
  const first = items[0]?.item;
  const folded = draft.category !== undefined;
  const counts = first === undefined || folded || !facts.hasSource(first) ? undefined : facts.suppliers(first);
  const distinct = (level: 'owner' | 'site' | 'country'): number | undefined =>
    counts === undefined ? undefined : facts.distinct(level, first!);
  const times = timesOf(draft, context);
  const deadlines = deadlinesOf(items, context);
  return {
    system: systemOf(draft, context),
    lost: draft.lost,
    level: draft.level,
    coincides: draft.coincides,
    category: draft.category,
    count: draft.count,
    of: draft.of,
    endItem: draft.endItem,
    items,
    item: items.length === 1 && !folded ? first : undefined,
    partNumber: undefined,
    nsn: undefined,
    manufacturers: first === undefined || folded ? [] : makersOf(first, context),
    criticality: highestCriticality(items, facts),
    archetype: ordered[0]!,
    archetypes: ordered,
    certainty: draft.certainty,
    tiers: tiersOf(items, facts),
    ableSources: counts?.able,
    qualifiedSources: counts?.qualified,
    chosenSources: counts?.chosen,
    sourcesUnstated: counts?.unstated,
    ownersDistinct: distinct('owner'),
    sitesDistinct: distinct('site'),
    countriesDistinct: distinct('country'),
    endItemsStopped: draft.endItems,
    timeToRecoverDays: times === undefined ? longest(items, (item) => facts.timeToRecover(item)) : times.timeToRecover,
    timeToSurviveDays: times?.timeToSurvive,
    gapDays: times?.gapDays,
    daysOfSupply: leastSupply(items, context.daysOfSupply),
    leadTimeDays: longestStated(items, (item) => facts.leadTime(item)),
    performanceImpact: times?.exposure,
    exposureRank: undefined,
    decideBy: decideByOf(deadlines, context.asOf),
    deadlines,
    confidence: draft.certainty === 'possible' || counts === undefined ? 'low' : counts.unstated > 0 ? 'medium' : 'high',
    options: draft.options,
    owner: undefined,
    due: undefined,
    status: undefined,
    prohibited: draft.prohibited,
    vendors: draft.vendors,
    criticalityOrder: criticalityOrder(draft, items, context),
  };
}

/** Of what certainly stops something; undefined else: such a row shows what its items state. */
function timesOf(draft: Draft, { times }: FinishContext): RowTimes | undefined {
  if (times === undefined || draft.lost === undefined || draft.certainty !== 'definite') return undefined;
  if (draft.endItems === undefined || draft.endItems.length === 0) return undefined;
  return times.of(draft.level, draft.lost.index, draft.endItems);
}

/** Sources beyond this many do not change the order of items in a row. */
const manySources = 255;

/** Worst first: criticality, suppliers able, qualified, then as they stand; packed into numbers, which sort fast. */
function sorted(items: readonly GapItem[], facts: ItemFacts): GapItem[] {
  if (items.length < 2) return [...items];
  const keys = new Float64Array(items.length);
  for (const [k, { item }] of items.entries()) {
    const { able, qualified } = facts.suppliers(item);
    const order = (facts.criticalityPlace(item) * 256 + Math.min(able, manySources)) * 256 + Math.min(qualified, manySources);
    keys[k] = order * 0x1_0000_0000 + k;
  }
  return Array.from(keys.sort(), (key) => items[key % 0x1_0000_0000]!);
}

/** Archetypes of the party or the place that is lost, whichever item hangs on it. */
const ofTheLost = new Set<Archetype>(['untrusted vendor', 'foreign concentration', 'fragile supplier']);

/**
 * What a row is called must hold of the item that it shows with its counts: the worst of those that
 * have the row's archetype, as certain as the row is where one is, comes before the others.
 */
function ofArchetypeFirst(items: GapItem[], archetype: Archetype, certainty: Certainty): GapItem[] {
  if (ofTheLost.has(archetype)) return items;
  const certain = items.findIndex((one) => one.archetype === archetype && one.certainty === certainty);
  const at = certain === -1 ? items.findIndex((one) => one.archetype === archetype) : certain;
  return at < 1 ? items : [items[at]!, ...items.slice(0, at), ...items.slice(at + 1)];
}

/** A prohibition first, then by the order of `archetypes`; a vendor who only needs review comes last. */
function archetypesOf(draft: Draft): Archetype[] {
  const found = new Set(draft.items.map(({ archetype }) => archetype));
  if (draft.own !== undefined) found.add(draft.own);
  if (draft.vendors.length > 0) found.add('untrusted vendor');
  const ordered = archetypes.filter((archetype) => found.has(archetype));
  const review = ordered[0] === 'untrusted vendor' && !draft.barred && ordered.length > 1;
  return review ? [...ordered.slice(1), 'untrusted vendor'] : ordered;
}

/** The programme asked for, else the only one that the row's items belong to; items of none belong to no system. */
function systemOf(draft: Draft, { scope, programmeOf }: FinishContext): number | undefined {
  if (scope.programme !== undefined) return scope.programme;
  const programmes = new Set(draft.items.map(({ item }) => programmeOf[item]!));
  programmes.delete(-1);
  const [only] = programmes;
  return programmes.size === 1 && only !== undefined && only >= 0 ? only : undefined;
}

function makersOf(item: number, { facts, graph }: FinishContext): number[] {
  const makers = facts.countedSources(item).map((source) => graph.sources.organization[source]!);
  return [...new Set(makers)].filter((maker) => maker !== -1);
}

function highestCriticality(items: readonly GapItem[], facts: ItemFacts): number | undefined {
  const stated = items.map(({ item }) => facts.number('criticality', item) ?? Criticality.unstated);
  const highest = stated.reduce((a, b) => Math.max(a, b), Criticality.unstated as number);
  return highest === Criticality.unstated ? undefined : highest;
}

function tiersOf(items: readonly GapItem[], facts: ItemFacts): number[] {
  return [...new Set(items.map(({ item }) => facts.depth[item]!))].filter((depth) => depth >= 0).sort((a, b) => a - b);
}

/** The longest; undefined if one is not known. */
function longest(items: readonly GapItem[], of: (item: number) => number | undefined): number | undefined {
  let value: number | undefined;
  for (const { item } of items) {
    const own = of(item);
    if (own === undefined) return undefined;
    if (value === undefined || own > value) value = own;
  }
  return value;
}

/** The longest of those that are known. */
function longestStated(items: readonly GapItem[], of: (item: number) => number | undefined): number | undefined {
  let value: number | undefined;
  for (const { item } of items) {
    const own = of(item);
    if (own !== undefined && (value === undefined || own > value)) value = own;
  }
  return value;
}

/** The least days of supply; undefined if that of one item is not known. */
function leastSupply(items: readonly GapItem[], days: Float64Array | undefined): number | undefined {
  if (days === undefined || items.length === 0) return undefined;
  const least = items.reduce((all, { item }) => Math.min(all, days[item]!), Number.POSITIVE_INFINITY);
  return Number.isNaN(least) ? undefined : least;
}

/** Item first, then end item; a row stands with its worst. */
function criticalityOrder(draft: Draft, items: readonly GapItem[], { scope, facts }: FinishContext): number {
  const ends = draft.endItem === undefined ? draft.endItems : [draft.endItem];
  const single = scope.endItems.length === 1 ? [scope.endItems[0]!] : [];
  const above = ends === undefined || ends.length === 0 ? single : ends;
  const unknown = criticalityPlace(Criticality.unstated);
  const place = (list: readonly number[]): number =>
    list.length === 0 ? unknown : list.reduce((least, item) => Math.min(least, facts.criticalityPlace(item)), 9);
  return place(items.map(({ item }) => item)) * 10 + place(above);
}
