/** Builds the JSON form of a BOM from the elements of its XML form, with the place of every value. */
import { type Diagnostics, excerpt } from '../../diagnostics.ts';
import type { Attributes, ExpandedName } from '../../xml/namespaces.ts';
import type { XmlVisitor } from '../../xml/walk-xml.ts';
import type { JsonObject } from './value.ts';
import { Dependencies, type Dependent } from './xml-dependencies.ts';
import { Place, Places } from './xml-places.ts';
import { bomShape, graphExtension, type Member, type Shape } from './xml-shape.ts';

const bomNamespace = /^https?:\/\/cyclonedx\.org\/schema\/bom(?:\/(.*))?$/;
const graphNamespace = 'http://cyclonedx.org/schema/ext/dependency-graph/1.0';

type ObjectShape = Extract<Shape, { kind: 'object' }>;

/** An open element that is read. */
interface Frame {
  readonly key: string;
  readonly shape: Shape;
  readonly isRepeated: boolean;
  readonly place: Place;
  readonly value: Record<string, unknown> | unknown[] | string | undefined;
  /** What the dependencies within it are said of. */
  readonly dependent: Dependent | undefined;
  text: string;
  hasChild: boolean;
}

export class XmlBuilder implements XmlVisitor {
  /** Local name of the root element is `bom`, in the namespace of CycloneDX or in none. */
  isBom = false;
  specVersion = '';
  /** Sum of the depths of all elements. */
  depths = 0;
  #depth = 0;
  readonly #document: Record<string, unknown> = {};
  readonly #root = Place.root('bom');
  readonly places: Places;
  readonly #dependencies: Dependencies;
  readonly #diagnostics: Diagnostics;
  readonly #frames: Frame[] = [];
  /** Open elements within one that is not read. */
  #unread = 0;
  readonly #foreign = new Set<string>();

  constructor(diagnostics: Diagnostics) {
    this.#diagnostics = diagnostics;
    this.places = new Places(this.#document, this.#root, (bomShape as ObjectShape).attributes);
    this.#dependencies = new Dependencies(this.places);
  }

  get document(): JsonObject {
    return this.#document;
  }

  open(name: ExpandedName, attributes: Attributes): void {
    this.depths += ++this.#depth;
    const parent = this.#frames.at(-1);
    if (this.#unread > 0) this.#unread++;
    else if (parent === undefined) this.#openRoot(name, attributes);
    else this.#openWithin(parent, name, attributes);
  }

  text(text: string): void {
    const frame = this.#frames.at(-1);
    if (this.#unread === 0 && frame !== undefined && keepsText(frame)) frame.text += text;
  }

  close(): void {
    this.#depth--;
    if (this.#unread > 0) this.#unread--;
    else this.#close(this.#frames.pop() as Frame);
  }

  #openRoot({ local, namespace }: ExpandedName, attributes: Attributes): void {
    const version = bomNamespace.exec(namespace);
    this.isBom = local === 'bom' && (version !== null || namespace === '');
    this.specVersion = version?.[1] !== undefined && /^\d+\.\d+$/.test(version[1]) ? version[1] : '';
    if (!this.isBom) this.#unread++;
    else this.#push({ key: 'bom', shape: bomShape }, this.#root, attributes, this.#document);
    if (/^\s*\d{1,15}\s*$/.test(attributes.version ?? '')) this.#document.version = Number(attributes.version);
  }

  #openWithin(parent: Frame, name: ExpandedName, attributes: Attributes): void {
    parent.hasChild = true;
    const place = parent.place.next(name.local, parent.shape.kind !== 'object');
    const key = keyOf(name);
    const member = key === undefined ? undefined : memberOf(parent.shape, key);
    if (key === undefined) this.#noteForeign(name.namespace, place);
    if (key !== undefined && parent.dependent !== undefined) this.#openEntry(parent.dependent, name.local, place, attributes);
    else if (member === undefined) this.#unread++;
    else this.#push(member, place, attributes, undefined, parent);
  }

  #noteForeign(namespace: string, place: Place): void {
    if (this.#foreign.has(namespace)) return;
    this.#foreign.add(namespace);
    const message = `Elements of another namespace are not read: ${excerpt(namespace)}`;
    this.#diagnostics.add('foreign-namespace', 'info', place.path(), message);
  }

  #openEntry(dependent: Dependent, local: string, place: Place, attributes: Attributes): void {
    const { ref } = attributes;
    const relation = local === 'dependency' ? 'dependsOn' : local === 'provides' ? 'provides' : undefined;
    if (relation !== undefined && dependent.place !== this.#root) this.#dependencies.add(dependent, relation, ref, place);
    if (relation === 'dependsOn') this.#frames.push(dependencyFrame({ ref, place, entry: undefined }));
    else this.#unread++;
  }

  #push(member: Member, place: Place, attributes: Attributes, document?: Record<string, unknown>, parent?: Frame): void {
    const { key, shape, isRepeated = false } = member;
    let value: Frame['value'];
    let dependent: Dependent | undefined;
    if (shape.kind === 'object') {
      const object = document ?? {};
      for (const name of shape.attributes) if (attributes[name] !== undefined) object[name] = attributes[name];
      this.places.setObject(object, place, shape.attributes);
      value = object;
    } else if (shape.kind === 'list') {
      value = [];
      this.places.setList(value, place);
    } else if (shape.kind === 'dependencies') {
      dependent = this.#dependentOf(parent as Frame, place);
    } else if (shape.kind === 'reference') {
      value = attributes[shape.attribute];
    }
    this.#frames.push({ key, shape, isRepeated, place, value, dependent, text: '', hasChild: false });
  }

  /** Within the BOM the entries speak for themselves; within a component they are the component's. */
  #dependentOf(parent: Frame, place: Place): Dependent {
    if (parent.place === this.#root) return { ref: undefined, place: this.#root, entry: undefined };
    const ref = (parent.value as Record<string, unknown>)['bom-ref'];
    return { ref: typeof ref === 'string' ? ref : undefined, place, entry: undefined };
  }

  #close(frame: Frame): void {
    const parent = this.#frames.at(-1);
    if (frame.shape.kind === 'dependencies') {
      this.#document.dependencies = this.#dependencies.entries;
      return;
    }
    const value = valueIn(frame);
    if (parent === undefined) return;
    if (Array.isArray(parent.value)) this.#addMember(parent.value, frame, value, parent.shape);
    else this.#setKey(parent.value as Record<string, unknown>, frame, value, parent.place);
  }

  #addMember(list: unknown[], { key, place }: Frame, value: unknown, shape: Shape): void {
    list.push(shape.kind === 'list' && shape.isChoice === true ? { [key]: value } : value);
    this.places.addMember(list, place);
  }

  #setKey(owner: Record<string, unknown>, frame: Frame, value: unknown, place: Place): void {
    const { key } = frame;
    const known = owner[key];
    if (frame.isRepeated) {
      if (known === undefined) {
        owner[key] = [];
        this.places.setList(owner[key] as unknown[], place);
      }
      this.#addMember(owner[key] as unknown[], frame, value, frame.shape);
    } else if (known === undefined) {
      owner[key] = value;
    } else if (Array.isArray(known) && Array.isArray(value)) {
      const places = this.places.members(value);
      for (const [at, member] of value.entries()) {
        known.push(member);
        this.places.addMember(known, places[at] as Place);
      }
    } else {
      const message = 'The element stands there already; the first one is read, this one is not.';
      this.#diagnostics.add('repeated-element', 'warning', frame.place.path(), message);
    }
  }
}

function dependencyFrame(dependent: Dependent): Frame {
  const shape: Shape = { kind: 'dependencies' };
  return { key: '', shape, isRepeated: false, place: dependent.place, value: undefined, dependent, text: '', hasChild: false };
}

/** Most character data is the white space between elements. */
function keepsText({ shape, hasChild }: Frame): boolean {
  return shape.kind === 'text' || (shape.kind === 'object' && (shape.content !== undefined || !hasChild));
}

/** Undefined for a name of a foreign namespace. */
function keyOf({ local, namespace }: ExpandedName): string | undefined {
  if (namespace === graphNamespace) return graphExtension + local;
  return namespace === '' || bomNamespace.test(namespace) ? local : undefined;
}

function memberOf(shape: Shape, key: string): Member | undefined {
  if (shape.kind === 'object') return shape.children.get(key);
  return shape.kind === 'list' ? shape.members.get(key) : undefined;
}

/** An element that holds text alone where an object belongs is that text, as JSON would have it. */
function valueIn({ shape, value, text, hasChild }: Frame): unknown {
  if (shape.kind === 'text') return textIn(text);
  if (shape.kind !== 'object') return value;
  const object = value as Record<string, unknown>;
  if (shape.content !== undefined) object[shape.content] = textIn(text);
  else if (!hasChild && text.trim() !== '' && Object.keys(object).length === 0) return textIn(text);
  return object;
}

/** Without the pretty-printer's white space: around it where that holds a line break, and after line breaks within. */
function textIn(text: string): string {
  if (!text.includes('\n')) return text;
  const fromStart = text.trimStart();
  const start = text.slice(0, text.length - fromStart.length).includes('\n') ? fromStart : text;
  const toEnd = start.trimEnd();
  const whole = start.slice(toEnd.length).includes('\n') ? toEnd : start;
  return whole.replace(/\n[ \t]+/g, '\n');
}
