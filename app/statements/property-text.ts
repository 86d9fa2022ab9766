/** Numbers of assertions as a person reads them: each in the unit that graph/ontology/property.ts gives it. */
import {
  Coverage,
  Criticality,
  dateOf,
  ItemType,
  Lifecycle,
  OrganizationKind,
  Scope,
  Stage,
  Standing,
} from '../../graph/ontology/property.ts';

const codes: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  standing: Standing,
  stage: Stage,
  criticality: Criticality,
  lifecycle: Lifecycle,
  itemType: ItemType,
  organizationKind: OrganizationKind,
  scope: Scope,
  coverage: Coverage,
};
const days = new Set([
  ...['standingFrom', 'standingTo', 'lastDelivered', 'priceDate', 'asOf', 'from', 'to', 'lastOrderDate', 'lastShipDate'],
  ...['endOfSupport', 'shelfLifeUntil', 'awardDate', 'periodEnd', 'issued', 'expires', 'listedFrom', 'listedTo'],
]);
const hundredths = new Set([
  ...['quantity', 'weight', 'capacityPerDay', 'minimumOrder', 'unitCost', 'dailyDemand', 'dailyValue', 'stockQuantity'],
  'contractValue',
]);
const basisPoints = new Set(['share', 'shareMin', 'shareMax']);
const flags = new Set(['assumed', 'makerAssumed', 'reference', 'qualified', 'reserved', 'selfDeclared', 'weakAlias', 'apart']);
const degrees = new Set(['latitude', 'longitude']);
/** What the graph needs, and says nothing to a person. */
const internal = new Set(['versionHash', 'bareName', 'scheme', 'legalForm']);

/** Undefined for what is no statement of the document. */
export function numberText(property: string, value: number): string | undefined {
  if (internal.has(property)) return undefined;
  const names = codes[property];
  if (names !== undefined) return Object.keys(names).find((name) => names[name] === value) ?? String(value);
  if (days.has(property)) return dateOf(value);
  if (hundredths.has(property)) return String(value / 100);
  if (basisPoints.has(property)) return `${value / 100} %`;
  if (degrees.has(property)) return String(value / 100_000);
  return flags.has(property) ? (value === 1 ? 'yes' : 'no') : String(value);
}
