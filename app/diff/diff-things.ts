/** Items, suppliers and the edges between things that one of two views has and the other has not. */
import { scopeOf, screeningScopeOf } from '../../graph/analyses/scope.ts';
import type { Steps } from '../../graph/analyses/steps.ts';
import type { NodeLabel } from '../../graph/ontology/node-type.ts';
import { partiesInScope } from '../../graph/screening/parties-in-scope.ts';
import { type Across, acrossViews } from '../../graph/view/across-views.ts';
import type { NodeRef, Relation, ViewGraph } from '../../graph/view/graph.ts';

/** `source`: somebody makes an item, at a site or wherever. `owner`: of a supplier, or of who owns it. */
export const thingKinds = ['end item', 'item', 'supplier', 'requirement', 'source', 'owner'] as const;
export type ThingKind = (typeof thingKinds)[number];

export interface ThingChange {
  readonly kind: ThingKind;
  readonly change: 'added' | 'removed';
  /** Of the view that has it: one thing, or the ends of an edge (a source's item, maker and site, as far as they are known). */
  readonly of: readonly NodeRef[];
}

/** Classes of each type of node over both views. */
export type AcrossAll = (label: NodeLabel) => Across;

export function acrossAll(before: ViewGraph, after: ViewGraph): AcrossAll {
  const known = new Map<NodeLabel, Across>();
  return (label) => {
    const across = known.get(label) ?? acrossViews(before, after, label);
    known.set(label, across);
    return across;
  };
}

export interface ThingSide {
  readonly graph: ViewGraph;
  /** Index of the programme; undefined: all; null: this view has no such programme, and so nothing of it. */
  readonly programme: number | undefined | null;
}

/** By kind; what is added first. */
export function* diffThings(before: ThingSide, after: ThingSide, across: AcrossAll): Steps<ThingChange[]> {
  const earlier = yield* thingsOf(before, across, 'before');
  const later = yield* thingsOf(after, across, 'after');
  const found: ThingChange[] = [];
  for (const kind of thingKinds) {
    const [was, is] = [earlier[kind], later[kind]];
    for (const [key, of] of is) if (!was.has(key)) found.push({ kind, change: 'added', of });
    for (const [key, of] of was) if (!is.has(key)) found.push({ kind, change: 'removed', of });
  }
  return found;
}

/** What a side has, by the classes of its ends. */
type Things = Readonly<Record<ThingKind, ReadonlyMap<string, readonly NodeRef[]>>>;

function* thingsOf({ graph, programme }: ThingSide, across: AcrossAll, side: keyof Across): Steps<Things> {
  const found = Object.fromEntries(thingKinds.map((kind) => [kind, new Map()])) as Record<ThingKind, Map<string, NodeRef[]>>;
  if (programme === null) return found;
  const [items, organizations, sites] = [across('Item')[side], across('Organization')[side], across('Site')[side]];
  const scope = scopeOf(graph, programme);
  const item = (index: number): NodeRef => ({ type: 'Item', index });
  const party = (index: number): NodeRef => ({ type: 'Organization', index });
  for (const index of scope.endItems) found['end item'].set(`${items[index]}`, [item(index)]);
  for (let index = 0; index < graph.items.count; index++) {
    if (scope.items[index] !== 1) continue;
    found.item.set(`${items[index]}`, [item(index)]);
    for (const target of targetsOf(graph.items.requires, index))
      found.requirement.set(`${items[index]} ${items[target]}`, [item(index), item(target)]);
    yield;
  }
  const { sources } = graph;
  for (let source = 0; source < sources.count; source++) {
    const [of, by, at] = [sources.item[source], sources.organization[source], sources.site[source]];
    if (scope.items[of] !== 1) continue;
    const key = `${items[of]} ${by === -1 ? '' : organizations[by]} ${at === -1 ? '' : sites[at]}`;
    const ends: NodeRef[] = [item(of)];
    if (by !== -1) ends.push(party(by));
    if (at !== -1) ends.push({ type: 'Site', index: at });
    found.source.set(key, ends);
    yield;
  }
  const { parties } = partiesInScope(graph, screeningScopeOf(graph, programme));
  for (const index of parties) found.supplier.set(`${organizations[index]}`, [party(index)]);
  for (const [owned, owner] of ownersAbove(graph, parties))
    found.owner.set(`${organizations[owned]} ${organizations[owner]}`, [party(owned), party(owner)]);
  return found;
}

function* ownersAbove({ organizations }: ViewGraph, parties: readonly number[]): Generator<readonly [number, number]> {
  const seen = new Set(parties);
  for (const owned of seen) {
    for (const owner of targetsOf(organizations.owners, owned)) {
      yield [owned, owner];
      // A set is walked to what is added meanwhile.
      seen.add(owner);
    }
  }
}

function targetsOf({ offsets, targets }: Relation, index: number): Int32Array {
  return targets.subarray(offsets[index], offsets[index + 1]);
}
