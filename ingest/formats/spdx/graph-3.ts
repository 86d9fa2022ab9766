/** The elements of an SPDX 3 JSON-LD document: by identifier, by kind, with references followed. */
import { isObject, type JsonObject, listOf, textOf } from '../cyclonedx/value.ts';

export interface GraphElement {
  readonly value: JsonObject;
  readonly path: string;
  /** Class without its profile: `Package`, `AIPackage`, `Relationship`. */
  readonly type: string;
  readonly id: string | undefined;
}

/** What a reference leads to; `path`: where the reference stands. */
export interface Followed {
  readonly element: GraphElement | undefined;
  readonly id: string | undefined;
  readonly path: string;
}

export class Graph3 {
  readonly elements: readonly GraphElement[];
  /** Places of the graph where no object stands. */
  readonly others: readonly string[];
  /** Whether the elements stand in a graph; else the document is one element. */
  readonly hasGraph: boolean;
  /** Members of the document beside its graph. */
  readonly frame: JsonObject;
  readonly #byId = new Map<string, GraphElement>();

  constructor(document: JsonObject) {
    const { '@graph': graph, ...members } = document;
    this.hasGraph = Object.hasOwn(document, '@graph');
    this.frame = members;
    const places = Array.isArray(graph)
      ? graph.map((value: unknown, index) => ({ value, path: `/@graph/${index}` }))
      : [{ value: document, path: '' }];
    this.elements = places.flatMap(({ value, path }) => (isObject(value) ? [elementOf(value, path)] : []));
    this.others = places.filter(({ value }) => !isObject(value)).map(({ path }) => path);
    for (const element of this.elements) {
      if (element.id !== undefined && !this.#byId.has(element.id)) this.#byId.set(element.id, element);
    }
  }

  get(id: string): GraphElement | undefined {
    return this.#byId.get(id);
  }

  /** What stands in a property: inline objects, or those that identifiers name; with the identifiers of the rest. */
  follow(value: unknown, path: string): Followed[] {
    const isList = Array.isArray(value);
    return (isList ? listOf(value) : [value]).flatMap((one, index): Followed[] => {
      const place = isList ? `${path}/${index}` : path;
      if (isObject(one)) return [{ element: elementOf(one, place), id: idOf(one), path: place }];
      const id = textOf(one);
      return id === undefined ? [] : [{ element: this.#byId.get(id), id, path: place }];
    });
  }
}

function elementOf(value: JsonObject, path: string): GraphElement {
  const type = textOf(value.type) ?? textOf(value['@type']) ?? '';
  return { value, path, type: type.slice(Math.max(type.lastIndexOf('_'), type.lastIndexOf('/')) + 1), id: idOf(value) };
}

function idOf(value: JsonObject): string | undefined {
  return textOf(value.spdxId) ?? textOf(value['@id']);
}

/** A property of the software profile, with or without the profile's prefix. */
export function softwareProperty(value: JsonObject, name: string): unknown {
  return value[`software_${name}`] ?? value[name];
}
