/**
 * What the reader takes from `properties`: the device and lifecycle namespaces of the CycloneDX property
 * taxonomy (github.com/CycloneDX/cyclonedx-property-taxonomy: cdx:device, its older spelling
 * cdx:deviceInfo, cdx:lifecycle, cdx:npm, cdx:composer), and part and stock numbers, for which the
 * taxonomy has no name, under the same namespace.
 */
import { dayOf } from '../../../graph/ontology/property.ts';
import type { Diagnostics } from '../../diagnostics.ts';
import { excerpt } from '../../diagnostics.ts';
import { isObject, listOf, textOf } from './value.ts';

export interface ComponentProperties {
  readonly partNumbers: readonly string[];
  readonly gtins: readonly string[];
  readonly niins: readonly string[];
  /** Hundredths. */
  readonly quantity?: number;
  readonly isDevelopment: boolean;
  /** Days. */
  readonly endOfSupport?: number;
  readonly lastOrderDate?: number;
  readonly texts: Readonly<Record<string, string>>;
}

interface Taken {
  partNumbers: string[];
  gtins: string[];
  niins: string[];
  quantity?: number;
  isDevelopment: boolean;
  endOfSupport?: number;
  lastOrderDate?: number;
  texts: Record<string, string>;
}
type Take = (taken: Taken, value: string, pointer: string, diagnostics: Diagnostics) => void;

export const noProperties: ComponentProperties = { partNumbers: [], gtins: [], niins: [], isDevelopment: false, texts: {} };

const takePartNumber: Take = (taken, value) => void taken.partNumbers.push(value);

/** Names below `cdx:device:`. */
const deviceProperties: ReadonlyMap<string, Take> = new Map<string, Take>([
  ['quantity', takeQuantity],
  ['partNumber', takePartNumber],
  ['mpn', takePartNumber],
  ['manufacturerPartNumber', takePartNumber],
  ['gs1:gtin-8', takeGtin],
  ['gs1:gtin-12', takeGtin],
  ['gs1:gtin-13', takeGtin],
  ['gs1:gtin-14', takeGtin],
  ['nsn', takeNiin],
  ['niin', takeNiin],
  ['gs1:gmn', asText('gmn')],
  ['sku', asText('sku')],
  ['function', asText('function')],
  ['location', asText('location')],
  ['deviceType', asText('deviceType')],
  ['serialNumber', asText('serialNumber')],
  ['lotNumber', asText('lotNumber')],
]);

const known: ReadonlyMap<string, Take> = new Map<string, Take>([
  ...['cdx:device:', 'cdx:deviceInfo:'].flatMap((space) =>
    [...deviceProperties].map(([name, take]): [string, Take] => [space + name, take]),
  ),
  ['cdx:lifecycle:milestone:endOfSupport', asDay('endOfSupport')],
  // "stops selling a product": after it nothing can be ordered
  ['cdx:lifecycle:milestone:endOfLife', asDay('lastOrderDate')],
  ['cdx:npm:package:development', takeDevelopment],
  ['cdx:composer:package:isDevRequirement', takeDevelopment],
]);

export function readProperties(properties: unknown, pointer: string, diagnostics: Diagnostics): ComponentProperties {
  if (properties === undefined) return noProperties;
  const taken: Taken = { partNumbers: [], gtins: [], niins: [], isDevelopment: false, texts: {} };
  for (const [index, property] of listOf(properties).entries()) {
    if (!isObject(property) || typeof property.name !== 'string') continue;
    const take = known.get(property.name);
    const value = textOf(property.value);
    if (take !== undefined && value !== undefined) take(taken, value.trim(), `${pointer}/${index}`, diagnostics);
  }
  return taken;
}

function asText(name: string): Take {
  return (taken, value) => {
    taken.texts[name] = taken.texts[name] === undefined ? value : `${taken.texts[name]}\n${value}`;
  };
}

function asDay(name: 'endOfSupport' | 'lastOrderDate'): Take {
  return (taken, value, pointer, diagnostics) => {
    const day = dayOf(value);
    if (day === undefined) diagnostics.add('invalid-date', 'warning', pointer, `Not a date: ${excerpt(value)}`);
    else taken[name] = day;
  };
}

function takeDevelopment(taken: Taken, value: string): void {
  if (value === 'true') taken.isDevelopment = true;
}

function takeQuantity(taken: Taken, value: string, pointer: string, diagnostics: Diagnostics): void {
  const quantity = /^\d{1,12}(?:\.\d{1,2})?$/.test(value) ? Math.round(Number(value) * 100) : undefined;
  if (quantity === undefined) diagnostics.add('invalid-quantity', 'warning', pointer, `Not a quantity: ${excerpt(value)}`);
  else taken.quantity = quantity;
}

/** GTIN-8, -12, -13 and -14 are one number space: 14 digits with leading zeros and a check digit (GS1 General Specifications 7.9). */
function takeGtin(taken: Taken, value: string, pointer: string, diagnostics: Diagnostics): void {
  const digits = value.replace(/[\s-]/g, '');
  if (/^(?:\d{8}|\d{12,14})$/.test(digits) && hasCheckDigit(digits.padStart(14, '0'))) taken.gtins.push(digits.padStart(14, '0'));
  else diagnostics.add('invalid-gtin', 'warning', pointer, `Not a GTIN (wrong length or check digit): ${excerpt(value)}`);
}

function hasCheckDigit(gtin: string): boolean {
  let sum = 0;
  for (let index = 0; index < 14; index++) sum += Number(gtin[index]) * (index % 2 === 0 ? 3 : 1);
  return sum % 10 === 0;
}

/** National stock number: 13 digits, of which the last nine are the NIIN. */
function takeNiin(taken: Taken, value: string, pointer: string, diagnostics: Diagnostics): void {
  const digits = value.replace(/[\s-]/g, '');
  if (/^(?:\d{4})?\d{9}$/.test(digits)) taken.niins.push(digits.slice(-9));
  else diagnostics.add('invalid-nsn', 'warning', pointer, `Not an NSN or NIIN: ${excerpt(value)}`);
}
