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
import { type Descent, EvenDivision } from './even-division.ts';
import { divisionWork, greatestDivision, type Searched } from './greatest-division.ts';
import { greatestOrder } from './greatest-order.ts';
import { gridded, looseMass, namedMasses, type OpenMass, type ShareProblem } from './share-problem.ts';
import { sharedOut, type Worked } from './shared-work.ts';
import { finished, type Steps } from './steps.ts';

/** Not exact: a stated bound, the true end lies within. */
export interface IndexInterval extends Worked {
  readonly low: number;
  readonly high: number;
}

/** Places for each that a mass has, which a part has however many parts share the work. */
const leastVisits = 32;

/** HHI points that the low end may be below what a division has, and still count as exact. */
const reached = 0.01;

/** Squared basis points to points of the index. */
const points = (sum: number): number => sum / 10_000;

/** All at once; see `hhiSteps`. */
export function hhiInterval(problem: ShareProblem, work = divisionWork): IndexInterval {
  return finished(hhiSteps(problem, evenDivisionOf(problem), work));
}

/**
 * Least and greatest index; O(total size of the open masses) for each round of descent.
 * @param even of the same problem.
 * @param work places that are visited for the greatest, by each search; see `greatest-division.ts`.
 */
export function* hhiSteps(problem: ShareProblem, even: EvenDivision, work: number): Steps<IndexInterval> {
  const { squares } = even;
  const high = yield* greatest(gridded(problem), work);
  return {
    low: points(squares.bound),
    high: Math.min(10_000, points(high.value)),
    exact: high.exact && points(squares.attained - squares.bound) <= reached,
    work: high.work,
  };
}

export function evenDivisionOf(problem: ShareProblem, descent?: Descent): EvenDivision {
  return finished(evenDivisionSteps(problem, descent));
}

export function evenDivisionSteps(problem: ShareProblem, descent?: Descent): Steps<EvenDivision> {
  return EvenDivision.of(gridded(problem), descent);
}

/** Of some of the holders: greatest sum of squares, without what is loose and with it at one of them. */
interface Part extends Worked {
  readonly alone: number;
  readonly joined: number;
}

function* greatest(problem: ShareProblem, work: number): Steps<Searched> {
  const base = problem.strangers > 0 ? [...problem.fixed, problem.strangers] : problem.fixed;
  const loose = looseMass(problem);
  const groups = linked(namedMasses(problem), base.length);
  const parts = yield* sharedOut(groups, work, work, (masses, part) => greatestPart(base, masses, loose, part));
  const moving = new Set(namedMasses(problem).flatMap(({ holders }) => holders));
  const still = base.filter((_, holder) => !moving.has(holder));
  parts.push(yield* partOf(still, [], loose, work));
  // What is loose joins one holder, where it adds most.
  const alone = parts.reduce((all, part) => all + part.alone, 0);
  const gain = parts.reduce((most, part) => Math.max(most, part.joined - part.alone), 0);
  const spent = parts.reduce((all, part) => all + part.work, 0);
  return { value: alone + gain, exact: parts.every(({ exact }) => exact), work: spent };
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
function greatestPart(base: readonly number[], open: readonly OpenMass[], loose: number, work: number): Steps<Part> {
  const moving = [...new Set(open.flatMap(({ holders }) => holders))];
  const place = new Map(moving.map((holder, k) => [holder, k]));
  const own = moving.map((holder) => base[holder]!);
  const masses = open.map(({ mass, holders }) => ({ mass, holders: holders.map((holder) => place.get(holder)!) }));
  const size = masses.reduce((places, { holders }) => places + holders.length, own.length);
  return partOf(own, likelyTakers(own, masses), loose, Math.max(work, leastVisits * size));
}

function* partOf(base: readonly number[], open: readonly OpenMass[], loose: number, work: number): Steps<Part> {
  const alone = yield* greatestOf(base, open, 0, work);
  if (loose === 0) return { alone: alone.value, joined: alone.value, exact: alone.exact, work: alone.work };
  const joined = yield* greatestOf(base, open, loose, work);
  return {
    alone: alone.value,
    joined: joined.value,
    exact: alone.exact && joined.exact,
    work: Math.max(alone.work, joined.work),
  };
}

/** By mass, and where that does not come to an end by holder. */
function* greatestOf(base: readonly number[], open: readonly OpenMass[], loose: number, work: number): Steps<Searched> {
  const byMass = yield* greatestDivision(base, open, loose, work);
  if (byMass.exact) return byMass;
  const byHolder = yield* greatestOrder(base, open, loose, work);
  const spent = Math.max(byMass.work, byHolder.work);
  if (byHolder.exact) return { ...byHolder, work: spent };
  return { value: Math.min(byMass.value, byHolder.value), exact: false, work: spent };
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
