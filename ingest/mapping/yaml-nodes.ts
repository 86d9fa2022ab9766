/** A mapping's YAML as nodes with their lines. Nodes are walked, never turned into objects: an alias is refused where it stands. */
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import { type Diagnostics, excerpt } from '../diagnostics.ts';
import { tableLimits } from '../tables/limits.ts';

export type YamlNode = Node | null | undefined;

export class MappingNodes {
  readonly #lines = new LineCounter();
  readonly #diagnostics: Diagnostics;
  failed = false;

  constructor(diagnostics: Diagnostics) {
    this.#diagnostics = diagnostics;
  }

  /** The mapping's top level; undefined, with diagnostics, where there is none. */
  parse(text: string): YAMLMap | undefined {
    if (Buffer.byteLength(text) > tableLimits.mappingBytes) {
      return this.#refuse(`the mapping file has more than ${tableLimits.mappingBytes} bytes`);
    }
    try {
      const document = parseDocument(text, { lineCounter: this.#lines, prettyErrors: false, schema: 'core', version: '1.2' });
      for (const { message, pos } of document.errors) this.fault(this.#lines.linePos(pos[0]).line, message);
      if (this.failed) return undefined;
      if (isMap(document.contents)) return document.contents as YAMLMap;
    } catch {
      // The parser calls itself for each level of nesting: what is nested without end is no mapping.
      return this.#refuse('the mapping file cannot be parsed as YAML');
    }
    return this.#refuse('the mapping file is no list of keys and values');
  }

  lineOf(node: YamlNode): number {
    return node?.range ? this.#lines.linePos(node.range[0]).line : 1;
  }

  fault(line: number, message: string): void {
    this.failed = true;
    this.#diagnostics.add('mapping-invalid', 'error', `mapping:${line}`, message);
  }

  #refuse(message: string): undefined {
    this.fault(1, message);
  }

  /** Keys and values of a map, in their order. */
  entries(node: YamlNode, what: string): { key: string; node: YamlNode; line: number }[] {
    if (!isMap(node)) {
      this.fault(this.lineOf(node), `${what} must be keys with values`);
      return [];
    }
    return node.items.map((pair) => {
      const key = pair.key as YamlNode;
      return { key: this.text(key, `a key of ${what}`) ?? '', node: pair.value as YamlNode, line: this.lineOf(key) };
    });
  }

  /** One value or several. */
  list(node: YamlNode): YamlNode[] {
    return isSeq(node) ? (node.items as YamlNode[]) : [node];
  }

  /** A text, or a number as it is written; nothing is an empty text. */
  text(node: YamlNode, what: string): string | undefined {
    if (node === null || node === undefined) return '';
    if (isScalar(node)) {
      const { value, source } = node;
      return typeof value === 'string' ? value : value === null ? '' : (source ?? String(value));
    }
    this.fault(this.lineOf(node), `${what} must be a text`);
    return undefined;
  }

  texts(node: YamlNode, what: string): string[] {
    return this.list(node).flatMap((each) => this.text(each, what) ?? []);
  }

  /** A whole number that is written as one, not as a text in quotes. */
  whole(node: YamlNode): number | undefined {
    return isScalar(node) && typeof node.value === 'number' && Number.isSafeInteger(node.value) ? node.value : undefined;
  }

  unknownKey(line: number, key: string, known: readonly string[], where: string): void {
    this.fault(line, `"${excerpt(key)}" is no key of ${where}; there are ${known.join(', ')}`);
  }
}
