/**
 * Question: which share of the cost of its components does an end item take from some countries, at the
 * least and at the most that what is stated allows?
 *
 * Definition: share = cost of components from there / cost of all components (FAR 25.101, "cost of
 * components"; Regulation (EU) 2025/1106, article 16). A component is obtained by one of its options, or
 * by a mix of them; each option has a cost, or one that nobody stated (anything from nothing upwards), and
 * comes from there, or not, or nobody says (all of it may, or none). The interval is the tightest that
 * holds every assignment of what is not stated: ends that are only approached count as reached.
 *
 * Where no component has a cost above nothing that is stated, the answer is `undefined`: no evidence, all
 * is possible. Exact: costs are integers, ends are fractions; rounding to basis points goes down at the
 * low end and up at the high end, so that the interval never says more than is known.
 *
 * Complexity: the share is quasi-linear in each component's mix, so ends are at pure choices; found by
 * Dinkelbach's method (Management Science 13(7), 1967), a few rounds of O(options) in BigInt.
 */
import type { Interval } from '../../analyses/finding.ts';
import type { ShareLimit } from '../item-rule.ts';

/** One way to obtain a component. */
export interface ComponentOption {
  /** In units of any size, the same for all components; undefined: not stated. At least 0. */
  readonly cost: bigint | undefined;
  /** Whether it comes from the countries asked about; undefined: not stated, or two statements differ. */
  readonly inside: boolean | undefined;
}

export interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

export interface ContentShare {
  readonly low: Fraction;
  readonly high: Fraction;
}

const nothing: ComponentOption = { cost: undefined, inside: undefined };
const allOf: Fraction = { over: 1n, under: 1n };
const noneOf: Fraction = { over: 0n, under: 1n };

/** @param components the options of each; one without any may cost anything and come from anywhere. */
export function contentShare(components: readonly (readonly ComponentOption[])[]): ContentShare | undefined {
  const stated = components.map((options) => (options.length === 0 ? [nothing] : options));
  if (!stated.flat().some(({ cost }) => cost !== undefined && cost > 0n)) return undefined;
  const outside = stated.map((options) => options.map(({ cost, inside }) => ({ cost, inside: inside !== true })));
  const { over, under } = greatestInside(outside);
  return { low: { over: under - over, under }, high: greatestInside(stated) };
}

interface Point {
  readonly inside: bigint;
  readonly all: bigint;
}

/** A component whose cost nobody states may outweigh all others; otherwise it is best left at nothing. */
function greatestInside(components: readonly (readonly ComponentOption[])[]): Fraction {
  if (components.flat().some(({ cost, inside }) => cost === undefined && inside !== false)) return allOf;
  const choices = components.map((options) => options.map(mostInside));
  let best = sumOf(choices.map((points) => points.reduce((a, b) => (b.all > a.all ? b : a))));
  if (best.all === 0n) return noneOf;
  for (;;) {
    const { inside, all } = best;
    const gain = (point: Point): bigint => point.inside * all - inside * point.all;
    const next = sumOf(choices.map((points) => points.reduce((a, b) => (gain(b) > gain(a) ? b : a))));
    if (gain(next) <= 0n) return { over: inside, under: all };
    best = next;
  }
}

function mostInside({ cost = 0n, inside }: ComponentOption): Point {
  return { inside: inside === false ? 0n : cost, all: cost };
}

function sumOf(points: readonly Point[]): Point {
  return points.reduce((sum, point) => ({ inside: sum.inside + point.inside, all: sum.all + point.all }), {
    inside: 0n,
    all: 0n,
  });
}

/** Basis points that hold the share: down at the low end, up at the high end. */
export function basisPointsOf({ low, high }: ContentShare): Interval {
  return {
    low: Number((low.over * 10_000n) / low.under),
    high: Number((high.over * 10_000n + high.under - 1n) / high.under),
  };
}

/** `met` in every assignment, `not met` in every one, or `possible`: in some. Compared exactly, not in rounded figures. */
export function limitVerdict({ low, high }: ContentShare, limit: ShareLimit): 'met' | 'not met' | 'possible' {
  const isMet = (share: Fraction): boolean => isWithin(share, limit);
  if (isMet(low) && isMet(high)) return 'met';
  // The far end decides: with a ceiling the low end is the best case, with a floor the high end.
  return isMet('atMost' in limit ? low : high) ? 'possible' : 'not met';
}

function isWithin({ over, under }: Fraction, limit: ShareLimit): boolean {
  const share = over * 10_000n;
  if ('atMost' in limit) return share <= BigInt(limit.atMost) * under;
  if ('moreThan' in limit) return share > BigInt(limit.moreThan) * under;
  return share >= BigInt(limit.atLeast) * under;
}
