/**
 * What each relationship says of needs: SPDX 2.3 clause 11.1 (table 68) and the RelationshipType
 * vocabulary of SPDX 3.0 Core. docs/formats.md shows the same table; a test holds them together.
 */
import { Scope } from '../../../graph/ontology/property.ts';

export type Meaning =
  /** `from` needs `to`; `isReversed`: `to` needs `from`. `scope`: code, undefined for required. */
  | { readonly kind: 'requires'; readonly isReversed: boolean; readonly scope: number | undefined }
  | { readonly kind: 'describes'; readonly isReversed: boolean }
  /** SPDX 3: `to` is a licence of `from`. */
  | { readonly kind: 'license'; readonly text: 'licenses' | 'licensesConcluded' }
  | { readonly kind: 'evidence' };

const needs = (scope?: number): Meaning => ({ kind: 'requires', isReversed: false, scope });
const neededBy = (scope?: number): Meaning => ({ kind: 'requires', isReversed: true, scope });
const evidence: Meaning = { kind: 'evidence' };
const { development, optional } = Scope;

/** SPDX 2.3, with the spelling of 2.2 where it differs. */
export const relationshipTypes2: Readonly<Record<string, Meaning>> = {
  DESCRIBES: { kind: 'describes', isReversed: false },
  DESCRIBED_BY: { kind: 'describes', isReversed: true },
  CONTAINS: needs(),
  CONTAINED_BY: neededBy(),
  DEPENDS_ON: needs(),
  DEPENDENCY_OF: neededBy(),
  DEPENDENCY_MANIFEST_OF: evidence,
  BUILD_DEPENDENCY_OF: neededBy(development),
  DEV_DEPENDENCY_OF: neededBy(development),
  OPTIONAL_DEPENDENCY_OF: neededBy(optional),
  PROVIDED_DEPENDENCY_OF: neededBy(),
  TEST_DEPENDENCY_OF: neededBy(development),
  RUNTIME_DEPENDENCY_OF: neededBy(),
  EXAMPLE_OF: evidence,
  GENERATES: neededBy(),
  GENERATED_FROM: needs(),
  ANCESTOR_OF: evidence,
  DESCENDANT_OF: evidence,
  VARIANT_OF: evidence,
  DISTRIBUTION_ARTIFACT: needs(),
  PATCH_FOR: evidence,
  PATCH_APPLIED: neededBy(),
  COPY_OF: evidence,
  FILE_ADDED: neededBy(),
  FILE_DELETED: evidence,
  FILE_MODIFIED: evidence,
  EXPANDED_FROM_ARCHIVE: needs(),
  DYNAMIC_LINK: needs(),
  STATIC_LINK: needs(),
  DATA_FILE_OF: neededBy(),
  TEST_CASE_OF: neededBy(development),
  BUILD_TOOL_OF: neededBy(development),
  DEV_TOOL_OF: neededBy(development),
  TEST_OF: neededBy(development),
  TEST_TOOL_OF: neededBy(development),
  DOCUMENTATION_OF: evidence,
  OPTIONAL_COMPONENT_OF: neededBy(optional),
  METAFILE_OF: evidence,
  PACKAGE_OF: neededBy(),
  AMENDS: evidence,
  PREREQUISITE_FOR: neededBy(),
  HAS_PREREQUISITE: needs(),
  REQUIREMENT_DESCRIPTION_FOR: evidence,
  SPECIFICATION_FOR: evidence,
  OTHER: evidence,
};

/** SPDX 3.0.1, Core vocabulary RelationshipType; a LifecycleScopedRelationship narrows the scope. */
export const relationshipTypes3: Readonly<Record<string, Meaning>> = {
  affects: evidence,
  amendedBy: evidence,
  ancestorOf: evidence,
  availableFrom: evidence, // and its agent is a further supplier
  configures: evidence,
  contains: needs(),
  coordinatedBy: evidence,
  copiedTo: evidence,
  delegatedTo: evidence,
  dependsOn: needs(),
  descendantOf: evidence,
  describes: { kind: 'describes', isReversed: false },
  doesNotAffect: evidence,
  expandsTo: neededBy(),
  exploitCreatedBy: evidence,
  fixedBy: evidence,
  fixedIn: evidence,
  foundBy: evidence,
  generates: neededBy(),
  hasAddedFile: needs(),
  hasAssessmentFor: evidence,
  hasAssociatedVulnerability: evidence,
  hasConcludedLicense: { kind: 'license', text: 'licensesConcluded' },
  hasDataFile: needs(),
  hasDeclaredLicense: { kind: 'license', text: 'licenses' },
  hasDeletedFile: evidence,
  hasDependencyManifest: evidence,
  hasDistributionArtifact: evidence,
  hasDocumentation: evidence,
  hasDynamicLink: neededBy(), // "from is dynamically linked in each to"
  hasEvidence: evidence,
  hasExample: evidence,
  hasHost: evidence,
  hasInput: needs(development),
  hasMetadata: evidence,
  hasOptionalComponent: needs(optional),
  hasOptionalDependency: needs(optional),
  hasOutput: neededBy(),
  hasPrerequisite: needs(),
  hasProvidedDependency: needs(),
  hasRequirement: evidence,
  hasSpecification: evidence,
  hasStaticLink: neededBy(), // "from is statically linked in each to"
  hasTest: needs(development),
  hasTestCase: needs(development),
  hasVariant: evidence,
  invokedBy: evidence,
  modifiedBy: evidence,
  other: evidence,
  packagedBy: evidence,
  patchedBy: evidence,
  publishedBy: evidence,
  reportedBy: evidence,
  republishedBy: evidence,
  serializedInArtifact: evidence,
  testedOn: needs(development),
  trainedOn: needs(),
  underInvestigationFor: evidence,
  usesTool: needs(development),
};

/** What tools write for a type of the specification: early Trivy. */
const misspelt: Readonly<Record<string, Meaning>> = { DESCRIBE: { kind: 'describes', isReversed: false } };

const byName = new Map([...Object.entries(relationshipTypes3), ...Object.entries(relationshipTypes2)].map(pairOf));
const misspeltByName = new Map(Object.entries(misspelt).map(pairOf));

/** `isKnown`: a type of the specification. RDF and SPDX 3 write `dependsOn` for `DEPENDS_ON`; so do tools, and the reverse. */
export function meaningOf(type: string): { meaning: Meaning; isKnown: boolean } {
  const name = plain(type);
  const known = byName.get(name);
  return known === undefined
    ? { meaning: misspeltByName.get(name) ?? evidence, isKnown: false }
    : { meaning: known, isKnown: true };
}

/** Scope of a need that a LifecycleScopedRelationship narrows (SPDX 3.0 Core, LifecycleScopeType). */
export function narrowedScope(scope: number | undefined, lifecycle: string | undefined): number | undefined {
  return lifecycle !== undefined && /^(?:design|development|build|test)$/i.test(lifecycle) ? development : scope;
}

function pairOf([type, meaning]: [string, Meaning]): [string, Meaning] {
  return [plain(type), meaning];
}

function plain(type: string): string {
  return type.replace(/[_\s-]/g, '').toLowerCase();
}
