/**
 * A view's supply as networks whose candidates are groups of lost things (`lost-sources.ts`), in the two
 * readings of what nobody stated (`world.ts`).
 *
 * Definite: what is known to be in a group is lost with it. Possible: at an item of which some other
 * counted source is lost or of known candidate, a source whose candidate at a level is not known is lost
 * with whatever is lost at that level (candidates `groups.length + k`, for `openLevels[k]`); and unstated
 * standing does not count beside stated one. Of one group, or of groups of one level, that is the
 * possible reading of single sources; of groups of several levels it is an upper bound, since what is
 * known at one level may be unknown at the other.
 *
 * A lost item is lost at every source. Where no source of it counts, it has one that nobody recorded,
 * which is lost: an approved substitute still stands for it.
 */
import { Needs, networkOf } from '../network/network.ts';
import { IntList } from '../view/csr.ts';
import type { Csr, ViewGraph } from '../view/graph.ts';
import { type CountedSources, type CountingOptions, countedSources } from './counting.ts';
import { type LossGroup, type LostSources, lostSources, openLevels } from './lost-sources.ts';
import type { Scope } from './scope.ts';
import { type SupplyCandidates, type SupplyNetwork, supplyNetwork } from './supply-network.ts';
import { Role, type World, type Worlds, worldsOf } from './world.ts';

export interface LossNetworks {
  readonly graph: ViewGraph;
  readonly options: CountingOptions;
  readonly scope: Scope;
  readonly counted: CountedSources;
  readonly lost: LostSources;
  readonly worlds: Worlds;
  readonly definite: SupplyNetwork;
  /** The same object as `definite` where the readings cannot differ. */
  readonly possible: SupplyNetwork;
}

/** O(items + sources + edges in scope). */
export function lossNetworks(
  graph: ViewGraph,
  options: CountingOptions,
  scope: Scope,
  groups: readonly LossGroup[],
): LossNetworks {
  const counted = countedSources(graph, options);
  const lost = lostSources(graph, options.asOf, groups);
  const unknown = lost.unknownAt.map((levels, source) => (levels !== 0 && isEmpty(lost.of, source) ? 1 : 0));
  const worlds = worldsOf(graph, options.counting, counted, { unknown });
  const space = groups.length + openLevels.length;
  const common = { graph, options, scope, counted, lost, worlds };
  const definite = inReading(common, worlds.definite, { space, of: lost.of });
  const perhaps = perhapsLost(graph, worlds.definite, lost, space);
  if (worlds.possible === worlds.definite && perhaps === undefined) return { ...common, definite, possible: definite };
  const possible = inReading(common, waitedFor(graph, worlds), { space, of: perhaps ?? lost.of });
  return { ...common, definite, possible };
}

type Common = Omit<LossNetworks, 'definite' | 'possible'>;

function inReading({ graph, scope, lost, worlds }: Common, world: World, candidates: SupplyCandidates): SupplyNetwork {
  const base = supplyNetwork(graph, worlds, world, candidates, scope.items);
  return withUnrecorded(base, lost.ofItem, worlds.approved);
}

function isEmpty({ offsets }: Csr, row: number): boolean {
  return offsets[row] === offsets[row + 1];
}

/**
 * The possible reading with the sources that may be lost as nodes of their own: which loss takes them
 * is said by their candidates, not by the reading.
 */
function waitedFor(graph: ViewGraph, { possible, approved }: Worlds): World {
  const role = possible.role.map((one) => (one === Role.lostWithAny ? Role.counts : one));
  const sources = new Int32Array(graph.items.count);
  for (let source = 0; source < role.length; source++) if (role[source] === Role.counts) sources[graph.sources.item[source]!]!++;
  const left = sources.map((own, item) => (own === 0 ? 0 : own + approved.offsets[item + 1]! - approved.offsets[item]!));
  return { possible: true, role, sources, left };
}

/** Candidates of each source with the levels at which it may be lost; undefined where none may. */
function perhapsLost(graph: ViewGraph, definite: World, lost: LostSources, space: number): Csr | undefined {
  const { offsets, targets } = graph.items.sources;
  const firstLevel = space - openLevels.length;
  const may = new Uint8Array(graph.sources.count);
  let any = false;
  for (let item = 0; item < graph.items.count; item++) {
    let grounded = 0;
    let last = -1;
    for (let k = offsets[item]!; k < offsets[item + 1]!; k++) {
      const source = targets[k]!;
      if (definite.role[source] === Role.none) continue;
      if (lost.unknownAt[source] !== 0 && isEmpty(lost.of, source)) continue;
      grounded++;
      last = source;
    }
    if (grounded === 0) continue;
    for (let k = offsets[item]!; k < offsets[item + 1]!; k++) {
      const source = targets[k]!;
      const other = grounded > 1 || source !== last;
      if (definite.role[source] === Role.none || lost.unknownAt[source] === 0 || !other) continue;
      may[source] = lost.unknownAt[source]!;
      any = true;
    }
  }
  if (!any) return undefined;
  const of = new IntList();
  const ends = new Int32Array(graph.sources.count + 1);
  for (let source = 0; source < may.length; source++) {
    for (let k = lost.of.offsets[source]!; k < lost.of.offsets[source + 1]!; k++) of.push(lost.of.targets[k]!);
    for (let k = 0; k < openLevels.length; k++) if ((may[source]! & (1 << k)) !== 0) of.push(firstLevel + k);
    ends[source + 1] = of.length;
  }
  return { offsets: ends, targets: of.values() };
}

/**
 * Lost items of which no source counts get a source that nobody recorded (a node after all others,
 * followed, where a substitute is approved, by what needs one of both).
 */
function withUnrecorded(base: SupplyNetwork, ofItem: Csr, approved: Csr): SupplyNetwork {
  const nodes: number[] = [];
  for (let k = 0; k < base.items.length; k++) if (base.supply[k] === -1 && !isEmpty(ofItem, base.items[k]!)) nodes.push(k);
  if (nodes.length === 0) return base;
  const { network } = base;
  const rows: number[][] = [];
  const lostRows: number[][] = [];
  const needs: number[] = [];
  const supply = Int32Array.from(base.supply);
  const add = (need: number, row: number[], groups: Iterable<number>): number => {
    needs.push(need);
    rows.push(row);
    lostRows.push([...groups]);
    return network.count + rows.length - 1;
  };
  for (const node of nodes) {
    const item = base.items[node]!;
    const unrecorded = add(Needs.all, [], ofItem.targets.subarray(ofItem.offsets[item], ofItem.offsets[item + 1]));
    const substitutes = Array.from(approved.targets.subarray(approved.offsets[item], approved.offsets[item + 1]));
    supply[node] =
      substitutes.length === 0
        ? unrecorded
        : add(Needs.any, [unrecorded, ...substitutes.map((one) => base.nodeOfItem[one]!)], []);
  }
  const grown = new Map(nodes.map((node) => [node, supply[node]!]));
  return {
    ...base,
    supply,
    network: networkOf(
      joined(network.needs, needs),
      appended(network.children, rows, grown),
      network.candidates,
      appended(network.lostWith, lostRows, new Map()),
    ),
  };
}

function joined(first: Uint8Array, rest: readonly number[]): Uint8Array {
  const both = new Uint8Array(first.length + rest.length);
  both.set(first);
  both.set(rest, first.length);
  return both;
}

/** Rows with more rows after them, some with one more target. */
function appended(csr: Csr, rows: readonly (readonly number[])[], grown: ReadonlyMap<number, number>): Csr {
  const count = csr.offsets.length - 1;
  const offsets = new Int32Array(count + rows.length + 1);
  const targets = new IntList(csr.targets.length + rows.length + 1);
  for (let row = 0; row < count; row++) {
    for (let e = csr.offsets[row]!; e < csr.offsets[row + 1]!; e++) targets.push(csr.targets[e]!);
    const more = grown.get(row);
    if (more !== undefined) targets.push(more);
    offsets[row + 1] = targets.length;
  }
  for (const [k, row] of rows.entries()) {
    for (const target of row) targets.push(target);
    offsets[count + k + 1] = targets.length;
  }
  return { offsets, targets: targets.values() };
}
