/**
 * What the answers to one question may take together. `fullAnswers` of them may take as much each as the
 * limit of one (`divisionWork`, `ratioWork`, `askWork`); where there are more they share that equally,
 * whichever of them are looked at. Only answers of several items take part: a single one takes little.
 */
import type { ConcentrationResult } from './concentration-result.ts';
import { descentWork } from './even-division.ts';
import { divisionWork } from './greatest-division.ts';
import { sharedOut } from './shared-work.ts';
import type { Steps } from './steps.ts';

export const fullAnswers = 4;

export class SharedAnswers {
  readonly #results: ConcentrationResult[] = [];
  readonly #of: number;

  /** @param of part of a question that these are: the stages of one answer share what it has. */
  constructor(of = 1) {
    this.#of = of;
  }

  add(result: ConcentrationResult): void {
    this.#results.push(result);
  }

  /** Part of the whole question that each is, 0 to 1. */
  get part(): number {
    return this.#of / Math.max(1, this.#results.length);
  }

  /** What each may take of what is limited to `limit` for one. */
  of(limit: number): number {
    return Math.floor(limit * Math.min(1, fullAnswers * this.part));
  }

  /** Rounds of descent have no least: a question takes no more of them than one answer may. */
  get descent(): number {
    return Math.floor(descentWork * this.part);
  }

  /** The index of each. What some do not need of their part the others have. */
  settle(): Steps<unknown> {
    const all = Math.floor(divisionWork * fullAnswers * this.#of);
    return sharedOut(this.#results, all, divisionWork, (result, work) => result.settle(work));
  }
}
