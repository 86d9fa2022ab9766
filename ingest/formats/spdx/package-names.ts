/** What the packages of a document are called without their versions, by item: for what the document is about. */
import type { Node } from '../../delta-builder.ts';
import { IntList } from '../../spool/int-list.ts';
import type { Spool } from '../../spool/spool.ts';
import { TextList } from '../../spool/text-list.ts';

const unnamed = -1;

export class PackageNames {
  readonly #names: TextList;
  /** By node: the place of its name. */
  readonly #places = new IntList(unnamed);
  #first: Node | undefined;

  constructor(spool: Spool | undefined) {
    this.#names = new TextList(spool);
  }

  /** The item of the packages, where all are one. */
  get only(): Node | undefined {
    return this.#names.length === 1 ? this.#first : undefined;
  }

  /** The first name of an item stands. */
  add(node: Node, name: string): void {
    if (this.has(node)) return;
    this.#first ??= node;
    this.#places.set(node, this.#names.length);
    this.#names.push(name);
  }

  has(node: Node): boolean {
    return this.#places.at(node) !== unnamed;
  }

  get(node: Node): string | undefined {
    return this.has(node) ? this.#names.at(this.#places.at(node)) : undefined;
  }
}
