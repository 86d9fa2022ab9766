/** The items of a document in its order, each with its first place, and which of them something requires. */
import type { Node } from '../delta-builder.ts';
import { IntList } from '../spool/int-list.ts';
import type { Spool } from '../spool/spool.ts';
import { TextList } from '../spool/text-list.ts';

export class DeclaredItems {
  readonly #nodes = new IntList();
  readonly #pointers: TextList;
  /** By node: bit 0 declared, bit 1 required. */
  readonly #marks = new IntList();

  constructor(spool: Spool | undefined) {
    this.#pointers = new TextList(spool);
  }

  /** False where it is declared already. */
  add(node: Node, pointer: string): boolean {
    const marks = this.#marks.at(node);
    if ((marks & 1) !== 0) return false;
    this.#marks.set(node, marks | 1);
    this.#nodes.push(node);
    this.#pointers.push(pointer);
    return true;
  }

  require(node: Node): void {
    this.#marks.set(node, this.#marks.at(node) | 2);
  }

  /** What nothing requires. */
  *loose(): Generator<{ node: Node; pointer: string }> {
    for (let place = 0; place < this.#nodes.length; place++) {
      const node = this.#nodes.at(place);
      if ((this.#marks.at(node) & 2) === 0) yield { node, pointer: this.#pointers.at(place) };
    }
  }
}
