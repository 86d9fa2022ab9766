/**
 * How wide an interval can be when one number in it becomes known: least and greatest width over all
 * that the number may be.
 *
 * Both ends of an index are convex in a share (sums of squares of what is linear in it; the high end
 * the greatest of such, the low end the least over what is jointly convex). So between two samples a
 * chord lies above, and the chords of the neighbours, drawn on, lie below: what the width can come to between
 * samples is bounded on both sides, and samples are added where the bound is more than `widthTolerance`
 * from the best sample. The result holds for every value, not only for those tried.
 */
import type { Interval } from './finding.ts';
import type { Steps } from './steps.ts';

/** HHI points. */
export const widthTolerance = 0.5;
/** Values that are tried before the bounds stand as they are. */
export const mostSamples = 400;
const firstSamples = 9;

export interface Widths {
  readonly least: number;
  readonly greatest: number;
  /** Both within `widthTolerance`. */
  readonly exact: boolean;
}

interface Sample extends Interval {
  readonly at: number;
}

/** @param interval its ends, convex in the value, for each value from 0 to `most`. */
export function* widthsOver(interval: (value: number) => Steps<Interval>, most: number): Steps<Widths> {
  const sample = function* (at: number): Steps<Sample> {
    return { at, ...(yield* interval(at)) };
  };
  let samples: Sample[] = [];
  for (let k = 0; k < firstSamples; k++) samples.push(yield* sample((most * k) / (firstSamples - 1)));
  for (;;) {
    const widths = samples.map(({ low, high }) => high - low);
    const [seenLeast, seenGreatest] = [Math.min(...widths), Math.max(...widths)];
    const cells = samples.slice(1).map((_, k) => boundsOf(samples, k));
    const wanting = cells.map(
      ({ least, greatest }) => greatest > seenGreatest + widthTolerance || least < seenLeast - widthTolerance,
    );
    const more = wanting.filter(Boolean).length;
    if (more === 0 || samples.length + more > mostSamples) {
      return {
        least: Math.max(0, Math.min(seenLeast, ...cells.map((cell) => cell.least))),
        greatest: Math.max(seenGreatest, ...cells.map((cell) => cell.greatest)),
        exact: more === 0,
      };
    }
    const closer: Sample[] = [];
    for (const [k, one] of samples.entries()) {
      closer.push(one);
      if (wanting[k] === true) closer.push(yield* sample((one.at + samples[k + 1]!.at) / 2));
    }
    samples = closer;
  }
}

/** Bounds of the width between sample k and the next. */
function boundsOf(samples: readonly Sample[], k: number): { least: number; greatest: number } {
  const [from, to] = [samples[k]!, samples[k + 1]!];
  const before = samples[k - 1];
  const after = samples[k + 2];
  const slope = (a: Sample, b: Sample, end: 'low' | 'high'): number => (b[end] - a[end]) / (b.at - a.at);
  const chord = (end: 'low' | 'high', at: number): number => from[end] + slope(from, to, end) * (at - from.at);
  const beneath = (end: 'low' | 'high', at: number): number =>
    Math.max(
      before === undefined ? Number.NEGATIVE_INFINITY : from[end] + slope(before, from, end) * (at - from.at),
      after === undefined ? Number.NEGATIVE_INFINITY : to[end] + slope(to, after, end) * (at - to.at),
    );
  const corner = (end: 'low' | 'high'): number[] => {
    if (before === undefined || after === undefined) return [];
    const turn = slope(to, after, end) - slope(before, from, end);
    if (turn <= 0) return [];
    const at = (from[end] - slope(before, from, end) * from.at - to[end] + slope(to, after, end) * to.at) / turn;
    return at > from.at && at < to.at ? [at] : [];
  };
  const ends = [from.at, to.at];
  return {
    greatest: Math.max(...[...ends, ...corner('low')].map((at) => chord('high', at) - beneath('low', at))),
    least: Math.min(...[...ends, ...corner('high')].map((at) => beneath('high', at) - chord('low', at))),
  };
}
