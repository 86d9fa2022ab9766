/** One CycloneDX document while it is read: components and services at every depth, then what joins them. */
import type { Count, Counts } from '../../../graph/model/hand-in.ts';
import { ItemType } from '../../../graph/ontology/property.ts';
import { DeltaBuilder, type Node } from '../../delta-builder.ts';
import { type Diagnostics, excerpt } from '../../diagnostics.ts';
import { limits } from '../../limits.ts';
import { identityOf } from '../../named-party.ts';
import { withoutVersion } from '../../purl.ts';
import type { ReadRequest } from '../../read-request.ts';
import { readComponent } from './component.ts';
import { readCompositions } from './coverage.ts';
import { type Makers, Parties } from './parties.ts';
import { type Need, Requirements } from './requirements.ts';
import { nameOf } from './survey.ts';
import { isObject, type JsonObject, joinTexts, listOf, textOf } from './value.ts';
import { notAnArray, walkNested } from './walk.ts';

/** A tally of one kind of thing. */
class Tally {
  in = 0;
  quarantined = 0;
  count(): Count {
    return { in: this.in, mapped: this.in - this.quarantined, quarantined: this.quarantined };
  }
}

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
  readonly #requirements = new Requirements();
  readonly #refs = new Map<string, Need>();
  readonly #components = new Tally();
  readonly #services = new Tally();
  readonly #relations = new Tally();
  #root: Node | undefined;

  /** `contested`: names that do not tell this document's items apart (`survey.ts`). */
  constructor(document: JsonObject, contested: ReadonlySet<string>, request: ReadRequest, diagnostics: Diagnostics) {
    this.#document = document;
    this.#contested = contested;
    this.#metadata = isObject(document.metadata) ? document.metadata : {};
    this.#request = request;
    this.#diagnostics = diagnostics;
    this.#builder = new DeltaBuilder(request.sha256);
    this.#parties = new Parties(this.#builder, diagnostics);
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
    this.#readMain();
    const components = { list: this.#document.components, pointer: '/components', parent: undefined };
    walkNested(components, 'components', this.#diagnostics, (element, pointer, parent: Node | undefined) =>
      this.#readComponent(element, pointer, parent),
    );
    const services = { list: this.#document.services, pointer: '/services', parent: undefined };
    walkNested(services, 'services', this.#diagnostics, (element, pointer, parent: Node | undefined) =>
      this.#readService(element, pointer, parent),
    );
    this.#readDependencies();
    this.#requirements.assert(this.#builder, this.#root);
    const nodeOf = (ref: string) => this.#refs.get(ref)?.node;
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
    this.#root = this.#readComponent(component, pointer, undefined);
    if (!isObject(component)) return;
    const nested = { list: component.components, pointer: `${pointer}/components`, parent: this.#root };
    walkNested(nested, 'components', this.#diagnostics, (element, place, parent: Node | undefined) =>
      this.#readComponent(element, place, parent),
    );
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
    const reading = readComponent(component, pointer, makers.maker?.name, this.#diagnostics);
    if (reading === undefined) {
      this.#components.quarantined++;
      return parent;
    }
    const { statement, purl, scope, quantity } = reading;
    const node = this.#builder.item({ ...statement, apart: this.#apart(component, makers) });
    if (isMain) this.main = purl === undefined ? mainName(statement.group, statement.name) : withoutVersion(purl);
    this.#place(component, { node, pointer, scope, quantity }, parent, makers);
    return node;
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
    const need = { node, pointer, scope: undefined, quantity: undefined };
    this.#place(service, need, parent, { maker: provider, isAssumed: false, suppliers: [] });
    return node;
  }

  /** What a component or service is to the others: its sources, its reference, its parent. */
  #place(value: JsonObject, need: Need, parent: Node | undefined, makers: Makers): void {
    this.#parties.assert(need.node, makers);
    this.#requirements.declare(need);
    const ref = textOf(value['bom-ref']);
    if (ref !== undefined && !this.#refs.has(ref)) this.#refs.set(ref, need);
    else if (ref !== undefined) {
      const message = `The reference is taken by an earlier one: ${excerpt(ref)}`;
      this.#diagnostics.add('duplicate-bom-ref', 'warning', `${need.pointer}/bom-ref`, message);
    }
    if (parent === undefined) return;
    if (parent !== need.node) this.#requirements.add(parent, need, need.pointer, 'nested');
    else this.#diagnostics.add('nested-in-itself', 'info', need.pointer, 'The same item as the one that it is nested in.');
  }

  #readDependencies(): void {
    for (const [index, dependency] of this.#array(this.#document.dependencies, '/dependencies').entries()) {
      if (!isObject(dependency)) continue;
      const ref = textOf(dependency.ref);
      const from = ref === undefined ? undefined : this.#refs.get(ref);
      for (const relation of ['dependsOn', 'provides'] as const) {
        const pointer = `/dependencies/${index}/${relation}`;
        for (const [at, to] of this.#array(dependency[relation], pointer).entries()) {
          this.#readRelation(from, to, `${pointer}/${at}`, relation);
        }
      }
    }
  }

  #array(value: unknown, pointer: string): readonly unknown[] {
    if (value !== undefined && !Array.isArray(value)) notAnArray(pointer, this.#diagnostics);
    return listOf(value);
  }

  #readRelation(from: Need | undefined, to: unknown, pointer: string, relation: 'dependsOn' | 'provides'): void {
    this.#relations.in++;
    const target = typeof to === 'string' ? this.#refs.get(to) : undefined;
    if (from !== undefined && target !== undefined && from.node !== target.node) {
      this.#requirements.add(from.node, target, pointer, relation);
      return;
    }
    this.#relations.quarantined++;
    if (from === undefined) {
      this.#diagnostics.quarantine('dangling-reference', pointer, 'No component or service has the reference of this entry.');
    } else if (target === undefined) {
      const message = `No component or service has the reference ${excerpt(textOf(to) ?? 'that stands here')}.`;
      this.#diagnostics.quarantine('dangling-reference', pointer, message);
    } else {
      this.#diagnostics.quarantine('self-dependency', pointer, 'An item does not require itself.');
    }
  }

  #includeInProgramme(): void {
    const { programme } = this.#request;
    if (programme === undefined) return;
    const pointer = '/metadata/component';
    if (this.#root === undefined) {
      const message = 'The document has no main component, so the programme includes nothing of it.';
      this.#diagnostics.add('programme-without-item', 'warning', pointer, message);
      return;
    }
    this.#builder.edge('INCLUDES', this.#builder.programme(programme, pointer), this.#root, { pointer });
  }
}

function mainName(group: string | undefined, name: string | undefined): string {
  return group === undefined ? (name ?? '') : `${group}/${name ?? ''}`;
}
