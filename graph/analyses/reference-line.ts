/** Lines that somebody drew across shares, and whether an answer passes them: for comparison, never a verdict. */
import type { Holder, Level } from './finding.ts';
import { foreignConcentrationLimit, isInForce, type Policy } from './policy.ts';

export interface LineVerdict {
  readonly policy: Policy;
  /** Whether it holds on the day asked about; undefined where no day is known. */
  readonly inForce: boolean | undefined;
  /**
   * More than that from one country that is not home. `definite`: in every division; `possible`: in some,
   * or where nobody states which nation is at home.
   */
  readonly exceeded: 'definite' | 'possible' | 'no';
}

/** Holders that are not at home, against a share in basis points. @param home see `referenceLines` */
export function exceeds(
  holders: readonly Holder[],
  home: ReadonlySet<number> | undefined,
  limit: number,
): LineVerdict['exceeded'] {
  const foreign = holders.filter((holder) => isForeign(holder, home));
  const isOver = foreign.some(({ candidate, share }) => candidate !== undefined && share.low > limit);
  if (isOver && home !== undefined) return 'definite';
  return foreign.some(({ share }) => share.high > limit) ? 'possible' : 'no';
}

/** Who is not known may be anywhere. */
export function isForeign({ candidate }: Holder, home: ReadonlySet<number> | undefined): boolean {
  return candidate === undefined || home?.has(candidate.index) !== true;
}

/**
 * The line of the Critical Raw Materials Act, drawn by analogy, where holders are countries of manufacture.
 * @param home countries that are not foreign; undefined: nobody states any.
 */
export function referenceLines(
  level: Level,
  holders: readonly Holder[],
  home: ReadonlySet<number> | undefined,
  asOf: number,
): LineVerdict[] {
  if (level !== 'country') return [];
  const policy = foreignConcentrationLimit;
  return [{ policy, inForce: isInForce(policy, asOf), exceeded: exceeds(holders, home, policy.value) }];
}
