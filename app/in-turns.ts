/** Long work in turns with whatever else waits for the process: requests are answered meanwhile. */
import { setImmediate } from 'node:timers/promises';
import type { Steps } from '../graph/analyses/steps.ts';

/** Milliseconds of one turn. */
const turn = 25;

/** A turn of work that is awaited piece by piece. */
export class Turn {
  #begun = performance.now();

  /** Lets others have theirs where this one has lasted long enough. */
  async pass(): Promise<void> {
    if (performance.now() - this.#begun < turn) return;
    await setImmediate();
    this.#begun = performance.now();
  }
}

export async function inTurns<T>(steps: Steps<T>): Promise<T> {
  for (const own = new Turn(); ; ) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await own.pass();
  }
}
