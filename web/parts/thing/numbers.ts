/** Numbers of things as a person reads them. */
import { count, texts } from '../../texts/texts.ts';

const t = texts.things;

export function interval({ low, high }: { readonly low: number; readonly high: number | null }): string {
  if (high === null) return t.atLeast(count(low));
  return low === high ? count(low) : t.interval(count(low), count(high));
}

/** A number that somebody states; null is not known. */
export function stated(value: number | null): string | null {
  return value === null ? null : count(value);
}
