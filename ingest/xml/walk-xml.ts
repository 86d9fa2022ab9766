/**
 * Walks an XML text from begin to end within the named limits. Entities cannot be declared, since a
 * document type declaration is refused before the parser begins: nothing expands. What is wrong is
 * said, never thrown.
 */
import { SaxesParser } from 'saxes';
import type { Diagnostic } from '../../graph/model/diagnostic.ts';
import { diagnostic, excerpt } from '../diagnostics.ts';
import { limits } from '../limits.ts';
import { type Attributes, type ExpandedName, Namespaces } from './namespaces.ts';
import { hasDoctype } from './prolog.ts';

export interface XmlVisitor {
  open(name: ExpandedName, attributes: Attributes): void;
  /** Character data of the open element; may come in several parts. */
  text(text: string): void;
  close(): void;
}

/** Ends the walk: the parser has no other way to be stopped. */
class Refusal extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Undefined when the whole text was walked, else why not. */
export function walkXml(text: string, visitor: XmlVisitor): Diagnostic | undefined {
  if (hasDoctype(text)) {
    return diagnostic('xml-doctype', 'error', '', 'A document type declaration is refused: it can make a small text vast.');
  }
  const walk = new Walk(visitor);
  try {
    walk.run(text);
  } catch (error) {
    if (error instanceof Refusal) return diagnostic(error.code, 'error', '', error.message);
    throw error;
  }
  return undefined;
}

class Walk {
  readonly #visitor: XmlVisitor;
  readonly #namespaces = new Namespaces();
  #depth = 0;
  #nodes = 0;
  #hasRoot = false;
  #isAtEnd = false;

  constructor(visitor: XmlVisitor) {
    this.#visitor = visitor;
  }

  run(text: string): void {
    const parser = new SaxesParser({ xmlns: false, position: true });
    parser.on('error', (error) => this.#refuse(error.message));
    parser.on('opentag', ({ name, attributes }) => this.#open(name, attributes));
    parser.on('text', (part) => this.#depth > 0 && this.#visitor.text(part));
    parser.on('cdata', (part) => this.#visitor.text(part));
    parser.on('closetag', () => this.#close());
    parser.write(text);
    this.#isAtEnd = true;
    parser.close();
  }

  #open(name: string, attributes: Attributes): void {
    this.#hasRoot = true;
    if (++this.#depth > limits.xmlDepth) throw new Refusal('xml-too-deep', `Nested deeper than ${limits.xmlDepth} levels.`);
    this.#nodes++;
    for (const _ in attributes) this.#nodes++;
    if (this.#nodes > limits.xmlNodes) {
      throw new Refusal('xml-too-many-nodes', `More than ${limits.xmlNodes} elements and attributes.`);
    }
    this.#namespaces.open(attributes);
    const expanded = this.#namespaces.expand(name);
    if (expanded === undefined) throw new Refusal('xml-syntax', `No namespace is declared for the prefix of ${excerpt(name)}.`);
    this.#visitor.open(expanded, attributes);
  }

  #close(): void {
    this.#depth--;
    this.#namespaces.close();
    this.#visitor.close();
  }

  /** The parser's words say where it stopped; two cases that people meet most have codes of their own. */
  #refuse(words: string): never {
    if (this.#hasRoot && this.#depth === 0)
      throw new Refusal('xml-trailing-data', `More follows the document: ${excerpt(words)}`);
    if (this.#isAtEnd) throw new Refusal('xml-truncated', 'The document ends before it is complete.');
    throw new Refusal('xml-syntax', excerpt(words));
  }
}
