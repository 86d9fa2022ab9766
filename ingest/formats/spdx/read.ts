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
  if (thingsOf(document) > limits.things) {
    const message = `More than ${limits.things} packages, files and relationships.`;
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
  const targets = relationships.reduce((sum, one) => sum + ('to' in one ? one.to.length : 1), 0);
  return packages.length + files.length + targets + ownerships.length + annotations.length;
}

function datedOf(created: Stated | undefined, diagnostics: Diagnostics): string {
  if (created === undefined) return '';
  if (dayOf(created.text) !== undefined) return created.text.trim().slice(0, 10);
  diagnostics.add('invalid-date', 'warning', created.pointer, `Not a date: ${excerpt(created.text)}`);
  return '';
}
