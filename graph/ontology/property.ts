/**
 * Properties of mentions and edges. Numbers are integers in the unit given here (shares in basis
 * points, money and weights in hundredths, dates as days since 1970-01-01, yes/no as 1/0, codes of
 * the enums below), so that views are typed arrays. Text properties are free; these are numeric.
 * Codes are stored: never renumber, only append.
 */
export const numberProperties = {
  // REQUIRES
  quantity: 1, // hundredths
  scope: 2, // Scope
  assumed: 3, // 1: not stated, derived by a rule of SEMANTICS.md
  // PROVIDES
  standing: 10, // Standing
  standingFrom: 11, // day
  standingTo: 12, // day
  lastDelivered: 13, // day
  share: 14, // basis points
  weight: 15, // hundredths
  leadTimeDays: 16,
  firstArticleDays: 17,
  adminLeadTimeDays: 18,
  timeToRecoverDays: 19,
  capacityPerDay: 20, // hundredths
  stockDays: 21,
  minimumOrder: 22, // hundredths
  unitCost: 23, // hundredths
  priceDate: 24, // day
  asOf: 25, // day
  makerAssumed: 26, // 1: the maker was taken from "supplier"
  reference: 27, // 1: a requirement row names this source; it does not create it
  stage: 28, // Stage
  // OWNS, CONTROLS
  shareMin: 30, // basis points
  shareMax: 31, // basis points
  from: 32, // day
  to: 33, // day
  // SUBSTITUTES
  qualified: 40, // 1/0
  qualificationDays: 41,
  // INCLUDES
  dailyDemand: 50, // hundredths
  dailyValue: 51, // hundredths
  // Item
  itemType: 60, // ItemType
  criticality: 61, // Criticality
  lifecycle: 62, // Lifecycle
  lastOrderDate: 63, // day
  lastShipDate: 64, // day
  endOfSupport: 65, // day
  versionHash: 66, // only on items without a strong identifier
  coverage: 67, // Coverage of what the item requires, as compositions say
  bareName: 68, // BareName; 0 or not stated: an identifier does
  // IDENTIFIED_BY; mention of a site with a code, or of an organisation known by a CAGE alone: which scheme
  scheme: 69, // index into ontology/identifier `schemes`, plus 1
  // names
  legalForm: 70, // code of ontology/name
  // Site
  latitude: 80, // hundred-thousandths of a degree
  longitude: 81,
  // Organization
  organizationKind: 90, // OrganizationKind
  // stock, contracts, attestations (kept as evidence on the item or organisation)
  stockQuantity: 100, // hundredths
  reserved: 101, // 1/0
  shelfLifeUntil: 102, // day
  contractValue: 103, // hundredths
  awardDate: 104, // day
  periodEnd: 105, // day
  offersReceived: 106,
  issued: 107, // day
  expires: 108, // day
  selfDeclared: 109, // 1/0
  // ListEntry
  listedFrom: 120, // day
  listedTo: 121, // day
  weakAlias: 122, // 1: the name of this mention is a weak alias
  // SAME_AS
  apart: 130, // 1: the two are not the same (a reversal)
} as const;
export type NumberProperty = keyof typeof numberProperties;
const byCode = new Map<number, string>(Object.entries(numberProperties).map(([name, code]) => [code, name]));
export function numberPropertyOf(code: number): string | undefined {
  return byCode.get(code);
}

export const Scope = { required: 0, optional: 1, excluded: 2, delivers: 3, development: 4 } as const;
export const Standing = { unstated: 0, able: 1, qualified: 2, chosen: 3 } as const;
export const Stage = {
  unstated: 0,
  mined: 1,
  refined: 2,
  melted: 3,
  made: 4,
  waferFab: 5,
  assembled: 6,
  tested: 7,
  programmed: 8,
  separated: 9,
} as const;
export const Criticality = { unstated: 0, none: 1, degraded: 2, mission: 3, safety: 4 } as const;
export const Lifecycle = { unstated: 0, active: 1, notRecommended: 2, lastTimeBuy: 3, discontinued: 4, obsolete: 5 } as const;
/** A mention that nothing but a name identifies. `apart`: its document has others of that name, told apart by their makers. */
export const BareName = { only: 1, apart: 2 } as const;

export const Coverage = { unstated: 0, complete: 1, incomplete: 2, unknown: 3, none: 4 } as const;
export const OrganizationKind = { unstated: 0, company: 1, person: 2, state: 3, trust: 4 } as const;
export const ItemType = {
  unstated: 0,
  assembly: 1,
  device: 2,
  firmware: 3,
  software: 4, // application, framework, operating system, platform, driver
  library: 5,
  file: 6,
  container: 7,
  data: 8, // data, machine-learning model, cryptographic asset
  material: 9,
  service: 10,
} as const;
export type ItemType = (typeof ItemType)[keyof typeof ItemType];

/** The name of a Criticality; unstated: an empty text. */
export function criticalityName(code: number | undefined): string {
  if (code === undefined || code === Criticality.unstated) return '';
  return Object.entries(Criticality).find(([, known]) => known === code)?.[0] ?? '';
}

/** Days since 1970-01-01 of a `YYYY-MM-DD` (or longer ISO) date; undefined when it is none. */
export function dayOf(date: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:$|[T ])/.exec(date.trim());
  if (match === null) return undefined;
  const iso = `${match[1]}-${match[2]}-${match[3]}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso) return undefined;
  return time / 86_400_000;
}

export function dateOf(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}
