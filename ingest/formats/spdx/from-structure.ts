/**
 * The document from the structure of SPDX 2's JSON schema, which all serialisations of SPDX 2 are read
 * into. `pointerOf` turns the path of a place in it (RFC 6901) into a pointer of the serialisation.
 */
import { ItemType } from '../../../graph/ontology/property.ts';
import type { TextValues } from '../../delta-builder.ts';
import type { Diagnostics } from '../../diagnostics.ts';
import { entriesOf, flatMapList, isInParts, isList, mapList } from '../../json/long-list.ts';
import { limits } from '../../limits.ts';
import { isObject, type JsonObject, joinTexts, listOf, textOf } from '../cyclonedx/value.ts';
import type {
  ExternalRef,
  Fault,
  Ownership,
  SpdxAnnotation,
  SpdxDocument,
  SpdxFile,
  SpdxPackage,
  SpdxParty,
  SpdxRelationship,
  Stated,
} from './model.ts';
import { partyFrom } from './party.ts';
import { specVersionOf } from './version.ts';

export interface Structure {
  readonly format: string;
  readonly value: JsonObject;
  readonly pointerOf: (path: string) => string;
}

/** SPDX 2.3 clause 7.24; `OTHER` says nothing. */
const itemTypes: Readonly<Record<string, number>> = {
  APPLICATION: ItemType.software,
  FRAMEWORK: ItemType.software,
  LIBRARY: ItemType.library,
  CONTAINER: ItemType.container,
  'OPERATING-SYSTEM': ItemType.software,
  OPERATING_SYSTEM: ItemType.software,
  DEVICE: ItemType.device,
  FIRMWARE: ItemType.firmware,
  SOURCE: ItemType.software,
  ARCHIVE: ItemType.file,
  FILE: ItemType.file,
  INSTALL: ItemType.software,
};

const lists = ['packages', 'files', 'relationships', 'documentDescribes', 'externalDocumentRefs', 'annotations', 'snippets'];

export function documentOf({ format, value, pointerOf }: Structure, diagnostics: Diagnostics): SpdxDocument {
  for (const name of lists) {
    if (value[name] === undefined || value[name] === null || isList(value[name])) continue;
    const message = 'Expected an array; what stands here is not read.';
    diagnostics.add('not-an-array', 'warning', pointerOf(`/${name}`), message);
  }
  const created = isObject(value.creationInfo) ? textOf(value.creationInfo.created) : undefined;
  return {
    format,
    specVersion: specVersionOf(value),
    isInParts: isInParts(value),
    namespace: textOf(value.documentNamespace)?.trim() ?? '',
    documentIds: new Set([textOf(value.SPDXID) ?? 'SPDXRef-DOCUMENT', 'SPDXRef-DOCUMENT']),
    created: created === undefined ? undefined : { text: created, pointer: pointerOf('/creationInfo/created') },
    packages: mapList(value.packages, (element, index) => packageOf(element, `/packages/${index}`, pointerOf)),
    files: mapList(value.files, (element, index) => fileOf(element, `/files/${index}`, pointerOf)),
    relationships: mapList(value.relationships, (element, index) =>
      relationshipOf(element, pointerOf(`/relationships/${index}`)),
    ),
    describes: statedList(value.documentDescribes, '/documentDescribes', pointerOf),
    ownerships: flatMapList(value.packages, (element, index) => ownershipsOf(element, `/packages/${index}`, pointerOf)),
    snippets: snippetsOf(value.snippets),
    externals: externalsOf(value.externalDocumentRefs),
    others: licensesOf(value.hasExtractedLicensingInfos),
    annotations: annotationsOf(value, pointerOf),
  };
}

type PointerOf = Structure['pointerOf'];

function packageOf(element: unknown, path: string, pointerOf: PointerOf): SpdxPackage | Fault {
  const pointer = pointerOf(path);
  if (!isObject(element)) return { fault: 'component-not-an-object', pointer };
  const originator = partiesOf(element.originator, `${path}/originator`, pointerOf);
  // by the name of its tag, as Yocto 4.0 writes it
  const supplierKey = element.supplier === undefined ? 'packageSupplier' : 'supplier';
  const supplier = partiesOf(element[supplierKey], `${path}/${supplierKey}`, pointerOf);
  const purpose = textOf(element.primaryPackagePurpose)?.toUpperCase();
  const validUntil = textOf(element.validUntilDate);
  return {
    pointer,
    id: textOf(element.SPDXID),
    name: textOf(element.name),
    version: textOf(element.versionInfo),
    itemType: purpose === undefined || !Object.hasOwn(itemTypes, purpose) ? undefined : itemTypes[purpose],
    originators: originator,
    suppliers: supplier,
    externalRefs: externalRefsOf(element.externalRefs, `${path}/externalRefs`, pointerOf),
    validUntil: validUntil === undefined ? undefined : { text: validUntil, pointer: pointerOf(`${path}/validUntilDate`) },
    hashes: hashesOf(element.checksums),
    texts: packageTexts(element),
  };
}

function packageTexts(element: JsonObject): TextValues {
  return {
    ...commonTexts(element),
    description: (textOf(element.summary) ?? textOf(element.description))?.slice(0, limits.descriptionCharacters),
    purpose: textOf(element.primaryPackagePurpose),
    licenses: unlessSilent(element.licenseDeclared),
    downloadLocation: unlessSilent(element.downloadLocation),
    homepage: unlessSilent(element.homepage),
    packageFileName: textOf(element.packageFileName),
    sourceInfo: textOf(element.sourceInfo)?.slice(0, limits.descriptionCharacters),
    builtDate: textOf(element.builtDate),
    releaseDate: textOf(element.releaseDate),
    verificationCode: isObject(element.packageVerificationCode)
      ? textOf(element.packageVerificationCode.packageVerificationCodeValue)
      : undefined,
  };
}

function commonTexts(element: JsonObject): TextValues {
  return {
    licensesConcluded: unlessSilent(element.licenseConcluded),
    copyright: unlessSilent(element.copyrightText)?.slice(0, limits.descriptionCharacters),
    comment: textOf(element.comment)?.slice(0, limits.descriptionCharacters),
  };
}

function fileOf(element: unknown, path: string, pointerOf: PointerOf): SpdxFile | Fault {
  const pointer = pointerOf(path);
  if (!isObject(element)) return { fault: 'file-not-an-object', pointer };
  const texts = { ...commonTexts(element), fileTypes: joinTexts(listOf(element.fileTypes).map(textOf)) };
  return { pointer, id: textOf(element.SPDXID), name: textOf(element.fileName), hashes: hashesOf(element.checksums), texts };
}

function relationshipOf(element: unknown, pointer: string): SpdxRelationship | Fault {
  const from = isObject(element) ? textOf(element.spdxElementId) : undefined;
  const to = isObject(element) ? textOf(element.relatedSpdxElement) : undefined;
  const type = isObject(element) ? textOf(element.relationshipType) : undefined;
  if (!isObject(element) || from === undefined || to === undefined || type === undefined) {
    return { fault: 'relationship-incomplete', pointer };
  }
  return { pointer, from, to: [to], type, comment: textOf(element.comment)?.slice(0, limits.descriptionCharacters) };
}

function partiesOf(value: unknown, path: string, pointerOf: PointerOf): SpdxParty[] {
  const text = textOf(value);
  return text === undefined ? [] : [partyFrom(text, pointerOf(path))];
}

function externalRefsOf(value: unknown, path: string, pointerOf: PointerOf): ExternalRef[] {
  return listOf(value).flatMap((element, index) => {
    const type = isObject(element) ? textOf(element.referenceType) : undefined;
    const locator = isObject(element) ? textOf(element.referenceLocator) : undefined;
    return type === undefined || locator === undefined ? [] : [{ type, locator, pointer: pointerOf(`${path}/${index}`) }];
  });
}

/** `SHA256` is CycloneDX's `SHA-256`: one hash is to be one text. */
function hashesOf(checksums: unknown): string[] {
  return listOf(checksums).flatMap((checksum) => {
    const content = isObject(checksum) ? textOf(checksum.checksumValue) : undefined;
    if (!isObject(checksum) || content === undefined) return [];
    return [`${(textOf(checksum.algorithm) ?? 'unknown').replace(/^SHA(?=\d{1,3}$)/, 'SHA-')}:${content}`];
  });
}

function statedList(value: unknown, path: string, pointerOf: PointerOf): Iterable<Stated> {
  return flatMapList(value, (element, index) => {
    const text = textOf(element);
    return text === undefined ? [] : [{ text, pointer: pointerOf(`${path}/${index}`) }];
  });
}

function* ownershipsOf(element: unknown, path: string, pointerOf: PointerOf): Generator<Ownership> {
  const owner = isObject(element) ? textOf(element.SPDXID) : undefined;
  if (!isObject(element) || owner === undefined) return;
  for (const { text, pointer } of statedList(element.hasFiles, `${path}/hasFiles`, pointerOf))
    yield { owner, file: text, pointer };
}

function snippetsOf(value: unknown): Map<string, string> {
  const files = new Map<string, string>();
  for (const [, snippet] of entriesOf(value)) {
    const id = isObject(snippet) ? textOf(snippet.SPDXID) : undefined;
    if (isObject(snippet) && id !== undefined) files.set(id, textOf(snippet.snippetFromFile) ?? '');
  }
  return files;
}

function externalsOf(value: unknown): Map<string, string> {
  const namespaces = new Map<string, string>();
  for (const [, external] of entriesOf(value)) {
    const id = isObject(external) ? textOf(external.externalDocumentId) : undefined;
    if (isObject(external) && id !== undefined) namespaces.set(id, textOf(external.spdxDocument) ?? '');
  }
  return namespaces;
}

function licensesOf(value: unknown): Map<string, string> {
  const names = new Map<string, string>();
  for (const [, license] of entriesOf(value)) {
    const id = isObject(license) ? textOf(license.licenseId) : undefined;
    if (isObject(license) && id !== undefined) names.set(id, textOf(license.name) ?? id);
  }
  return names;
}

/** Annotations of the document, its packages, files and snippets (2.3 clause 12). */
function annotationsOf(document: JsonObject, pointerOf: PointerOf): Iterable<SpdxAnnotation> {
  function* take(value: unknown, subject: string | undefined, path: string): Generator<SpdxAnnotation> {
    for (const [index, annotation] of entriesOf(value)) {
      if (!isObject(annotation)) continue;
      const parts = [annotation.annotationType, annotation.annotator, annotation.annotationDate, annotation.comment].map(textOf);
      const text = parts.filter((part) => part !== undefined).join(', ');
      if (text !== '') yield { pointer: pointerOf(`${path}/annotations/${index}`), subject, text };
    }
  }
  return {
    *[Symbol.iterator]() {
      yield* take(document.annotations, undefined, '');
      for (const kind of ['packages', 'files', 'snippets']) {
        for (const [index, element] of entriesOf(document[kind])) {
          if (isObject(element)) yield* take(element.annotations, textOf(element.SPDXID), `/${kind}/${index}`);
        }
      }
    },
  };
}

/** `NOASSERTION` states nothing; `NONE` is a statement, and kept. */
function unlessSilent(value: unknown): string | undefined {
  const text = textOf(value);
  return text?.trim() === 'NOASSERTION' ? undefined : text;
}
