/**
 * CycloneDX to assertions, by the table "What documents assert" of SEMANTICS.md.
 * One pass over components and services at every depth, then the relations among them.
 */
import type { Reading } from '../../../graph/model/reading.ts';
import { dayOf } from '../../../graph/ontology/property.ts';
import { Diagnostics, diagnostic, excerpt } from '../../diagnostics.ts';
import { isInParts } from '../../json/long-list.ts';
import { limits } from '../../limits.ts';
import type { ReadRequest } from '../../read-request.ts';
import { rejected, rejectedForFaults } from '../../rejected.ts';
import { Bom } from './bom.ts';
import { surveyOf } from './survey.ts';
import { isObject, type JsonObject, textOf } from './value.ts';
import type { XmlBom } from './xml-bom.ts';
import { withXPaths } from './xml-places.ts';

/** Reads a parsed document that `sniff` took for CycloneDX JSON. Never throws on its content. */
export function readCycloneDxJson(document: JsonObject, request: ReadRequest, diagnostics: Diagnostics): Reading {
  return readBom(document, { format: 'cyclonedx-json', specVersion: textOf(document.specVersion) ?? '' }, request, diagnostics);
}

/** Reads a document that was turned into its JSON form; every place is its place in the XML. */
export function readCycloneDxXml({ document, specVersion, places }: XmlBom, request: ReadRequest): Reading {
  return withXPaths(readBom(document, { format: 'cyclonedx-xml', specVersion }, request, new Diagnostics()), places);
}

function readBom(
  document: JsonObject,
  { format, specVersion }: { format: string; specVersion: string },
  request: ReadRequest,
  diagnostics: Diagnostics,
): Reading {
  const survey = surveyOf(document);
  const most = isInParts(document) ? limits.thingsInParts : limits.things;
  if (survey.things > most) {
    const message = `More than ${most} components, services and relations.`;
    return rejected(format, specVersion, [diagnostic('document-too-many-things', 'error', '', message)]);
  }
  const bom = new Bom(document, survey.contested, request, diagnostics);
  bom.read();
  if (bom.quarantined > limits.quarantined) return rejectedForFaults(format, specVersion, diagnostics);
  return {
    outcome: 'accepted',
    format,
    specVersion,
    series: textOf(document.serialNumber)?.trim() ?? '',
    version: versionOf(document.version, diagnostics),
    main: bom.main,
    dated: datedOf(document, diagnostics),
    delta: bom.delta(),
    counts: bom.counts(),
    diagnostics: diagnostics.list(),
  };
}

function versionOf(version: unknown, diagnostics: Diagnostics): number {
  if (version === undefined) return 0;
  if (Number.isSafeInteger(version) && (version as number) > 0) return version as number;
  diagnostics.add('invalid-version', 'warning', '/version', 'The version is no positive integer; taken as not stated.');
  return 0;
}

function datedOf(document: JsonObject, diagnostics: Diagnostics): string {
  const timestamp = isObject(document.metadata) ? textOf(document.metadata.timestamp) : undefined;
  if (timestamp === undefined) return '';
  if (dayOf(timestamp) !== undefined) return timestamp.trim().slice(0, 10);
  diagnostics.add('invalid-date', 'warning', '/metadata/timestamp', `Not a date: ${excerpt(timestamp)}`);
  return '';
}
