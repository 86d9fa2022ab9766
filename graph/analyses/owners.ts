/**
 * Who controls whom (SEMANTICS, Owners): control is stated, or more than half is held, on minima,
 * directly or through those controlled, added up. Topmost owners are those that control and are not
 * controlled from outside their own cycle of control; in a cycle each member is one. Exactly half is
 * joint: shown, not control. An organisation of which no owner is stated stands as its own.
 *
 * Complexity: owners are taken before the owned (strongly connected components of the holdings), and
 * nothing that a topmost owner already controls is expanded again, so that the work is about the
 * size of the topmost owners' closures. Where shares go round in a circle every member is expanded,
 * within `cycleWork` edge visits for each circle: beyond it only the first members are listed as
 * topmost owners (they control the same organisations as the rest).
 */

import { groupPairs, IntList } from '../view/csr.ts';
import type { Csr, ViewGraph } from '../view/graph.ts';
import { HoldingState, holdingsOfDay, leastOfEdge } from '../view/standing-holding.ts';
import { stronglyConnected } from './strongly-connected.ts';

/** More than half of 10,000 basis points. */
const majority = 5000;
const statedControl = 10_001;
export const cycleWork = 5_000_000;

/** Holdings on the as-of day, by owner: `targets` are the owned. */
export interface Holdings extends Csr {
  /** Basis points on minima; `statedControl` where a document states control. */
  readonly points: Int32Array;
  readonly kind: readonly ('OWNS' | 'CONTROLS')[];
  /** Edge in `organizations.owners` or `.controllers`. */
  readonly edge: Int32Array;
}

/** What is held on a day, turned from owned -> owner to owner -> owned. O(organisations + edges). */
export function holdingsOn(graph: ViewGraph, asOf: number): Holdings {
  const { organizations } = graph;
  const owner = new IntList();
  const record = new IntList();
  const owned: number[] = [];
  const points: number[] = [];
  const edges: number[] = [];
  const kinds: ('OWNS' | 'CONTROLS')[] = [];
  for (const kind of ['OWNS', 'CONTROLS'] as const) {
    const isShare = kind === 'OWNS';
    const relation = isShare ? organizations.owners : organizations.controllers;
    const statements = isShare ? organizations.ownerStatements : organizations.controllerStatements;
    const { states, several } = holdingsOfDay(relation, statements, asOf);
    for (let organization = 0; organization < organizations.count; organization++) {
      for (let e = relation.offsets[organization]!; e < relation.offsets[organization + 1]!; e++) {
        // Shares in oneself control nothing.
        if (relation.targets[e] === organization || states[e] !== HoldingState.held) continue;
        owner.push(relation.targets[e]!);
        record.push(owned.length);
        owned.push(organization);
        const minimum = several.get(e)?.least ?? relation.numbers.shareMin?.[e] ?? Number.NaN;
        points.push(isShare ? (Number.isNaN(minimum) ? 0 : minimum) : statedControl);
        edges.push(e);
        kinds.push(kind);
      }
    }
  }
  const byOwner = groupPairs(organizations.count, owner.values(), record.values());
  return {
    offsets: byOwner.offsets,
    targets: byOwner.targets.map((k) => owned[k]!),
    points: byOwner.targets.map((k) => points[k]!),
    kind: Array.from(byOwner.targets, (k) => kinds[k]!),
    edge: byOwner.targets.map((k) => edges[k]!),
  };
}

/** Everything that one organisation controls; reused from one to the next. */
class Closure {
  readonly #holdings: Holdings;
  readonly #mark: Int32Array;
  readonly #seen: Int32Array;
  readonly #held: Int32Array;
  /** The owner, then what it controls in the order in which control followed. */
  readonly members: Int32Array;
  length = 0;
  work = 0;
  #epoch = 0;

  constructor(holdings: Holdings) {
    const count = holdings.offsets.length - 1;
    this.#holdings = holdings;
    this.#mark = new Int32Array(count);
    this.#seen = new Int32Array(count);
    this.#held = new Int32Array(count);
    this.members = new Int32Array(count);
  }

  of(owner: number): void {
    const { offsets, targets, points } = this.#holdings;
    const epoch = ++this.#epoch;
    this.members[0] = owner;
    this.length = 1;
    this.work = 0;
    this.#mark[owner] = epoch;
    for (let head = 0; head < this.length; head++) {
      const holder = this.members[head]!;
      for (let e = offsets[holder]!; e < offsets[holder + 1]!; e++) {
        this.work++;
        const owned = targets[e]!;
        if (this.#mark[owned] === epoch) continue;
        if (this.#seen[owned] !== epoch) {
          this.#seen[owned] = epoch;
          this.#held[owned] = 0;
        }
        this.#held[owned] = Math.min(this.#held[owned]! + points[e]!, statedControl);
        if (this.#held[owned]! > majority) {
          this.#mark[owned] = epoch;
          this.members[this.length++] = owned;
        }
      }
    }
  }

  has(organization: number): boolean {
    return this.#mark[organization] === this.#epoch;
  }
}

/** Topmost owners of each organisation, ascending; itself where nobody controls it. */
export function topmostOwners(graph: ViewGraph, asOf: number): Csr {
  const count = graph.organizations.count;
  const holdings = holdingsOn(graph, asOf);
  const tops = new Tops(holdings);
  if (holdings.targets.length > 0) {
    const components = stronglyConnected(holdings);
    // Components are numbered from the owned up: owners come last, so walk from the end.
    for (let component = components.count - 1; component >= 0; component--) {
      tops.component(components.members.subarray(components.offsets[component], components.offsets[component + 1]));
    }
  }
  return tops.finish(count);
}

class Tops {
  readonly #holdings: Holdings;
  readonly #closure: Closure;
  readonly #covered: Uint8Array;
  readonly #organization = new IntList();
  readonly #top = new IntList();

  constructor(holdings: Holdings) {
    this.#holdings = holdings;
    this.#closure = new Closure(holdings);
    this.#covered = new Uint8Array(holdings.offsets.length - 1);
  }

  component(members: Int32Array): void {
    if (members.length > 1) {
      this.#cycle(Int32Array.from(members).sort());
      return;
    }
    const owner = members[0]!;
    const { offsets } = this.#holdings;
    if (this.#covered[owner] === 1 || offsets[owner] === offsets[owner + 1]) return;
    this.#closure.of(owner);
    this.#record(owner);
  }

  #record(owner: number): void {
    for (let k = 1; k < this.#closure.length; k++) {
      const controlled = this.#closure.members[k]!;
      this.#covered[controlled] = 1;
      this.#organization.push(controlled);
      this.#top.push(owner);
    }
  }

  /** Organisations that hold shares in one another in a circle. */
  #cycle(members: Int32Array): void {
    const inside = new Set(members);
    const free = members.filter((member) => this.#covered[member] === 0);
    const controls = new Map<number, Set<number>>();
    const reached = new Set<number>();
    let work = 0;
    for (const member of free) {
      if (reached.has(member) && work > cycleWork) continue;
      this.#closure.of(member);
      work += this.#closure.work;
      const set = new Set<number>();
      for (let k = 1; k < this.#closure.length; k++) {
        const controlled = this.#closure.members[k]!;
        if (!inside.has(controlled)) continue;
        set.add(controlled);
        reached.add(controlled);
      }
      controls.set(member, set);
    }
    const below = new Set<number>();
    const mutual = new Set<number>();
    for (const [other, set] of controls) {
      for (const member of set) {
        const back = controls.get(member);
        if (back === undefined || member === other) continue;
        (back.has(other) ? mutual : below).add(member);
      }
    }
    for (const member of controls.keys()) {
      if (below.has(member)) continue;
      this.#closure.of(member);
      this.#record(member);
      if (!mutual.has(member)) continue;
      this.#organization.push(member);
      this.#top.push(member);
    }
  }

  finish(count: number): Csr {
    const seen = new Uint8Array(count);
    for (let k = 0; k < this.#organization.length; k++) seen[this.#organization.at(k)] = 1;
    for (let organization = 0; organization < count; organization++) {
      if (seen[organization] === 1) continue;
      this.#organization.push(organization);
      this.#top.push(organization);
    }
    // Grouping twice sorts each row: first by top, then by organisation.
    const byTop = groupPairs(count, this.#top.values(), this.#organization.values());
    const tops = new Int32Array(byTop.targets.length);
    for (let top = 0; top < count; top++) tops.fill(top, byTop.offsets[top], byTop.offsets[top + 1]);
    return groupPairs(count, byTop.targets, tops);
  }
}

/** An organisation and all that it controls. O(its holdings and theirs). */
export function controlledBy(holdings: Holdings, owner: number): Int32Array {
  const closure = new Closure(holdings);
  closure.of(owner);
  return closure.members.slice(0, closure.length);
}

/** The same on a day for many owners, each to be read before the next is asked for. O(organisations + edges), once. */
export function controlOn(graph: ViewGraph, asOf: number): (owner: number) => Int32Array {
  const closure = new Closure(holdingsOn(graph, asOf));
  return (owner) => {
    closure.of(owner);
    return closure.members.subarray(0, closure.length);
  };
}

/** One holding that control rests on. */
export interface ControlStep {
  readonly owner: number;
  readonly owned: number;
  readonly kind: 'OWNS' | 'CONTROLS';
  /** Edge in `organizations.owners` or `.controllers`. */
  readonly edge: number;
}

/** The holdings by which `owner` controls `organization`, from the owner down; empty if it does not. */
export function controlPath(holdings: Holdings, owner: number, organization: number): ControlStep[] {
  const closure = new Closure(holdings);
  closure.of(owner);
  if (owner === organization || !closure.has(organization)) return [];
  const rank = new Map<number, number>();
  for (let k = 0; k < closure.length; k++) rank.set(closure.members[k]!, k);
  const steps: ControlStep[] = [];
  for (let k = 0; k < closure.length; k++) {
    const holder = closure.members[k]!;
    for (let e = holdings.offsets[holder]!; e < holdings.offsets[holder + 1]!; e++) {
      const owned = holdings.targets[e]!;
      // Only what was held before control followed: no step leans on a later one.
      if (rank.has(owned) && k < rank.get(owned)!)
        steps.push({ owner: holder, owned, kind: holdings.kind[e]!, edge: holdings.edge[e]! });
    }
  }
  return upwardFrom(steps, organization);
}

/** The steps that lead to an organisation, in their order. */
function upwardFrom(steps: readonly ControlStep[], organization: number): ControlStep[] {
  const into = new Map<number, ControlStep[]>();
  for (const step of steps) {
    const list = into.get(step.owned);
    if (list === undefined) into.set(step.owned, [step]);
    else list.push(step);
  }
  const needed = new Set<number>([organization]);
  for (const owned of needed) for (const step of into.get(owned) ?? []) needed.add(step.owner);
  return steps.filter((step) => needed.has(step.owned));
}

/** Owners that hold exactly half on minima on the day: joint control, shown beside, never control. */
export function jointOwners(graph: ViewGraph, asOf: number, organization: number): number[] {
  const { owners, ownerStatements } = graph.organizations;
  const result: number[] = [];
  for (let e = owners.offsets[organization]!; e < owners.offsets[organization + 1]!; e++) {
    if (leastOfEdge(owners, ownerStatements, e, asOf) === majority) result.push(owners.targets[e]!);
  }
  return result;
}
