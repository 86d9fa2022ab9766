/**
 * The classes of SPDX 3.0.1 in the terms of its JSON schema (spdx.org/schema/3.0.1/spdx-json-schema.json,
 * Community Specification License 1.0): names, cardinalities and types, as facts.
 *
 * `Name < Parent` has properties `name`, a mark and a type. Marks: `!` one, `?` at most one, `*` a list, `+` a
 * list of one at least, `2` of two at least. Types: `text`, `uri`, ...; `=Vocabulary`; `@Class`, an object of the class
 * or a reference to one. An `abstract` class has no objects of its own.
 */
export const classes3: Readonly<Record<string, string>> = {
  CreationInfo: 'comment? text; created! dateTime; createdBy+ @Agent; createdUsing* @Tool; specVersion! semVer',
  DictionaryEntry: 'key! text; value? text',
  'abstract Element':
    'comment? text; creationInfo! @CreationInfo; description? text; extension* @extension_Extension; ' +
    'externalIdentifier* @ExternalIdentifier; externalRef* @ExternalRef; name? text; summary? text; ' +
    'verifiedUsing* @IntegrityMethod',
  'abstract ElementCollection < Element': 'element* @Element; profileConformance* =ProfileIdentifierType; rootElement* @Element',
  ExternalIdentifier:
    'comment? text; externalIdentifierType! =ExternalIdentifierType; identifier! text; identifierLocator* uri; ' +
    'issuingAuthority? text',
  ExternalMap: 'definingArtifact? @Artifact; externalSpdxId! uri; locationHint? uri; verifiedUsing* @IntegrityMethod',
  ExternalRef: 'comment? text; contentType? mediaType; externalRefType? =ExternalRefType; locator* text',
  'IndividualElement < Element': '',
  'abstract IntegrityMethod': 'comment? text',
  NamespaceMap: 'namespace! uri; prefix! text',
  'PackageVerificationCode < IntegrityMethod':
    'algorithm! =HashAlgorithm; hashValue! text; packageVerificationCodeExcludedFile* text',
  PositiveIntegerRange: 'beginIntegerRange! positive; endIntegerRange! positive',
  'Relationship < Element':
    'completeness? =RelationshipCompleteness; endTime? dateTime; from! @Element; relationshipType! =RelationshipType; ' +
    'startTime? dateTime; to+ @Element',
  'SpdxDocument < ElementCollection':
    'dataLicense? @simplelicensing_AnyLicenseInfo; import* @ExternalMap; namespaceMap* @NamespaceMap',
  'Tool < Element': '',
  'Agent < Element': '',
  'Annotation < Element': 'annotationType! =AnnotationType; contentType? mediaType; statement? text; subject! @Element',
  'abstract Artifact < Element':
    'builtTime? dateTime; originatedBy* @Agent; releaseTime? dateTime; standardName* text; suppliedBy? @Agent; ' +
    'supportLevel* =SupportType; validUntilTime? dateTime',
  'Bundle < ElementCollection': 'context? text',
  'Hash < IntegrityMethod': 'algorithm! =HashAlgorithm; hashValue! text',
  'LifecycleScopedRelationship < Relationship': 'scope? =LifecycleScopeType',
  'Organization < Agent': '',
  'Person < Agent': '',
  'SoftwareAgent < Agent': '',
  'Bom < Bundle': '',
  'software_ContentIdentifier < IntegrityMethod':
    'software_contentIdentifierType! =ContentIdentifierType; software_contentIdentifierValue! uri',
  'abstract software_SoftwareArtifact < Artifact':
    'software_additionalPurpose* =SoftwarePurpose; software_attributionText* text; ' +
    'software_contentIdentifier* @software_ContentIdentifier; software_copyrightText? text; ' +
    'software_primaryPurpose? =SoftwarePurpose',
  'software_File < software_SoftwareArtifact': 'contentType? mediaType; software_fileKind? =FileKindType',
  'software_Package < software_SoftwareArtifact':
    'software_downloadLocation? uri; software_homePage? uri; software_packageUrl? uri; software_packageVersion? text; ' +
    'software_sourceInfo? text',
  'software_Sbom < Bom': 'software_sbomType* =SbomType',
  'software_Snippet < software_SoftwareArtifact':
    'software_byteRange? @PositiveIntegerRange; software_lineRange? @PositiveIntegerRange; ' +
    'software_snippetFromFile! @software_File',
  'abstract simplelicensing_AnyLicenseInfo < Element': '',
  'simplelicensing_LicenseExpression < simplelicensing_AnyLicenseInfo':
    'simplelicensing_customIdToUri* @DictionaryEntry; simplelicensing_licenseExpression! text; ' +
    'simplelicensing_licenseListVersion? semVer',
  'simplelicensing_SimpleLicensingText < Element': 'simplelicensing_licenseText! text',
  'abstract expandedlicensing_LicenseAddition < Element':
    'expandedlicensing_additionText! text; expandedlicensing_isDeprecatedAdditionId? boolean; ' +
    'expandedlicensing_licenseXml? text; expandedlicensing_obsoletedBy? text; expandedlicensing_seeAlso* uri; ' +
    'expandedlicensing_standardAdditionTemplate? text',
  'expandedlicensing_ListedLicenseException < expandedlicensing_LicenseAddition':
    'expandedlicensing_deprecatedVersion? text; expandedlicensing_listVersionAdded? text',
  'expandedlicensing_ConjunctiveLicenseSet < simplelicensing_AnyLicenseInfo':
    'expandedlicensing_member2 @simplelicensing_AnyLicenseInfo',
  'expandedlicensing_CustomLicenseAddition < expandedlicensing_LicenseAddition': '',
  'expandedlicensing_DisjunctiveLicenseSet < simplelicensing_AnyLicenseInfo':
    'expandedlicensing_member2 @simplelicensing_AnyLicenseInfo',
  'abstract expandedlicensing_ExtendableLicense < simplelicensing_AnyLicenseInfo': '',
  'expandedlicensing_IndividualLicensingInfo < simplelicensing_AnyLicenseInfo': '',
  'abstract expandedlicensing_License < expandedlicensing_ExtendableLicense':
    'expandedlicensing_isDeprecatedLicenseId? boolean; expandedlicensing_isFsfLibre? boolean; ' +
    'expandedlicensing_isOsiApproved? boolean; expandedlicensing_licenseXml? text; ' +
    'expandedlicensing_obsoletedBy? text; expandedlicensing_seeAlso* uri; ' +
    'expandedlicensing_standardLicenseHeader? text; expandedlicensing_standardLicenseTemplate? text; ' +
    'simplelicensing_licenseText! text',
  'expandedlicensing_ListedLicense < expandedlicensing_License':
    'expandedlicensing_deprecatedVersion? text; expandedlicensing_listVersionAdded? text',
  'expandedlicensing_OrLaterOperator < expandedlicensing_ExtendableLicense':
    'expandedlicensing_subjectLicense! @expandedlicensing_License',
  'expandedlicensing_WithAdditionOperator < simplelicensing_AnyLicenseInfo':
    'expandedlicensing_subjectAddition! @expandedlicensing_LicenseAddition; ' +
    'expandedlicensing_subjectExtendableLicense! @expandedlicensing_ExtendableLicense',
  'expandedlicensing_CustomLicense < expandedlicensing_License': '',
  'abstract security_VulnAssessmentRelationship < Relationship':
    'suppliedBy? @Agent; security_assessedElement? @software_SoftwareArtifact; security_modifiedTime? dateTime; ' +
    'security_publishedTime? dateTime; security_withdrawnTime? dateTime',
  'security_CvssV2VulnAssessmentRelationship < security_VulnAssessmentRelationship':
    'security_score! decimal; security_vectorString! text',
  'security_CvssV3VulnAssessmentRelationship < security_VulnAssessmentRelationship':
    'security_score! decimal; security_severity! =CvssSeverityType; security_vectorString! text',
  'security_CvssV4VulnAssessmentRelationship < security_VulnAssessmentRelationship':
    'security_score! decimal; security_severity! =CvssSeverityType; security_vectorString! text',
  'security_EpssVulnAssessmentRelationship < security_VulnAssessmentRelationship':
    'security_percentile! decimal; security_probability! decimal',
  'security_ExploitCatalogVulnAssessmentRelationship < security_VulnAssessmentRelationship':
    'security_catalogType! =ExploitCatalogType; security_exploited! boolean; security_locator! uri',
  'security_SsvcVulnAssessmentRelationship < security_VulnAssessmentRelationship': 'security_decisionType! =SsvcDecisionType',
  'abstract security_VexVulnAssessmentRelationship < security_VulnAssessmentRelationship':
    'security_statusNotes? text; security_vexVersion? text',
  'security_Vulnerability < Artifact':
    'security_modifiedTime? dateTime; security_publishedTime? dateTime; security_withdrawnTime? dateTime',
  'security_VexAffectedVulnAssessmentRelationship < security_VexVulnAssessmentRelationship':
    'security_actionStatement! text; security_actionStatementTime? dateTime',
  'security_VexFixedVulnAssessmentRelationship < security_VexVulnAssessmentRelationship': '',
  'security_VexNotAffectedVulnAssessmentRelationship < security_VexVulnAssessmentRelationship':
    'security_impactStatement? text; security_impactStatementTime? dateTime; ' +
    'security_justificationType? =VexJustificationType',
  'security_VexUnderInvestigationVulnAssessmentRelationship < security_VexVulnAssessmentRelationship': '',
  'build_Build < Element':
    'build_buildEndTime? dateTime; build_buildId? text; build_buildStartTime? dateTime; build_buildType! uri; ' +
    'build_configSourceDigest* @Hash; build_configSourceEntrypoint* text; build_configSourceUri* uri; ' +
    'build_environment* @DictionaryEntry; build_parameter* @DictionaryEntry',
  ai_EnergyConsumption:
    'ai_finetuningEnergyConsumption* @ai_EnergyConsumptionDescription; ' +
    'ai_inferenceEnergyConsumption* @ai_EnergyConsumptionDescription; ' +
    'ai_trainingEnergyConsumption* @ai_EnergyConsumptionDescription',
  ai_EnergyConsumptionDescription: 'ai_energyQuantity! decimal; ai_energyUnit! =EnergyUnitType',
  'ai_AIPackage < software_Package':
    'ai_autonomyType? =PresenceType; ai_domain* text; ai_energyConsumption? @ai_EnergyConsumption; ' +
    'ai_hyperparameter* @DictionaryEntry; ai_informationAboutApplication? text; ai_informationAboutTraining? text; ' +
    'ai_limitation? text; ai_metric* @DictionaryEntry; ai_metricDecisionThreshold* @DictionaryEntry; ' +
    'ai_modelDataPreprocessing* text; ai_modelExplainability* text; ' +
    'ai_safetyRiskAssessment? =SafetyRiskAssessmentType; ai_standardCompliance* text; ai_typeOfModel* text; ' +
    'ai_useSensitivePersonalInformation? =PresenceType',
  'dataset_DatasetPackage < software_Package':
    'dataset_anonymizationMethodUsed* text; dataset_confidentialityLevel? =ConfidentialityLevelType; ' +
    'dataset_dataCollectionProcess? text; dataset_dataPreprocessing* text; ' +
    'dataset_datasetAvailability? =DatasetAvailabilityType; dataset_datasetNoise? text; dataset_datasetSize? count; ' +
    'dataset_datasetType+ =DatasetType; dataset_datasetUpdateMechanism? text; ' +
    'dataset_hasSensitivePersonalInformation? =PresenceType; dataset_intendedUse? text; dataset_knownBias* text; ' +
    'dataset_sensor* @DictionaryEntry',
  extension_CdxPropertyEntry: 'extension_cdxPropName! text; extension_cdxPropValue? text',
  extension_CdxPropertiesExtension: 'extension_cdxProperty+ @extension_CdxPropertyEntry',
};
