/**
 * Where the values of a BOM that came as XML stand in it, as XPath without namespaces: the readers of
 * `bom.ts` speak of places as JSON pointers, and this says which element or attribute each is.
 */
import { mapRows } from '../../../graph/model/assertion.ts';
import type { Reading } from '../../../graph/model/reading.ts';
import { pedigreeAt } from './component.ts';
import { isObject, type JsonObject } from './value.ts';

/** An element of the document. */
export class Place {
  readonly #parent: Place | undefined;
  readonly #name: string;
  /** Among the elements of its name beside it, from 1. */
  readonly #position: number;
  readonly #isMember: boolean;
  /** Elements within it, by local name. */
  #inner: Map<string, number> | undefined;
  #path: string | undefined;

  private constructor(parent: Place | undefined, name: string, position: number, isMember: boolean) {
    this.#parent = parent;
    this.#name = name;
    this.#position = position;
    this.#isMember = isMember;
  }

  static root(name: string): Place {
    return new Place(undefined, name, 1, false);
  }

  /** The next element within this one. `isMember`: of a list, where its position is always said. */
  next(name: string, isMember: boolean): Place {
    this.#inner ??= new Map();
    const position = (this.#inner.get(name) ?? 0) + 1;
    this.#inner.set(name, position);
    return new Place(this, name, position, isMember);
  }

  path(): string {
    const unnamed: Place[] = [];
    let place: Place | undefined = this;
    for (; place !== undefined && place.#path === undefined; place = place.#parent) unnamed.push(place);
    let path = place === undefined ? '' : (place.#path ?? '');
    for (const element of unnamed.reverse()) {
      path = `${path}/${element.#step()}`;
      element.#path = path;
    }
    return path;
  }

  #count(name: string): number {
    return this.#inner?.get(name) ?? 0;
  }

  #step(): string {
    const isOnly = this.#parent === undefined || this.#parent.#count(this.#name) === 1;
    return isOnly && !this.#isMember ? this.#name : `${this.#name}[${this.#position}]`;
  }
}

export class Places {
  readonly #document: JsonObject;
  readonly #ofValue = new Map<object, Place>();
  readonly #ofMembers = new Map<object, Place[]>();
  readonly #attributes = new Map<object, readonly string[]>();

  constructor(document: JsonObject, root: Place, attributes: readonly string[]) {
    this.#document = document;
    this.setObject(document, root, attributes);
  }

  /** `attributes`: keys of the object that are attributes of its element. */
  setObject(value: object, place: Place, attributes: readonly string[]): void {
    this.#ofValue.set(value, place);
    this.#attributes.set(value, attributes);
  }

  setList(value: object, place: Place): void {
    this.#ofValue.set(value, place);
    this.#ofMembers.set(value, []);
  }

  /** For each member of a list, in order. */
  addMember(list: object, place: Place): void {
    this.#ofMembers.get(list)?.push(place);
  }

  members(list: object): readonly Place[] {
    return this.#ofMembers.get(list) ?? [];
  }

  /** XPath of what a JSON pointer leads to; of what is missing there, where it would stand. */
  xpath(pointer: string): string {
    if (pointer === '') return '';
    let value: unknown = this.#document;
    let path = this.#pathOf(value) ?? '';
    for (const token of pointer.slice(1).split('/')) {
      const inner = Array.isArray(value) ? value[Number(token)] : isObject(value) ? value[token] : undefined;
      const own = Array.isArray(value) ? this.#ofMembers.get(value)?.[Number(token)]?.path() : this.#pathOf(inner);
      path = own ?? `${path}/${this.#isAttribute(value, token) ? '@' : ''}${token}`;
      value = inner;
    }
    return path;
  }

  #pathOf(value: unknown): string | undefined {
    return typeof value === 'object' && value !== null ? this.#ofValue.get(value)?.path() : undefined;
  }

  #isAttribute(value: unknown, key: string): boolean {
    return isObject(value) && this.#attributes.get(value)?.includes(key) === true;
  }
}

/** The reading with its places as XPath. */
export function withXPaths(reading: Reading, places: Places): Reading {
  const known = new Map<string, string>();
  const xpath = (pointer: string): string => {
    let path = known.get(pointer);
    if (path === undefined) {
      path = places.xpath(pointer);
      known.set(pointer, path);
    }
    return path;
  };
  const { nodes, mentions, edges } = reading.delta;
  return {
    ...reading,
    delta: {
      nodes,
      mentions: mapRows(mentions, (mention) => {
        const { pointer, texts } = mention;
        if (texts?.pedigree === undefined) return { ...mention, pointer: xpath(pointer) };
        const pedigree = pedigreeAt(xpath(`${pointer}/pedigree`));
        return { ...mention, pointer: xpath(pointer), texts: { ...texts, pedigree } };
      }),
      edges: mapRows(edges, (edge) => ({ ...edge, pointer: xpath(edge.pointer) })),
    },
    diagnostics: reading.diagnostics.map((found) => ({ ...found, pointer: xpath(found.pointer) })),
  };
}
