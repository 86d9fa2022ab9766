/**
 * XML as records: the elements that a reader asks for, each with what is in it, one after another, so that
 * a large document is never held as a tree. A document type is refused before the parser sees it: it is
 * where entities that expand without end would be declared.
 */
import { SaxesParser } from 'saxes';
import type { Diagnostics } from './diagnostics.ts';
import { excerpt } from './diagnostics.ts';
import { limits } from './limits.ts';
import { fromRootTag, hasDoctype } from './xml/prolog.ts';

export interface XmlElement {
  /** Without a namespace's prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own text, without blanks around it. */
  readonly text: string;
}

/** A child's elements of a name. */
export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** Text of the element at the end of a path of first children; undefined where there is none or it is blank. */
export function textAt(element: XmlElement, ...path: readonly string[]): string | undefined {
  let at: XmlElement | undefined = element;
  for (const name of path) at = at?.children.find((child) => child.name === name);
  return at === undefined || at.text === '' ? undefined : at.text;
}

interface Open {
  readonly name: string;
  /** How many children of each name it has had: positions of XPath. */
  readonly counts: Map<string, number>;
  /** `/sdnList[1]/sdnEntry[3]` */
  readonly pointer: string;
  /** `sdnList/sdnEntry` */
  readonly path: string;
  /** What is being built, inside a record. */
  readonly element: { name: string; attributes: Record<string, string>; children: XmlElement[]; text: string } | undefined;
}

/** Ends the parser: it has no other way to be stopped. */
class Stop extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/**
 * Gives each element of which the path (`sdnList/sdnEntry`, without prefixes) is wanted, with its XPath.
 * False, with a diagnostic, when the document is no XML or beyond the limits.
 */
export function readXmlRecords(
  text: string,
  wanted: ReadonlySet<string>,
  diagnostics: Diagnostics,
  record: (element: XmlElement, pointer: string, path: string) => void,
): boolean {
  try {
    if (hasDoctype(text)) throw new Stop('xml-doctype', 'A document type declaration is not read.');
    parse(text, wanted, record);
    return true;
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    diagnostics.add(error.code, 'error', '', error.message);
    return false;
  }
}

/** Characters that the parser is given at a time. */
const chunk = 65_536;

function parse(
  text: string,
  wanted: ReadonlySet<string>,
  record: (element: XmlElement, pointer: string, path: string) => void,
): void {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  const stack: Open[] = [];
  parser.on('error', (error) => {
    throw new Stop('xml-syntax', excerpt(error.message));
  });
  parser.on('doctype', () => {
    throw new Stop('xml-doctype', 'A document type declaration is not read.');
  });
  parser.on('opentag', (tag) => {
    if (stack.length >= limits.xmlListDepth) throw new Stop('xml-too-deep', `Nested deeper than ${limits.xmlListDepth} levels.`);
    stack.push(opened(tag.name, tag.attributes, stack.at(-1), wanted));
  });
  const addText = (content: string) => {
    const element = stack.at(-1)?.element;
    if (element !== undefined) element.text += content;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const { element, pointer, path } = stack.pop() as Open;
    if (element === undefined) return;
    element.text = element.text.trim();
    const parent = stack.at(-1)?.element;
    if (parent !== undefined) parent.children.push(element);
    else record(element, pointer, path);
  });
  for (let at = 0; at < text.length; at += chunk) parser.write(text.slice(at, at + chunk));
  parser.close();
}

function opened(tag: string, attributes: Record<string, string>, parent: Open | undefined, wanted: ReadonlySet<string>): Open {
  const name = tag.slice(tag.indexOf(':') + 1);
  const position = (parent?.counts.get(name) ?? 0) + 1;
  parent?.counts.set(name, position);
  const path = parent === undefined ? name : `${parent.path}/${name}`;
  const inside = parent?.element !== undefined;
  const element = inside || wanted.has(path) ? { name, attributes, children: [], text: '' } : undefined;
  return { name, counts: new Map(), pointer: `${parent?.pointer ?? ''}/${name}[${position}]`, path, element };
}

/** Name of the root, or of the document type that is declared for it; undefined when no element begins. */
export function xmlRoot(text: string): string | undefined {
  return /^<(?:!DOCTYPE\s+)?(?:[\w.-]+:)?([\w.-]+)/.exec(fromRootTag(text).slice(0, longestRoot))?.[1];
}

const longestRoot = 256;
