/** The vocabularies of SPDX 3.0.1: the values of properties (`classes-3.ts`), as its JSON schema has them. */
import { relationshipTypes3 } from './relationship-type.ts';

const words = (text: string): readonly string[] => text.split(' ');

export const vocabularies3: Readonly<Record<string, readonly string[]>> = {
  RelationshipType: Object.keys(relationshipTypes3),
  AnnotationType: words('other review'),
  ConfidentialityLevelType: words('amber clear green red'),
  ContentIdentifierType: words('gitoid swhid'),
  CvssSeverityType: words('critical high low medium none'),
  DatasetAvailabilityType: words('clickthrough directDownload query registration scrapingScript'),
  DatasetType: words(
    'audio categorical graph image noAssertion numeric other sensor structured syntactic text timeseries timestamp ' + 'video',
  ),
  EnergyUnitType: words('kilowattHour megajoule other'),
  ExploitCatalogType: words('kev other'),
  ExternalIdentifierType: words('cpe22 cpe23 cve email gitoid other packageUrl securityOther swhid swid urlScheme'),
  ExternalRefType: words(
    'altDownloadLocation altWebPage binaryArtifact bower buildMeta buildSystem certificationReport chat ' +
      'componentAnalysisReport cwe documentation dynamicAnalysisReport eolNotice exportControlAssessment funding ' +
      'issueTracker license mailingList mavenCentral metrics npm nuget other privacyAssessment productMetadata ' +
      'purchaseOrder qualityAssessmentReport releaseHistory releaseNotes riskAssessment runtimeAnalysisReport ' +
      'secureSoftwareAttestation securityAdversaryModel securityAdvisory securityFix securityOther ' +
      'securityPenTestReport securityPolicy securityThreatModel socialMedia sourceArtifact staticAnalysisReport ' +
      'support vcs vulnerabilityDisclosureReport vulnerabilityExploitabilityAssessment',
  ),
  FileKindType: words('directory file'),
  HashAlgorithm: words(
    'adler32 blake2b256 blake2b384 blake2b512 blake3 crystalsDilithium crystalsKyber falcon md2 md4 md5 md6 other ' +
      'sha1 sha224 sha256 sha384 sha3_224 sha3_256 sha3_384 sha3_512 sha512',
  ),
  LifecycleScopeType: words('build design development other runtime test'),
  PresenceType: words('no noAssertion yes'),
  ProfileIdentifierType: words('ai build core dataset expandedLicensing extension lite security simpleLicensing software'),
  RelationshipCompleteness: words('complete incomplete noAssertion'),
  SafetyRiskAssessmentType: words('high low medium serious'),
  SbomType: words('analyzed build deployed design runtime source'),
  SoftwarePurpose: words(
    'application archive bom configuration container data device deviceDriver diskImage documentation evidence ' +
      'executable file filesystemImage firmware framework install library manifest model module operatingSystem other ' +
      'patch platform requirement source specification test',
  ),
  SsvcDecisionType: words('act attend track trackStar'),
  SupportType: words('deployed development endOfSupport limitedSupport noAssertion noSupport support'),
  VexJustificationType: words(
    'componentNotPresent inlineMitigationsAlreadyExist vulnerableCodeCannotBeControlledByAdversary ' +
      'vulnerableCodeNotInExecutePath vulnerableCodeNotPresent',
  ),
};

/** Classes of the schema whose objects have no properties: a value of a vocabulary written as an object. */
export const vocabularyClasses3: readonly string[] = [
  ...words('ai_EnergyUnitType ai_SafetyRiskAssessmentType AnnotationType ExternalIdentifierType ExternalRefType'),
  ...words('HashAlgorithm LifecycleScopeType PresenceType ProfileIdentifierType RelationshipCompleteness'),
  ...words('RelationshipType SupportType dataset_ConfidentialityLevelType dataset_DatasetAvailabilityType'),
  ...words('dataset_DatasetType security_CvssSeverityType security_ExploitCatalogType security_SsvcDecisionType'),
  ...words('security_VexJustificationType software_ContentIdentifierType software_FileKindType software_SbomType'),
  ...words('software_SoftwarePurpose'),
];

/** Individuals of the specification that may stand where an object of the class may. */
export const individuals3: Readonly<Record<string, readonly string[]>> = {
  Agent: ['SpdxOrganization'],
  Element: [
    'NoAssertionElement',
    'NoneElement',
    'SpdxOrganization',
    'expandedlicensing_NoAssertionLicense',
    'expandedlicensing_NoneLicense',
  ],
  simplelicensing_AnyLicenseInfo: ['expandedlicensing_NoAssertionLicense', 'expandedlicensing_NoneLicense'],
};
