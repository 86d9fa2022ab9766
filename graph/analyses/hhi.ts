/**
 * The Herfindahl-Hirschman index as an honest interval: sum of squared percentage shares, 0 to
 * 10,000, over every division that the evidence allows (ANALYSIS, Concentration).
 *
 * The greatest value of a sum of squares is reached where nothing is divided: each open mass goes to
 * one holder, and what may go anywhere goes to the largest. Masses without a holder in common are tried
 * apart. The least is that of the most even division (`even-division.ts`).
 * No sum depends on the order in which holders, masses and lumps are given.
 */
import { UnionFind } from '../view/union-find.ts';
import { EvenDivision } from './even-division.ts';
import { divisionWork, greatestDivision } from './greatest-division.ts';
import type { End } from './share-boxes.ts';
import { gridded, looseMass, namedMasses, type OpenMass, type ShareProblem } from './share-problem.ts';

export interface IndexInterval {
  readonly low: number;
  readonly high: number;
  /** False: a stated bound, the true end lies within. */
  readonly exact: boolean;
}

/** HHI points that the low end may be below what a division has, and still count as exact. */
const reached = 0.01;

/** Squared basis points to points of the index. */
const points = (sum: number): number => sum / 10_000;

/**
 * Least and greatest index; O(total size of the open masses) for each round of descent.
 * @param even of the same problem, where it is at hand.
 * @param work places that are visited for the greatest of each part; see `greatest-division.ts`.
 */
export function hhiInterval(problem: ShareProblem, even = evenDivisionOf(problem), work = divisionWork): IndexInterval {
  const { squares } = even;
  const high = greatest(gridded(problem), work);
  return {
    low: points(squares.bound),
    high: Math.min(10_000, points(high.value)),
    exact: high.exact && points(squares.attained - squares.bound) <= reached,
  };
}

export function evenDivisionOf(problem: ShareProblem, mostRounds?: number): EvenDivision {
  return new EvenDivision(gridded(problem), mostRounds);
}

/** Of some of the holders: greatest sum of squares, without what is loose and with it at one of them. */
interface Part {
  readonly alone: number;
  readonly joined: number;
  readonly exact: boolean;
}

function greatest(problem: ShareProblem, work: number): End {
  const base = problem.strangers > 0 ? [...problem.fixed, problem.strangers] : problem.fixed;
  const loose = looseMass(problem);
  const parts = linked(namedMasses(problem), base.length).map((masses) => greatestPart(base, masses, loose, work));
  const moving = new Set(namedMasses(problem).flatMap(({ holders }) => holders));
  const still = base.filter((_, holder) => !moving.has(holder));
  parts.push(partOf(still, [], loose, work));
  // What is loose joins one holder, where it adds most.
  const alone = parts.reduce((all, part) => all + part.alone, 0);
  const gain = parts.reduce((most, part) => Math.max(most, part.joined - part.alone), 0);
  return { value: alone + gain, exact: parts.every(({ exact }) => exact) };
}

/** Masses that a chain of common holders joins. O(total size). */
function linked(open: readonly OpenMass[], holders: number): OpenMass[][] {
  const sets = new UnionFind(holders);
  for (const one of open) for (const holder of one.holders) sets.union(one.holders[0]!, holder);
  const groups = new Map<number, OpenMass[]>();
  for (const one of open) {
    const group = sets.find(one.holders[0]!);
    const known = groups.get(group);
    if (known === undefined) groups.set(group, [one]);
    else known.push(one);
  }
  return [...groups.values()];
}

/** @param open masses that share no holder with any other. */
function greatestPart(base: readonly number[], open: readonly OpenMass[], loose: number, work: number): Part {
  const moving = [...new Set(open.flatMap(({ holders }) => holders))];
  const place = new Map(moving.map((holder, k) => [holder, k]));
  const own = moving.map((holder) => base[holder]!);
  const masses = open.map(({ mass, holders }) => ({ mass, holders: holders.map((holder) => place.get(holder)!) }));
  return partOf(own, likelyTakers(own, masses), loose, work);
}

function partOf(base: readonly number[], open: readonly OpenMass[], loose: number, work: number): Part {
  const alone = greatestDivision(base, open, 0, work);
  if (loose === 0) return { alone: alone.value, joined: alone.value, exact: alone.exact };
  const joined = greatestDivision(base, open, loose, work);
  return { alone: alone.value, joined: joined.value, exact: alone.exact && joined.exact };
}

/** Of the holders that share in one mass alone only the largest can be who takes it at the greatest. */
function likelyTakers(base: readonly number[], masses: readonly OpenMass[]): OpenMass[] {
  const shared = new Uint32Array(base.length);
  for (const { holders } of masses) for (const holder of holders) shared[holder]!++;
  return masses.map(({ mass, holders }) => {
    let largest = -1;
    for (const holder of holders)
      if (shared[holder] === 1 && (largest === -1 || base[holder]! > base[largest]!)) largest = holder;
    return { mass, holders: holders.filter((holder) => shared[holder]! > 1 || holder === largest) };
  });
}
