/**
 * Who holds what on one day: the ownership and control statements of a view, with the dates applied
 * and the blanks filled (SEMANTICS.md, Owners). Basis points, exact.
 */
import type { HoldingStatements, Organizations, Relation } from '../view/graph.ts';
import { type StandingHolding, standingOn } from './stated-holding.ts';

/** The part of the view's organisations that ownership is about. */
export type OwnershipGraph = Pick<Organizations, 'count' | 'owners' | 'controllers' | 'ownerStatements' | 'controllerStatements'>;

/** Edges from a holder to what it holds, for one kind of edge; `edge` is the position in the relation. */
export interface HoldingEdges {
  readonly offsets: Int32Array;
  readonly held: Int32Array;
  readonly edge: Int32Array;
}

export interface Holdings {
  readonly asOf: number | undefined;
  readonly count: number;
  /** owned -> owners, as in the view. */
  readonly owners: Relation;
  readonly controllers: Relation;
  /** By edge of `owners`; 0 and 0 where the statement does not hold on the day. */
  readonly minimum: Int32Array;
  readonly maximum: Int32Array;
  /** By edge of `owners`: shares that are stated as well, and no newer statement decides; they count in the maximum. */
  readonly rivals: ReadonlyMap<number, readonly number[]>;
  /** By edge of `controllers`: 1 where the statement holds on the day, 2 where statements of the newest date differ on that. */
  readonly controls: Uint8Array;
  /** By edge of each relation, where documents differ. */
  readonly ownerStatements: HoldingStatements;
  readonly controllerStatements: HoldingStatements;
  readonly ownedBy: HoldingEdges;
  readonly controlledBy: HoldingEdges;
}

const none: HoldingStatements = new Map();

export const wholeInBasisPoints = 10_000;

/**
 * @param asOf Day; statements that end before it or begin after it do not count. Undefined: all count.
 * Linear in the number of statements.
 */
export function holdingsOn(organizations: OwnershipGraph, asOf: number | undefined): Holdings {
  const { count, owners, controllers, ownerStatements = none, controllerStatements = none } = organizations;
  const standing = new Map([...ownerStatements].map(([edge, all]) => [edge, standingOn(all, asOf)]));
  const { minimum, maximum } = shares(count, owners, holdsOn(owners, asOf), standing);
  const controls = holdsOn(controllers, asOf);
  for (const [edge, all] of controllerStatements) {
    const { holds, rivals } = standingOn(all, asOf);
    controls[edge] = holds ? 1 : rivals.length > 0 ? 2 : 0;
  }
  return {
    asOf,
    count,
    owners,
    controllers,
    minimum,
    maximum,
    rivals: new Map([...standing].map(([edge, { rivals }]) => [edge, rivals])),
    controls,
    ownerStatements,
    controllerStatements,
    ownedBy: transpose(count, owners),
    controlledBy: transpose(count, controllers),
  };
}

/** 1 for each edge that holds on the day; both ends of the period are days on which it holds. */
export function holdsOn(relation: Relation, asOf: number | undefined): Uint8Array {
  const live = new Uint8Array(relation.targets.length).fill(1);
  if (asOf === undefined) return live;
  const { from, to } = relation.numbers;
  for (let edge = 0; edge < live.length; edge++) {
    // NaN compares false: an end that nobody stated does not end anything.
    if ((from !== undefined && from[edge] > asOf) || (to !== undefined && to[edge] < asOf)) live[edge] = 0;
  }
  return live;
}

/**
 * A blank minimum is 0; a blank maximum is the whole less the minima of the other owners. The greatest of
 * several shares that are stated on one day may be right.
 */
function shares(
  count: number,
  owners: Relation,
  live: Uint8Array,
  standing: ReadonlyMap<number, StandingHolding>,
): { minimum: Int32Array; maximum: Int32Array } {
  const minimum = new Int32Array(live.length);
  const maximum = new Int32Array(live.length);
  const { shareMin, shareMax } = owners.numbers;
  for (const [edge, { holds }] of standing) live[edge] = holds ? 1 : 0;
  for (let owned = 0; owned < count; owned++) {
    const end = owners.offsets[owned + 1];
    let minima = 0;
    for (let edge = owners.offsets[owned]; edge < end; edge++) {
      if (live[edge] === 0) continue;
      const stated = standing.get(edge);
      minimum[edge] = clamp(stated === undefined ? shareMin?.[edge] : stated.shareMin, 0);
      minima += minimum[edge];
    }
    for (let edge = owners.offsets[owned]; edge < end; edge++) {
      const stated = standing.get(edge);
      const rest = Math.max(0, wholeInBasisPoints - (minima - minimum[edge]));
      const others = (stated?.rivals ?? []).map((share) => clamp(share, 0));
      const own = live[edge] === 0 ? 0 : clamp(stated === undefined ? shareMax?.[edge] : stated.shareMax, rest);
      maximum[edge] = Math.max(minimum[edge], own, ...others);
    }
  }
  return { minimum, maximum };
}

function clamp(share: number | undefined, blank: number): number {
  if (share === undefined || Number.isNaN(share)) return blank;
  return Math.min(wholeInBasisPoints, Math.max(0, share));
}

function transpose(count: number, relation: Relation): HoldingEdges {
  const { targets } = relation;
  const offsets = new Int32Array(count + 1);
  for (const holder of targets) offsets[holder + 1]++;
  for (let index = 0; index < count; index++) offsets[index + 1] += offsets[index];
  const next = offsets.slice(0, count);
  const held = new Int32Array(targets.length);
  const edges = new Int32Array(targets.length);
  for (let owned = 0; owned < count; owned++) {
    for (let edge = relation.offsets[owned]; edge < relation.offsets[owned + 1]; edge++) {
      const at = next[targets[edge]]++;
      held[at] = owned;
      edges[at] = edge;
    }
  }
  return { offsets, held, edge: edges };
}
