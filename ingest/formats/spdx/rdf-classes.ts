/** Properties of the SPDX 2.3 ontology (spdx.org/rdf/terms) and the keys of the JSON structure that they fill. */

/** How a value is read: texts, the last part of an address (`fileType_source`), a licence, nodes of a class. */
export type RdfForm = 'text' | 'flag' | 'number' | 'word' | 'license' | 'id' | 'type' | RdfClass;

export type RdfClass =
  | 'document'
  | 'creationInfo'
  | 'externalDocument'
  | 'package'
  | 'file'
  | 'snippet'
  | 'license-info'
  | 'checksum'
  | 'externalRef'
  | 'verificationCode'
  | 'annotation'
  | 'crossRef'
  | 'relationship'
  | 'range'
  | 'place';

export interface RdfProperty {
  readonly key: string;
  readonly form: RdfForm;
  readonly isList: boolean;
}

const one = (key: string, form: RdfForm = 'text'): RdfProperty => ({ key, form, isList: false });
const many = (key: string, form: RdfForm = 'text'): RdfProperty => ({ key, form, isList: true });
/** Read apart from the structure of the element, or said elsewhere. */
const apart: RdfProperty = { key: '', form: 'text', isList: false };

const element = {
  name: one('name'),
  comment: one('comment'),
  annotation: many('annotations', 'annotation'),
  attributionText: many('attributionTexts'),
  copyrightText: one('copyrightText', 'word'),
  licenseComments: one('licenseComments'),
  licenseConcluded: one('licenseConcluded', 'license'),
  relationship: apart,
};

export const rdfClasses: Readonly<Record<RdfClass, Readonly<Record<string, RdfProperty>>>> = {
  document: {
    specVersion: one('spdxVersion'),
    name: one('name'),
    comment: one('comment'),
    dataLicense: one('dataLicense', 'license'),
    creationInfo: one('creationInfo', 'creationInfo'),
    externalDocumentRef: many('externalDocumentRefs', 'externalDocument'),
    hasExtractedLicensingInfo: many('hasExtractedLicensingInfos', 'license-info'),
    annotation: many('annotations', 'annotation'),
    describesPackage: many('documentDescribes', 'id'),
    relationship: apart,
    referencesFile: apart,
    reviewed: apart,
  },
  creationInfo: {
    created: one('created'),
    creator: many('creators'),
    comment: one('comment'),
    licenseListVersion: one('licenseListVersion'),
  },
  externalDocument: {
    externalDocumentId: one('externalDocumentId'),
    spdxDocument: one('spdxDocument', 'id'),
    checksum: one('checksum', 'checksum'),
  },
  package: {
    ...element,
    versionInfo: one('versionInfo'),
    packageFileName: one('packageFileName'),
    supplier: one('supplier', 'word'),
    originator: one('originator', 'word'),
    downloadLocation: one('downloadLocation', 'id'),
    filesAnalyzed: one('filesAnalyzed', 'flag'),
    packageVerificationCode: one('packageVerificationCode', 'verificationCode'),
    checksum: many('checksums', 'checksum'),
    homepage: one('homepage', 'id'),
    sourceInfo: one('sourceInfo'),
    licenseInfoFromFiles: many('licenseInfoFromFiles', 'license'),
    licenseDeclared: one('licenseDeclared', 'license'),
    summary: one('summary'),
    description: one('description'),
    externalRef: many('externalRefs', 'externalRef'),
    hasFile: many('hasFiles', 'id'),
    primaryPackagePurpose: one('primaryPackagePurpose', 'word'),
    releaseDate: one('releaseDate'),
    builtDate: one('builtDate'),
    validUntilDate: one('validUntilDate'),
  },
  file: {
    ...element,
    fileName: one('fileName'),
    fileType: many('fileTypes', 'word'),
    checksum: many('checksums', 'checksum'),
    licenseInfoInFile: many('licenseInfoInFiles', 'license'),
    noticeText: one('noticeText'),
    fileContributor: many('fileContributors'),
    fileDependency: many('fileDependencies', 'id'),
    artifactOf: apart,
  },
  snippet: {
    ...element,
    snippetFromFile: one('snippetFromFile', 'id'),
    licenseInfoInSnippet: many('licenseInfoInSnippets', 'license'),
    range: many('ranges', 'range'),
  },
  'license-info': {
    licenseId: one('licenseId'),
    extractedText: one('extractedText'),
    name: one('name'),
    comment: one('comment'),
    seeAlso: many('seeAlsos', 'id'),
    crossRef: many('crossRefs', 'crossRef'),
  },
  checksum: { algorithm: one('algorithm', 'word'), checksumValue: one('checksumValue') },
  externalRef: {
    referenceCategory: one('referenceCategory', 'word'),
    referenceType: one('referenceType', 'type'),
    referenceLocator: one('referenceLocator'),
    comment: one('comment'),
  },
  verificationCode: {
    packageVerificationCodeValue: one('packageVerificationCodeValue'),
    packageVerificationCodeExcludedFile: many('packageVerificationCodeExcludedFiles'),
  },
  annotation: {
    annotationDate: one('annotationDate'),
    annotationType: one('annotationType', 'word'),
    annotator: one('annotator'),
    comment: one('comment'),
  },
  crossRef: {
    url: one('url', 'id'),
    match: one('match'),
    timestamp: one('timestamp'),
    order: one('order', 'number'),
    isLive: one('isLive', 'flag'),
    isValid: one('isValid', 'flag'),
    isWayBackLink: one('isWayBackLink', 'flag'),
  },
  relationship: {
    relatedSpdxElement: one('relatedSpdxElement', 'id'),
    relationshipType: one('relationshipType', 'word'),
    comment: one('comment'),
  },
  range: { startPointer: one('startPointer', 'place'), endPointer: one('endPointer', 'place') },
  place: { reference: one('reference', 'id'), offset: one('offset', 'number'), lineNumber: one('lineNumber', 'number') },
};

/** Words of the vocabularies as the JSON structure writes them: `relationshipType_copyOf` is `COPY_OF`. */
export function vocabularyWord(name: string): string {
  const word = name.slice(name.indexOf('_') + 1);
  const prefix = name.slice(0, name.indexOf('_'));
  if (prefix === 'checksumAlgorithm') {
    return word
      .replace(/^sha3_(\d+)$/i, 'SHA3-$1')
      .replace(/^blake2b_?(\d+)$/i, 'BLAKE2b-$1')
      .replace(/^(?:sha|md)\d+$|^blake3$|^adler32$/i, (known) => known.toUpperCase());
  }
  const joined = word.replace(/(?<=[a-z])(?=[A-Z])/g, prefix === 'relationshipType' ? '_' : '-');
  return joined.toUpperCase();
}
