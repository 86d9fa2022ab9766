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

/**
 * The line of the Critical Raw Materials Act, drawn by analogy, where holders are countries of manufacture.
 * @param home countries that are not foreign; undefined: nobody states any.
 * @param policy another line, such as one of a rule file.
 */
export function referenceLines(
  level: Level,
  holders: readonly Holder[],
  home: ReadonlySet<number> | undefined,
  asOf: number,
  policy: Policy = foreignConcentrationLimit,
): LineVerdict[] {
  if (level !== 'country') return [];
  const foreign = holders.filter(({ candidate }) => candidate === undefined || home?.has(candidate.index) !== true);
  const isOver = foreign.some(({ candidate, share }) => candidate !== undefined && share.low > policy.value);
  const mayBe = foreign.some(({ share }) => share.high > policy.value);
  const exceeded = isOver && home !== undefined ? 'definite' : mayBe ? 'possible' : 'no';
  return [{ policy, inForce: isInForce(policy, asOf), exceeded }];
}
