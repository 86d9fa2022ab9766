/** The schema's verdict on the structure of an SPDX 2 document. */
import type { Diagnostic } from '../../../graph/model/diagnostic.ts';
import { diagnostic } from '../../diagnostics.ts';
import type { Structure } from './from-structure.ts';
import { type SchemaVersion, schemaVersions } from './json-schema.ts';
import { schemaErrors } from './schema.ts';
import { specVersionOf } from './version.ts';

/** Empty when the document is valid. The schema walks no deeper than its own rules, so no depth is too deep. */
export function checkStructure({ value, pointerOf }: Structure): Diagnostic[] {
  const version = specVersionOf(value);
  if (isSchemaVersion(version)) return schemaErrors(value, version, pointerOf);
  const message =
    version === ''
      ? 'The document names no version of SPDX, so no schema is applied.'
      : 'Not a version of SPDX for which there is a schema (2.2 and 2.3), so none is applied.';
  return [diagnostic('spec-version-unknown', 'warning', pointerOf('/spdxVersion'), message)];
}

function isSchemaVersion(text: string): text is SchemaVersion {
  return (schemaVersions as readonly string[]).includes(text);
}
