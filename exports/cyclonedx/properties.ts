/** Identifiers and facts for which CycloneDX has no field, as properties (docs/export.md). */
import * as Models from '@cyclonedx/cyclonedx-library/Models';
import { isCPE } from '@cyclonedx/cyclonedx-library/Types';
import type { Texts } from '../../graph/model/assertion.ts';
import { extension } from '../../graph/ontology/extension.ts';
import { type Identifier, partNumberIdentifiers } from '../../graph/ontology/identifier.ts';
import type { TreeItem, TreeLink, TreeSource } from '../supply-tree.ts';

export function property(name: string, value: object | string): Models.Property {
  return new Models.Property(name, typeof value === 'string' ? value : JSON.stringify(value));
}

/** Fields that stand only where they hold something. */
export function filled(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value)));
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === '') return true;
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** Where an item's identifiers stand. */
export interface WrittenIdentifiers {
  readonly purl: string | undefined;
  readonly cpe: string | undefined;
  readonly swid: string | undefined;
  readonly properties: readonly Models.Property[];
}

/** The first of each kind that has a field stands there, the others are properties. */
export function writeIdentifiers(identifiers: readonly Identifier[], maker: string | undefined): WrittenIdentifiers {
  const first = (scheme: Identifier['scheme'], fits: (value: string) => boolean = () => true) =>
    identifiers.find((one) => one.scheme === scheme && fits(one.value))?.value;
  const fields = { purl: first('purl'), cpe: first('cpe', isCPE), swid: first('swid') };
  const properties: Models.Property[] = [];
  for (const { scheme, value } of identifiers) {
    if ((scheme === 'purl' || scheme === 'cpe' || scheme === 'swid') && fields[scheme] === value) continue;
    const partNumber = scheme === 'mpn' ? ownPartNumber(value, maker) : undefined;
    if (scheme === 'niin') properties.push(property('cdx:device:niin', value));
    else if (scheme === 'gtin') properties.push(property('cdx:device:gs1:gtin-14', value));
    else if (partNumber !== undefined) properties.push(property('cdx:device:partNumber', partNumber));
    else properties.push(property(extension.identifier, `${scheme}:${value}`));
  }
  return { ...fields, properties };
}

/** The part number alone, where with the component's manufacturer it reads as the same identifier. */
function ownPartNumber(value: string, maker: string | undefined): string | undefined {
  if (maker === undefined) return undefined;
  const partNumber = value.slice(value.indexOf('/') + 1);
  return partNumberIdentifiers(partNumber, maker, '').some((one) => one.value === value) ? partNumber : undefined;
}

/** `written`: names of the texts that stand in fields of their own. */
export function itemProperties(item: TreeItem, written: ReadonlySet<string>): Models.Property[] {
  const texts = Object.fromEntries(Object.entries(item.texts).filter(([name]) => !written.has(name)));
  const { coverage, ...numbers } = item.numbers;
  const own = filled({
    ...numbers,
    // The others are compositions.
    coverage: coverage === 'none' ? coverage : undefined,
    apart: item.isNamesake ? item.ref : undefined,
    texts,
  });
  return [
    property(extension.item, own),
    ...item.sources.flatMap(sourceProperties),
    ...toldRequirements(item).map((link) => linked(extension.requires, link)),
    ...item.substitutes.map((link) => linked(extension.substitute, link)),
    ...item.distributors.map((organization) => property(extension.distributor, { organization })),
    ...item.statements.map(({ numbers: stated, texts: said }) =>
      property(extension.statement, filled({ ...stated, texts: said })),
    ),
  ];
}

/** Those of which a dependency alone does not say all: they have numbers, or another one to the same item has. */
function toldRequirements({ requires }: TreeItem): TreeLink[] {
  const told = new Set(requires.filter(({ numbers }) => Object.keys(numbers).length > 0).map(({ ref }) => ref));
  return requires.filter(({ ref }) => told.has(ref));
}

export function linked(name: string, { ref, numbers }: { readonly ref: string; readonly numbers: object }): Models.Property {
  return property(name, { ref, ...numbers });
}

function sourceProperties(source: TreeSource): Models.Property[] {
  const { organization, site, numbers, texts, distributors, requires } = source;
  const places = { organization, site };
  const needs = requires.map(({ ref, numbers: stated }) => ({ ref, ...stated }));
  const further = source.currencies.map((currency): Texts => ({ currency }));
  return [
    property(extension.source, filled({ ...places, ...numbers, texts, distributors, requires: needs })),
    ...further.map((own) => property(extension.source, filled({ ...places, texts: own }))),
  ];
}
