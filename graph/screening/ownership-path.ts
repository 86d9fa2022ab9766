/** Why a party is affected: the holdings that were enough, from the listed parties down to it. */
import type { Holdings } from './holdings.ts';
import { type Affected, type Bound, isControl, type OwnershipTest, reaches } from './ownership.ts';

export interface Holding {
  readonly kind: 'OWNS' | 'CONTROLS';
  readonly holder: number;
  readonly held: number;
  /** Position in the view's relation of the kind. */
  readonly edge: number;
}

/**
 * Holdings in the order of derivation: each holder is listed or held by holdings before it. Of the
 * holders that were affected earlier the largest shares are taken until they are enough, so the path
 * is short but not always the shortest. Empty for a listed party and for one that is not affected.
 */
export function ownershipPath(holdings: Holdings, result: Affected, test: OwnershipTest, party: number): Holding[] {
  const { order, listed } = result;
  if (order[party] < listed) return [];
  const needed = new Set([party]);
  const pending = [party];
  const found: Holding[] = [];
  for (let held = pending.pop(); held !== undefined; held = pending.pop()) {
    for (const holding of enough(holdings, result, test, held)) {
      found.push(holding);
      if (order[holding.holder] < listed || needed.has(holding.holder)) continue;
      needed.add(holding.holder);
      pending.push(holding.holder);
    }
  }
  return found.sort((a, b) => order[a.held] - order[b.held] || order[a.holder] - order[b.holder]);
}

/** Listed parties on whose account `path` affects its last member, ascending. */
export function listedOnPath(result: Affected, path: readonly Holding[]): number[] {
  const holders = path.map((holding) => holding.holder).filter((holder) => result.order[holder] < result.listed);
  return [...new Set(holders)].sort((a, b) => a - b);
}

/** The holdings by parties affected before `held` that were enough to affect it. */
function enough(holdings: Holdings, result: Affected, test: OwnershipTest, held: number): Holding[] {
  const { order, listed, bound } = result;
  const share = bound === 'minimum' ? holdings.minimum : holdings.maximum;
  const counts = (holder: number) =>
    order[holder] !== -1 && order[holder] < order[held] && (test.cascades || order[holder] < listed);
  const shares: Holding[] = [];
  const { owners, controllers } = holdings;
  for (let edge = owners.offsets[held]; edge < owners.offsets[held + 1]; edge++) {
    const holder = owners.targets[edge];
    if (counts(holder) && share[edge] > 0) shares.push({ kind: 'OWNS', holder, held, edge });
  }
  shares.sort((a, b) => share[b.edge] - share[a.edge] || order[a.holder] - order[b.holder]);
  const taken: Holding[] = [];
  let sum = 0;
  for (const holding of shares) {
    sum = (test.aggregate ? sum : 0) + share[holding.edge];
    taken.push(holding);
    if (reaches(sum, test)) return test.aggregate ? taken : [holding];
  }
  return controlling(holdings, controllers.offsets[held], controllers.offsets[held + 1], counts, held, bound);
}

function controlling(
  holdings: Holdings,
  start: number,
  end: number,
  counts: (holder: number) => boolean,
  held: number,
  bound: Bound,
): Holding[] {
  for (let edge = start; edge < end; edge++) {
    const holder = holdings.controllers.targets[edge];
    if (isControl(holdings, edge, bound) && counts(holder)) return [{ kind: 'CONTROLS', holder, held, edge }];
  }
  return [];
}
