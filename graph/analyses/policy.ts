/**
 * Policies as data: limits and periods that somebody chose, each with its source. A report prints
 * them beside what they decide; another policy is another value, never another program.
 */

export interface Policy {
  readonly value: number;
  readonly unit: string;
  readonly source: string;
  /** `YYYY-MM-DD` from which it holds; empty when it is a house default. */
  readonly effective: string;
  readonly note: string;
}

/** More than this share from one foreign country is a foreign concentration. */
export const foreignConcentrationLimit: Policy = {
  value: 6500,
  unit: 'basis points',
  source: 'Regulation (EU) 2024/1252 (Critical Raw Materials Act), article 5(1)(b)',
  effective: '2024-05-23',
  note: "A 2030 benchmark on the Union's annual consumption of a strategic raw material; used here by analogy as a reference line.",
};

/** No delivery for longer than this: the source is dormant. */
export const dormancy: Policy = {
  value: 1096,
  unit: 'days',
  source: 'house default: three years',
  effective: '',
  note: 'A dormant source still counts; the finding is flagged and says what the counts are without it.',
};

export interface Band {
  readonly above: number;
  readonly name: string;
}

export interface BandPolicy {
  readonly source: string;
  readonly effective: string;
  /** `YYYY-MM-DD` from which it no longer holds; empty while it does. */
  readonly until: string;
  readonly note: string;
  readonly bands: readonly Band[];
}

/** Bands of the Herfindahl-Hirschman index, newest first; made for merger control, used here by analogy. */
export const concentrationBands: readonly BandPolicy[] = [
  {
    source: 'US Department of Justice and Federal Trade Commission, Merger Guidelines (2023), guideline 1',
    effective: '2023-12-18',
    until: '',
    note: 'Made for merger control; a reference line only.',
    bands: [
      { above: 1800, name: 'high' },
      { above: 1000, name: 'moderate' },
    ],
  },
  {
    source: 'US Department of Justice and Federal Trade Commission, Horizontal Merger Guidelines (2010), section 5.3',
    effective: '2010-08-19',
    until: '2023-12-18',
    note: 'Superseded in 2023; still quoted. Made for merger control; a reference line only.',
    bands: [
      { above: 2500, name: 'high' },
      { above: 1500, name: 'moderate' },
    ],
  },
];

/** Name of the band that an index falls in: `high`, `moderate` or `low`. */
export function bandOf(hhi: number, policy: BandPolicy): string {
  return policy.bands.find((band) => hhi > band.above)?.name ?? 'low';
}

/** Where an interval of the index lies under a policy. */
export interface BandsAtEnds {
  readonly policy: BandPolicy;
  /** Whether it holds on the day asked about; undefined where no day is known. */
  readonly inForce: boolean | undefined;
  /** Bands of the low and of the high end. */
  readonly low: string;
  readonly high: string;
}

/** Under each policy, newest first. @param day since 1970-01-01; NaN: not known. */
export function bandsAtEnds(hhi: { readonly low: number; readonly high: number }, day: number): BandsAtEnds[] {
  return concentrationBands.map((policy) => ({
    policy,
    inForce: isInForce(policy, day),
    low: bandOf(hhi.low, policy),
    high: bandOf(hhi.high, policy),
  }));
}

/** Whether a dated policy holds on a day (since 1970-01-01); undefined where the day is not known (NaN). */
export function isInForce(
  { effective, until = '' }: { readonly effective: string; readonly until?: string },
  day: number,
): boolean | undefined {
  if (Number.isNaN(day)) return undefined;
  return (effective === '' || dayOf(effective) <= day) && (until === '' || day < dayOf(until));
}

function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}
