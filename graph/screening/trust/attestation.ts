/** An attestation on a day: whether it holds, and whether it covers the whole of its holder or one site. */
import type { AssertionRef } from '../../analyses/finding.ts';
import { holdingStates, type TrustState, type TrustText } from './trust.ts';

export interface Attestation {
  /** Index into `organizations`; undefined where a site alone holds it. */
  readonly holder: number | undefined;
  /** Index into `sites`: it covers that site only. -1: one that the graph does not have. */
  readonly site: number | undefined;
  /** As written. */
  readonly kind: string;
  readonly level: string;
  readonly issuer: string;
  readonly scope: string;
  /** First and last day, both days on which it holds. */
  readonly issued: number | undefined;
  readonly expires: number | undefined;
  /** Undefined: not stated. */
  readonly selfDeclared: boolean | undefined;
  readonly ref: AssertionRef;
}

/** Days before its last day within which an attestation or a contract counts as expiring. */
export const expiringWithinDays = 90;

export interface Period {
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/** A period on a day. Both ends belong to it; without a known day nothing is judged. */
export function stateOfPeriod({ from, to }: Period, asOf: number | undefined, isSelfDeclared = false): TrustState {
  if (asOf === undefined) return 'not-judged';
  if (to !== undefined && to < asOf) return 'expired';
  if (from !== undefined && from > asOf) return 'not-yet';
  if (isSelfDeclared) return 'self-declared';
  if (to === undefined) return 'no-expiry';
  return to - asOf <= expiringWithinDays ? 'expiring' : 'stated';
}

export function holdsOn({ issued, expires }: Attestation, asOf: number | undefined): boolean {
  return holdingStates.has(stateOfPeriod({ from: issued, to: expires }, asOf));
}

/** How a self-declared one stands in time, which its state does not say. */
export function timeLeft({ to }: Period, asOf: number | undefined): TrustText[] {
  if (to === undefined) return [['no last day is stated']];
  if (asOf === undefined || to < asOf) return [];
  const days = to - asOf;
  return days <= expiringWithinDays ? [[`expires in ${days} ${days === 1 ? 'day' : 'days'}`]] : [];
}
