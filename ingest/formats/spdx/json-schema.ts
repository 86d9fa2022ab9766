/**
 * The rules of the JSON schemas of SPDX 2.2.2 and 2.3 (spdx-schema.json of the specification's
 * repository, github.com/spdx/spdx-spec, Community Specification License 1.0), written out here: they
 * differ in few places. Where the published revisions of 2.3 contradict each other, what any of them allows
 * is valid (docs/formats.md). `test/golden/spdx-verdicts.test.ts` holds the rules to the schemas. They hold for the structure of every serialisation of SPDX 2. `scripts/compile-schemas.mjs` compiles
 * them when the program is built.
 */
import { relationshipTypes2 } from './relationship-type.ts';

export const schemaVersions = ['2.2', '2.3'] as const;
export type SchemaVersion = (typeof schemaVersions)[number];

type Schema = { readonly [key: string]: unknown };

const text: Schema = { type: 'string' };
const flag: Schema = { type: 'boolean' };
const whole: Schema = { type: 'integer' };
const oneOf = (...values: string[]): Schema => ({ type: 'string', enum: values });
const list = (items: Schema, minItems = 0): Schema => ({ type: 'array', items, minItems });
const texts = (...names: string[]): Record<string, Schema> => Object.fromEntries(names.map((name) => [name, text]));
const object = (required: readonly string[], properties: Record<string, Schema>): Schema => ({
  type: 'object',
  required,
  properties,
  additionalProperties: false,
});

const olderHashes = ['SHA256', 'SHA1', 'SHA384', 'MD2', 'MD4', 'SHA512', 'MD6', 'MD5', 'SHA224'];
const newerHashes = [...['SHA3-256', 'SHA3-384', 'SHA3-512', 'BLAKE2b-256', 'BLAKE2b-384', 'BLAKE2b-512', 'BLAKE3', 'ADLER32']];
/** Types that 2.3 added. */
const newerTypes = ['REQUIREMENT_DESCRIPTION_FOR', 'SPECIFICATION_FOR'];

const annotation = object(['annotationDate', 'annotationType', 'annotator', 'comment'], {
  ...texts('annotationDate', 'annotator', 'comment'),
  annotationType: oneOf('OTHER', 'REVIEW'),
});
const crossRef = object(['url'], {
  ...texts('match', 'timestamp', 'url'),
  isLive: flag,
  isValid: flag,
  isWayBackLink: flag,
  order: whole,
});
const license = object(['extractedText', 'licenseId'], {
  ...texts('comment', 'extractedText', 'licenseId', 'name'),
  crossRefs: list(crossRef),
  seeAlsos: list(text),
});
const externalRef = object(['referenceCategory', 'referenceLocator', 'referenceType'], {
  ...texts('comment', 'referenceLocator', 'referenceType'),
  referenceCategory: oneOf('OTHER', 'PERSISTENT-ID', 'PERSISTENT_ID', 'SECURITY', 'PACKAGE-MANAGER', 'PACKAGE_MANAGER'),
});
const place = object(['reference'], { reference: text, offset: whole, lineNumber: whole });
const verificationCode = object(['packageVerificationCodeValue'], {
  packageVerificationCodeExcludedFiles: list(text),
  packageVerificationCodeValue: text,
});
const fileType = oneOf(
  ...['OTHER', 'DOCUMENTATION', 'IMAGE', 'VIDEO', 'ARCHIVE', 'SPDX', 'APPLICATION', 'SOURCE', 'BINARY', 'TEXT', 'AUDIO'],
);
const purpose = oneOf(
  ...['OTHER', 'INSTALL', 'ARCHIVE', 'FIRMWARE', 'APPLICATION', 'FRAMEWORK', 'LIBRARY', 'CONTAINER', 'SOURCE', 'DEVICE'],
  ...['OPERATING_SYSTEM', 'OPERATING-SYSTEM', 'FILE'],
);

/** The lists of a document are validated element by element, so that one error does not hide the next. */
export const elementLists = [
  ...(['packages', 'files', 'snippets', 'relationships', 'annotations', 'documentDescribes'] as const),
  ...(['externalDocumentRefs', 'hasExtractedLicensingInfos', 'revieweds'] as const),
] as const;
export type ElementList = (typeof elementLists)[number];

export function schemasOf(version: SchemaVersion): Record<ElementList | 'document', Schema> {
  const is23 = version === '2.3';
  const unless23 = (...names: string[]) => (is23 ? [] : names);
  const checksum = object(['algorithm', 'checksumValue'], {
    algorithm: oneOf(...olderHashes, ...(is23 ? newerHashes : [])),
    checksumValue: text,
  });
  const element = {
    ...texts('SPDXID', 'comment', 'copyrightText', 'licenseComments', 'licenseConcluded'),
    annotations: list(annotation),
    attributionTexts: list(text),
  };
  const packages = object(
    ['SPDXID', 'downloadLocation', 'name', ...unless23('copyrightText', 'licenseConcluded', 'licenseDeclared')],
    {
      ...element,
      ...texts('description', 'downloadLocation', 'homepage', 'licenseDeclared', 'name', 'originator', 'packageFileName'),
      ...texts('sourceInfo', 'summary', 'supplier', 'versionInfo'),
      ...(is23 ? { ...texts('builtDate', 'releaseDate', 'validUntilDate'), primaryPackagePurpose: purpose } : {}),
      checksums: list(checksum),
      externalRefs: list(externalRef),
      filesAnalyzed: flag,
      hasFiles: list(text),
      licenseInfoFromFiles: list(text),
      packageVerificationCode: verificationCode,
    },
  );
  const files = object(
    ['SPDXID', 'checksums', 'fileName', ...unless23('copyrightText', 'licenseConcluded', 'licenseInfoInFiles')],
    {
      ...element,
      ...texts('fileName', 'noticeText'),
      artifactOfs: list({ type: 'object' }),
      checksums: list(checksum, 1),
      fileContributors: list(text),
      fileDependencies: list(text),
      fileTypes: list(fileType),
      licenseInfoInFiles: list(text, is23 ? 0 : 1),
    },
  );
  const snippets = object(['SPDXID', 'ranges', 'snippetFromFile', ...unless23('copyrightText', 'licenseConcluded')], {
    ...element,
    ...texts('name', 'snippetFromFile'),
    licenseInfoInSnippets: list(text),
    ranges: list(object(['endPointer', 'startPointer'], { endPointer: place, startPointer: place }), 1),
  });
  const types = Object.keys(relationshipTypes2).filter((type) => is23 || !newerTypes.includes(type));
  const relationships = object(['spdxElementId', 'relatedSpdxElement', 'relationshipType'], {
    ...texts('spdxElementId', 'comment', 'relatedSpdxElement'),
    relationshipType: oneOf(...types),
  });
  const externalDocument = object(['checksum', 'externalDocumentId', 'spdxDocument'], {
    ...texts('externalDocumentId', 'spdxDocument'),
    checksum,
  });
  const creationInfo = object(['created', 'creators'], {
    ...texts('comment', 'created', 'licenseListVersion'),
    creators: list(text, 1),
  });
  const review = object(['reviewDate'], texts('comment', 'reviewDate', 'reviewer'));
  const document = object(['SPDXID', 'creationInfo', 'dataLicense', 'name', 'spdxVersion', ...unless23('documentNamespace')], {
    ...texts('$schema', 'SPDXID', 'comment', 'dataLicense', 'name', 'spdxVersion', 'documentNamespace'),
    annotations: list(annotation),
    creationInfo,
    externalDocumentRefs: list(externalDocument),
    ...Object.fromEntries(elementLists.map((name) => [name, { type: 'array' }])),
  });
  return {
    ...{ document, packages, files, snippets, relationships, annotations: annotation, documentDescribes: text },
    ...{ externalDocumentRefs: externalDocument, hasExtractedLicensingInfos: license, revieweds: review },
  };
}
