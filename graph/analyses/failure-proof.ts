/**
 * The witness of an item that fails in a network of a view's supply: one failing requirement at each AND
 * (the first in the cascade), every failing source and approved substitute at each OR, in the order of
 * the cascade. It begins with what is lost and ends with the item; each step follows from the loss and
 * the steps before it. O(failing part + steps), cut at `witnessLimit`.
 */
import { Cause, type Loss } from '../network/loss.ts';
import type { NodeRef, ViewGraph } from '../view/graph.ts';
import type { WitnessStep } from './finding.ts';
import type { SupplyNetwork } from './supply-network.ts';
import { type Witness, witnessLimit } from './witness.ts';
import { Role, type World } from './world.ts';

export interface FailingSupply {
  readonly graph: ViewGraph;
  readonly supply: SupplyNetwork;
  /** The definite reading: what counts there and not in the network is doubted. */
  readonly definite: World;
  readonly loss: Loss;
  /** Nodes of circles that are taken as failing: a step of theirs is assumed. Default: none is. */
  readonly granted?: ReadonlySet<number>;
  /** Steps from a source that is lost outright to what it is lost with. */
  readonly lossOf: (source: number) => readonly WitnessStep[];
}

/** @param node node of an item that failed in the last scenario of `loss`. */
export function failureProof(failing: FailingSupply, node: number): Witness {
  const { loss } = failing;
  const needed = neededNodes(failing, node);
  const steps: WitnessStep[] = [];
  for (let k = 0; k < loss.length && steps.length <= witnessLimit; k++) {
    const one = loss.order[k]!;
    if (needed.has(one)) steps.push(...derivation(failing, one));
  }
  return steps.length > witnessLimit ? { steps: steps.slice(0, witnessLimit), cut: true } : { steps, cut: false };
}

/** Nodes that the proof leans on: the first cause where all are needed, every child where any would do. */
function neededNodes(failing: FailingSupply, node: number): Set<number> {
  const { loss, granted } = failing;
  const { offsets, targets } = loss.network.children;
  const needed = new Set([node]);
  for (const one of needed) {
    // Far more than the steps that are shown: what is cut is cut from the end.
    if (needed.size > 8 * witnessLimit) break;
    const cause = granted?.has(one) === true ? lackOf(failing, one) : loss.causeOf(one);
    if (cause >= 0) needed.add(cause);
    else if (cause === Cause.noneLeft) for (let e = offsets[one]!; e < offsets[one + 1]!; e++) needed.add(targets[e]!);
  }
  return needed;
}

/** What a node of a circle lacks where the circle does not hold itself up: something that it requires, else its supply. */
function lackOf({ supply, loss }: FailingSupply, node: number): number {
  const { offsets, targets } = loss.network.children;
  let lack = -1;
  for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
    if (!loss.failed(targets[e]!)) continue;
    lack = targets[e]!;
    if (lack < supply.items.length) break;
  }
  return lack;
}

function derivation(failing: FailingSupply, node: number): readonly WitnessStep[] {
  if (failing.granted?.has(node) !== true) return following(failing, node, failing.loss.causeOf(node));
  return following(failing, node, lackOf(failing, node)).map((step) => ({ ...step, assumed: true }));
}

function following(failing: FailingSupply, node: number, cause: number): readonly WitnessStep[] {
  const { supply, lossOf } = failing;
  const { items, sources } = supply;
  if (node < items.length) {
    if (cause >= items.length) return supplySteps(failing, node, cause);
    return [{ from: itemOf(supply, node), edge: 'REQUIRES', to: itemOf(supply, cause) }];
  }
  const source = node - items.length;
  // What needs any, and sources that nobody recorded, are no steps: the item that they hold up is.
  if (source >= sources.length) return [];
  if (cause === Cause.lost) return lossOf(sources[source]!);
  return [{ from: { type: 'Source', index: sources[source]! }, edge: 'REQUIRES', to: itemOf(supply, cause) }];
}

/** Every source and substitute of an item of which none is left; doubted sources are assumed not to count. */
function supplySteps({ graph, supply, definite }: FailingSupply, node: number, choice: number): WitnessStep[] {
  const { items, network, world } = supply;
  const item = items[node]!;
  const to: NodeRef = { type: 'Item', index: item };
  const steps: WitnessStep[] = [];
  const own = graph.items.sources;
  for (let k = own.offsets[item]!; k < own.offsets[item + 1]!; k++) {
    const source = own.targets[k]!;
    const from: NodeRef = { type: 'Source', index: source };
    if (world.role[source] === Role.counts) steps.push({ from, edge: 'PROVIDES', to });
    else if (definite.role[source] !== Role.none) steps.push({ from, edge: 'PROVIDES', to, assumed: true });
  }
  if (choice < items.length + supply.sources.length) return steps;
  for (let e = network.children.offsets[choice]!; e < network.children.offsets[choice + 1]!; e++) {
    const child = network.children.targets[e]!;
    if (child < items.length) steps.push({ from: itemOf(supply, child), edge: 'SUBSTITUTES', to });
  }
  return steps;
}

function itemOf({ items }: SupplyNetwork, node: number): NodeRef {
  return { type: 'Item', index: items[node]! };
}
