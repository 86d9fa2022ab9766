/**
 * What stands below each raw node, kept from one view to the next: it finds what a programme reaches
 * without the edges of a whole view. Keyed by the root of what was united; a view that goes on from
 * another leaves the roots of what stood as they were (`apply.ts`), so what was found stays true.
 *
 * It leads to more than a programme needs (scopes and approvals are not looked at), never to less.
 */
import { EdgeKind } from '../ontology/edge-kind.ts';
import { csrOf, IntList } from './csr.ts';
import type { Csr } from './graph.ts';
import { eachEdge, profileOf, type Raw } from './raw.ts';
import type { UnionFind } from './union-find.ts';

/** Documents by the store's integer, in the order of the view. */
type Documents = readonly { readonly document: number }[];

/** Edges that may stand beside the sorted ones, as a share of these. */
const maxFurther = 1 / 8;
const fewEdges = 10_000;

export class Below {
  #sorted: Csr = { offsets: new Int32Array(1), targets: new Int32Array(0) };
  #further = new Map<number, number[]>();
  #edges = 0;
  readonly #known = new Set<number>();

  /** Takes in the documents that it does not know. */
  #cover(raw: Raw, sets: UnionFind, documents: Documents): void {
    let fresh = [...documents.keys()].filter((d) => !this.#known.has(documents[d].document));
    if (fresh.length === 0) return;
    const coming = fresh.reduce((sum, d) => sum + edgesOf(raw, d), 0);
    const isMuch = this.#known.size === 0 || this.#edges + coming > Math.max(fewEdges, this.#sorted.targets.length * maxFurther);
    if (isMuch) {
      this.#known.clear();
      this.#further.clear();
      this.#edges = 0;
      fresh = [...documents.keys()];
      const from = new IntList();
      const to = new IntList();
      eachBelow(raw, sets, fresh, (above, below) => {
        from.push(above);
        to.push(below);
      });
      this.#sorted = csrOf(from.values(), to.values(), raw.count);
    } else {
      this.#edges += coming;
      eachBelow(raw, sets, fresh, (above, below) => {
        const list = this.#further.get(above);
        if (list === undefined) this.#further.set(above, [below]);
        else list.push(below);
      });
    }
    for (const d of fresh) this.#known.add(documents[d].document);
  }

  /** Roots at or below those given, in no order. O(what is reached), and O(raw nodes) to clear. */
  reach(raw: Raw, sets: UnionFind, documents: Documents, from: Iterable<number>): Int32Array {
    this.#cover(raw, sets, documents);
    const seen = new Uint8Array(raw.count);
    const reached = new IntList();
    const visit = (node: number): void => {
      // A later view may have taken in nodes that this one does not have.
      if (node >= raw.count || seen[node] === 1) return;
      seen[node] = 1;
      reached.push(node);
    };
    for (const node of from) visit(sets.find(node));
    const { offsets, targets } = this.#sorted;
    for (let head = 0; head < reached.length; head++) {
      const node = reached.at(head);
      if (node + 1 < offsets.length) for (let e = offsets[node]; e < offsets[node + 1]; e++) visit(targets[e]);
      for (const below of this.#further.get(node) ?? []) visit(below);
    }
    return reached.values();
  }
}

/** Along which kinds one goes down, and whether from an edge's target to its origin. */
const kindsDown = [
  [EdgeKind.REQUIRES, false],
  [EdgeKind.PROVIDES, true],
  [EdgeKind.SUBSTITUTES, true],
] as const;

function edgesOf({ documents }: Raw, d: number): number {
  const { kinds } = profileOf(documents[d].columns);
  return kindsDown.reduce((sum, [kind]) => sum + kinds[kind], 0);
}

function eachBelow(raw: Raw, sets: UnionFind, documents: readonly number[], visit: (above: number, below: number) => void): void {
  for (const [kind, isReversed] of kindsDown) {
    eachEdge(
      raw,
      kind,
      (from, to) => {
        if (isReversed) visit(sets.find(to), sets.find(from));
        else visit(sets.find(from), sets.find(to));
      },
      documents,
    );
  }
}
