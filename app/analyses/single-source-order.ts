/** The order in which single sources are shown, and findings by their numbers. */
import type { SingleSource } from '../../graph/analyses/finding.ts';
import { FindingFlag } from '../../graph/analyses/single-source.ts';
import type { SingleSources } from '../../graph/analyses/single-sources.ts';
import type { NodeRef } from '../../graph/view/graph.ts';
import type { View } from '../../graph/view/open-view.ts';
import { Presenter } from '../statements/present.ts';
import { compareText } from '../workspace/answer.ts';
import type { Workspace } from '../workspace/workspace.ts';

/**
 * Numbers of the findings by certainty, then those that stop most end items, then by candidate, item
 * and kind. The last three need keys from the store: they are fetched for those findings alone that
 * are alike in the first two and of which a page shows one.
 */
export class SingleSourceOrder {
  readonly #workspace: Pick<Workspace, 'store'>;
  readonly #view: View;
  readonly #found: SingleSources;
  readonly #numbers: Int32Array;
  /** Certainty and number of end items of each finding, as one integer that ascends in the order. */
  readonly #weights: Float64Array;
  /** First places of runs of equal weight that are in their final order. */
  readonly #sorted = new Set<number>();

  /** Of all findings, or of those with these numbers. O(findings log findings). */
  constructor(workspace: Pick<Workspace, 'store'>, view: View, found: SingleSources, only?: readonly number[]) {
    const { count, flags } = found.columns;
    const numbers = only ?? Array.from({ length: count }, (_, number) => number);
    this.#workspace = workspace;
    this.#view = view;
    this.#found = found;
    this.#weights = new Float64Array(count);
    for (const number of numbers) {
      const possible = (flags[number] & FindingFlag.possible) !== 0;
      this.#weights[number] = (possible ? 2 ** 32 : 0) - found.endItems(number).length;
    }
    const weights = this.#weights;
    this.#numbers = Int32Array.from(numbers).sort((a, b) => weights[a] - weights[b]);
  }

  get total(): number {
    return this.#numbers.length;
  }

  /** Numbers at the places `from` to before `to`. */
  async slice(from: number, to: number): Promise<Int32Array> {
    const numbers = this.#numbers;
    const end = Math.min(to, numbers.length);
    for (let place = from; place < end; ) {
      const weight = this.#weights[numbers[place]];
      let first = place;
      let last = place + 1;
      while (first > 0 && this.#weights[numbers[first - 1]] === weight) first--;
      while (last < numbers.length && this.#weights[numbers[last]] === weight) last++;
      if (!this.#sorted.has(first)) await this.#sort(first, last);
      place = last;
    }
    return numbers.subarray(from, to);
  }

  async #sort(first: number, last: number): Promise<void> {
    const found = this.#found;
    const { items, flags } = found.columns;
    const run = this.#numbers.slice(first, last);
    const item = (number: number): NodeRef => ({ type: 'Item', index: items[number] });
    const presenter = new Presenter(this.#workspace, this.#view);
    await presenter.loadIds(Array.from(run).flatMap((number) => [found.candidate(number), item(number)]));
    const hidden = (number: number) => flags[number] & FindingFlag.hidden;
    run.sort(
      (a, b) =>
        compareText(presenter.id(found.candidate(a)), presenter.id(found.candidate(b))) ||
        compareText(presenter.id(item(a)), presenter.id(item(b))) ||
        hidden(a) - hidden(b),
    );
    this.#numbers.set(run, first);
    this.#sorted.add(first);
  }
}

/** Findings in the order of `numbers`; computed in ascending order, since those of one candidate share a cascade. */
export function findingsAt(found: SingleSources, numbers: Int32Array): SingleSource[] {
  const findings = new Map<number, SingleSource>();
  for (const number of numbers.toSorted()) findings.set(number, found.at(number));
  return Array.from(numbers, (number) => findings.get(number) as SingleSource);
}
