/** One CycloneDX document while it is read: components and services at every depth, then what joins them. */
import type { Counts } from '../../../graph/model/hand-in.ts';
import { extension } from '../../../graph/ontology/extension.ts';
import { ItemType } from '../../../graph/ontology/property.ts';
import { DeltaBuilder, type Node } from '../../delta-builder.ts';
import { type Diagnostics, excerpt } from '../../diagnostics.ts';
import { entriesOf, isList } from '../../json/long-list.ts';
import { limits } from '../../limits.ts';
import { identityOf } from '../../named-party.ts';
import { withoutVersion } from '../../purl.ts';
import type { ReadRequest } from '../../read-request.ts';
import { Tally } from '../tally.ts';
import { readComponent } from './component.ts';
import { readCompositions } from './coverage.ts';
import { type ExtensionValue, extensionValues, isExported, itemExtension, numbersOf, textsOf } from './extension.ts';
import { ExtensionLinks } from './extension-links.ts';
import { ExtensionParties } from './extension-parties.ts';
import { type Makers, Parties } from './parties.ts';
import { References } from './references.ts';
import { type Need, Requirements } from './requirements.ts';
import { signatureIn } from './signature.ts';
import { nameOf } from './survey.ts';
import { isObject, type JsonObject, joinTexts, listOf, textOf } from './value.ts';
import { notAnArray, walkNested } from './walk.ts';

/** A programme in the place of the main component. */
interface MainProgramme {
  readonly node: Node;
  readonly ref: string | undefined;
  /** What is said of the inclusion of an end item, by its reference. */
  readonly includes: ReadonlyMap<string | undefined, ExtensionValue>;
}

/** Of a component whose sources are stated one by one. */
const nobody: Makers = { maker: undefined, isAssumed: false, suppliers: [] };

export class Bom {
  /** Name of the main component without its version; empty when there is none. */
  main = '';
  readonly #document: JsonObject;
  readonly #contested: ReadonlySet<string>;
  readonly #metadata: JsonObject;
  readonly #request: ReadRequest;
  readonly #diagnostics: Diagnostics;
  readonly #builder: DeltaBuilder;
  readonly #parties: Parties;
  readonly #requirements: Requirements;
  readonly #extensionParties: ExtensionParties;
  readonly #links: ExtensionLinks;
  readonly #refs = new References();
  readonly #components = new Tally();
  readonly #services = new Tally();
  readonly #relations = new Tally();
  #root: Node | undefined;
  /** Of an exported programme: its main component stands for it and is no item. */
  #programme: MainProgramme | undefined;

  /** `contested`: names that do not tell this document's items apart (`survey.ts`). */
  constructor(document: JsonObject, contested: ReadonlySet<string>, request: ReadRequest, diagnostics: Diagnostics) {
    this.#document = document;
    this.#contested = contested;
    this.#metadata = isObject(document.metadata) ? document.metadata : {};
    this.#request = request;
    this.#diagnostics = diagnostics;
    this.#builder = new DeltaBuilder(request.sha256, request.spool);
    this.#requirements = new Requirements(this.#builder, request.spool);
    this.#parties = new Parties(this.#builder, diagnostics);
    this.#extensionParties = new ExtensionParties(this.#builder, diagnostics);
    this.#links = new ExtensionLinks(this.#builder, diagnostics, this.#extensionParties);
  }

  get quarantined(): number {
    return this.#components.quarantined + this.#services.quarantined + this.#relations.quarantined;
  }

  delta() {
    return this.#builder.build();
  }

  counts(): Counts {
    return {
      components: this.#components.count(),
      relations: this.#relations.count(),
      rows: new Tally().count(),
      ...(this.#document.services === undefined ? {} : { services: this.#services.count() }),
    };
  }

  read(): void {
    this.#extensionParties.read(this.#metadata.properties, '/metadata/properties');
    this.#readMain();
    this.#noteSignature();
    const components = { list: this.#document.components, pointer: '/components', parent: undefined };
    walkNested(components, 'components', this.#diagnostics, (element, pointer, parent: Node | undefined) =>
      this.#readComponent(element, pointer, parent),
    );
    const services = { list: this.#document.services, pointer: '/services', parent: undefined };
    walkNested(services, 'services', this.#diagnostics, (element, pointer, parent: Node | undefined) =>
      this.#readService(element, pointer, parent),
    );
    this.#readDependencies();
    this.#requirements.finish(isExported(this.#metadata.properties) ? undefined : this.#root);
    const nodeOf = (ref: string) => this.#refs.get(ref)?.node;
    this.#links.assert(nodeOf);
    readCompositions(this.#document.compositions, nodeOf, this.#root, this.#builder, this.#diagnostics);
    this.#includeInProgramme();
  }

  #readMain(): void {
    const component = this.#metadata.component;
    const pointer = '/metadata/component';
    if (component === undefined || component === null) {
      this.#diagnostics.add(
        'no-main-component',
        'info',
        '/metadata',
        'No metadata.component: nothing is the root of this document.',
      );
      return;
    }
    this.#programme = isObject(component) ? this.#readProgramme(component, pointer) : undefined;
    if (this.#programme === undefined) this.#root = this.#readComponent(component, pointer, undefined);
    if (!isObject(component)) return;
    const nested = { list: component.components, pointer: `${pointer}/components`, parent: this.#root };
    walkNested(nested, 'components', this.#diagnostics, (element, place, parent: Node | undefined) =>
      this.#readComponent(element, place, parent),
    );
  }

  /** That the document is signed is said of what it describes; nobody verifies the signature here. */
  #noteSignature(): void {
    const signature = signatureIn(this.#document.signature);
    if (signature === undefined || this.#root === undefined) return;
    this.#builder.state(this.#root, { pointer: '/signature', texts: { documentSignature: signature } });
  }

  /** The component's node; for one that cannot be read, the node that stands for it towards its children. */
  #readComponent(component: unknown, pointer: string, parent: Node | undefined): Node | undefined {
    this.#components.in++;
    if (!isObject(component)) {
      this.#components.quarantined++;
      this.#diagnostics.quarantine('component-not-an-object', pointer, 'A component must be an object.');
      return parent;
    }
    const isMain = pointer === '/metadata/component';
    const makers = isMain ? this.#parties.mainMakers(component, this.#metadata) : this.#parties.makers(component, pointer);
    const own = itemExtension(component, pointer, this.#diagnostics);
    const reading = readComponent(component, pointer, makers.maker?.name, this.#diagnostics, own);
    if (reading === undefined) {
      this.#components.quarantined++;
      return parent;
    }
    const { statement, purl, scope, quantity } = reading;
    const apart = own?.apart ?? this.#apart(component, makers);
    const node = this.#builder.item({ ...statement, apart, isNamesake: own?.apart !== undefined });
    if (own !== undefined) this.#links.add(node, own.links);
    if (isMain) this.main = purl === undefined ? mainName(statement.group, statement.name) : withoutVersion(purl);
    this.#place(component, pointer, { node, scope, quantity }, parent, own?.isWhole === true ? nobody : makers);
    return node;
  }

  /** A main component that stands for a programme; its dependencies are the end items. */
  #readProgramme(component: JsonObject, pointer: string): MainProgramme | undefined {
    const values = extensionValues(component.properties, `${pointer}/properties`, this.#diagnostics);
    const stated = values.find(({ name }) => name === extension.programme);
    if (stated === undefined) return undefined;
    const name = this.#request.programme ?? textOf(stated.value.name) ?? textOf(component.name);
    if (name === undefined) return undefined;
    this.#components.in++;
    this.main = textOf(component.name) ?? name;
    const includes = values.filter((value) => value.name === extension.includes);
    const node = this.#builder.programme(name, pointer, textsOf(stated.value));
    return { node, ref: textOf(component['bom-ref']), includes: new Map(includes.map((one) => [textOf(one.value.ref), one])) };
  }

  /** Its maker, where the name alone would make one item of several makers' components. */
  #apart(component: JsonObject, { maker }: Makers): string | undefined {
    if (this.#contested.size === 0 || !this.#contested.has(nameOf(component))) return undefined;
    return maker === undefined ? '' : identityOf(maker);
  }

  #readService(service: unknown, pointer: string, parent: Node | undefined): Node | undefined {
    this.#services.in++;
    const name = isObject(service) ? (textOf(service.name) ?? textOf(service['bom-ref'])) : undefined;
    if (!isObject(service) || name === undefined) {
      this.#services.quarantined++;
      this.#diagnostics.quarantine('service-without-name', pointer, 'The service has no name.');
      return parent;
    }
    const node = this.#builder.item({
      pointer,
      name,
      group: textOf(service.group),
      version: textOf(service.version),
      numbers: { itemType: ItemType.service },
      texts: {
        version: textOf(service.version),
        group: textOf(service.group),
        bomRef: textOf(service['bom-ref']),
        description: textOf(service.description)?.slice(0, limits.descriptionCharacters),
        endpoints: joinTexts(listOf(service.endpoints).map(textOf)),
      },
    });
    const provider = this.#parties.read(service.provider, `${pointer}/provider`);
    const need = { node, scope: undefined, quantity: undefined };
    this.#place(service, pointer, need, parent, { maker: provider, isAssumed: false, suppliers: [] });
    return node;
  }

  /** What a component or service is to the others: its sources, its reference, its parent. */
  #place(value: JsonObject, pointer: string, need: Need, parent: Node | undefined, makers: Makers): void {
    this.#parties.assert(need.node, makers);
    this.#requirements.declare(need, pointer);
    const ref = textOf(value['bom-ref']);
    if (ref !== undefined && !this.#refs.add(ref, need)) {
      const message = `The reference is taken by an earlier one: ${excerpt(ref)}`;
      this.#diagnostics.add('duplicate-bom-ref', 'warning', `${pointer}/bom-ref`, message);
    }
    if (parent === undefined) return;
    if (parent !== need.node) this.#requirements.add(parent, need, pointer, 'nested');
    else this.#diagnostics.add('nested-in-itself', 'info', pointer, 'The same item as the one that it is nested in.');
  }

  #readDependencies(): void {
    for (const [index, dependency] of this.#entries(this.#document.dependencies, '/dependencies')) {
      if (!isObject(dependency)) continue;
      const ref = textOf(dependency.ref);
      const from = ref === undefined ? undefined : this.#refs.get(ref);
      const ofProgramme = ref !== undefined && ref === this.#programme?.ref ? this.#programme : undefined;
      for (const relation of ['dependsOn', 'provides'] as const) {
        const pointer = `/dependencies/${index}/${relation}`;
        for (const [at, to] of this.#entries(dependency[relation], pointer)) {
          this.#readRelation(from, to, `${pointer}/${at}`, relation, ofProgramme);
        }
      }
    }
  }

  #entries(value: unknown, pointer: string): Iterable<[number, unknown]> {
    if (value !== undefined && !isList(value)) notAnArray(pointer, this.#diagnostics);
    return entriesOf(value);
  }

  #readRelation(
    from: Need | undefined,
    to: unknown,
    pointer: string,
    relation: 'dependsOn' | 'provides',
    ofProgramme: MainProgramme | undefined,
  ): void {
    this.#relations.in++;
    const target = typeof to === 'string' ? this.#refs.get(to) : undefined;
    if (from !== undefined && target !== undefined && from.node !== target.node) {
      if (!this.#links.tells(from.node, to as string)) this.#requirements.add(from.node, target, pointer, relation);
      return;
    }
    if (ofProgramme !== undefined && target !== undefined) {
      const stated = ofProgramme.includes.get(to as string);
      const numbers = stated === undefined ? undefined : numbersOf('includes', stated, this.#diagnostics);
      this.#builder.edge('INCLUDES', ofProgramme.node, target.node, { pointer, numbers });
      return;
    }
    this.#relations.quarantined++;
    if (from === undefined) {
      this.#diagnostics.quarantine('dangling-reference', pointer, 'No component or service has the reference of this entry.');
    } else if (target === undefined) {
      const message = `No component or service has the reference ${excerpt(textOf(to) ?? 'that stands here')}.`;
      this.#diagnostics.quarantine('dangling-reference', pointer, message);
    } else {
      this.#diagnostics.quarantine('self-dependency', pointer, selfDependency(textOf(to) ?? ''));
    }
  }

  #includeInProgramme(): void {
    const { programme } = this.#request;
    if (programme === undefined || this.#programme !== undefined) return;
    const pointer = '/metadata/component';
    if (this.#root === undefined) {
      const message = 'The document has no main component, so the programme includes nothing of it.';
      this.#diagnostics.add('programme-without-item', 'warning', pointer, message);
      return;
    }
    this.#builder.edge('INCLUDES', this.#builder.programme(programme, pointer), this.#root, { pointer });
  }
}

function selfDependency(ref: string): string {
  const why = 'by its identifiers, or by its name and version where it has none';
  return `An item does not require itself: ${excerpt(ref)} is the item that requires it, ${why}.`;
}

function mainName(group: string | undefined, name: string | undefined): string {
  return group === undefined ? (name ?? '') : `${group}/${name ?? ''}`;
}
