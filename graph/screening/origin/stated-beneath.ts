/**
 * Question: is a step of making stated by all that goes into what a source makes?
 *
 * Definition: a source states a step by its own rows, or when something is recorded that goes into it and all
 * of that states the step. An item states it when each of its sources does; one without a source, when all
 * that it requires does. What goes into a source is what it or its item requires, as far as the rule reaches
 * that or something beneath it; where documents say that what an item requires is incomplete or not known,
 * all that goes into it is not known, and states nothing. The least such solution: a circle that nobody
 * enters states nothing either.
 *
 * O(items above and beneath what is reached, their sources and requirements).
 */
import { Coverage } from '../../ontology/property.ts';
import type { ViewGraph } from '../../view/graph.ts';

type States = (source: number) => boolean;

export class StatedBeneath {
  readonly #graph: ViewGraph;
  /** What the rule reaches, and whatever that goes into. */
  readonly #items: ReadonlySet<number>;

  constructor(graph: ViewGraph, reached: readonly number[]) {
    this.#graph = graph;
    this.#items = withAllAbove(graph, reached);
  }

  /** Recorded of the source and of its item, once each; none where the record is known to lack something. */
  goesInto(source: number): number[] {
    const { requires } = this.#graph.sources;
    const own = requires.targets.subarray(requires.offsets[source], requires.offsets[source + 1]);
    return this.#inputs(this.#graph.sources.item[source], own);
  }

  /** Of one step. @param states whether rows of the source state it, asked of sources of what is reached and of what that goes into */
  of(states: States): States {
    const stated = this.#itemsThatState(states);
    return (source) => {
      const inputs = this.goesInto(source);
      return inputs.length > 0 && inputs.every((item) => stated.has(item));
    };
  }

  #inputs(item: number, more: Iterable<number>): number[] {
    const { requires, coverage } = this.#graph.items;
    if (coverage[item] === Coverage.incomplete || coverage[item] === Coverage.unknown) return [];
    const all = new Set([...requires.targets.subarray(requires.offsets[item], requires.offsets[item + 1]), ...more]);
    return [...all].filter((one) => this.#items.has(one));
  }

  /** An item is done when all that it waits for is: what waits for itself never is. */
  #itemsThatState(states: States): Set<number> {
    const open = new Map<number, number>();
    const waiting = new Map<number, number[]>();
    const done: number[] = [];
    for (const item of this.#items) {
      const each = this.#waitsFor(item, states);
      if (each.some((inputs) => inputs.length === 0)) continue;
      const inputs = new Set(each.flat());
      if (inputs.size === 0) done.push(item);
      open.set(item, inputs.size);
      for (const input of inputs) {
        const others = waiting.get(input);
        if (others === undefined) waiting.set(input, [item]);
        else others.push(item);
      }
    }
    // An array that grows is walked to its end: this is the queue.
    for (const item of done) {
      for (const above of waiting.get(item) ?? []) {
        const left = (open.get(above) as number) - 1;
        open.set(above, left);
        if (left === 0) done.push(above);
      }
    }
    return new Set(done);
  }

  /** What goes into each source that does not state it; into the item, where no source is known. */
  #waitsFor(item: number, states: States): number[][] {
    const { offsets, targets } = this.#graph.items.sources;
    const sources = [...targets.subarray(offsets[item], offsets[item + 1])];
    if (sources.length === 0) return [this.#inputs(item, [])];
    return sources.filter((source) => !states(source)).map((source) => this.goesInto(source));
  }
}

/** These items, and everything that requires them, itself or by a source of it, over any number of steps. */
function withAllAbove({ items, sources }: ViewGraph, from: readonly number[]): Set<number> {
  const found = new Set(from);
  // A Set that grows is walked to its end: this is the queue.
  for (const item of found) {
    for (let e = items.requiredBy.offsets[item]; e < items.requiredBy.offsets[item + 1]; e++)
      found.add(items.requiredBy.targets[e]);
    for (let e = sources.requiredBy.offsets[item]; e < sources.requiredBy.offsets[item + 1]; e++)
      found.add(sources.item[sources.requiredBy.targets[e]]);
  }
  return found;
}
