/** Countries that rules name together: members of a union, covered or qualifying countries; dated, as memberships are. */
import { isInForce, type Period } from './rule.ts';

/** One country as a member, from its first day to its last. */
export interface Membership extends Period {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

/** A place that may or may not count as a country of the group, as the law does not say: a person must tell. */
export interface DoubtfulPlace {
  readonly country: string;
  /** The member that it may count as. */
  readonly as: string;
}

export interface CountryGroup {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly members: readonly Membership[];
  readonly doubtful: readonly DoubtfulPlace[];
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

/**
 * The member of the places as which the country may count on the day, where it is not among them itself;
 * undefined: none.
 */
export function mayCountAs(places: Places, country: string, asOf: number | undefined): string | undefined {
  if (isAmong(places, country, asOf)) return undefined;
  const doubts = places.groups.flatMap(({ doubtful }) => doubtful.filter((one) => one.country === country));
  return doubts.map(({ as }) => as).find((as) => isAmong(places, as, asOf));
}
