/** Long work in turns with whatever else waits for the process: requests are answered meanwhile. */
import { setImmediate } from 'node:timers/promises';
import type { Steps } from '../../graph/analyses/steps.ts';

/** Milliseconds of one turn, which all that is worked on in this way has one after another. */
const turn = 25;

let begun = 0;
let next: Promise<unknown> = Promise.resolve();

/**
 * Lets others have their turn when this one is over. Many short works one after another, or at once, keep
 * others from theirs as one long one does: the turn is theirs together.
 */
export async function passTurn(): Promise<void> {
  if (performance.now() - begun < turn) return;
  next = next.then(() => setImmediate());
  await next;
  begun = performance.now();
}

export async function inTurns<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    if (performance.now() - begun >= turn) await passTurn();
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
