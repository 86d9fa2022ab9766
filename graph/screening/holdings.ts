/**
 * Who holds what on one day: the ownership and control statements of a view, with the dates applied
 * and the blanks filled (SEMANTICS.md, Owners). Basis points, exact.
 */
import type { HoldingStatements, Organizations, Relation } from '../view/graph.ts';
import { HoldingState, type HoldingsOfDay, holdingsOfDay } from '../view/standing-holding.ts';

/** The part of the view's organisations that ownership is about. */
export type OwnershipGraph = Pick<Organizations, 'count' | 'owners' | 'controllers' | 'ownerStatements' | 'controllerStatements'>;

/** Edges from a holder to what it holds, for one kind of edge; `edge` is the position in the relation. */
export interface HoldingEdges {
  readonly offsets: Int32Array;
  readonly held: Int32Array;
  readonly edge: Int32Array;
}

export interface Holdings {
  readonly count: number;
  /** owned -> owners, as in the view. */
  readonly owners: Relation;
  readonly controllers: Relation;
  /** By edge of `owners`; 0 and 0 where the statement does not hold on the day. */
  readonly minimum: Int32Array;
  readonly maximum: Int32Array;
  /** By edge of `controllers`: a `HoldingState`. */
  readonly controls: Uint8Array;
  readonly asOf: number | undefined;
  /** By edge of each relation, where rows state different things of it. */
  readonly ownerStatements: HoldingStatements | undefined;
  readonly controllerStatements: HoldingStatements | undefined;
  readonly ownedBy: HoldingEdges;
  readonly controlledBy: HoldingEdges;
}

export const wholeInBasisPoints = 10_000;

/**
 * @param asOf Day; statements that end before it or begin after it do not count (`standing-holding.ts`). Undefined: all count.
 * Linear in the number of statements.
 */
export function holdingsOn(organizations: OwnershipGraph, asOf: number | undefined): Holdings {
  const { count, owners, controllers, ownerStatements, controllerStatements } = organizations;
  return {
    count,
    owners,
    controllers,
    ...shares(count, owners, holdingsOfDay(owners, ownerStatements, asOf)),
    controls: holdingsOfDay(controllers, controllerStatements, asOf).states,
    asOf,
    ownerStatements,
    controllerStatements,
    ownedBy: transpose(count, owners),
    controlledBy: transpose(count, controllers),
  };
}

/** A blank minimum is 0; a blank maximum is the whole less the minima of the other owners. */
function shares(
  count: number,
  owners: Relation,
  { states, several }: HoldingsOfDay,
): { minimum: Int32Array; maximum: Int32Array } {
  const minimum = new Int32Array(states.length);
  const maximum = new Int32Array(states.length);
  const { shareMin, shareMax } = owners.numbers;
  const isPlain = several.size === 0;
  for (let owned = 0; owned < count; owned++) {
    const end = owners.offsets[owned + 1];
    let minima = 0;
    for (let edge = owners.offsets[owned]; edge < end; edge++) {
      if (states[edge] === HoldingState.none) continue;
      minimum[edge] = clamp((isPlain ? undefined : several.get(edge)?.least) ?? shareMin?.[edge], 0);
      minima += minimum[edge];
    }
    for (let edge = owners.offsets[owned]; edge < end; edge++) {
      if (states[edge] === HoldingState.none) continue;
      const rest = Math.max(0, wholeInBasisPoints - (minima - minimum[edge]));
      const stated = isPlain ? undefined : several.get(edge);
      const greatest = stated === undefined ? clamp(shareMax?.[edge], rest) : clamp(stated.greatest, 0);
      maximum[edge] = Math.max(minimum[edge], greatest, stated?.isOpen === true ? rest : 0);
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
