/** Small random networks of availability from a seed, and what fails in them by the definition taken literally. */
import { Needs, type Network, networkOf } from '../../graph/network/network.ts';
import { random } from './random-supply.ts';

export interface NetworkSpec {
  /** For each node: what it needs, of which children; who takes it down. */
  readonly nodes: readonly {
    readonly any: boolean;
    readonly children: readonly number[];
    readonly lostWith: readonly number[];
  }[];
  readonly candidates: number;
}

export function randomNetworkSpec(seed: number): NetworkSpec {
  const next = random(seed);
  const below = (n: number): number => Math.floor(next() * n);
  const count = 3 + below(14);
  const candidates = 2 + below(6);
  const cyclic = next() < 0.6;
  const bottom = Math.ceil(count * (0.3 + 0.4 * next()));
  /** `least` to `most` of `from .. to`, ascending, without repeats. */
  const some = (from: number, to: number, least: number, most: number): number[] => {
    const chosen = new Set<number>();
    for (let k = least + below(most - least + 1); k > 0 && to > from; k--) chosen.add(from + below(to - from));
    return [...chosen].sort((a, b) => a - b);
  };
  const nodes = Array.from({ length: count }, (_, at) => {
    const any = next() < 0.5;
    // What stands at the bottom is mostly somebody's; what stands on others seldom.
    if (at >= count - bottom && next() < 0.8)
      return { any, children: [], lostWith: next() < 0.9 ? some(0, candidates, 1, 2) : [] };
    const children = some(cyclic && next() < 0.3 ? 0 : at + 1, count, 1, 3);
    return { any, children, lostWith: next() < 0.08 ? some(0, candidates, 1, 1) : [] };
  });
  return { nodes, candidates };
}

export function rowsOf(lists: readonly (readonly number[])[]): { offsets: Int32Array; targets: Int32Array } {
  const offsets = new Int32Array(lists.length + 1);
  for (const [k, list] of lists.entries()) offsets[k + 1] = offsets[k] + list.length;
  return { offsets, targets: Int32Array.from(lists.flat()) };
}

export function networkFrom({ nodes, candidates }: NetworkSpec): Network {
  const needs = Uint8Array.from(nodes, ({ any }) => (any ? Needs.any : Needs.all));
  return networkOf(
    needs,
    rowsOf(nodes.map(({ children }) => children)),
    candidates,
    rowsOf(nodes.map(({ lostWith }) => lostWith)),
  );
}

/**
 * Which nodes hold without circular support when this candidate is lost: the greatest choice of what has no
 * foundation even before, over the least fixpoint of what has one.
 */
export function foundedAvailability(spec: NetworkSpec, candidate: number): boolean[] {
  const founded = availability(spec, [], 'none');
  const stands = founded.map((one) => !one);
  const { nodes } = spec;
  for (;;) {
    const state = nodes.map((_, node) => stands[node]);
    const now = (at: number): boolean => {
      const { any, children, lostWith } = nodes[at];
      const held = any && children.length > 0 ? children.some((child) => state[child]) : children.every((child) => state[child]);
      return held && !lostWith.includes(candidate);
    };
    for (let changed = true; changed; ) {
      changed = false;
      for (const at of nodes.keys()) {
        if (!founded[at] || state[at] || !now(at)) continue;
        state[at] = true;
        changed = true;
      }
    }
    const falls = [...nodes.keys()].filter((at) => stands[at] && !now(at));
    if (falls.length === 0) return state;
    for (const at of falls) stands[at] = false;
  }
}

/**
 * Which nodes are available when these candidates are lost, by evaluating the definition until nothing
 * changes: from all available (the greatest fixpoint), or from none (the least).
 */
export function availability({ nodes }: NetworkSpec, lost: readonly number[], from: 'all' | 'none' = 'all'): boolean[] {
  const state = nodes.map(() => from === 'all');
  for (let changed = true; changed; ) {
    changed = false;
    for (const [at, { any, children, lostWith }] of nodes.entries()) {
      const held = any && children.length > 0 ? children.some((child) => state[child]) : children.every((child) => state[child]);
      const now = held && !lostWith.some((candidate) => lost.includes(candidate));
      if (now !== state[at]) changed = true;
      state[at] = now;
    }
  }
  return state;
}
