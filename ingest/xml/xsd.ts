/**
 * Validation by XML Schema 1.0 with libxml2, compiled to WebAssembly. It starts asynchronously, so a
 * program calls `loadXsd` before it reads XML; nothing of it is loaded before. The parser is given text
 * that `walkXml` took: without a document type declaration, and within the limits.
 */
import type * as Libxml from 'libxml2-wasm';
import type * as Internals from 'libxml2-wasm/lib/libxml2.mjs';
import { invariant } from '../../graph/model/invariant.ts';
import { limits } from '../limits.ts';

export interface XsdError {
  /** XPath without namespaces; empty where none is known. */
  readonly path: string;
  readonly message: string;
}

export interface XsdSource {
  readonly schema: Uint8Array;
  /** What the schema imports, by the names that it gives to files. */
  readonly imports: Readonly<Record<string, Uint8Array>>;
  /** What holds beside the schema. */
  readonly rules: readonly XsdRule[];
  /** Whether an element is one of a list: its position is then always said. */
  readonly isMember: (parent: string, name: string) => boolean;
}

export interface XsdRule {
  /** Finds the elements that break it. */
  readonly xpath: string;
  readonly namespaces: Readonly<Record<string, string>>;
  readonly message: string;
}

/** What is wrong with a well-formed document; at most `limits.schemaErrors`. */
export type XsdValidate = (bytes: Uint8Array) => XsdError[];

interface Engine {
  readonly libxml: typeof Libxml;
  readonly internals: typeof Internals & { addFunction(of: (index: number, error: number) => void, signature: string): number };
}

let engine: Engine | undefined;
/** Files that libxml2 was given. */
const provided = new Set<string>();
/** Of the document that is validated. */
let isMemberNow: XsdSource['isMember'] = () => false;

export async function loadXsd(): Promise<void> {
  if (engine !== undefined) return;
  const [libxml, internals] = await Promise.all([import('libxml2-wasm'), import('libxml2-wasm/lib/libxml2.mjs')]);
  if (engine !== undefined) return;
  engine = { libxml, internals: internals as Engine['internals'] };
  collectFew(engine);
}

/** libxml2's own collector says the path of every error, in time quadratic in their number: this keeps the first few. */
function collectFew({ internals }: Engine): void {
  const { error, addFunction, XmlErrorStruct } = internals;
  error.errorCollector = addFunction((index: number, found: number) => {
    const kept = error.storage.get(index);
    const level = XmlErrorStruct.level(found);
    if (kept.length >= limits.schemaErrors || level < errorLevel) return;
    const message = XmlErrorStruct.message(found).trim();
    // said again of an attribute whose value was found invalid before
    if (message.includes('Warning: No precomputed value available')) return;
    const xpath = pathOf(XmlErrorStruct.node(found), internals);
    kept.push({ message, level, line: XmlErrorStruct.line(found), col: XmlErrorStruct.col(found), xpath });
  }, 'vii');
}

/** Below it are warnings. */
const errorLevel = 2;

export function compileXsd(source: XsdSource): XsdValidate {
  invariant(engine !== undefined, 'loadXsd comes before validation');
  const { libxml, internals } = engine;
  for (const [name, bytes] of Object.entries(source.imports)) {
    if (!provided.has(name)) libxml.xmlRegisterInputProvider(new libxml.XmlBufferInputProvider({ [name]: bytes }));
    provided.add(name);
  }
  const schema = libxml.XmlDocument.fromBuffer(source.schema);
  const validator = libxml.XsdValidator.fromDoc(schema);
  schema.dispose();
  return (bytes) => {
    isMemberNow = source.isMember;
    let document: Libxml.XmlDocument | undefined;
    try {
      document = libxml.XmlDocument.fromBuffer(bytes, { option: parseOption(libxml) });
      const schemaErrors = errorsOf(libxml, () => validator.validate(document as Libxml.XmlDocument));
      const broken = source.rules.flatMap((rule) => breaks(document as Libxml.XmlDocument, rule, internals));
      return [...schemaErrors, ...broken].slice(0, limits.schemaErrors);
    } catch (error) {
      return detailsOf(libxml, error);
    } finally {
      document?.dispose();
    }
  };
}

function parseOption({ ParseOption }: typeof Libxml): number {
  return (
    ParseOption.XML_PARSE_NONET |
    ParseOption.XML_PARSE_NO_XXE |
    // the bytes are UTF-8, whatever the declaration says
    ParseOption.XML_PARSE_IGNORE_ENC |
    // depth and size have limits of their own
    ParseOption.XML_PARSE_HUGE
  );
}

function errorsOf(libxml: typeof Libxml, validate: () => void): XsdError[] {
  try {
    validate();
    return [];
  } catch (error) {
    return detailsOf(libxml, error);
  }
}

function detailsOf({ XmlLibError }: typeof Libxml, error: unknown): XsdError[] {
  if (!(error instanceof XmlLibError)) throw error;
  if (error.details.length === 0) return [{ path: '', message: error.message }];
  return error.details.map(({ message, xpath }) => ({ message, path: xpath ?? '' }));
}

function breaks(document: Libxml.XmlDocument, rule: XsdRule, internals: Engine['internals']): XsdError[] {
  const xpath = `(${rule.xpath})[position() <= ${limits.schemaErrors}]`;
  return document.find(xpath, rule.namespaces).map((node) => ({
    path: pathOf((node as unknown as { _nodePtr: number })._nodePtr, internals),
    message: rule.message,
  }));
}

/** XPath without namespaces of a node; empty for none. */
function pathOf(pointer: number, { XmlTreeCommonStruct: tree, XmlNodeType }: Engine['internals']): string {
  const isElement = (node: number) => tree.type(node) === XmlNodeType.XML_ELEMENT_NODE;
  let path = '';
  for (let node = pointer; node !== 0; node = tree.parent(node)) {
    if (!isElement(node)) continue;
    const name = tree.name_(node);
    const others = (from: number, next: (node: number) => number) => {
      let count = 0;
      for (let other = next(from); other !== 0; other = next(other)) if (isElement(other) && tree.name_(other) === name) count++;
      return count;
    };
    const before = others(node, tree.prev);
    const parent = tree.parent(node);
    const isMember = parent !== 0 && isElement(parent) && isMemberNow(tree.name_(parent), name);
    const hasPosition = isMember || before > 0 || others(node, tree.next) > 0;
    path = `/${name}${hasPosition ? `[${before + 1}]` : ''}${path}`;
  }
  return path;
}
