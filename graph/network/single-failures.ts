/**
 * Question: which candidates' loss alone makes each node fail?
 *
 * Definition (ANALYSIS, Availability): `F(all) = own + union of F(children)`, `F(any) = own +
 * intersection of F(children)`, the least sets that satisfy this (a failure must be derived).
 *
 * One depth-first search finds strongly connected components (Pearce 2016, one array) and gives each
 * its sets as soon as it is complete, children first. Sets are (start, length) in one arena and are
 * shared by reference where a node passes its child's set on; union and intersection use a stamp
 * array, no sorting. Complexity: nodes + edges + the sets that the edges carry; within a component of
 * several nodes `component-failures.ts`. Limits: memory is that of the distinct sets.
 */
import { ComponentFailures } from './component-failures.ts';
import { FailureSets } from './failure-sets.ts';
import { Needs, type Network } from './network.ts';

export interface SingleFailures {
  /** Candidates of each node. */
  readonly sets: FailureSets;
  /** Nodes with children before parents; those of one component stand together. */
  readonly order: Int32Array;
  /** First place in `order` of the component of each place: equal for nodes of one component. */
  readonly component: Int32Array;
  /** Nodes of components that have several, or a node that leads to itself. */
  readonly circular: number;
}

export function singleFailures(network: Network): SingleFailures {
  return new Search(network).run();
}

class Search {
  readonly #network: Network;
  readonly #sets: FailureSets;
  readonly #order: Int32Array;
  readonly #component: Int32Array;
  #components: ComponentFailures | undefined;
  #placed = 0;
  #circular = 0;

  constructor(network: Network) {
    this.#network = network;
    this.#sets = FailureSets.empty(network.count, network.candidates);
    this.#order = new Int32Array(network.count);
    this.#component = new Int32Array(network.count);
  }

  /**
   * `reach[v]` is 0 before the visit, then the least visiting number known to be reached from v, then
   * `done` or above. The stack of open nodes and the path share no storage: both are bounded by the nodes.
   */
  run(): SingleFailures {
    const { count, children } = this.#network;
    const { offsets, targets } = children;
    const done = 0x7fffffff;
    const reach = new Int32Array(count);
    const cursor = new Int32Array(count);
    const path = new Int32Array(count);
    const open = new Int32Array(count);
    const visited = new Int32Array(count);
    let openLength = 0;
    let index = 0;
    for (let root = 0; root < count; root++) {
      if (reach[root] !== 0) continue;
      let depth = 0;
      path[0] = root;
      reach[root] = visited[root] = ++index;
      cursor[root] = offsets[root];
      while (depth >= 0) {
        const node = path[depth];
        const end = offsets[node + 1];
        let at = cursor[node];
        let low = reach[node];
        let down = -1;
        while (at < end) {
          const child = targets[at];
          const known = reach[child];
          if (known === 0) {
            down = child;
            break;
          }
          if (known < low) low = known;
          at++;
        }
        cursor[node] = at;
        reach[node] = low;
        if (down !== -1) {
          path[++depth] = down;
          reach[down] = visited[down] = ++index;
          cursor[down] = offsets[down];
          continue;
        }
        depth--;
        if (low !== visited[node]) {
          open[openLength++] = node;
          continue;
        }
        // The root of its component: its members are above it in visiting order on the open stack.
        let first = openLength;
        while (first > 0 && visited[open[first - 1]] > low) first--;
        for (let k = first; k < openLength; k++) reach[open[k]] = done;
        reach[node] = done;
        this.#complete(node, open.subarray(first, openLength));
        openLength = first;
      }
    }
    return { sets: this.#sets, order: this.#order, component: this.#component, circular: this.#circular };
  }

  /** All that the component leads to outside it has its sets. */
  #complete(root: number, others: Int32Array): void {
    const first = this.#placed;
    for (let k = 0; k < others.length; k++) this.#place(others[k], first);
    this.#place(root, first);
    if (others.length === 0 && !this.#leadsToItself(root)) {
      this.#evaluate(root);
      return;
    }
    this.#circular += others.length + 1;
    this.#components ??= new ComponentFailures(this.#network, this.#sets);
    this.#components.solve(this.#order.subarray(first, this.#placed));
  }

  #place(node: number, component: number): void {
    this.#component[this.#placed] = component;
    this.#order[this.#placed++] = node;
  }

  #leadsToItself(node: number): boolean {
    const { offsets, targets } = this.#network.children;
    for (let e = offsets[node]; e < offsets[node + 1]; e++) if (targets[e] === node) return true;
    return false;
  }

  #evaluate(node: number): void {
    const { needs, children, lostWith } = this.#network;
    const ownStart = lostWith.offsets[node];
    const ownEnd = lostWith.offsets[node + 1];
    const start = children.offsets[node];
    const end = children.offsets[node + 1];
    const sets = this.#sets;
    if (needs[node] === Needs.all) sets.unite(node, children.targets, start, end, lostWith.targets, ownStart, ownEnd);
    else if (ownStart === ownEnd) sets.intersect(node, children.targets, start, end);
    else {
      sets.intersect(node, children.targets, start, end);
      sets.add(node, lostWith.targets, ownStart, ownEnd);
    }
  }
}
