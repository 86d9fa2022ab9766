/** REQUIRES edges: asserted as they are read, but for those that hang on what is read later. */
import type { DeltaBuilder, Node } from '../../delta-builder.ts';
import { IntList } from '../../spool/int-list.ts';
import type { Spool } from '../../spool/spool.ts';
import { DeclaredItems } from '../declared-items.ts';

/** What a component says of the requirements on it. */
export interface Need {
  readonly node: Node;
  /** Scope code; undefined for required or unstated. */
  readonly scope: number | undefined;
  /** Hundredths of `cdx:device:quantity`, the total number in the document. */
  readonly quantity: number | undefined;
}

interface Requirement {
  readonly from: Node;
  readonly need: Need;
  readonly pointer: string;
  readonly relation: 'nested' | 'dependsOn' | 'provides';
}

const nobody = -1;
const several = -2;

export class Requirements {
  readonly #builder: DeltaBuilder;
  /** Of what has a stated quantity: it is known at the end whether one item needs all of them. */
  readonly #waiting: Requirement[] = [];
  /** By node: the one item that requires it. */
  readonly #requiredBy = new IntList(nobody);
  readonly #items: DeclaredItems;
  /** By node, over all the components that are this item; 0 stands for required or unstated. */
  readonly #scopes = new IntList();
  readonly #quantities = new Map<Node, number>();

  constructor(builder: DeltaBuilder, spool: Spool | undefined) {
    this.#builder = builder;
    this.#items = new DeclaredItems(spool);
  }

  /** Each component once, in the order of the document. Listed twice: needed if either is needed; quantities add up. */
  declare({ node, scope, quantity }: Need, pointer: string): void {
    const isFirst = this.#items.add(node, pointer);
    this.#scopes.set(node, isFirst ? (scope ?? 0) : Math.min(this.#scopes.at(node), scope ?? 0));
    if (quantity !== undefined) this.#quantities.set(node, (this.#quantities.get(node) ?? 0) + quantity);
  }

  add(from: Node, need: Need, pointer: string, relation: Requirement['relation']): void {
    const other = this.#requiredBy.at(need.node);
    this.#requiredBy.set(need.node, other === nobody || other === from ? from : several);
    this.#items.require(need.node);
    const requirement = { from, need, pointer, relation };
    if (need.quantity === undefined || relation === 'nested') this.#assert(requirement);
    else this.#waiting.push(requirement);
  }

  /** Asserts what waited, then that the root, if one is given, requires what nothing requires. */
  finish(root: Node | undefined): void {
    for (const requirement of this.#waiting) this.#assert(requirement);
    if (root === undefined) return;
    for (const { node, pointer } of this.#items.loose()) {
      if (node === root) continue;
      const numbers = { assumed: 1, scope: this.#scopes.at(node) || undefined, quantity: this.#quantities.get(node) };
      this.#builder.edge('REQUIRES', root, node, { pointer, numbers });
    }
  }

  #assert({ from, need, pointer, relation }: Requirement): void {
    // The stated quantity is a total: it says how many one item needs only where one item needs them.
    const isTotal = relation !== 'nested' && this.#requiredBy.at(need.node) === several;
    this.#builder.edge('REQUIRES', from, need.node, {
      pointer,
      numbers: { scope: need.scope, quantity: isTotal ? undefined : need.quantity },
      texts: relation === 'provides' ? { relation } : undefined,
    });
  }
}
