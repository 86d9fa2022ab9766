/**
 * Measures that mend a network, and the network in which each has its place. A measure stands in for a
 * node (its *place*): what needs the place holds as long as the place or a measure that was taken does.
 * A measure is itself lost with `lostWith`, and needs all of `children`. One with neither holds
 * whatever is lost: of those at a place only the cheapest matters, and it needs no node of its own.
 */
import type { Csr } from '../view/graph.ts';
import { Needs, type Network, networkOf } from './network.ts';

export interface Measure {
  /** Node that it stands in for. */
  readonly place: number;
  readonly children: readonly number[];
  readonly lostWith: readonly number[];
  /** A whole number, or nothing. */
  readonly cost: number;
}

export interface MeasuredNetwork {
  /** The network's nodes keep their numbers; a choice for each place with a measure that can fail, and those measures, follow. */
  readonly network: Network;
  /** Measure that holds whatever is lost, at each node; -1: none. */
  readonly sure: Int32Array;
  /** Measure that each node is; -1: it is none. */
  readonly gate: Int32Array;
  /** Node in which what a node stood for now is: its choice where it has one. */
  at(node: number): number;
}

export function holdsAlways({ children, lostWith }: Pick<Measure, 'children' | 'lostWith'>): boolean {
  return children.length === 0 && lostWith.length === 0;
}

/** O(nodes + edges + measures). */
export function measured(network: Network, measures: readonly Measure[]): MeasuredNetwork {
  const conditional = measures.flatMap((measure, at) => (holdsAlways(measure) ? [] : [at]));
  const choice = new Map<number, number>();
  for (const at of conditional) {
    const { place } = measures[at];
    if (!choice.has(place)) choice.set(place, network.count + choice.size);
  }
  const firstGate = network.count + choice.size;
  const count = firstGate + conditional.length;
  const gate = new Int32Array(count).fill(-1);
  for (const [k, at] of conditional.entries()) gate[firstGate + k] = at;
  const sure = new Int32Array(count).fill(-1);
  for (const [at, measure] of measures.entries()) {
    if (!holdsAlways(measure)) continue;
    const node = choice.get(measure.place) ?? measure.place;
    if (sure[node] === -1 || measure.cost < measures[sure[node]].cost) sure[node] = at;
  }
  const at = (node: number): number => choice.get(node) ?? node;
  if (conditional.length === 0) return { network, sure, gate, at };
  return { network: extended(network, measures, conditional, choice), sure, gate, at };
}

/** The network in which measures stand beside their places. Parents of a place have its choice instead. */
function extended(
  network: Network,
  measures: readonly Measure[],
  gates: readonly number[],
  choice: ReadonlyMap<number, number>,
): Network {
  const { count } = network;
  const total = count + choice.size + gates.length;
  const needs = new Uint8Array(total);
  needs.set(network.needs);
  needs.fill(Needs.any, count, count + choice.size);
  const instead = Int32Array.from({ length: count }, (_, node) => choice.get(node) ?? node);
  const at = (node: number): number => instead[node];
  const rows: (readonly number[])[] = [];
  const beside = new Map<number, number[]>();
  for (const [k, gate] of gates.entries()) {
    const { place } = measures[gate];
    const list = beside.get(place);
    if (list === undefined) beside.set(place, [count + choice.size + k]);
    else list.push(count + choice.size + k);
  }
  for (const place of choice.keys()) rows.push([place, ...(beside.get(place) ?? [])]);
  for (const gate of gates) rows.push([...new Set(measures[gate].children)].map(at));
  const children = appended({ offsets: network.children.offsets, targets: network.children.targets.map(at) }, rows);
  const lost = [...Array.from(choice.keys(), () => []), ...gates.map((gate) => [...new Set(measures[gate].lostWith)])];
  return networkOf(needs, children, network.candidates, appended(network.lostWith, lost));
}

export function appended(csr: Csr, rows: readonly (readonly number[])[]): Csr {
  const count = csr.offsets.length - 1;
  const offsets = new Int32Array(count + rows.length + 1);
  offsets.set(csr.offsets);
  for (const [k, row] of rows.entries()) offsets[count + k + 1] = offsets[count + k] + row.length;
  const targets = new Int32Array(offsets[count + rows.length]);
  targets.set(csr.targets);
  for (const [k, row] of rows.entries()) targets.set(row, offsets[count + k]);
  return { offsets, targets };
}

export interface Repaired {
  readonly network: Network;
  /** Node in which what a node stood for now is: its choice where it was a place. */
  at(node: number): number;
}

/** The network with the measures taken for good, as new nodes; nothing of the one given is changed. O(nodes + edges). */
export function repaired(network: Network, taken: readonly Measure[]): Repaired {
  const choice = new Map<number, number>();
  for (const { place } of taken) if (!choice.has(place)) choice.set(place, network.count + choice.size);
  const all = Array.from(taken.keys());
  return {
    network: taken.length === 0 ? network : extended(network, taken, all, choice),
    at: (node) => choice.get(node) ?? node,
  };
}
