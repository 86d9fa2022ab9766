/** Values of tags in the shape that the JSON structure has for them. */
import type { Form } from './tag-value-tags.ts';

export type Value = string | boolean | number | Value[] | { [key: string]: Value };

/** Undefined for a value that is none of its form; `isList`: the tag may be repeated. */
export function readValue(form: Form, text: string): { value: Value; isList: boolean } | undefined {
  switch (form) {
    case 'text':
      return { value: text, isList: false };
    case 'list':
      return { value: text, isList: true };
    case 'flag':
      return /^(?:true|false)$/i.test(text) ? { value: text.toLowerCase() === 'true', isList: false } : undefined;
    case 'verificationCode':
      return { value: verificationCode(text), isList: false };
    default: {
      const value = read[form](text);
      return value === undefined ? undefined : { value, isList: true };
    }
  }
}

const read: Record<Exclude<Form, 'text' | 'list' | 'flag' | 'verificationCode'>, (text: string) => Value | undefined> = {
  checksum,
  externalRef,
  artifact: (text) => ({ project: text }),
  externalDocument,
  relationship,
  byteRange: (text) => range(text, 'offset'),
  lineRange: (text) => range(text, 'lineNumber'),
};

/** `SHA1: d6a770ba38583ed4bb4525bd96e50461655d2759` */
function checksum(text: string): Value | undefined {
  const [, algorithm, checksumValue] = /^([A-Za-z0-9-]+)\s*:\s*(\S+)$/.exec(text) ?? [];
  return algorithm === undefined || checksumValue === undefined ? undefined : { algorithm, checksumValue };
}

/** `PACKAGE-MANAGER purl pkg:npm/a@1` */
function externalRef(text: string): Value | undefined {
  const [referenceCategory, referenceType, ...locator] = text.split(/\s+/);
  if (referenceCategory === undefined || referenceType === undefined || locator.length === 0) return undefined;
  return { referenceCategory, referenceType, referenceLocator: locator.join(' ') };
}

/** `DocumentRef-x http://... SHA1: d6a7...` */
function externalDocument(text: string): Value | undefined {
  const [externalDocumentId, spdxDocument, ...rest] = text.split(/\s+/);
  const hash = checksum(rest.join(' '));
  if (externalDocumentId === undefined || spdxDocument === undefined || hash === undefined) return undefined;
  return { externalDocumentId, spdxDocument, checksum: hash };
}

/** `SPDXRef-A DEPENDS_ON SPDXRef-B` */
function relationship(text: string): Value | undefined {
  const [spdxElementId, relationshipType, relatedSpdxElement, ...more] = text.split(/\s+/);
  if (spdxElementId === undefined || relationshipType === undefined || relatedSpdxElement === undefined) return undefined;
  return more.length > 0 ? undefined : { spdxElementId, relationshipType, relatedSpdxElement };
}

/** `310:420`; the file is that of the snippet. */
function range(text: string, key: 'offset' | 'lineNumber'): Value | undefined {
  const [, start, end] = /^(\d{1,15}):(\d{1,15})$/.exec(text) ?? [];
  if (start === undefined || end === undefined) return undefined;
  return { startPointer: { [key]: Number(start), reference: '' }, endPointer: { [key]: Number(end), reference: '' } };
}

/** `d6a770ba38583ed4bb4525bd96e50461655d2758 (excludes: ./package.spdx)` */
function verificationCode(text: string): Value {
  const open = text.indexOf('(');
  if (open === -1) return { packageVerificationCodeValue: text.trim() };
  const excluded = text
    .slice(open + 1)
    .replace(/^excludes\s*:\s*/, '')
    .replace(/\)\s*$/, '');
  return {
    packageVerificationCodeValue: text.slice(0, open).trim(),
    packageVerificationCodeExcludedFiles: excluded.split(',').map((name) => name.trim()),
  };
}
