/** The schema's verdict on a parsed CycloneDX document. */
import type { Diagnostic } from '../../../graph/model/diagnostic.ts';
import { diagnostic } from '../../diagnostics.ts';
import { limits } from '../../limits.ts';
import { schemaErrors } from './schema.ts';
import type { JsonObject } from './value.ts';
import { isSpecVersion } from './version.ts';

/** Empty when the document is valid. `depth`: its nested arrays and objects. */
export function checkSchema(document: JsonObject, specVersion: string, depth: number): Diagnostic[] {
  if (!isSpecVersion(specVersion)) {
    const message =
      specVersion === ''
        ? 'The document names no version of CycloneDX, so no schema is applied.'
        : 'Not a version of CycloneDX for which there is a JSON schema (1.2 to 1.7), so none is applied.';
    return [diagnostic('spec-version-unknown', 'warning', '/specVersion', message)];
  }
  if (depth > limits.validatedDepth) {
    const message = `Nested deeper than ${limits.validatedDepth} levels: the schema is not applied.`;
    return [diagnostic('schema-not-applied', 'warning', '', message)];
  }
  return schemaErrors(document, specVersion);
}
