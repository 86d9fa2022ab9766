/** Countries that rules name together: members of a union, covered or qualifying countries; dated, as memberships are. */
import { isInForce, type Period } from './rule.ts';

/** One country as a member, from its first day to its last. */
export interface Membership extends Period {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

export interface CountryGroup {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly members: readonly Membership[];
}

/** Countries by code, and groups of them. */
export interface Places {
  /** ISO 3166-1 alpha-2, sorted. */
  readonly countries: readonly string[];
  readonly groups: readonly CountryGroup[];
}

/** Whether the country (ISO 3166-1 alpha-2) is among the places on the day; without a day, on any. */
export function isAmong(places: Places, country: string, asOf: number | undefined): boolean {
  return (
    places.countries.includes(country) ||
    places.groups.some(({ members }) => members.some((one) => one.country === country && isInForce(one, asOf)))
  );
}
