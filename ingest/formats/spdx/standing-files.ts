/**
 * Which files of an SPDX document stand for components: those that a relationship of needs joins to
 * another element, those that the document describes, and all of a document without packages. The
 * others are inventory of their package and kept as its evidence.
 */
import { normalizeName } from '../../../graph/ontology/name.ts';
import { isFault, type SpdxDocument, type SpdxFile } from './model.ts';
import { meaningOf } from './relationship-type.ts';

/** Identifiers of the files that are items; `undefined`: all are. */
export function standingFiles(document: SpdxDocument): ReadonlySet<string> | undefined {
  if (document.packages.length === 0) return undefined;
  const files = idsOf(document.files);
  if (files.size === 0) return files;
  const packages = idsOf(document.packages);
  const isElement = (id: string) => files.has(id) || packages.has(id);
  const standing = new Set(document.describes.map(({ text }) => text).filter((id) => files.has(id)));
  for (const relationship of document.relationships) {
    if (isFault(relationship)) continue;
    const { kind } = meaningOf(relationship.type).meaning;
    if (kind !== 'requires' && kind !== 'describes') continue;
    for (const to of relationship.to) {
      const joins = isElement(relationship.from) && isElement(to);
      const describes = kind === 'describes' && (document.documentIds.has(relationship.from) || document.documentIds.has(to));
      if (!joins && !describes) continue;
      for (const id of [relationship.from, to]) if (files.has(id)) standing.add(id);
    }
  }
  return standing;
}

function idsOf(elements: SpdxDocument['files']): Set<string> {
  return new Set(elements.flatMap((element) => (isFault(element) || element.id === undefined ? [] : [element.id])));
}

/** Names of files that a package bears too, or several files with different hashes: the hash sets those apart. */
export function contestedFileNames(document: SpdxDocument): Set<string> {
  const contested = new Set<string>();
  const hashes = new Map<string, string>();
  for (const file of document.files) {
    if (isFault(file) || file.name === undefined) continue;
    const name = normalizeName(file.name);
    const known = hashes.get(name);
    if (known === undefined) hashes.set(name, hashOf(file));
    else if (known !== hashOf(file)) contested.add(name);
  }
  for (const element of document.packages) {
    const name = isFault(element) || element.name === undefined ? undefined : normalizeName(element.name);
    if (name !== undefined && hashes.has(name)) contested.add(name);
  }
  return contested;
}

export function hashOf(file: SpdxFile): string {
  return [...file.hashes].sort().join('\n');
}
