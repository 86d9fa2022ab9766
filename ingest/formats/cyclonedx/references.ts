/** What the references of a document (`bom-ref`) stand for. */
import { IntList } from '../../spool/int-list.ts';
import { TextIndex } from '../../spool/text-index.ts';
import type { Need } from './requirements.ts';

export class References {
  readonly #refs = new TextIndex();
  readonly #nodes = new IntList();
  /** 0 stands for required or unstated. */
  readonly #scopes = new IntList();
  readonly #quantities = new Map<number, number>();

  /** False where an earlier component or service has the reference. */
  add(ref: string, { node, scope, quantity }: Need): boolean {
    const { size } = this.#refs;
    const number = this.#refs.add(ref);
    if (number < size) return false;
    this.#nodes.push(node);
    this.#scopes.push(scope ?? 0);
    if (quantity !== undefined) this.#quantities.set(number, quantity);
    return true;
  }

  get(ref: string): Need | undefined {
    const number = this.#refs.get(ref);
    if (number === -1) return undefined;
    return { node: this.#nodes.at(number), scope: this.#scopes.at(number) || undefined, quantity: this.#quantities.get(number) };
  }
}
