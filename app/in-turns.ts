/** Long work in turns with whatever else waits for the process: requests are answered meanwhile. */
import { setImmediate } from 'node:timers/promises';
import type { Steps } from '../graph/analyses/steps.ts';

/** Milliseconds of one turn. */
const turn = 25;

/** A turn of work that is awaited piece by piece. */
export class Turn {
  #begun = performance.now();

  get isOver(): boolean {
    return performance.now() - this.#begun >= turn;
  }

  /** Lets others have theirs; then the next begins. */
  async pass(): Promise<void> {
    await setImmediate();
    this.#begun = performance.now();
  }
}

export async function inTurns<T>(steps: Steps<T>): Promise<T> {
  for (const own = new Turn(); ; ) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (own.isOver) await own.pass();
  }
}
