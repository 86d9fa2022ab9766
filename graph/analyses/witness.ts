/**
 * The witness of a finding: why losing the candidate leaves the item without a source. One failing
 * requirement at each AND (the first in the cascade), every failing source and approved substitute
 * at each OR, in the order of the cascade. Replayed from the top, each step follows from the loss
 * and the steps before it. O(steps), cut at `witnessLimit`.
 */
import type { NodeRef } from '../view/graph.ts';
import { type Cascade, Cause } from './cascade.ts';
import type { WitnessStep } from './finding.ts';
import { Role } from './world.ts';

export const witnessLimit = 2000;

export interface Witness {
  readonly steps: readonly WitnessStep[];
  readonly cut: boolean;
}

/** @param loss steps from a lost source to the candidate. */
export function witnessOf(cascade: Cascade, item: number, loss: (source: number) => WitnessStep[]): Witness {
  const needed = neededNodes(cascade, item);
  // What is lost outright comes first, whenever the cascade came across it.
  const place = (node: number): number => (causeOf(cascade, node) === Cause.lost ? -1 : cascade.position[node]!);
  needed.sort((a, b) => place(a) - place(b) || a - b);
  const steps: WitnessStep[] = [];
  for (const node of needed) {
    if (steps.length > witnessLimit) break;
    steps.push(...derivation(cascade, node, loss));
  }
  // On a circle the conclusion may be a step to another.
  if (!needed.includes(item) || cascade.cause[item] !== Cause.noSource) steps.push(...sourceSteps(cascade, item));
  return steps.length > witnessLimit ? { steps: steps.slice(0, witnessLimit), cut: true } : { steps, cut: false };
}

/** Failing nodes that the proof leans on, without the item's own lack of a source. */
function neededNodes(cascade: Cascade, item: number): number[] {
  const seen = new Set<number>();
  const need = (node: number): void => {
    if (gone(cascade, node) && seen.size <= witnessLimit) seen.add(node);
  };
  for (const node of below(cascade, item)) need(node);
  for (const node of seen) {
    const cause = causeOf(cascade, node);
    if (cause >= 0) need(cause);
    else if (cause === Cause.circular) for (const one of circle(cascade, node)) need(one);
    else if (cause === Cause.noSource) for (const one of below(cascade, node)) need(one);
  }
  // Where the item failed for want of a source first, that is the conclusion and not a step to it.
  if (cascade.cause[item] === Cause.noSource && !cascade.assumes) seen.delete(item);
  return [...seen];
}

function lostWithAny(cascade: Cascade, node: number): boolean {
  return node >= cascade.items && cascade.world.role[node - cascade.items] === Role.lostWithAny;
}

function gone(cascade: Cascade, node: number): boolean {
  return lostWithAny(cascade, node) || cascade.failed(node);
}

/** Why a node failed; a source that is lost with any candidate needs no other reason. */
function causeOf(cascade: Cascade, node: number): number {
  return lostWithAny(cascade, node) ? Cause.lost : cascade.cause[node]!;
}

/** Counted sources and approved substitutes of an item, as nodes. */
function below(cascade: Cascade, item: number): number[] {
  const { graph, world, worlds, items } = cascade;
  const nodes: number[] = [];
  const own = graph.items.sources;
  for (let k = own.offsets[item]!; k < own.offsets[item + 1]!; k++) {
    if (world.role[own.targets[k]!] !== Role.none) nodes.push(items + own.targets[k]!);
  }
  const { approved } = worlds;
  for (let e = approved.offsets[item]!; e < approved.offsets[item + 1]!; e++) nodes.push(approved.targets[e]!);
  return nodes;
}

function derivation(cascade: Cascade, node: number, loss: (source: number) => WitnessStep[]): WitnessStep[] {
  const cause = causeOf(cascade, node);
  const from = refOf(cascade, node);
  if (cause >= 0) return [{ from, edge: 'REQUIRES', to: { type: 'Item', index: cause } }];
  if (cause === Cause.lost) return loss(node - cascade.items);
  if (cause === Cause.circular) return circularSteps(cascade, node);
  return sourceSteps(cascade, node);
}

/** What a node that only circular support holds up would need: a requirement that fails with it, else all its sources. */
function circle(cascade: Cascade, node: number): number[] {
  const required = requiresOf(cascade, node).find((item) => cascade.failed(item));
  if (required !== undefined) return [required];
  return node < cascade.items ? below(cascade, node) : [];
}

/** The circle is entered somewhere: the first step is taken for granted. */
function circularSteps(cascade: Cascade, node: number): WitnessStep[] {
  const [first] = circle(cascade, node);
  const requires = first !== undefined && first < cascade.items && requiresOf(cascade, node).includes(first);
  if (!requires) return sourceSteps(cascade, node).map((step) => ({ ...step, assumed: true }));
  return [{ from: refOf(cascade, node), edge: 'REQUIRES', to: refOf(cascade, first), assumed: true }];
}

function requiresOf({ links, items }: Cascade, node: number): Int32Array {
  const { offsets, targets } = node < items ? links.requires : links.inputs;
  const from = node < items ? node : node - items;
  return targets.subarray(offsets[from], offsets[from + 1]);
}

/** Every source and substitute of an item that failed. */
function sourceSteps(cascade: Cascade, item: number): WitnessStep[] {
  const { graph, worlds, world, items } = cascade;
  const to: NodeRef = { type: 'Item', index: item };
  const steps: WitnessStep[] = [];
  const own = graph.items.sources;
  for (let k = own.offsets[item]!; k < own.offsets[item + 1]!; k++) {
    const source = own.targets[k]!;
    const from: NodeRef = { type: 'Source', index: source };
    // It counts by default, but nobody stated its standing: this reading takes it as not counting.
    const doubted = world.role[source] === Role.none && worlds.definite.role[source] !== Role.none;
    if (doubted) steps.push({ from, edge: 'PROVIDES', to, assumed: true });
    else if (world.role[source] !== Role.none && gone(cascade, items + source)) steps.push({ from, edge: 'PROVIDES', to });
  }
  const { approved } = worlds;
  for (let e = approved.offsets[item]!; e < approved.offsets[item + 1]!; e++) {
    const substitute = approved.targets[e]!;
    if (cascade.failed(substitute)) steps.push({ from: { type: 'Item', index: substitute }, edge: 'SUBSTITUTES', to });
  }
  return steps;
}

function refOf(cascade: Cascade, node: number): NodeRef {
  return node < cascade.items ? { type: 'Item', index: node } : { type: 'Source', index: node - cascade.items };
}
