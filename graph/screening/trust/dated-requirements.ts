/**
 * What is asked of suppliers from which day on: data, each with its source and whether a person has to
 * confirm it. They stand beside the answer; nothing is concluded from them.
 */
import { dayOf } from '../../ontology/property.ts';
import type { TrustFacet } from './trust.ts';

export interface DatedRequirement {
  readonly id: string;
  readonly facet: TrustFacet;
  /** First day, `YYYY-MM-DD`. Of those of one `series` the latest that has begun holds. */
  readonly from: string;
  readonly series: string;
  readonly status: string;
  readonly text: string;
  readonly source: string;
}

const cmmc = { facet: 'cyber-hygiene', series: 'cmmc', source: '32 CFR 170.3(e); 48 CFR, DFARS 252.204-7021' } as const;

export const datedRequirements: readonly DatedRequirement[] = [
  {
    ...cmmc,
    id: 'cmmc-phase-1',
    from: '2025-11-10',
    status: 'in force',
    text: 'CMMC phase 1: level 1 (self) or level 2 (self) where the solicitation says so',
  },
  {
    ...cmmc,
    id: 'cmmc-phase-2',
    from: '2026-11-10',
    status: 'in force',
    text: 'CMMC phase 2: also level 2 (C3PAO) where the solicitation says so',
  },
  {
    ...cmmc,
    id: 'cmmc-phase-3',
    from: '2027-11-10',
    status: 'to be confirmed by a person',
    text: 'CMMC phase 3: also for options that are exercised, and level 3 (DIBCAC) where the solicitation says so',
  },
  {
    ...cmmc,
    id: 'cmmc-phase-4',
    from: '2028-11-10',
    status: 'to be confirmed by a person',
    text: 'CMMC phase 4: in all solicitations and contracts that it applies to',
  },
  {
    id: 'foci-sf-328-cleared',
    facet: 'foreign-ownership',
    series: 'sf-328-cleared',
    from: '2021-02-24',
    status: 'in force',
    text: 'SF 328 of an entity with, or in process for, a facility clearance, and again when something material changes',
    source: '32 CFR 117.11',
  },
  {
    id: 'foci-dfars-2021-d011',
    facet: 'foreign-ownership',
    series: 'dfars-2021-d011',
    from: '2026-05-07',
    status: 'proposed; to be confirmed by a person',
    text: 'beneficial ownership and SF 328 for contracts and subcontracts over 5 million dollars, at any tier',
    source: 'DFARS case 2021-D011, proposed 2026-05-07',
  },
];

/** Those that have begun on the day, of each series the latest; none where no day is known. */
export function requirementsOn(asOf: number | undefined): DatedRequirement[] {
  if (asOf === undefined) return [];
  const latest = new Map<string, DatedRequirement>();
  for (const one of datedRequirements) {
    const before = latest.get(one.series);
    if ((dayOf(one.from) as number) <= asOf && (before === undefined || before.from < one.from)) latest.set(one.series, one);
  }
  return [...latest.values()];
}
