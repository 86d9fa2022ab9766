/**
 * What contracts with a supplier say: until when, and how they came about (offers received; the authority for
 * other than full and open competition, FAR 6.302). Facts beside: no conclusion is drawn from competition.
 */
import type { AssertionRef } from '../../analyses/finding.ts';
import { stateOfPeriod, timeLeft } from './attestation.ts';
import { item as itemRef, type TrustEntry, type TrustText } from './trust.ts';

export interface StatedContract {
  /** Index into `organizations`; undefined where no supplier is named, or none that the view has. */
  readonly supplier: number | undefined;
  readonly item: number;
  readonly contract: string;
  readonly awarded: number | undefined;
  readonly ends: number | undefined;
  readonly competition: string;
  readonly offersReceived: number | undefined;
  readonly authority: string;
  readonly ref: AssertionRef;
}

const facet = 'contracts';

/** @param contracts Those with the supplier, for items of the scope. */
export function contractEntries(contracts: readonly StatedContract[], asOf: number | undefined): TrustEntry[] {
  if (contracts.length === 0)
    return [{ facet, state: 'unknown', what: ['a contract'], evidence: [], detail: [['no document states one with it']] }];
  return contracts.map((one) => {
    const period = { from: one.awarded, to: one.ends };
    const state = stateOfPeriod(period, asOf);
    const detail: TrustText[] = [['for ', itemRef(one.item)]];
    if (state === 'expiring') detail.push(...timeLeft(period, asOf));
    detail.push([`competition: ${one.competition === '' ? 'not stated' : one.competition}`]);
    detail.push([`offers received: ${one.offersReceived ?? 'not stated'}`]);
    if (one.authority !== '') detail.push([`authority: ${one.authority}`]);
    return { facet, state, what: [one.contract], from: one.awarded, to: one.ends, evidence: [one.ref], detail };
  });
}
