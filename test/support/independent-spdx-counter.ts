/**
 * Counts what an SPDX document holds, to be held against the reader. It shares no code with it: plain
 * parses and patterns over the text, by the definition of `ingest`'s counts (packages, relationships,
 * files).
 */
export interface SpdxCounts {
  readonly components: number;
  readonly relations: number;
  readonly files: number;
  /** Relationships that cannot be mapped: an end that nothing is called, or both ends the same. */
  readonly unmappable: number;
}

interface Json {
  readonly SPDXID?: string;
  readonly packages?: readonly { readonly SPDXID: string }[];
  readonly files?: readonly { readonly SPDXID: string }[];
  readonly snippets?: readonly { readonly SPDXID: string }[];
  readonly externalDocumentRefs?: readonly { readonly externalDocumentId: string }[];
  readonly relationships?: readonly { readonly spdxElementId: string; readonly relatedSpdxElement: string }[];
}

export function countSpdxJson(text: string): SpdxCounts {
  const json = JSON.parse(text) as Json;
  const { packages = [], files = [], snippets = [], externalDocumentRefs = [], relationships = [] } = json;
  const ids = new Set([json.SPDXID, 'NONE', 'NOASSERTION', ...[...packages, ...files, ...snippets].map(({ SPDXID }) => SPDXID)]);
  const externals = new Set(externalDocumentRefs.map(({ externalDocumentId }) => externalDocumentId));
  const pairs = relationships.map((one) => [one.spdxElementId, one.relatedSpdxElement]);
  return {
    components: packages.length,
    files: files.length,
    relations: relationships.length,
    unmappable: unmappable(pairs, (id) => ids.has(id) || externals.has(id.split(':')[0] as string)),
  };
}

export function countSpdxTagValue(text: string): SpdxCounts {
  const lines = text.replace(/<text>[\s\S]*?<\/text>/g, '<text/>').split(/\r?\n/);
  const of = (tag: string) => lines.filter((line) => line.startsWith(`${tag}:`)).map((line) => line.slice(tag.length + 1).trim());
  const ids = new Set([...of('SPDXID'), ...of('SnippetSPDXID'), 'NONE', 'NOASSERTION']);
  const externals = new Set(of('ExternalDocumentRef').map((line) => line.split(/\s+/)[0]));
  const pairs = of('Relationship').map((line) => [line.split(/\s+/)[0] as string, line.split(/\s+/)[2] as string]);
  return {
    components: of('PackageName').length,
    files: of('FileName').length,
    relations: pairs.length,
    unmappable: unmappable(pairs, (id) => ids.has(id) || externals.has(id.split(':')[0])),
  };
}

/** Of a document in block style whose lists stand at the left margin. */
export function countSpdxYaml(text: string): SpdxCounts {
  const sections = new Map<string, number>();
  let section = '';
  for (const line of text.split(/\r?\n/)) {
    if (/^\w/.test(line)) section = line.slice(0, line.indexOf(':'));
    else if (line.startsWith('- ')) sections.set(section, (sections.get(section) ?? 0) + 1);
  }
  return {
    components: sections.get('packages') ?? 0,
    files: sections.get('files') ?? 0,
    relations: sections.get('relationships') ?? 0,
    unmappable: 0,
  };
}

export function countSpdxRdf(text: string): SpdxCounts {
  const of = (element: string) => text.match(new RegExp(`<spdx:${element}[ >]`, 'g'))?.length ?? 0;
  return { components: of('Package'), files: of('File'), relations: of('Relationship'), unmappable: 0 };
}

interface Graph {
  readonly '@graph': readonly { readonly type: string; readonly from?: string; readonly to?: readonly string[] }[];
}

export function countSpdx3(text: string): SpdxCounts {
  const elements = (JSON.parse(text) as Graph)['@graph'];
  const of = (...types: string[]) => elements.filter(({ type }) => types.includes(type)).length;
  return {
    components: of('software_Package', 'ai_AIPackage', 'dataset_DatasetPackage'),
    files: of('software_File'),
    relations: of('Relationship', 'LifecycleScopedRelationship'),
    unmappable: 0,
  };
}

function unmappable(pairs: readonly (readonly string[])[], isKnown: (id: string) => boolean): number {
  return pairs.filter(([from, to]) => !isKnown(from as string) || !isKnown(to as string) || from === to).length;
}
