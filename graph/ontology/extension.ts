/**
 * The `hauberk:` properties of CycloneDX documents (docs/export.md): what the writer and the reader
 * agree on. A value is a JSON object: numbers under the names of `property.ts` in the units of that
 * file, codes as their words, days as `YYYY-MM-DD`; texts below `texts`.
 */
import {
  Coverage,
  Criticality,
  dateOf,
  dayOf,
  ItemType,
  Lifecycle,
  type NumberProperty,
  OrganizationKind,
  Scope,
  Stage,
  Standing,
} from './property.ts';

export const extension = {
  /** On the metadata: all relations are stated, so that nothing is assumed. */
  version: 'hauberk:version',
  organization: 'hauberk:organization',
  site: 'hauberk:site',
  /** On the main component: it stands for a programme, and its dependencies are the end items. */
  programme: 'hauberk:programme',
  includes: 'hauberk:includes',
  /** On a component: what the item is, and that its sources are those of `hauberk:source` and no other. */
  item: 'hauberk:item',
  identifier: 'hauberk:identifier',
  source: 'hauberk:source',
  requires: 'hauberk:requires',
  substitute: 'hauberk:substitute',
  distributor: 'hauberk:distributor',
  statement: 'hauberk:statement',
  /** On the documents of the example: that its firms are invented. Evidence only. */
  example: 'hauberk:example',
} as const;

/** Value of `hauberk:version`. */
export const extensionVersion = '1';

/** Numbers that stand in each kind of object. */
export const extensionNumbers = {
  item: [
    'itemType',
    'criticality',
    'lifecycle',
    'lastOrderDate',
    'lastShipDate',
    'endOfSupport',
    'coverage',
    'dailyDemand',
    'asOf',
  ],
  source: [
    'standing',
    'standingFrom',
    'standingTo',
    'lastDelivered',
    'share',
    'weight',
    'leadTimeDays',
    'qualificationDays',
    'firstArticleDays',
    'adminLeadTimeDays',
    'timeToRecoverDays',
    'capacityPerDay',
    'stockDays',
    'minimumOrder',
    'unitCost',
    'priceDate',
    'asOf',
    'makerAssumed',
    'stage',
  ],
  requirement: ['quantity', 'scope'],
  substitute: ['qualified', 'qualificationDays'],
  holding: ['shareMin', 'shareMax', 'from', 'to'],
  includes: ['dailyDemand', 'dailyValue'],
  organization: ['organizationKind'],
  site: ['latitude', 'longitude', 'assumed'],
  statement: [
    'stockQuantity',
    'reserved',
    'shelfLifeUntil',
    'contractValue',
    'awardDate',
    'periodEnd',
    'offersReceived',
    'issued',
    'expires',
    'selfDeclared',
    'asOf',
  ],
} as const satisfies Record<string, readonly NumberProperty[]>;
export type ExtensionObject = keyof typeof extensionNumbers;

/** Kinds of statements of which a node may have several side by side. */
export const extensionStatements: readonly string[] = ['stock', 'contract', 'attestation'];

const codes: Partial<Record<NumberProperty, Readonly<Record<string, number>>>> = {
  standing: Standing,
  stage: Stage,
  scope: Scope,
  criticality: Criticality,
  lifecycle: Lifecycle,
  coverage: Coverage,
  itemType: ItemType,
  organizationKind: OrganizationKind,
};

const days: ReadonlySet<NumberProperty> = new Set<NumberProperty>([
  'standingFrom',
  'standingTo',
  'lastDelivered',
  'priceDate',
  'asOf',
  'from',
  'to',
  'lastOrderDate',
  'lastShipDate',
  'endOfSupport',
  'shelfLifeUntil',
  'awardDate',
  'periodEnd',
  'issued',
  'expires',
]);

export type WrittenNumbers = Record<string, string | number>;

/** Numbers as they are written; what is not stated (undefined, NaN, a code `unstated`) is left out. */
export function writeNumbers(of: ExtensionObject, statedOf: (property: NumberProperty) => number | undefined): WrittenNumbers {
  const written: WrittenNumbers = {};
  for (const property of extensionNumbers[of]) {
    const value = writtenNumber(property, statedOf(property));
    if (value !== undefined) written[property] = value;
  }
  return written;
}

/** A code as its word, a day as a date; undefined where it is not stated. */
export function writtenNumber(property: NumberProperty, value: number | undefined): string | number | undefined {
  if (value === undefined || Number.isNaN(value)) return undefined;
  const names = codes[property];
  if (names === undefined) return days.has(property) ? dateOf(value) : value;
  const word = Object.keys(names).find((name) => names[name] === value);
  return word === 'unstated' ? undefined : word;
}

/** The numbers of an object that was read, and the names of those that are not what they should be. */
export function readNumbers(
  of: ExtensionObject,
  value: Readonly<Record<string, unknown>>,
): { readonly numbers: Partial<Record<NumberProperty, number>>; readonly wrong: string[] } {
  const numbers: Partial<Record<NumberProperty, number>> = {};
  const wrong: string[] = [];
  for (const property of extensionNumbers[of]) {
    if (!Object.hasOwn(value, property)) continue;
    const number = readNumber(property, value[property]);
    if (number === undefined) wrong.push(property);
    else numbers[property] = number;
  }
  return { numbers, wrong };
}

function readNumber(property: NumberProperty, value: unknown): number | undefined {
  const names = codes[property];
  if (names !== undefined) return typeof value === 'string' && Object.hasOwn(names, value) ? names[value] : undefined;
  if (days.has(property)) return typeof value === 'string' ? dayOf(value) : undefined;
  return Number.isSafeInteger(value) ? (value as number) : undefined;
}
