/** Versions of the CycloneDX specification that have a JSON schema. */
export const specVersions = ['1.2', '1.3', '1.4', '1.5', '1.6', '1.7'] as const;
export type SpecVersion = (typeof specVersions)[number];

export function isSpecVersion(text: string): text is SpecVersion {
  return (specVersions as readonly string[]).includes(text);
}
