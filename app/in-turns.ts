/** Long work in turns with whatever else waits for the process: requests are answered meanwhile. */
import { setImmediate } from 'node:timers/promises';
import type { Steps } from '../graph/analyses/steps.ts';

/** Milliseconds of one turn. */
const turn = 25;

export async function inTurns<T>(steps: Steps<T>): Promise<T> {
  for (let begun = performance.now(); ; ) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - begun < turn) continue;
    await setImmediate();
    begun = performance.now();
  }
}
