/** The document from SPDX 3 JSON-LD: its elements by the classes of the Core and Software profiles. */
import { ItemType } from '../../../graph/ontology/property.ts';
import type { Diagnostics } from '../../diagnostics.ts';
import { limits } from '../../limits.ts';
import { isObject, type JsonObject, joinTexts, listOf, textOf } from '../cyclonedx/value.ts';
import { type Graph3, type GraphElement, softwareProperty } from './graph-3.ts';
import type {
  ExternalRef,
  Fault,
  SpdxAnnotation,
  SpdxDocument,
  SpdxElement,
  SpdxFile,
  SpdxPackage,
  SpdxParty,
  SpdxRelationship,
  Stated,
} from './model.ts';
import { silenceOf } from './model.ts';
import { partyFrom } from './party.ts';

const packageTypes = new Set(['Package', 'AIPackage', 'DatasetPackage']);
/** What stands for the document: the document itself and collections in it that have root elements. */
const documentTypes = new Set(['SpdxDocument', 'Sbom', 'Bom', 'Bundle', 'ElementCollection']);
const agentKinds: Readonly<Record<string, SpdxParty['kind']>> = {
  Organization: 'organization',
  Person: 'person',
  Tool: 'tool',
  SoftwareAgent: 'organization',
  Agent: 'organization',
};

function agentKindOf(type: string): SpdxParty['kind'] {
  return (Object.hasOwn(agentKinds, type) ? agentKinds[type] : undefined) ?? 'unstated';
}

/** Software profile, SoftwarePurpose; the others say what it is for. */
const itemTypes: Readonly<Record<string, number>> = {
  application: ItemType.software,
  archive: ItemType.file,
  container: ItemType.container,
  data: ItemType.data,
  device: ItemType.device,
  deviceDriver: ItemType.software,
  executable: ItemType.software,
  file: ItemType.file,
  firmware: ItemType.firmware,
  framework: ItemType.software,
  install: ItemType.software,
  library: ItemType.library,
  model: ItemType.data,
  module: ItemType.library,
  operatingSystem: ItemType.software,
  platform: ItemType.software,
  source: ItemType.software,
};

export function documentOfGraph3(graph: Graph3, diagnostics: Diagnostics): SpdxDocument {
  for (const pointer of graph.others) {
    diagnostics.add('element-not-an-object', 'warning', pointer, 'An element of the graph must be an object; not read.');
  }
  return new Reader3(graph, diagnostics).document();
}

/** Version that the creation information of the document states. */
export function specVersionOfGraph3(graph: Graph3): string {
  return textOf(creationInfo(graph)?.value.specVersion) ?? '';
}

function creationInfo(graph: Graph3): GraphElement | undefined {
  const document = graph.elements.find(({ type }) => type === 'SpdxDocument');
  const [stated] = document === undefined ? [] : graph.follow(document.value.creationInfo, `${document.path}/creationInfo`);
  return stated?.element ?? graph.elements.find(({ type }) => type === 'CreationInfo');
}

class Reader3 {
  readonly #graph: Graph3;
  readonly #diagnostics: Diagnostics;
  /** Agents that `availableFrom` names, by package. */
  readonly #furtherSuppliers = new Map<string, SpdxParty[]>();

  constructor(graph: Graph3, diagnostics: Diagnostics) {
    this.#graph = graph;
    this.#diagnostics = diagnostics;
  }

  document(): SpdxDocument {
    const { elements } = this.#graph;
    const of = (isWanted: (type: string) => boolean) => elements.filter(({ type }) => isWanted(type));
    const relationships = of((type) => type.endsWith('Relationship')).map((element) => this.#relationship(element));
    for (const one of relationships) if (!('fault' in one)) this.#noteSupplier(one);
    const documents = of((type) => documentTypes.has(type));
    const info = creationInfo(this.#graph);
    const created = textOf(info?.value.created);
    return {
      format: 'spdx3-json',
      specVersion: specVersionOfGraph3(this.#graph),
      isInParts: false,
      namespace: documents.find(({ type }) => type === 'SpdxDocument')?.id ?? '',
      // some tools keep the identifier that SPDX 2 has for the document
      documentIds: new Set(['SPDXRef-DOCUMENT', ...documents.flatMap(({ id }) => (id === undefined ? [] : [id]))]),
      created: created === undefined ? undefined : { text: created, pointer: `${info?.path ?? ''}/created` },
      packages: of((type) => packageTypes.has(type)).map((element) => this.#package(element)),
      files: of((type) => type === 'File').map((element) => this.#file(element)),
      relationships,
      describes: documents.flatMap((element) => this.#rootElements(element)),
      ownerships: [],
      snippets: this.#snippets(of((type) => type === 'Snippet')),
      externals: externalsOf(documents),
      others: this.#others(relationships),
      annotations: of((type) => type === 'Annotation').map(annotationOf),
    };
  }

  #package(element: GraphElement): SpdxPackage {
    const { value, path, type, id } = element;
    const purpose = textOf(softwareProperty(value, 'primaryPurpose'));
    const validUntil = textOf(value.validUntilTime);
    const stated = purpose !== undefined && Object.hasOwn(itemTypes, purpose) ? itemTypes[purpose] : undefined;
    return {
      ...this.#element(element),
      version: textOf(softwareProperty(value, 'packageVersion')),
      itemType: stated ?? (type === 'Package' ? undefined : ItemType.data),
      originators: this.#parties(value.originatedBy, `${path}/originatedBy`),
      suppliers: [
        ...this.#parties(value.suppliedBy, `${path}/suppliedBy`),
        ...(id === undefined ? [] : (this.#furtherSuppliers.get(id) ?? [])),
      ],
      externalRefs: this.#externalRefs(value, path),
      validUntil: validUntil === undefined ? undefined : { text: validUntil, pointer: `${path}/validUntilTime` },
      texts: {
        description: (textOf(value.summary) ?? textOf(value.description))?.slice(0, limits.descriptionCharacters),
        purpose,
        ...commonTexts(value),
        downloadLocation: unlessSilent(softwareProperty(value, 'downloadLocation')),
        homepage: unlessSilent(softwareProperty(value, 'homePage')),
        sourceInfo: textOf(softwareProperty(value, 'sourceInfo'))?.slice(0, limits.descriptionCharacters),
        builtDate: textOf(value.builtTime),
        releaseDate: textOf(value.releaseTime),
        verificationCode: this.#integrity(value, path, true)[0],
      },
    };
  }

  #file(element: GraphElement): SpdxFile {
    const { value } = element;
    const texts = { ...commonTexts(value), fileTypes: textOf(softwareProperty(value, 'primaryPurpose')) };
    return { ...this.#element(element), texts };
  }

  #element({ value, path, type, id }: GraphElement): SpdxElement {
    const codes = type === 'File' ? this.#integrity(value, path, true).map((code) => `SHA-1:${code}`) : [];
    const hashes = [...this.#integrity(value, path, false), ...codes];
    return { pointer: path, id, name: textOf(value.name), hashes, texts: {} };
  }

  /** `verifiedUsing`: hashes, or verification codes over the files of a package. */
  #integrity(value: JsonObject, path: string, isCode: boolean): string[] {
    return this.#graph.follow(value.verifiedUsing, `${path}/verifiedUsing`).flatMap(({ element }) => {
      const content = textOf(element?.value.hashValue);
      if (element === undefined || content === undefined || (element.type === 'PackageVerificationCode') !== isCode) return [];
      return [isCode ? content : `${algorithmOf(textOf(element.value.algorithm))}:${content}`];
    });
  }

  #parties(value: unknown, path: string): SpdxParty[] {
    return this.#graph.follow(value, path).flatMap(({ element, id, path: pointer }) => {
      const name = textOf(element?.value.name);
      if (element === undefined || name === undefined) {
        if (id !== undefined && silenceOf(id) !== undefined) return [partyFrom(silenceOf(id) as string, pointer)];
        this.#diagnostics.add('dangling-agent', 'warning', pointer, 'No agent with a name stands behind the reference.');
        return [];
      }
      const party = partyFrom(name, pointer);
      const kind = party.kind === 'unstated' ? agentKindOf(element.type) : party.kind;
      return [{ ...party, kind, email: party.email ?? this.#email(element) }];
    });
  }

  #email({ value, path }: GraphElement): string | undefined {
    return this.#externalRefs(value, path).find(({ type }) => type === 'email')?.locator;
  }

  #externalRefs(value: JsonObject, path: string): ExternalRef[] {
    const purl = textOf(softwareProperty(value, 'packageUrl'));
    const stated = purl === undefined ? [] : [{ type: 'purl', locator: purl, pointer: `${path}/software_packageUrl` }];
    const identifiers = this.#graph.follow(value.externalIdentifier, `${path}/externalIdentifier`).flatMap((one) => {
      const type = textOf(one.element?.value.externalIdentifierType);
      const locator = textOf(one.element?.value.identifier);
      return type === undefined || locator === undefined ? [] : [{ type, locator, pointer: one.path }];
    });
    return [...stated, ...identifiers];
  }

  #relationship({ value, path: pointer }: GraphElement): SpdxRelationship | Fault {
    const from = textOf(value.from) ?? (isObject(value.from) ? textOf(value.from.spdxId) : undefined);
    const type = textOf(value.relationshipType);
    const to = this.#graph.follow(value.to, '').flatMap(({ id }) => (id === undefined ? [] : [id]));
    if (from === undefined || type === undefined || to.length === 0) return { fault: 'relationship-incomplete', pointer };
    const comment = (textOf(value.comment) ?? textOf(value.description))?.slice(0, limits.descriptionCharacters);
    const lifecycle = textOf(value.scope);
    return { pointer, from, to, type, comment, lifecycle, completeness: textOf(value.completeness) };
  }

  #noteSupplier({ type, from, to, pointer }: SpdxRelationship): void {
    if (type !== 'availableFrom') return;
    const parties = this.#parties([...to], '').map((party) => ({ ...party, pointer }));
    this.#furtherSuppliers.set(from, [...(this.#furtherSuppliers.get(from) ?? []), ...parties]);
  }

  /** Collections among the root elements have root elements of their own. */
  #rootElements({ value, path }: GraphElement): Stated[] {
    return this.#graph.follow(value.rootElement, `${path}/rootElement`).flatMap(({ id, element, path: pointer }) => {
      if (id === undefined || (element !== undefined && documentTypes.has(element.type))) return [];
      return [{ text: id, pointer }];
    });
  }

  #snippets(elements: readonly GraphElement[]): Map<string, string> {
    return new Map(
      elements.flatMap(({ id, value }) =>
        id === undefined ? [] : [[id, textOf(softwareProperty(value, 'snippetFromFile')) ?? ''] as const],
      ),
    );
  }

  /** Everything else that has an identifier, and licences of the SPDX list, which no document repeats. */
  #others(relationships: readonly (SpdxRelationship | Fault)[]): Map<string, string> {
    const names = new Map<string, string>();
    for (const { id, type, value } of this.#graph.elements) {
      const isOwn = packageTypes.has(type) || documentTypes.has(type) || type === 'File' || type === 'Snippet';
      if (id === undefined || isOwn || names.has(id)) continue;
      const expression = textOf(value.simplelicensing_licenseExpression) ?? textOf(value.licenseExpression);
      names.set(id, expression ?? textOf(value.name) ?? id);
    }
    for (const one of relationships) {
      for (const id of 'to' in one ? one.to : []) {
        const listed = /^https?:\/\/spdx\.org\/licenses\/([^/]+)$/.exec(id);
        if (listed !== null && !names.has(id)) names.set(id, listed[1] as string);
      }
    }
    return names;
  }
}

/** Elements of other documents (Core, ExternalMap). */
function externalsOf(documents: readonly GraphElement[]): Map<string, string> {
  const externals = new Map<string, string>();
  for (const external of documents.flatMap(({ value }) => listOf(value.import))) {
    const id = isObject(external) ? textOf(external.externalSpdxId) : undefined;
    if (isObject(external) && id !== undefined) externals.set(id, textOf(external.locationHint) ?? '');
  }
  return externals;
}

function annotationOf({ value, path }: GraphElement): SpdxAnnotation {
  const parts = [value.annotationType, value.contentType, value.statement].map(textOf);
  return { pointer: path, subject: textOf(value.subject), text: parts.filter((part) => part !== undefined).join(', ') };
}

function commonTexts(value: JsonObject) {
  return {
    copyright: unlessSilent(softwareProperty(value, 'copyrightText'))?.slice(0, limits.descriptionCharacters),
    comment: textOf(value.comment)?.slice(0, limits.descriptionCharacters),
    attribution: joinTexts(listOf(softwareProperty(value, 'attributionText')).map(textOf))?.slice(
      0,
      limits.descriptionCharacters,
    ),
  };
}

/** Core vocabulary HashAlgorithm (`sha256`, `sha3_256`, `blake2b256`) as CycloneDX spells them. */
function algorithmOf(name: string | undefined): string {
  if (name === undefined) return 'unknown';
  return name
    .replace(/^sha(\d{1,3})$/i, 'SHA-$1')
    .replace(/^sha3_(\d+)$/i, 'SHA3-$1')
    .replace(/^blake2b(\d+)$/i, 'BLAKE2b-$1')
    .replace(/^(?:md\d|blake3|adler32)$/i, (word) => word.toUpperCase());
}

/** `NOASSERTION` states nothing; `NONE` is a statement, and kept. */
function unlessSilent(value: unknown): string | undefined {
  const text = textOf(value);
  return text?.trim() === 'NOASSERTION' ? undefined : text;
}
