/**
 * Which files of an SPDX document stand for components: those that a relationship of needs joins to
 * another element, those that the document describes, and all of a document without packages. The
 * others are inventory of their package and kept as its evidence.
 */
import { normalizeName } from '../../../graph/ontology/name.ts';
import { IntList } from '../../spool/int-list.ts';
import { TextIndex } from '../../spool/text-index.ts';
import { type Fault, isFault, type SpdxDocument, type SpdxFile } from './model.ts';
import { meaningOf } from './relationship-type.ts';

/** Identifiers of the files that are items. */
export class StandingFiles {
  readonly #ids: TextIndex;
  /** By the number of an identifier: 1 for a file that is an item. */
  readonly #marks = new IntList();

  constructor(ids: TextIndex) {
    this.#ids = ids;
  }

  has(id: string): boolean {
    return this.#marks.at(this.#ids.get(id)) === 1;
  }

  /** Nothing happens where the identifier is of no file. */
  add(id: string): void {
    const number = this.#ids.get(id);
    if (number !== -1) this.#marks.set(number, 1);
  }
}

/** Undefined: all files are items. */
export function standingFiles(document: SpdxDocument): StandingFiles | undefined {
  if (document.packages.length === 0) return undefined;
  const files = idsOf(document.files);
  const standing = new StandingFiles(files);
  if (files.size === 0) return standing;
  const packages = idsOf(document.packages);
  const isElement = (id: string) => files.get(id) !== -1 || packages.get(id) !== -1;
  for (const { text } of document.describes) standing.add(text);
  for (const relationship of document.relationships) {
    if (isFault(relationship)) continue;
    const { kind } = meaningOf(relationship.type).meaning;
    if (kind !== 'requires' && kind !== 'describes') continue;
    for (const to of relationship.to) {
      const joins = isElement(relationship.from) && isElement(to);
      const describes = kind === 'describes' && (document.documentIds.has(relationship.from) || document.documentIds.has(to));
      if (!joins && !describes) continue;
      for (const id of [relationship.from, to]) standing.add(id);
    }
  }
  return standing;
}

function idsOf(elements: Iterable<SpdxFile | Fault>): TextIndex {
  const ids = new TextIndex();
  for (const element of elements) if (!isFault(element) && element.id !== undefined) ids.add(element.id);
  return ids;
}

/** Names of files that a package bears too, or several files with different hashes: the hash sets those apart. */
export function contestedFileNames(document: SpdxDocument): ReadonlySet<string> {
  const contested = new Set<string>();
  const names = new TextIndex();
  const hashes = new TextIndex();
  /** By the number of a name: the number of its first hash. */
  const firstHash = new IntList();
  for (const file of document.files) {
    if (isFault(file) || file.name === undefined) continue;
    const name = normalizeName(file.name);
    const { size } = names;
    const number = names.add(name);
    const hash = hashes.add(hashOf(file));
    if (number === size) firstHash.push(hash);
    else if (firstHash.at(number) !== hash) contested.add(name);
  }
  if (names.size === 0) return contested;
  for (const element of document.packages) {
    const name = isFault(element) || element.name === undefined ? undefined : normalizeName(element.name);
    if (name !== undefined && names.get(name) !== -1) contested.add(name);
  }
  return contested;
}

export function hashOf(file: SpdxFile): string {
  return [...file.hashes].sort().join('\n');
}
