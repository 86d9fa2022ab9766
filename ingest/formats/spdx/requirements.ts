/** REQUIRES edges of an SPDX document: asserted as relationships are read, and then for what none is about. */
import type { DeltaBuilder, Node, TextValues } from '../../delta-builder.ts';
import type { Diagnostics } from '../../diagnostics.ts';
import { limits } from '../../limits.ts';
import type { Spool } from '../../spool/spool.ts';
import { DeclaredItems } from '../declared-items.ts';

/** An item that others may require, and where it stands. */
export interface Need {
  readonly node: Node;
  readonly pointer: string;
}

interface Requirement {
  readonly from: Node;
  readonly to: Node;
  readonly pointer: string;
  readonly scope: number | undefined;
  readonly texts: TextValues;
}

export class Requirements {
  readonly #builder: DeltaBuilder;
  readonly #items: DeclaredItems;

  constructor(builder: DeltaBuilder, spool: Spool | undefined) {
    this.#builder = builder;
    this.#items = new DeclaredItems(spool);
  }

  /** Each item, in the order of the document. */
  declare({ node, pointer }: Need): void {
    this.#items.add(node, pointer);
  }

  add({ from, to, pointer, scope, texts }: Requirement): void {
    this.#items.require(to);
    this.#builder.edge('REQUIRES', from, to, { pointer, numbers: { scope }, texts });
  }

  /**
   * Asserts that what the document describes requires what nothing requires. Of several described items it
   * is not said which; each is taken to, up to `limits.assumingRoots`.
   */
  finish(roots: readonly Node[], described: ReadonlySet<Node>, diagnostics: Diagnostics): void {
    if (roots.length === 0) return;
    const isMany = roots.length > limits.assumingRoots;
    let isAny = false;
    for (const { node, pointer } of this.#items.loose()) {
      if (described.has(node)) continue;
      isAny = true;
      for (const root of isMany ? roots.slice(0, 1) : roots) {
        this.#builder.edge('REQUIRES', root, node, { pointer, numbers: { assumed: 1 } });
      }
    }
    if (!isMany || !isAny) return;
    const message = `More than ${limits.assumingRoots} described items: what nothing requires is taken to be required by the first.`;
    diagnostics.add('many-described', 'info', '', message);
  }
}
