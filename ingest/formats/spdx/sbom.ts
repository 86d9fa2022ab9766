/** One SPDX document while it is mapped: packages and files to items, then what joins them. */
import type { Counts } from '../../../graph/model/hand-in.ts';
import { normalizeName } from '../../../graph/ontology/name.ts';
import { DeltaBuilder, type Node } from '../../delta-builder.ts';
import { type Diagnostics, excerpt } from '../../diagnostics.ts';
import { withoutVersion } from '../../purl.ts';
import type { ReadRequest } from '../../read-request.ts';
import { Tally } from '../tally.ts';
import { Elements } from './elements.ts';
import { isFault, type SpdxDocument, type SpdxFile, type SpdxPackage } from './model.ts';
import { bareName, contestedNames, fileStatement, makerName, readPackage } from './package-item.ts';
import { PackageNames } from './package-names.ts';
import { Parties } from './parties.ts';
import { isDescription, Relations } from './relations.ts';
import { meaningOf } from './relationship-type.ts';
import { type Need, Requirements } from './requirements.ts';
import { contestedFileNames, hashOf, type StandingFiles, standingFiles } from './standing-files.ts';

export class Sbom {
  /** Name of the described package without its version; empty when none is described. */
  main = '';
  readonly #document: SpdxDocument;
  readonly #request: ReadRequest;
  readonly #diagnostics: Diagnostics;
  readonly #builder: DeltaBuilder;
  readonly #parties: Parties;
  readonly #elements: Elements;
  readonly #requirements: Requirements;
  readonly #components = new Tally();
  readonly #files = new Tally();
  #relations = new Tally();
  readonly #packageNames: PackageNames;
  readonly #contestedFiles: ReadonlySet<string>;

  constructor(document: SpdxDocument, request: ReadRequest, diagnostics: Diagnostics) {
    this.#document = document;
    this.#request = request;
    this.#diagnostics = diagnostics;
    this.#builder = new DeltaBuilder(request.sha256, request.spool);
    this.#requirements = new Requirements(this.#builder, request.spool);
    this.#packageNames = new PackageNames(request.spool);
    this.#parties = new Parties(this.#builder, diagnostics);
    this.#elements = new Elements(document, request.spool);
    this.#contestedFiles = contestedFileNames(document);
  }

  get quarantined(): number {
    return this.#components.quarantined + this.#files.quarantined + this.#relations.quarantined;
  }

  delta() {
    return this.#builder.build();
  }

  counts(): Counts {
    return {
      components: this.#components.count(),
      relations: this.#relations.count(),
      rows: new Tally().count(),
      ...(this.#document.files.length === 0 ? {} : { files: this.#files.count() }),
    };
  }

  read(): void {
    this.#readPackages();
    const standing = standingFiles(this.#document);
    this.#readStandingFiles(standing);
    const described = this.#described();
    const packages = described.filter(({ node }) => this.#packageNames.has(node));
    const roots = packages.length > 0 ? packages : described;
    const [main] = roots;
    this.main = main === undefined ? '' : (this.#packageNames.get(main.node) ?? '');
    if (standing !== undefined) this.#readInventory(standing, main?.node);
    this.#readOwnerships();
    const relations = new Relations(this.#elements, this.#requirements, this.#builder, this.#diagnostics, main?.node);
    this.#relations = relations.tally;
    relations.read(this.#document);
    const nodes = roots.map(({ node }) => node);
    const allDescribed = new Set(described.map(({ node }) => node));
    this.#requirements.finish(nodes, allDescribed, this.#diagnostics);
    this.#readAnnotations(main?.node);
    this.#includeInProgramme(roots);
  }

  #readPackages(): void {
    const contested = contestedNames(this.#document.packages);
    for (const element of this.#document.packages) {
      this.#components.in++;
      if (isFault(element)) {
        this.#components.quarantined++;
        this.#diagnostics.quarantine('component-not-an-object', element.pointer, 'A package must be an object.');
      } else this.#readPackage(element, contested);
    }
  }

  #readPackage(element: SpdxPackage, contested: ReadonlySet<string>): void {
    const reading = readPackage(element, this.#diagnostics);
    if (reading === undefined) {
      this.#components.quarantined++;
      return;
    }
    const name = contested.size === 0 ? undefined : bareName(element);
    const apart = name !== undefined && contested.has(name) ? makerName(element) : undefined;
    const { statement, purl } = reading;
    const node = this.#builder.item({ ...statement, apart });
    this.#parties.assert(node, element);
    this.#packageNames.add(node, purl === undefined ? (statement.name ?? '') : withoutVersion(purl));
    this.#place(element.id, { node, pointer: element.pointer });
  }

  #place(id: string | undefined, need: Need): void {
    this.#requirements.declare(need);
    if (id !== undefined && !this.#elements.addItem(id, need)) this.#repeated(id, need.pointer);
  }

  #repeated(id: string, pointer: string): void {
    this.#diagnostics.add('duplicate-spdx-id', 'warning', pointer, `The identifier is taken by an earlier one: ${excerpt(id)}`);
  }

  /** Files that are items: those that stand for components, or all. */
  #readStandingFiles(standing: StandingFiles | undefined): void {
    for (const element of this.#document.files) {
      this.#files.in++;
      const isNamed = !isFault(element) && (element.name ?? element.id) !== undefined;
      if (isFault(element)) {
        this.#diagnostics.quarantine('file-not-an-object', element.pointer, 'A file must be an object.');
      } else if (!isNamed) {
        this.#diagnostics.quarantine('file-without-name', element.pointer, 'The file has neither name nor SPDXID.');
      } else if (standing === undefined || (element.id !== undefined && standing.has(element.id))) this.#readFile(element);
      if (!isNamed) this.#files.quarantined++;
    }
  }

  #readFile(element: SpdxFile): void {
    const name = element.name ?? element.id ?? '';
    const apart = this.#contestedFiles.has(normalizeName(name)) ? `file ${hashOf(element)}` : undefined;
    const node = this.#builder.item(fileStatement(element, name, apart));
    this.#place(element.id, { node, pointer: element.pointer });
  }

  /** What the document describes, in the order of the document; where it says nothing, its only package (2.3 clause 11.1). */
  #described(): Need[] {
    const described = new Map<Node, Need>();
    for (const { text, pointer } of this.#document.describes) {
      const need = this.#elements.need(text);
      if (need !== undefined) described.set(need.node, need);
      else if (!this.#document.documentIds.has(text)) {
        this.#diagnostics.add('dangling-description', 'warning', pointer, `Nothing here is called ${excerpt(text)}.`);
      }
    }
    for (const relationship of this.#document.relationships) {
      if (isFault(relationship)) continue;
      const { meaning } = meaningOf(relationship.type);
      if (meaning.kind !== 'describes') continue;
      const from = this.#elements.end(relationship.from);
      for (const target of relationship.to) {
        const to = this.#elements.end(target);
        if (from === undefined || to === undefined || !isDescription(meaning, from, to)) continue;
        for (const id of [relationship.from, target]) {
          const need = this.#elements.need(id);
          if (need !== undefined) described.set(need.node, need);
        }
      }
    }
    if (described.size > 0) return [...described.values()];
    return this.#onlyPackage();
  }

  #onlyPackage(): Need[] {
    const [element] = this.#document.packages;
    const node = this.#packageNames.only;
    if (node !== undefined && element !== undefined) return [{ node, pointer: element.pointer }];
    this.#diagnostics.add('no-described-package', 'info', '', 'The document describes no package: it has no root.');
    return [];
  }

  /** Files that are no items: told of the package that has them, else of what the document describes. */
  #readInventory(standing: StandingFiles, main: Node | undefined): void {
    for (const element of this.#document.files) {
      if (isFault(element) || (element.name ?? element.id) === undefined) continue;
      const { id, pointer } = element;
      if (id !== undefined && standing.has(id)) continue;
      const keeper = (id === undefined ? undefined : this.#elements.ownerOf(id)) ?? main;
      if (keeper === undefined) {
        this.#readFile(element);
        continue;
      }
      const { texts } = fileStatement(element, '', undefined);
      this.#builder.state(keeper, { pointer, texts: { file: element.name ?? id, ...texts } });
      if (id !== undefined && !this.#elements.addFile(id, pointer)) this.#repeated(id, pointer);
    }
  }

  /** A package needs those of its files that are items, as if a relationship said that it contains them. */
  #readOwnerships(): void {
    for (const { owner, file, pointer } of this.#document.ownerships) {
      const from = this.#elements.item(owner);
      const end = this.#elements.end(file);
      if (end === undefined) {
        this.#diagnostics.add('dangling-file', 'warning', pointer, `No file here is called ${excerpt(file)}.`);
      } else if (from !== undefined && end.kind === 'item' && end.node !== from) {
        const texts = { relation: 'CONTAINS' };
        this.#requirements.add({ from, to: end.node, pointer, scope: undefined, texts });
      }
    }
  }

  /** Evidence only: an annotation says something of an item and nothing of what it needs. */
  #readAnnotations(main: Node | undefined): void {
    for (const { subject, pointer, text } of this.#document.annotations) {
      const end = subject === undefined ? undefined : this.#elements.end(subject);
      const keeper = (end === undefined ? undefined : this.#elements.keeper(end)) ?? main;
      if (keeper !== undefined) this.#builder.state(keeper, { pointer, texts: { annotation: text } });
      else this.#diagnostics.add('annotation-not-kept', 'info', pointer, 'An annotation of nothing that is an item here.');
    }
  }

  #includeInProgramme(roots: readonly Need[]): void {
    const { programme } = this.#request;
    if (programme === undefined) return;
    if (roots.length === 0) {
      const message = 'The document describes nothing, so the programme includes nothing of it.';
      this.#diagnostics.add('programme-without-item', 'warning', '', message);
    }
    for (const { node, pointer } of roots) {
      this.#builder.edge('INCLUDES', this.#builder.programme(programme, pointer), node, { pointer });
    }
  }
}
