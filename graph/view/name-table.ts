/** Who bears which normalised name: organisations or sites of a view, before any is joined by name. */
import { IntList } from './csr.ts';
import type { PlacedDiagnostic } from './placed-diagnostic.ts';
import { denseNumbers, profileOf, type Raw } from './raw.ts';

export class NameTable {
  readonly type: number;
  /** By legal form, then by hash: the name's number. */
  readonly #byForm = new Map<number, Map<number, number>>();
  readonly #hash: number[] = [];
  readonly #form: number[] = [];
  readonly #firstBearer = new IntList();
  /** Where the name stands first in the order of documents. */
  readonly #document = new IntList();
  readonly #mention = new IntList();
  /** Bearers besides the first. */
  readonly #others = new Map<number, Set<number>>();
  /** 1 + the name that each raw node was last seen with: most repeat it. */
  readonly #last: Int32Array;

  constructor(raw: Raw, type: number) {
    this.type = type;
    this.#last = new Int32Array(raw.count);
    this.read(raw, raw.documents.keys());
  }

  /** Gives the names that got a bearer which they had not. */
  read(raw: Raw, documents: Iterable<number>): Set<number> {
    const changed = new Set<number>();
    for (const d of documents) {
      const { columns } = raw.documents[d];
      if (profileOf(columns).types[this.type] === 0) continue;
      const { mentionNode, mentionName, types } = columns;
      const local = raw.local[d];
      const forms = denseNumbers(columns, 'legalForm');
      for (let m = 0; m < mentionNode.length; m++) {
        if (types[mentionNode[m]] !== this.type || mentionName[m] === 0) continue;
        const form = forms === undefined || Number.isNaN(forms[m]) ? 0 : forms[m];
        this.#bear(form, mentionName[m], local[mentionNode[m]], d, m, changed);
      }
    }
    return changed;
  }

  #bear(form: number, hash: number, node: number, document: number, mention: number, changed: Set<number>): void {
    const last = this.#last[node] - 1;
    if (last >= 0 && this.#hash[last] === hash && this.#form[last] === form) {
      if (document < this.#document.at(last)) this.#place(last, document, mention);
      return;
    }
    const name = this.#nameOf(form, hash);
    if (node < this.#last.length) this.#last[node] = name + 1;
    if (name === this.#firstBearer.length) {
      this.#firstBearer.push(node);
      this.#document.push(document);
      this.#mention.push(mention);
      changed.add(name);
      return;
    }
    if (document < this.#document.at(name)) this.#place(name, document, mention);
    if (this.#firstBearer.at(name) === node) return;
    const others = this.#others.get(name) ?? new Set();
    if (others.has(node)) return;
    this.#others.set(name, others.add(node));
    changed.add(name);
  }

  #nameOf(form: number, hash: number): number {
    let names = this.#byForm.get(form);
    if (names === undefined) {
      names = new Map();
      this.#byForm.set(form, names);
    }
    const known = names.get(hash);
    if (known !== undefined) return known;
    names.set(hash, this.#hash.length);
    this.#form.push(form);
    return this.#hash.push(hash) - 1;
  }

  #place(name: number, document: number, mention: number): void {
    this.#document.set(name, document);
    this.#mention.set(name, mention);
  }

  /** Names that several raw nodes bear, by hash, then legal form: an order that does not depend on arrival. */
  shared(among: Iterable<number> = this.#others.keys()): number[] {
    return [...among]
      .filter((name) => this.#others.has(name))
      .sort((a, b) => this.#hash[a] - this.#hash[b] || this.#form[a] - this.#form[b]);
  }

  *bearers(name: number): Generator<number> {
    yield this.#firstBearer.at(name);
    yield* this.#others.get(name) ?? [];
  }

  /** A diagnostic where the name stands first. */
  placed(name: number, code: string, text: string): PlacedDiagnostic {
    return { code, document: this.#document.at(name), row: this.#mention.at(name), text };
  }

  /** Documents have got new ordinals. */
  renumber(ordinals: Int32Array): void {
    for (let name = 0; name < this.#document.length; name++) this.#document.set(name, ordinals[this.#document.at(name)]);
  }
}
