/**
 * The `hauberk:` properties, with which an exported document says what CycloneDX has no field for
 * (docs/export.md). A value is a JSON object; one that cannot be read is reported and not taken.
 */
import { type ExtensionObject, extension, extensionVersion, readNumbers } from '../../../graph/ontology/extension.ts';
import { type Identifier, type Scheme, schemes } from '../../../graph/ontology/identifier.ts';
import type { NumberValues, TextValues } from '../../delta-builder.ts';
import { type Diagnostics, excerpt } from '../../diagnostics.ts';
import { limits } from '../../limits.ts';
import { readPurl } from '../../purl.ts';
import { isObject, type JsonObject, listOf, textOf } from './value.ts';

/** One property that could be read. */
export interface ExtensionValue {
  readonly name: string;
  readonly value: JsonObject;
  readonly pointer: string;
}

/** What a component says of itself beside the fields of CycloneDX. */
export interface ItemExtension {
  /** It is said with `hauberk:item` what the item is: its sources are stated too, each by itself. */
  readonly isWhole: boolean;
  readonly identifiers: readonly Identifier[];
  readonly numbers: NumberValues;
  readonly texts: TextValues;
  readonly apart: string | undefined;
  /** Properties that join the item to others. */
  readonly links: readonly ExtensionValue[];
}

const prefix = 'hauberk:';
const links: ReadonlySet<string> = new Set([
  extension.source,
  extension.requires,
  extension.substitute,
  extension.distributor,
  extension.statement,
]);
const objects: ReadonlySet<string> = new Set([
  ...links,
  extension.organization,
  extension.site,
  extension.programme,
  extension.includes,
  extension.item,
]);

/** Properties whose value is a text: read elsewhere, or evidence only. */
const plain = new Set<string>([extension.version, extension.identifier, extension.example]);

/** The objects among `properties`, in their order; most documents have none. */
export function extensionValues(properties: unknown, pointer: string, diagnostics: Diagnostics): ExtensionValue[] {
  const found: ExtensionValue[] = [];
  for (const [index, one] of listOf(properties).entries()) {
    if (!isObject(one) || typeof one.name !== 'string' || !one.name.startsWith(prefix)) continue;
    const place = `${pointer}/${index}`;
    const { name } = one;
    if (!objects.has(name)) {
      if (!plain.has(name)) wrongProperty(diagnostics, place, `There is no property ${excerpt(name)}.`);
      continue;
    }
    const value = parsed(one.value);
    if (value === undefined) wrongProperty(diagnostics, place, `The value of ${name} is no JSON object.`);
    else found.push({ name, value, pointer: place });
  }
  return found;
}

/** Whether the document says that all its relations are stated, in the version that is read here. */
export function isExported(properties: unknown): boolean {
  return listOf(properties).some((one) => isObject(one) && one.name === extension.version && one.value === extensionVersion);
}

export function itemExtension(component: JsonObject, pointer: string, diagnostics: Diagnostics): ItemExtension | undefined {
  const { properties } = component;
  if (properties === undefined || !listOf(properties).some(isOurs)) return undefined;
  const values = extensionValues(properties, `${pointer}/properties`, diagnostics);
  const item = values.find(({ name }) => name === extension.item);
  return {
    isWhole: item !== undefined,
    identifiers: identifiersOf(properties, `${pointer}/properties`, diagnostics),
    numbers: item === undefined ? {} : numbersOf('item', item, diagnostics),
    texts: item === undefined ? {} : textsOf(item.value),
    apart: textOf(item?.value.apart),
    links: values.filter(({ name }) => links.has(name)),
  };
}

function isOurs(one: unknown): boolean {
  return isObject(one) && typeof one.name === 'string' && one.name.startsWith(prefix);
}

/** Numbers of an object, or of one within it; those that are none are reported. */
export function numbersOf(
  of: ExtensionObject,
  { name, value, pointer }: ExtensionValue,
  diagnostics: Diagnostics,
  within: JsonObject = value,
): NumberValues {
  const { numbers, wrong } = readNumbers(of, within);
  if (wrong.length > 0) wrongProperty(diagnostics, pointer, `Not as docs/export.md has them in ${name}: ${wrong.join(', ')}.`);
  return numbers;
}

const textName = /^[A-Za-z][A-Za-z0-9]{0,63}$/;

export function textsOf(value: JsonObject): TextValues {
  if (!isObject(value.texts)) return {};
  const texts: Record<string, string> = {};
  for (const [name, text] of Object.entries(value.texts)) if (textName.test(name) && typeof text === 'string') texts[name] = text;
  return texts;
}

/** Texts of a list that say something. */
export function namesOf(value: unknown): string[] {
  return listOf(value)
    .map(textOf)
    .filter((text) => text !== undefined);
}

export function wrongProperty(diagnostics: Diagnostics, pointer: string, message: string): void {
  diagnostics.add('invalid-extension', 'warning', pointer, message);
}

function parsed(value: unknown): JsonObject | undefined {
  if (typeof value !== 'string') return undefined;
  try {
    const object: unknown = JSON.parse(value);
    return isObject(object) ? object : undefined;
  } catch {
    return undefined;
  }
}

/** `scheme:value` */
export function identifierOf(text: string): Identifier | undefined {
  const colon = text.indexOf(':');
  const scheme = text.slice(0, colon) as Scheme;
  const value = text.slice(colon + 1).trim();
  if (!schemes.includes(scheme) || value === '' || value.length > limits.identifierCharacters) return undefined;
  const purl = scheme === 'purl' ? readPurl(value) : value;
  return purl === undefined ? undefined : { scheme, value: purl };
}

const itemSchemes: readonly Scheme[] = ['purl', 'niin', 'mpn', 'gtin', 'cpe', 'swid'];

function identifiersOf(properties: unknown, pointer: string, diagnostics: Diagnostics): Identifier[] {
  const found: Identifier[] = [];
  for (const [index, one] of listOf(properties).entries()) {
    if (!isObject(one) || one.name !== extension.identifier) continue;
    const identifier = identifierOf(textOf(one.value) ?? '');
    if (identifier !== undefined && itemSchemes.includes(identifier.scheme)) found.push(identifier);
    else wrongProperty(diagnostics, `${pointer}/${index}`, `Not an identifier of an item: ${excerpt(textOf(one.value) ?? '')}`);
  }
  return found;
}
