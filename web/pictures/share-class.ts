/** Which step of the scale a share stands on. Shares are intervals in basis points: 10,000 is the whole. */

/** `to` is the highest share of the step, in basis points. */
export const classes = [
  { name: 'scale-1', to: 500 },
  { name: 'scale-2', to: 1_000 },
  { name: 'scale-3', to: 2_500 },
  { name: 'scale-4', to: 5_000 },
  { name: 'scale-5', to: 10_000 },
] as const;

export interface Share {
  /** What is certain, and what is possible; null is not known. */
  readonly low: number | null;
  readonly high: number | null;
}

export type ShareClass = 'none' | 'possible' | 'unknown' | (typeof classes)[number]['name'];

/** `possible`: nothing is certain, something possible. */
export function shareClass({ low, high }: Share, by: keyof Share): ShareClass {
  if (low === null || (low === 0 && high === null)) return 'unknown';
  if (high === 0) return 'none';
  const value = by === 'low' ? low : high;
  if (value === null) return 'unknown';
  if (value === 0) return 'possible';
  return (classes.find(({ to }) => value <= to) ?? classes[classes.length - 1]).name;
}
