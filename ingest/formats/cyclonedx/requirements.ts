/** REQUIRES edges: gathered while components are read, asserted when all of them are known. */
import type { DeltaBuilder, Node } from '../../delta-builder.ts';

/** What a component says of the requirements on it. */
export interface Need {
  readonly node: Node;
  readonly pointer: string;
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

const several = -1;

export class Requirements {
  readonly #requirements: Requirement[] = [];
  /** The one item that requires a node, or `several`. */
  readonly #requiredBy = new Map<Node, Node>();
  /** By node, over all the components that are this item. */
  readonly #needs = new Map<Node, Need>();

  /** Each component once, in the order of the document. */
  declare(need: Need): void {
    const earlier = this.#needs.get(need.node);
    if (earlier === undefined) this.#needs.set(need.node, need);
    else this.#needs.set(need.node, merged(earlier, need));
  }

  add(from: Node, need: Need, pointer: string, relation: Requirement['relation']): void {
    this.#requirements.push({ from, need, pointer, relation });
    const other = this.#requiredBy.get(need.node);
    this.#requiredBy.set(need.node, other === undefined || other === from ? from : several);
  }

  /** Asserts what is stated, then that the root, if one is given, requires what nothing requires. */
  assert(builder: DeltaBuilder, root: Node | undefined): void {
    for (const { from, need, pointer, relation } of this.#requirements) {
      // The stated quantity is a total: it says how many one item needs only where one item needs them.
      const isTotal = relation !== 'nested' && this.#requiredBy.get(need.node) === several;
      builder.edge('REQUIRES', from, need.node, {
        pointer,
        numbers: { scope: need.scope, quantity: isTotal ? undefined : need.quantity },
        texts: relation === 'provides' ? { relation } : undefined,
      });
    }
    if (root === undefined) return;
    for (const [node, need] of this.#needs) {
      if (node === root || this.#requiredBy.has(node)) continue;
      const numbers = { assumed: 1, scope: need.scope, quantity: need.quantity };
      builder.edge('REQUIRES', root, node, { pointer: need.pointer, numbers });
    }
  }
}

/** Listed twice: needed if either is needed; quantities add up. */
function merged(a: Need, b: Need): Need {
  const quantity = a.quantity === undefined ? b.quantity : a.quantity + (b.quantity ?? 0);
  return { ...a, scope: a.scope === undefined || b.scope === undefined ? undefined : Math.min(a.scope, b.scope), quantity };
}
