/** REQUIRES edges of an SPDX document: gathered while relationships are read, asserted when all are known. */
import type { DeltaBuilder, Node, TextValues } from '../../delta-builder.ts';
import type { Diagnostics } from '../../diagnostics.ts';
import { limits } from '../../limits.ts';

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
  readonly #requirements: Requirement[] = [];
  readonly #required = new Set<Node>();
  readonly #needs = new Map<Node, Need>();

  /** Each item, in the order of the document. */
  declare(need: Need): void {
    if (!this.#needs.has(need.node)) this.#needs.set(need.node, need);
  }

  add(requirement: Requirement): void {
    this.#requirements.push(requirement);
    this.#required.add(requirement.to);
  }

  /**
   * Asserts what is stated, then that what the document describes requires what nothing requires. Of
   * several described items it is not said which; each is taken to, up to `limits.assumingRoots`.
   */
  assert(builder: DeltaBuilder, roots: readonly Node[], described: ReadonlySet<Node>, diagnostics: Diagnostics): void {
    for (const { from, to, pointer, scope, texts } of this.#requirements) {
      builder.edge('REQUIRES', from, to, { pointer, numbers: { scope }, texts });
    }
    const loose = [...this.#needs.values()].filter(({ node }) => !this.#required.has(node) && !described.has(node));
    if (loose.length === 0 || roots.length === 0) return;
    const isMany = roots.length > limits.assumingRoots;
    if (isMany) {
      const message = `More than ${limits.assumingRoots} described items: what nothing requires is taken to be required by the first.`;
      diagnostics.add('many-described', 'info', '', message);
    }
    for (const { node, pointer } of loose) {
      for (const root of isMany ? roots.slice(0, 1) : roots) {
        builder.edge('REQUIRES', root, node, { pointer, numbers: { assumed: 1 } });
      }
    }
  }
}
