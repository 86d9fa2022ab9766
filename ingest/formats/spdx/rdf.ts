/** SPDX RDF/XML to the structure of the JSON schema, with the XPath of each part. */
import { type Diagnostics, excerpt } from '../../diagnostics.ts';
import type { Structure } from './from-structure.ts';
import { silenceOf } from './model.ts';
import { Places } from './places.ts';
import { type RdfClass, type RdfForm, type RdfProperty, rdfClasses, vocabularyWord } from './rdf-classes.ts';
import { licenseExpression } from './rdf-license.ts';
import { localName, parseRdfXml, type RdfNode, type RdfValue } from './rdf-xml.ts';
import type { Value } from './tag-value-values.ts';

type Fields = Record<string, Value>;

/** Undefined, with the reason in `diagnostics`, when it is no XML or holds no SPDX document. */
export function structureOfRdf(text: string, diagnostics: Diagnostics): Structure | undefined {
  const nodes = parseRdfXml(text, diagnostics);
  if (nodes === undefined) return undefined;
  const document = [...nodes.values()].find(({ type }) => type === 'SpdxDocument');
  if (document !== undefined) return new RdfReader(nodes, document, diagnostics).structure();
  diagnostics.add('rdf-without-document', 'error', '', 'No SpdxDocument is described.');
  return undefined;
}

class RdfReader {
  readonly #nodes: ReadonlyMap<string, RdfNode>;
  readonly #document: RdfNode;
  readonly #diagnostics: Diagnostics;
  readonly #places = new Places();
  readonly #namespace: string;
  /** Identifier of each external document, by its namespace. */
  readonly #externals = new Map<string, string>();

  constructor(nodes: ReadonlyMap<string, RdfNode>, document: RdfNode, diagnostics: Diagnostics) {
    this.#nodes = nodes;
    this.#document = document;
    this.#diagnostics = diagnostics;
    this.#namespace = document.key.split('#', 1)[0] as string;
    for (const node of this.#of('ExternalDocumentRef')) {
      const id = externalId(node);
      const external = node.properties.get('spdxDocument')?.[0];
      const namespace = (external?.ref ?? external?.text)?.split('#', 1)[0];
      if (id !== undefined && namespace !== undefined) this.#externals.set(namespace, id);
    }
  }

  structure(): Structure {
    const value: Fields = {
      ...this.#fields(this.#document, 'document', ''),
      SPDXID: this.#id(this.#document.key),
      documentNamespace: this.#namespace,
    };
    this.#addElements(value, 'packages', 'Package', 'package');
    this.#addElements(value, 'files', 'File', 'file');
    this.#addElements(value, 'snippets', 'Snippet', 'snippet');
    this.#addRelationships(value);
    return { format: 'spdx-rdf', value, pointerOf: this.#places.pointerOf };
  }

  #of(type: string): RdfNode[] {
    return [...this.#nodes.values()].filter((node) => node.type === type);
  }

  #addElements(value: Fields, list: string, type: string, rdfClass: RdfClass): void {
    const elements = this.#of(type).map((node, index) => {
      const path = `/${list}/${index}`;
      this.#places.set(path, node.pointer);
      return { ...this.#fields(node, rdfClass, path), SPDXID: this.#id(node.key) };
    });
    if (elements.length > 0) value[list] = elements;
  }

  /** A relationship stands with the element that it goes out from. */
  #addRelationships(value: Fields): void {
    const relationships: Fields[] = [];
    for (const owner of this.#nodes.values()) {
      for (const stated of owner.properties.get('relationship') ?? []) {
        const path = `/relationships/${relationships.length}`;
        const node = stated.ref === undefined ? undefined : this.#nodes.get(stated.ref);
        this.#places.set(path, node?.pointer ?? stated.pointer);
        const fields = node === undefined ? {} : this.#fields(node, 'relationship', path);
        relationships.push({ ...fields, spdxElementId: this.#id(owner.key) });
      }
    }
    if (relationships.length > 0) value.relationships = relationships;
  }

  /** Classes hold one another to a fixed depth, so the reader goes no deeper than the table of classes does. */
  #fields(node: RdfNode, rdfClass: RdfClass, path: string): Fields {
    const fields: Fields = {};
    const known = rdfClasses[rdfClass];
    for (const [name, values] of node.properties) {
      const property = Object.hasOwn(known, name) ? known[name] : undefined;
      const [first] = values;
      if (property === undefined) {
        const message = `Not a property of SPDX here: ${excerpt(name)}`;
        this.#diagnostics.add('rdf-property-unknown', 'warning', first?.pointer ?? node.pointer, message);
      } else if (property.key !== '') this.#fill(fields, property, values, path);
    }
    return fields;
  }

  #fill(fields: Fields, { key, form, isList }: RdfProperty, values: readonly RdfValue[], path: string): void {
    const read: Value[] = [];
    for (const value of values) {
      const place = isList ? `${path}/${key}/${read.length}` : `${path}/${key}`;
      this.#places.set(place, value.pointer);
      read.push(this.#value(value, form, place));
    }
    if (isList) fields[key] = read;
    else if (read[0] !== undefined) fields[key] = read[0];
    if (!isList && values.length > 1) {
      const message = `More than one value of ${key}; the first one is read.`;
      this.#diagnostics.add('rdf-property-repeated', 'warning', values[1]?.pointer ?? '', message);
    }
  }

  #value({ text, ref }: RdfValue, form: RdfForm, path: string): Value {
    const silence = silenceOf(ref ?? '');
    if (silence !== undefined) return silence;
    switch (form) {
      case 'text':
        return text ?? ref ?? '';
      case 'flag':
        return text === 'true' ? true : text === 'false' ? false : (text ?? '');
      case 'number':
        return /^\d{1,15}$/.test(text ?? '') ? Number(text) : (text ?? '');
      case 'word':
        return ref === undefined ? (text ?? '') : vocabularyWord(localName(ref));
      case 'id':
        return ref === undefined ? (text ?? '') : this.#id(ref);
      case 'type':
        return ref === undefined ? (text ?? '') : referenceType(ref);
      case 'license':
        return ref === undefined ? (text ?? '') : licenseExpression(ref, this.#nodes);
      default: {
        const node = ref === undefined ? undefined : this.#nodes.get(ref);
        if (node === undefined) return text ?? ref ?? '';
        const fields = this.#fields(node, form, path);
        if (form === 'externalDocument') fields.externalDocumentId ??= externalId(node) ?? '';
        return fields;
      }
    }
  }

  /** Identifier of the JSON structure for an address: of this document, of one that it declares, else the address. */
  #id(address: string): string {
    const hash = address.indexOf('#');
    if (hash === -1) return address;
    const namespace = address.slice(0, hash);
    const id = address.slice(hash + 1);
    if (namespace === this.#namespace || namespace === '') return id;
    const external = this.#externals.get(namespace);
    return external === undefined ? address : `${external}:${id}`;
  }
}

/** A property, or the end of the address: `...#DocumentRef-spdx-tool-1.2`. */
function externalId(node: RdfNode): string | undefined {
  const stated = node.properties.get('externalDocumentId')?.[0]?.text;
  return stated ?? (node.key.includes('#') ? localName(node.key) : undefined);
}

/** Types of the specification are written without their address; other ones are addresses. */
function referenceType(address: string): string {
  return address.startsWith('http://spdx.org/rdf/references/') ? localName(address) : address;
}
