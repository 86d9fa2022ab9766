/** The tags of SPDX 2 tag-value (2.3 clauses 6 to 12) and the keys of the JSON structure that they fill. */

export type Part =
  | 'document'
  | 'creation'
  | 'package'
  | 'file'
  | 'snippet'
  | 'license'
  | 'relationship'
  | 'annotation'
  | 'review';

export interface Tag {
  readonly part: Part;
  readonly key: string;
  /** How the value is read; `list`: may be repeated. */
  readonly form: Form;
  /** Begins a new part. */
  readonly begins?: true;
}

export type Form =
  | 'text'
  | 'list'
  | 'flag'
  | 'checksum'
  | 'externalRef'
  | 'artifact'
  | 'externalDocument'
  | 'verificationCode'
  | 'relationship'
  | 'byteRange'
  | 'lineRange';

const tag = (part: Part, key: string, form: Form = 'text'): Tag => ({ part, key, form });
const begin = (part: Part, key: string, form: Form = 'text'): Tag => ({ part, key, form, begins: true });

/** `SPDXID` and the licence tags that files and other parts share are placed by what they follow. */
export const tags: Readonly<Record<string, Tag>> = {
  SPDXVersion: tag('document', 'spdxVersion'),
  DataLicense: tag('document', 'dataLicense'),
  DocumentName: tag('document', 'name'),
  DocumentNamespace: tag('document', 'documentNamespace'),
  DocumentComment: tag('document', 'comment'),
  ExternalDocumentRef: tag('document', 'externalDocumentRefs', 'externalDocument'),
  Creator: tag('creation', 'creators', 'list'),
  Created: tag('creation', 'created'),
  CreatorComment: tag('creation', 'comment'),
  LicenseListVersion: tag('creation', 'licenseListVersion'),
  PackageName: begin('package', 'name'),
  PackageVersion: tag('package', 'versionInfo'),
  PackageFileName: tag('package', 'packageFileName'),
  PackageSupplier: tag('package', 'supplier'),
  PackageOriginator: tag('package', 'originator'),
  PackageDownloadLocation: tag('package', 'downloadLocation'),
  FilesAnalyzed: tag('package', 'filesAnalyzed', 'flag'),
  PackageVerificationCode: tag('package', 'packageVerificationCode', 'verificationCode'),
  PackageChecksum: tag('package', 'checksums', 'checksum'),
  PackageHomePage: tag('package', 'homepage'),
  PackageSourceInfo: tag('package', 'sourceInfo'),
  PackageLicenseConcluded: tag('package', 'licenseConcluded'),
  PackageLicenseInfoFromFiles: tag('package', 'licenseInfoFromFiles', 'list'),
  PackageLicenseDeclared: tag('package', 'licenseDeclared'),
  PackageLicenseComments: tag('package', 'licenseComments'),
  PackageCopyrightText: tag('package', 'copyrightText'),
  PackageSummary: tag('package', 'summary'),
  PackageDescription: tag('package', 'description'),
  PackageComment: tag('package', 'comment'),
  PackageAttributionText: tag('package', 'attributionTexts', 'list'),
  PrimaryPackagePurpose: tag('package', 'primaryPackagePurpose'),
  ReleaseDate: tag('package', 'releaseDate'),
  BuiltDate: tag('package', 'builtDate'),
  ValidUntilDate: tag('package', 'validUntilDate'),
  ExternalRef: tag('package', 'externalRefs', 'externalRef'),
  ExternalRefComment: tag('package', 'externalRefComment'),
  FileName: begin('file', 'fileName'),
  FileType: tag('file', 'fileTypes', 'list'),
  FileChecksum: tag('file', 'checksums', 'checksum'),
  LicenseConcluded: tag('file', 'licenseConcluded'),
  LicenseInfoInFile: tag('file', 'licenseInfoInFiles', 'list'),
  LicenseComments: tag('file', 'licenseComments'),
  FileCopyrightText: tag('file', 'copyrightText'),
  FileComment: tag('file', 'comment'),
  FileNotice: tag('file', 'noticeText'),
  FileContributor: tag('file', 'fileContributors', 'list'),
  FileAttributionText: tag('file', 'attributionTexts', 'list'),
  FileDependency: tag('file', 'fileDependencies', 'list'),
  ArtifactOfProjectName: tag('file', 'artifactOfs', 'artifact'),
  ArtifactOfProjectHomePage: tag('file', 'artifactOfs', 'artifact'),
  ArtifactOfProjectURI: tag('file', 'artifactOfs', 'artifact'),
  SnippetSPDXID: begin('snippet', 'SPDXID'),
  SnippetSPDXIdentifier: begin('snippet', 'SPDXID'),
  SnippetFromFileSPDXID: tag('snippet', 'snippetFromFile'),
  SnippetFromFileSPDXIdentifier: tag('snippet', 'snippetFromFile'),
  SnippetByteRange: tag('snippet', 'ranges', 'byteRange'),
  SnippetLineRange: tag('snippet', 'ranges', 'lineRange'),
  SnippetLicenseConcluded: tag('snippet', 'licenseConcluded'),
  LicenseInfoInSnippet: tag('snippet', 'licenseInfoInSnippets', 'list'),
  SnippetLicenseComments: tag('snippet', 'licenseComments'),
  SnippetCopyrightText: tag('snippet', 'copyrightText'),
  SnippetComment: tag('snippet', 'comment'),
  SnippetName: tag('snippet', 'name'),
  SnippetAttributionText: tag('snippet', 'attributionTexts', 'list'),
  LicenseID: begin('license', 'licenseId'),
  ExtractedText: tag('license', 'extractedText'),
  LicenseName: tag('license', 'name'),
  LicenseCrossReference: tag('license', 'seeAlsos', 'list'),
  LicenseComment: tag('license', 'comment'),
  Relationship: begin('relationship', '', 'relationship'),
  RelationshipComment: tag('relationship', 'comment'),
  Annotator: begin('annotation', 'annotator'),
  AnnotationDate: tag('annotation', 'annotationDate'),
  AnnotationType: tag('annotation', 'annotationType'),
  SPDXREF: tag('annotation', 'spdxRef'),
  AnnotationComment: tag('annotation', 'comment'),
  Reviewer: begin('review', 'reviewer'),
  ReviewDate: tag('review', 'reviewDate'),
  ReviewComment: tag('review', 'comment'),
};

/** Where the parts stand in the structure; annotations are moved to their elements from there. */
export const listOfPart: Readonly<Partial<Record<Part, string>>> = {
  package: 'packages',
  file: 'files',
  snippet: 'snippets',
  license: 'hasExtractedLicensingInfos',
  relationship: 'relationships',
  annotation: 'annotationLines',
  review: 'revieweds',
};
