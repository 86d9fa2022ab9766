/** An SPDX package or file as an item: identifiers, and the texts kept beside it. */
import type { Identifier } from '../../../graph/ontology/identifier.ts';
import { normalizeName, organizationName } from '../../../graph/ontology/name.ts';
import { dayOf, ItemType } from '../../../graph/ontology/property.ts';
import type { ItemStatement } from '../../delta-builder.ts';
import { type Diagnostics, excerpt } from '../../diagnostics.ts';
import { isPlaceholder } from '../../placeholder.ts';
import { readPurl } from '../../purl.ts';
import { IntList } from '../../spool/int-list.ts';
import { TextIndex } from '../../spool/text-index.ts';
import { joinTexts } from '../cyclonedx/value.ts';
import { type Fault, isFault, type SpdxElement, type SpdxFile, type SpdxPackage, type SpdxParty } from './model.ts';

export interface PackageReading {
  readonly statement: ItemStatement;
  readonly purl: string | undefined;
}

/** Types of external references that identify (2.3 annex F); the others are kept as text. */
const identifying: Readonly<Record<string, 'purl' | 'cpe' | 'swid'>> = {
  purl: 'purl',
  packageurl: 'purl',
  cpe22type: 'cpe',
  cpe23type: 'cpe',
  cpe22: 'cpe',
  cpe23: 'cpe',
  swid: 'swid',
};

/** Undefined, with a diagnostic, when nothing names it. */
export function readPackage(element: SpdxPackage, diagnostics: Diagnostics): PackageReading | undefined {
  const { identifiers, purls, cpes, others, unread } = referencesOf(element, diagnostics);
  const [purl] = purls;
  const name = nameOf(element, purl, diagnostics);
  if (name === undefined) return undefined;
  const statement: ItemStatement = {
    pointer: element.pointer,
    name,
    identifiers,
    version: element.version,
    numbers: { itemType: element.itemType, endOfSupport: endOfSupport(element, diagnostics) },
    texts: {
      version: element.version,
      ...element.texts,
      hashes: hashesText(element),
      spdxId: element.id,
      purl: joinTexts([...unread, ...purls.slice(1)]),
      cpe: joinTexts(cpes),
      externalRefs: joinTexts(others),
      source: silenceText(element),
    },
  };
  return { statement, purl };
}

function referencesOf(element: SpdxPackage, diagnostics: Diagnostics) {
  const identifiers: Identifier[] = [];
  const purls = new Set<string>();
  const cpes: string[] = [];
  const others: string[] = [];
  /** Written otherwise than their canonical form, or no package URLs. */
  const unread: string[] = [];
  for (const { type, locator, pointer } of element.externalRefs) {
    const scheme = schemeOf(type);
    if (scheme === undefined) others.push(`${type} ${locator}`);
    else if (scheme === 'purl') {
      const purl = readPurl(locator);
      if (purl !== undefined) purls.add(purl);
      else diagnostics.add('invalid-purl', 'warning', pointer, `Not a package URL: ${excerpt(locator)}`);
      if (purl !== locator) unread.push(locator);
    } else {
      identifiers.push({ scheme, value: locator });
      if (scheme === 'cpe') cpes.push(locator);
    }
  }
  const sorted = [...purls].sort();
  for (const value of sorted) identifiers.push({ scheme: 'purl', value });
  if (sorted.length > 1) {
    const message = `${sorted.length} package URLs: identified by ${excerpt(sorted[0] as string)}, the others are kept as text.`;
    diagnostics.add('several-purls', 'info', element.pointer, message);
  }
  return { identifiers, purls: sorted, cpes, others, unread };
}

/** SPDX 3 writes `packageUrl` and `cpe23`; RDF the address of the type. */
function schemeOf(type: string): 'purl' | 'cpe' | 'swid' | undefined {
  const name = type.slice(type.lastIndexOf('/') + 1).toLowerCase();
  return Object.hasOwn(identifying, name) ? identifying[name] : undefined;
}

function nameOf(element: SpdxPackage, purl: string | undefined, diagnostics: Diagnostics): string | undefined {
  if (element.name !== undefined) return element.name;
  const other = purl ?? element.id;
  if (other === undefined) {
    diagnostics.quarantine('component-without-name', element.pointer, 'The package has neither name, purl nor SPDXID.');
  } else {
    const message = `The package has no name; it is called ${excerpt(other)}.`;
    diagnostics.add('component-name-assumed', 'warning', element.pointer, message);
  }
  return other;
}

/** "The end of the support period for a package from the supplier" (2.3 clause 7.27). */
function endOfSupport({ validUntil }: SpdxPackage, diagnostics: Diagnostics): number | undefined {
  if (validUntil === undefined) return undefined;
  const day = dayOf(validUntil.text);
  if (day === undefined) {
    diagnostics.add('invalid-date', 'warning', validUntil.pointer, `Not a date: ${excerpt(validUntil.text)}`);
  }
  return day;
}

/** That a document says nothing of the source, or that there is none, is kept; it names nobody. */
function silenceText(element: SpdxPackage): string | undefined {
  const silent = (role: string, parties: readonly SpdxParty[]) =>
    parties.filter(({ kind }) => kind === 'silence').map(({ name }) => `${role} ${name}`);
  return joinTexts([...silent('originator', element.originators), ...silent('supplier', element.suppliers)]);
}

/** In one order, since RDF has none. */
function hashesText({ hashes }: SpdxElement): string | undefined {
  return joinTexts([...hashes].sort());
}

/** `name`: with what stands in for a missing one. */
export function fileStatement(element: SpdxFile, name: string, apart: string | undefined): ItemStatement {
  return {
    pointer: element.pointer,
    name,
    apart,
    numbers: { itemType: ItemType.file },
    texts: { ...element.texts, hashes: hashesText(element), spdxId: element.id },
  };
}

/**
 * Bare names that packages of different makers bear and that nothing else tells apart
 * (docs/decisions/0013-same-bare-name.md).
 */
export function contestedNames(packages: Iterable<SpdxPackage | Fault>): Set<string> {
  const contested = new Set<string>();
  const names = new TextIndex();
  const makers = new TextIndex();
  /** By the number of a name: the number of its first maker. */
  const firstMaker = new IntList();
  for (const element of packages) {
    if (isFault(element)) continue;
    const name = bareName(element);
    const maker = name === undefined ? '' : makerName(element);
    if (name === undefined || maker === '') continue;
    const { size } = names;
    const number = names.add(name);
    if (number === size) firstMaker.push(makers.add(maker));
    else if (firstMaker.at(number) !== makers.add(maker)) contested.add(name);
  }
  return contested;
}

/** What a package without an identifier is known by in its document; undefined for one with an identifier. */
export function bareName(element: SpdxPackage): string | undefined {
  if (element.name === undefined || element.externalRefs.some(({ type }) => schemeOf(type) !== undefined)) return undefined;
  return `${normalizeName(element.name)}\n${element.version ?? ''}`;
}

/** Normalised name of who is stated to make or supply a package; empty where nobody is. */
export function makerName(element: SpdxPackage): string {
  for (const { kind, name } of [...element.originators, ...element.suppliers]) {
    if (kind === 'silence' || kind === 'tool' || isPlaceholder(name)) continue;
    const { base, legalForm } = organizationName(name);
    return `${base} ${legalForm}`.trim();
  }
  return '';
}
