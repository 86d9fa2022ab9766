/** Which divisions of a whole the evidence allows (SEMANTICS, Concentration). Shares are basis points and may be fractions of one. */
import { onGrid, sumOfShares } from './fixed-point.ts';

/** A mass that is shared somehow among some named holders and lumps, at least one of them. */
export interface OpenMass {
  readonly mass: number;
  /** Indices into `fixed`. */
  readonly holders: readonly number[];
  /** Indices into `lumps`: holders that are not known, each of which may have part. */
  readonly lumps?: readonly number[];
}

export interface ShareProblem {
  /** What each named holder has for certain. */
  readonly fixed: readonly number[];
  readonly open: readonly OpenMass[];
  /** Divisible mass that any holder may have, those of lumps too, or `newcomers` that nobody named. */
  readonly anywhere: { readonly mass: number; readonly newcomers: number };
  /** Masses of unknown holder, each whole with what it gets: it joins any one holder or stands alone. */
  readonly lumps: readonly number[];
  /** Divisible mass of holders that are certainly none of those named. */
  readonly strangers: number;
}

/** The same with every mass on the grid on which sums are exact, so that no order shows. */
export function gridded({ fixed, open, anywhere, lumps, strangers }: ShareProblem): ShareProblem {
  return {
    fixed: fixed.map(onGrid),
    open: open.map((one) => ({ ...one, mass: onGrid(one.mass) })),
    anywhere: { ...anywhere, mass: onGrid(anywhere.mass) },
    lumps: lumps.map(onGrid),
    strangers: onGrid(strangers),
  };
}

/** What any one holder may have: a lump may be of anybody, and may have all of a mass that it shares in. */
export function looseMass({ open, lumps, anywhere }: ShareProblem): number {
  const shared = open.filter((one) => (one.lumps?.length ?? 0) > 0);
  return sumOfShares([...lumps, ...shared.map(({ mass }) => mass), anywhere.mass]);
}

/** Masses that only named holders share in. */
export function namedMasses({ open }: ShareProblem): OpenMass[] {
  return open.filter(({ lumps }) => (lumps?.length ?? 0) === 0);
}
