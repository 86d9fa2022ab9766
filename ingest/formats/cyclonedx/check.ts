/** The schema's verdict on a CycloneDX document. */
import type { Diagnostic } from '../../../graph/model/diagnostic.ts';
import { diagnostic } from '../../diagnostics.ts';
import { limits } from '../../limits.ts';
import { schemaErrors } from './schema.ts';
import type { JsonObject } from './value.ts';
import { isSpecVersion, isXmlSpecVersion } from './version.ts';
import type { XmlBom } from './xml-bom.ts';
import { xmlSchemaErrors } from './xml-schema.ts';

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

/** Empty when the document is valid. `bytes`: its text as UTF-8, which was found to be well-formed XML. */
export function checkXmlSchema(bytes: Uint8Array, { specVersion, depths }: XmlBom): Diagnostic[] {
  if (!isXmlSpecVersion(specVersion)) {
    const message = 'The namespace is not that of a version of CycloneDX (1.0 to 1.7), so no schema is applied.';
    return [diagnostic('spec-version-unknown', 'warning', '/bom', message)];
  }
  if (bytes.length > limits.validatedXmlBytes || depths > limits.validatedXmlDepths) {
    const message = `Larger than ${limits.validatedXmlBytes} bytes, or too much of it too deep: the schema is not applied.`;
    return [diagnostic('schema-not-applied', 'warning', '', message)];
  }
  return xmlSchemaErrors(bytes, specVersion);
}
