/** Versions of the CycloneDX specification that have a JSON schema. */
export const specVersions = ['1.2', '1.3', '1.4', '1.5', '1.6', '1.7'] as const;
export type SpecVersion = (typeof specVersions)[number];

export function isSpecVersion(text: string): text is SpecVersion {
  return (specVersions as readonly string[]).includes(text);
}

/** Versions that have an XML schema. */
export const xmlSpecVersions = ['1.0', '1.1', ...specVersions] as const;
export type XmlSpecVersion = (typeof xmlSpecVersions)[number];

export function isXmlSpecVersion(text: string): text is XmlSpecVersion {
  return (xmlSpecVersions as readonly string[]).includes(text);
}
