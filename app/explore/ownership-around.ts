/** Who owns and controls an organisation, and what it owns and controls, through every level in both directions. */
import { dateOf } from '../../graph/ontology/property.ts';
import { rowOf } from '../../graph/view/csr.ts';
import type { HoldingStatement, Relation } from '../../graph/view/graph.ts';
import type { View } from '../../graph/view/open-view.ts';
import { HoldingState, standingOn } from '../../graph/view/standing-holding.ts';
import type { Ref } from './explore.ts';
import { reversed } from './reverse-links.ts';

export interface OwnershipLink {
  readonly owner: Ref;
  readonly owned: Ref;
  readonly kind: 'owns' | 'controls';
  /** Percent held, from and to; null of control. */
  readonly share: { readonly low: number; readonly high: number } | null;
  /** Percent; what is stated as well, and of which nobody can tell whether it is right. */
  readonly alsoStated: readonly number[];
  /** `YYYY-MM-DD`. */
  readonly from: string | null;
  readonly to: string | null;
  /** Whether it holds on the view's day: null where that cannot be told. */
  readonly holds: boolean | null;
  readonly said: { readonly relation: Relation; readonly edge: number };
}

export interface OwnershipMember {
  readonly ref: Ref;
  /** 0: the organisation itself; owners are negative. */
  readonly tier: number;
}

export interface Ownership {
  readonly members: readonly OwnershipMember[];
  readonly links: readonly OwnershipLink[];
  /** Organisations next to those shown that were left out: the picture has its limit. */
  readonly leftOut: number;
}

export const mostMembers = 100;

/** Nearest first, up to so many organisations; past and future holdings too, each marked. */
export function ownershipAround(view: View, organization: number, most: number): Ownership {
  const members = new Map<number, number>([[organization, 0]]);
  const links = new Map<string, OwnershipLink>();
  const leftOut = new Set<number>();
  const step = (from: readonly number[], isUp: boolean, distance: number): number[] => {
    const next: number[] = [];
    for (const link of from.flatMap((at) => linksAt(view, at, isUp))) {
      const end = (isUp ? link.owner : link.owned).index;
      if (!members.has(end)) {
        if (members.size >= most) {
          leftOut.add(end);
          continue;
        }
        members.set(end, isUp ? -distance : distance);
        next.push(end);
      }
      links.set(`${link.kind} ${link.owner.index} ${link.owned.index}`, link);
    }
    return next;
  };
  let [owners, owned] = [[organization], [organization]];
  // In turns: many owners leave room for what is owned.
  for (let distance = 1; owners.length + owned.length > 0; distance++) {
    owners = step(owners, true, distance);
    owned = step(owned, false, distance);
  }
  const sorted = [...members].map(([index, tier]) => ({ ref: organizationRef(index), tier })).sort((a, b) => a.tier - b.tier);
  return { members: sorted, links: [...links.values()], leftOut: leftOut.size };
}

const organizationRef = (index: number): Ref => ({ type: 'Organization', index });

function linksAt(view: View, at: number, up: boolean): OwnershipLink[] {
  const { organizations } = view.graph;
  return (['owns', 'controls'] as const).flatMap((kind) => {
    const relation = kind === 'owns' ? organizations.owners : organizations.controllers;
    if (up) return Array.from(rowOf(relation, at), (owner) => linkOf(view, kind, owner, at));
    const owned = rowOf(reversed(view.graph, kind === 'owns' ? 'owned' : 'controlled'), at);
    return Array.from(owned, (one) => linkOf(view, kind, at, one));
  });
}

function linkOf(view: View, kind: OwnershipLink['kind'], owner: number, owned: number): OwnershipLink {
  const { organizations } = view.graph;
  const isOwning = kind === 'owns';
  const relation = isOwning ? organizations.owners : organizations.controllers;
  const edge = relation.offsets[owned] + rowOf(relation, owned).indexOf(owner);
  const several = (isOwning ? organizations.ownerStatements : organizations.controllerStatements)?.get(edge);
  const stated = several ?? [statementOf(relation, edge)];
  const day = view.asOfDay;
  // Of what no longer holds, or does not yet, the newest statement is shown.
  const shown = stated.find((one) => holdsOn(day, one.from, one.to) !== false) ?? stated[0];
  const { state, least, greatest, isOpen } = standingOn(stated, day);
  const isHeld = state !== HoldingState.none;
  const low = isHeld ? least : (shown.shareMin ?? 0);
  const high = isHeld ? (isOpen ? 10_000 : greatest) : (shown.shareMax ?? 10_000);
  return {
    owner: organizationRef(owner),
    owned: organizationRef(owned),
    kind,
    share: isOwning ? { low: low / 100, high: high / 100 } : null,
    alsoStated: isOwning ? otherShares(stated, shown) : [],
    from: shown.from === undefined ? null : dateOf(shown.from),
    to: shown.to === undefined ? null : dateOf(shown.to),
    holds: holdsOn(day, shown.from, shown.to),
    said: { relation, edge },
  };
}

/** The one thing that all rows of an edge state. */
function statementOf(relation: Relation, edge: number): HoldingStatement {
  const number = (name: 'shareMin' | 'shareMax' | 'from' | 'to') => {
    const value = relation.numbers[name]?.[edge];
    return value === undefined || Number.isNaN(value) ? undefined : value;
  };
  return {
    sha256: '',
    dated: '',
    shareMin: number('shareMin'),
    shareMax: number('shareMax'),
    from: number('from'),
    to: number('to'),
  };
}

/** Percent, ascending: least shares that other rows state of the same pair. */
function otherShares(stated: readonly HoldingStatement[], shown: HoldingStatement): number[] {
  const others = stated.flatMap(({ shareMin }) =>
    shareMin === undefined || shareMin === shown.shareMin ? [] : [shareMin / 100],
  );
  return [...new Set(others)].sort((a, b) => a - b);
}

function holdsOn(day: number | undefined, from: number | undefined, to: number | undefined): boolean | null {
  if (from === undefined && to === undefined) return true;
  return day === undefined ? null : !(from !== undefined && from > day) && !(to !== undefined && to < day);
}
