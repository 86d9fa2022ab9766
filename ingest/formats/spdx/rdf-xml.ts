/**
 * RDF/XML (W3C RDF 1.1 XML Syntax, clause 7) to nodes with their properties and where each stands.
 * Packages that read RDF/XML give statements without places, and a place is what evidence needs; SPDX
 * uses the plain part of the syntax: typed nodes, literals, `rdf:resource`, `rdf:nodeID`,
 * `rdf:parseType="Resource"`. Statements about lists and reified statements are not read.
 */
import { SaxesParser, type SaxesTagNS } from 'saxes';
import { type Diagnostics, excerpt } from '../../diagnostics.ts';
import { limits } from '../../limits.ts';

export interface RdfValue {
  /** Text of a literal; undefined for a reference. */
  readonly text: string | undefined;
  /** Key of the node, or the address, that it refers to. */
  readonly ref: string | undefined;
  readonly pointer: string;
}

export interface RdfNode {
  /** Address, or `_:` and the name of a blank node. */
  readonly key: string;
  /** Local name of its class; empty when none is stated. */
  type: string;
  /** XPath of the element that describes it. */
  pointer: string;
  /** By local name. */
  readonly properties: Map<string, RdfValue[]>;
}

const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const xml = 'http://www.w3.org/XML/1998/namespace';

interface Frame {
  readonly pointer: string;
  /** How often each element name has occurred inside. */
  readonly counts: Map<string, number>;
  /** Set where properties may stand inside: the node that they belong to. */
  readonly node: RdfNode | undefined;
  /** Set for a property element: whose it is, its name, the text so far, and whether it has a value already. */
  readonly property: { readonly of: RdfNode; readonly name: string; text: string; isDone: boolean } | undefined;
}

/** Nodes in the order of the document; undefined, with the reason in `diagnostics`, when it is no XML. */
export function parseRdfXml(text: string, diagnostics: Diagnostics): Map<string, RdfNode> | undefined {
  // before the parser sees it: no entity is ever expanded
  if (/<!DOCTYPE/i.test(text)) {
    diagnostics.add('xml-doctype', 'error', '', 'A document type declaration is refused: entities are not expanded.');
    return undefined;
  }
  const reader = new RdfXmlReader();
  const parser = new SaxesParser({ xmlns: true });
  let fault: string | undefined;
  parser.on('error', (error) => {
    fault ??= error.message;
  });
  parser.on('opentag', (tag) => reader.open(tag));
  parser.on('text', (part) => reader.text(part));
  parser.on('cdata', (part) => reader.text(part));
  parser.on('closetag', () => reader.close());
  for (let at = 0; at < text.length && fault === undefined && !reader.isTooDeep; at += chunk) {
    parser.write(text.slice(at, at + chunk));
  }
  if (reader.isTooDeep) {
    diagnostics.add('xml-too-deep', 'error', '', `Nested deeper than ${limits.rdfDepth} elements.`);
    return undefined;
  }
  if (fault === undefined) parser.close();
  if (fault === undefined) return reader.nodes;
  diagnostics.add('xml-syntax', 'error', '', excerpt(fault));
  return undefined;
}

/** Characters that the parser is given at a time, so that it stops soon after a fault. */
const chunk = 65_536;

class RdfXmlReader {
  readonly nodes = new Map<string, RdfNode>();
  isTooDeep = false;
  readonly #frames: Frame[] = [];
  readonly #rootCounts = new Map<string, number>();
  #blank = 0;

  open(tag: SaxesTagNS): void {
    const parent = this.#frames.at(-1);
    if (this.#frames.length >= limits.rdfDepth) {
      this.isTooDeep = true;
      return;
    }
    const pointer = placeOf(tag, parent, this.#rootCounts);
    const counts = new Map<string, number>();
    if (tag.uri === rdf && tag.local === 'RDF') this.#frames.push({ pointer, counts, node: undefined, property: undefined });
    else if (parent?.node === undefined) this.#frames.push(this.#openNode(tag, pointer, parent));
    else this.#frames.push(this.#openProperty(tag, pointer, parent.node));
  }

  text(part: string): void {
    const property = this.#frames.at(-1)?.property;
    if (property !== undefined) property.text += part;
  }

  close(): void {
    const frame = this.#frames.pop();
    const property = frame?.property;
    if (frame === undefined || property === undefined || property.isDone) return;
    add(property.of, property.name, { text: property.text, ref: undefined, pointer: frame.pointer });
  }

  #openNode(tag: SaxesTagNS, pointer: string, parent: Frame | undefined): Frame {
    const node = this.#node(keyOf(tag) ?? this.#newBlank(), pointer);
    if (!(tag.uri === rdf && tag.local === 'Description')) node.type = tag.local;
    if (node.properties.size === 0) node.pointer = pointer;
    this.#takeAttributes(tag, node, pointer);
    const property = parent?.property;
    if (property !== undefined && !property.isDone) {
      property.isDone = true;
      add(property.of, property.name, { text: undefined, ref: node.key, pointer: parent?.pointer ?? pointer });
    }
    return { pointer, counts: new Map(), node, property: undefined };
  }

  #openProperty(tag: SaxesTagNS, pointer: string, of: RdfNode): Frame {
    const name = tag.local;
    const frame = { pointer, counts: new Map<string, number>() };
    const ref = attribute(tag, rdf, 'resource') ?? blankKey(attribute(tag, rdf, 'nodeID'));
    if (ref !== undefined) {
      if (tag.uri === rdf && name === 'type') of.type = localName(ref);
      else add(of, name, { text: undefined, ref, pointer });
      return { ...frame, node: undefined, property: { of, name, text: '', isDone: true } };
    }
    if (attribute(tag, rdf, 'parseType') !== 'Resource') {
      return { ...frame, node: undefined, property: { of, name, text: '', isDone: false } };
    }
    const node = this.#node(this.#newBlank(), pointer);
    add(of, name, { text: undefined, ref: node.key, pointer });
    return { ...frame, node, property: undefined };
  }

  /** Attributes beside those of RDF and XML are literal properties. */
  #takeAttributes(tag: SaxesTagNS, node: RdfNode, pointer: string): void {
    for (const { uri, local, value, prefix } of Object.values(tag.attributes)) {
      if (uri === rdf && local === 'type') node.type = localName(value);
      if (uri === rdf || uri === xml || uri === '' || prefix === 'xmlns') continue;
      add(node, local, { text: value, ref: undefined, pointer });
    }
  }

  #node(key: string, pointer: string): RdfNode {
    let node = this.nodes.get(key);
    if (node === undefined) {
      node = { key, type: '', pointer, properties: new Map() };
      this.nodes.set(key, node);
    }
    return node;
  }

  #newBlank(): string {
    return `_:${this.#blank++}`;
  }
}

/** XPath without namespaces, with positions. */
function placeOf(tag: SaxesTagNS, parent: Frame | undefined, rootCounts: Map<string, number>): string {
  const counts = parent?.counts ?? rootCounts;
  const position = (counts.get(tag.local) ?? 0) + 1;
  counts.set(tag.local, position);
  return `${parent?.pointer ?? ''}/${tag.local}[${position}]`;
}

function keyOf(tag: SaxesTagNS): string | undefined {
  const id = attribute(tag, rdf, 'ID');
  return attribute(tag, rdf, 'about') ?? (id === undefined ? blankKey(attribute(tag, rdf, 'nodeID')) : `#${id}`);
}

/** Names that the document gives to blank nodes begin with a letter: they never meet the reader's own numbers. */
function blankKey(name: string | undefined): string | undefined {
  return name === undefined ? undefined : `_:${name}`;
}

function attribute(tag: SaxesTagNS, uri: string, local: string): string | undefined {
  return Object.values(tag.attributes).find((one) => one.uri === uri && one.local === local)?.value;
}

function add(node: RdfNode, name: string, value: RdfValue): void {
  const values = node.properties.get(name);
  if (values === undefined) node.properties.set(name, [value]);
  else values.push(value);
}

/** What follows the last `#` or `/` of an address. */
export function localName(address: string): string {
  return address.slice(Math.max(address.lastIndexOf('#'), address.lastIndexOf('/')) + 1);
}
