/** `ownership`: an owner holds part of another organisation, with the least and the greatest that it may be. */
import { organizationKey } from '../../graph/ontology/identifier.ts';
import type { DeltaBuilder, Node, OrganizationStatement } from '../delta-builder.ts';
import { tableLimits } from './limits.ts';
import { organizationOf } from './parties.ts';
import type { Row } from './row.ts';
import { missingParty, type RowResult, type TableReader } from './table-reader.ts';

interface Holding {
  readonly row: Row;
  readonly owner: Node;
  readonly min: number;
  readonly max: number | undefined;
  readonly from: number | undefined;
  readonly to: number | undefined;
}

const whole = 10_000;

export function openOwnership(builder: DeltaBuilder): TableReader {
  const holdings = new Map<Node, Holding[]>();
  return {
    row(row): RowResult {
      const owner = organizationOf(row, 'owner');
      const owned = organizationOf(row, 'owned');
      if (owner === undefined) return missingParty('owner');
      if (owned === undefined) return missingParty('organisation that is owned');
      if (keyOf(owner) === keyOf(owned))
        return { quarantine: { code: 'self-ownership', message: 'the owner and the organisation that it owns are the same' } };
      const [from, to] = [builder.organization(owner), builder.organization(owned)];
      const holding = { row, owner: from, ...sharesOf(row), from: row.day('from'), to: row.day('to') };
      const known = holdings.get(to);
      if (known === undefined) holdings.set(to, [holding]);
      else known.push(holding);
      const period = { from: holding.from, to: holding.to };
      if (row.yesOrNo('control') === 1) builder.edge('CONTROLS', from, to, { pointer: row.pointer, numbers: period });
      return {};
    },
    finish() {
      for (const [owned, all] of holdings) {
        const heldByOthers = restOf(all);
        for (const holding of all) {
          const { row, owner, min, from, to } = holding;
          const shareMax = Math.max(min, holding.max ?? whole - heldByOthers(holding));
          builder.edge('OWNS', owner, owned, { pointer: row.pointer, numbers: { shareMin: min, shareMax, from, to } });
        }
      }
    },
  };
}

/** Least and greatest share in basis points; a blank or unusable least is 0. */
function sharesOf(row: Row): { min: number; max: number | undefined } {
  const min = row.percent('share_min', 'down') ?? 0;
  const max = row.percent('share_max', 'up');
  if (max === undefined || max >= min) return { min, max };
  row.report('bad-cell', 'share_max', 'is less than share_min; the row is kept without either');
  return { min: 0, max: undefined };
}

/**
 * For each holding of one organisation: what its other owners hold at the least, throughout the
 * holding's period, in basis points. Beyond `tableLimits.datedOwners` dated ones the answer is 0: the
 * greatest share that follows is then wider than it need be, never too narrow.
 */
function restOf(all: readonly Holding[]): (holding: Holding) => number {
  if (all.every(({ from, to }) => from === undefined && to === undefined)) {
    const least = leastByOwner(all);
    const total = sum(least.values());
    return ({ owner }) => Math.min(whole, total - (least.get(owner) ?? 0));
  }
  if (all.length > tableLimits.datedOwners) return () => 0;
  return (holding) => {
    const others = all.filter((other) => other.owner !== holding.owner && covers(other, holding));
    return Math.min(whole, sum(leastByOwner(others).values()));
  };
}

/** Rows of one owner are not added up: they are periods or repetitions of one holding. */
function leastByOwner(holdings: readonly Holding[]): Map<Node, number> {
  const least = new Map<Node, number>();
  for (const { owner, min } of holdings) least.set(owner, Math.max(least.get(owner) ?? 0, min));
  return least;
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** Whether one holding lasts for the whole of another; a blank date is without end. */
function covers(outer: Holding, inner: Holding): boolean {
  const begins = outer.from === undefined || (inner.from !== undefined && outer.from <= inner.from);
  const ends = outer.to === undefined || (inner.to !== undefined && outer.to >= inner.to);
  return begins && ends;
}

function keyOf(organization: OrganizationStatement): string {
  return organizationKey(organization.identifiers ?? [], organization.name ?? '', organization.country ?? '');
}
