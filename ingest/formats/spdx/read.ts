/** An SPDX document to assertions, by the table "What documents assert" of SEMANTICS.md. */
import type { Reading } from '../../../graph/model/reading.ts';
import { dayOf } from '../../../graph/ontology/property.ts';
import { type Diagnostics, diagnostic, excerpt } from '../../diagnostics.ts';
import { limits } from '../../limits.ts';
import type { ReadRequest } from '../../read-request.ts';
import { rejected, rejectedForFaults } from '../../rejected.ts';
import type { SpdxDocument, Stated } from './model.ts';
import { Sbom } from './sbom.ts';

/** Never throws on the document's content. */
export function readSpdx(document: SpdxDocument, request: ReadRequest, diagnostics: Diagnostics): Reading {
  const { format, specVersion } = document;
  const most = document.isInParts ? limits.thingsInParts : limits.things;
  if (thingsOf(document) > most) {
    const message = `More than ${most} packages, files and relationships.`;
    return rejected(format, specVersion, [diagnostic('document-too-many-things', 'error', '', message)]);
  }
  const sbom = new Sbom(document, request, diagnostics);
  sbom.read();
  if (sbom.quarantined > limits.quarantined) return rejectedForFaults(format, specVersion, diagnostics);
  return {
    outcome: 'accepted',
    format,
    specVersion,
    series: document.namespace,
    version: 0,
    main: sbom.main,
    dated: datedOf(document.created, diagnostics),
    delta: sbom.delta(),
    counts: sbom.counts(),
    diagnostics: diagnostics.list(),
  };
}

function thingsOf(document: SpdxDocument): number {
  const { packages, files, relationships, ownerships, annotations } = document;
  let things = packages.length + files.length;
  for (const one of relationships) things += 'to' in one ? one.to.length : 1;
  for (const _ of ownerships) things++;
  for (const _ of annotations) things++;
  return things;
}

function datedOf(created: Stated | undefined, diagnostics: Diagnostics): string {
  if (created === undefined) return '';
  if (dayOf(created.text) !== undefined) return created.text.trim().slice(0, 10);
  diagnostics.add('invalid-date', 'warning', created.pointer, `Not a date: ${excerpt(created.text)}`);
  return '';
}
