/** Intervals with an open end, in words: `12`, `12 to 20`, `at least 12`, and that it is not known. */
import { texts } from '../texts/texts.ts';

export interface OpenInterval {
  readonly low: number;
  /** Null: nobody can say how much more. */
  readonly high: number | null;
}

const shown = (value: number) => value.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 1 });

/** Null where nothing is known of it. */
export function intervalText({ low, high }: OpenInterval): string | null {
  if (high === null) return low === 0 ? null : texts.programme.atLeast(shown(low));
  return low === high ? shown(low) : texts.parts.range(shown(low), shown(high));
}
