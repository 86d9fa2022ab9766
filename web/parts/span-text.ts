/** Intervals in words: an end that is not known is said. */
import { count, texts } from '../texts/texts.ts';
import type { OpenInterval } from './open-interval.ts';

export function spanText(span: OpenInterval | null | undefined, show: (value: number) => string = count): string {
  if (span == null) return texts.parts.notKnown;
  const { low, high } = span;
  if (high === null) return low === 0 ? texts.parts.notKnown : texts.parts.orMore(show(low));
  return low === high ? show(low) : texts.parts.range(show(low), show(high));
}

/** As a list has it: a number where it is exact, words where a bound is known, null where nothing is. */
export function spanCell(span: OpenInterval | null): number | string | null {
  if (span === null) return null;
  const { low, high } = { low: tenths(span.low), high: span.high === null ? null : tenths(span.high) };
  return low === high ? low : spanText({ low, high });
}

const tenths = (value: number) => Math.round(value * 10) / 10;

export const daysText = (span: OpenInterval | null | undefined) => spanText(span, (value) => texts.parts.days(Math.round(value)));

/** In two readings of what nobody stated: what is certain, and what is possible. */
export function readingText({ definite, possible }: { readonly definite: number; readonly possible: number }): string {
  return definite === possible ? count(definite) : texts.parts.orPossibly(count(definite), count(possible));
}
