/** One CycloneDX component as an item: its identifiers, its type, and the texts kept beside it. */
import type { Identifier } from '../../../graph/ontology/identifier.ts';
import { partNumberIdentifiers } from '../../../graph/ontology/identifier.ts';
import { ItemType, Scope } from '../../../graph/ontology/property.ts';
import type { ItemStatement, TextValues } from '../../delta-builder.ts';
import { type Diagnostics, excerpt } from '../../diagnostics.ts';
import { limits } from '../../limits.ts';
import { readPurl } from '../../purl.ts';
import type { ItemExtension } from './extension.ts';
import { type ComponentProperties, readProperties } from './properties.ts';
import { isObject, type JsonObject, joinTexts, listOf, textOf } from './value.ts';

export interface ComponentReading {
  readonly statement: ItemStatement;
  readonly purl: string | undefined;
  /** Scope code of the requirements on it; undefined for required or unstated. */
  readonly scope: number | undefined;
  /** Hundredths. */
  readonly quantity: number | undefined;
}

const itemTypes: ReadonlyMap<unknown, number> = new Map<unknown, number>([
  ['application', ItemType.software],
  ['framework', ItemType.software],
  ['operating-system', ItemType.software],
  ['platform', ItemType.software],
  ['device-driver', ItemType.software],
  ['library', ItemType.library],
  ['container', ItemType.container],
  ['device', ItemType.device],
  ['firmware', ItemType.firmware],
  ['file', ItemType.file],
  ['data', ItemType.data],
  ['machine-learning-model', ItemType.data],
  ['cryptographic-asset', ItemType.data],
]);

/** `makerName`: who makes it, as far as the document says; part numbers are identifiers only with a maker. */
export function readComponent(
  component: JsonObject,
  pointer: string,
  makerName: string | undefined,
  diagnostics: Diagnostics,
  extension?: ItemExtension,
): ComponentReading | undefined {
  const properties = readProperties(component.properties, `${pointer}/properties`, diagnostics);
  const purl = purlOf(component, pointer, diagnostics);
  const name = nameOf(component, purl, pointer, diagnostics);
  if (name === undefined) return undefined;
  const itemType = extension?.isWhole === true ? undefined : itemTypes.get(component.type);
  const { endOfSupport, lastOrderDate } = properties;
  const statement: ItemStatement = {
    pointer,
    name,
    group: textOf(component.group),
    identifiers: [...identifiersOf(component, purl, properties, makerName), ...(extension?.identifiers ?? [])],
    version: textOf(component.version),
    numbers: { itemType, endOfSupport, lastOrderDate, ...extension?.numbers },
    texts: { ...textsOf(component, purl, properties, pointer), ...extension?.texts },
  };
  return { statement, purl, scope: scopeOf(component, properties), quantity: properties.quantity };
}

function purlOf(component: JsonObject, pointer: string, diagnostics: Diagnostics): string | undefined {
  const text = textOf(component.purl);
  if (text === undefined) return undefined;
  const purl = readPurl(text);
  if (purl === undefined) {
    diagnostics.add('invalid-purl', 'warning', `${pointer}/purl`, `Not a package URL: ${excerpt(text)}`);
  }
  return purl;
}

function nameOf(component: JsonObject, purl: string | undefined, pointer: string, diagnostics: Diagnostics): string | undefined {
  const name = textOf(component.name);
  if (name !== undefined) return name;
  const other = purl ?? textOf(component['bom-ref']);
  if (other === undefined) {
    diagnostics.quarantine('component-without-name', pointer, 'The component has neither name, purl nor bom-ref.');
  } else {
    diagnostics.add('component-name-assumed', 'warning', pointer, `The component has no name; it is called ${excerpt(other)}.`);
  }
  return other;
}

function identifiersOf(
  component: JsonObject,
  purl: string | undefined,
  properties: ComponentProperties,
  makerName: string | undefined,
): Identifier[] {
  const identifiers: Identifier[] = [];
  if (purl !== undefined) identifiers.push({ scheme: 'purl', value: purl });
  for (const value of properties.niins) identifiers.push({ scheme: 'niin', value });
  for (const part of properties.partNumbers) identifiers.push(...partNumberIdentifiers(part, makerName ?? '', ''));
  for (const value of properties.gtins) identifiers.push({ scheme: 'gtin', value });
  const cpe = textOf(component.cpe);
  if (cpe !== undefined) identifiers.push({ scheme: 'cpe', value: cpe });
  const swid = swidOf(component);
  if (swid !== undefined) identifiers.push({ scheme: 'swid', value: swid });
  return identifiers;
}

function swidOf(component: JsonObject): string | undefined {
  return isObject(component.swid) ? textOf(component.swid.tagId) : undefined;
}

/** A stated development dependency is optional in what is delivered; `excluded` says more and stays. */
function scopeOf(component: JsonObject, properties: ComponentProperties): number | undefined {
  if (component.scope === 'excluded') return Scope.excluded;
  if (properties.isDevelopment) return Scope.development;
  return component.scope === 'optional' ? Scope.optional : undefined;
}

function textsOf(component: JsonObject, purl: string | undefined, properties: ComponentProperties, pointer: string): TextValues {
  const bomRef = textOf(component['bom-ref']);
  const writtenPurl = textOf(component.purl);
  return {
    version: textOf(component.version),
    group: textOf(component.group),
    publisher: textOf(component.publisher),
    author: authorsOf(component),
    description: textOf(component.description)?.slice(0, limits.descriptionCharacters),
    hashes: hashesOf(component.hashes),
    licenses: licensesOf(component.licenses),
    bomRef: bomRef === writtenPurl ? undefined : bomRef,
    purl: writtenPurl === purl ? undefined : writtenPurl,
    partNumber: joinTexts(properties.partNumbers),
    cpe: textOf(component.cpe),
    swid: swidOf(component),
    mimeType: textOf(component['mime-type']),
    versionRange: textOf(component.versionRange),
    swhid: joinTexts(listOf(component.swhid).map(textOf)),
    omniborId: joinTexts(listOf(component.omniborId).map(textOf)),
    pedigree: isObject(component.pedigree) ? pedigreeAt(`${pointer}/pedigree`) : undefined,
    ...properties.texts,
  };
}

/** The one text that names a place of the document. */
export function pedigreeAt(pointer: string): string {
  return `stated at ${pointer}`;
}

function authorsOf(component: JsonObject): string | undefined {
  const names = listOf(component.authors).map((author) => (isObject(author) ? textOf(author.name) : undefined));
  return joinTexts([textOf(component.author), ...names]);
}

function hashesOf(hashes: unknown): string | undefined {
  if (hashes === undefined) return undefined;
  return joinTexts(
    listOf(hashes).map((hash) => {
      if (!isObject(hash)) return undefined;
      const content = textOf(hash.content);
      return content === undefined ? undefined : `${textOf(hash.alg) ?? 'unknown'}:${content}`;
    }),
  );
}

/** SPDX identifiers, expressions and names, in the order of the document. */
function licensesOf(licenses: unknown): string | undefined {
  if (licenses === undefined) return undefined;
  return joinTexts(
    listOf(licenses).map((choice) => {
      if (!isObject(choice)) return undefined;
      const license = choice.license;
      const stated = isObject(license) ? (textOf(license.id) ?? textOf(license.name)) : undefined;
      return stated ?? textOf(choice.expression);
    }),
  );
}
