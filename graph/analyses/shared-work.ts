/**
 * What may be spent on several tasks together. Each has an equal part; what those that came to an end
 * leave, the others share equally. So nothing hangs on the order of the tasks, nor on which are looked at.
 */
import type { Steps } from './steps.ts';

/** Places that are visited before others may have a turn. */
export const placesOfStep = 20_000;

export interface Worked {
  /** False: it did not come to an end within its work. */
  readonly exact: boolean;
  /** Places that it visited. */
  readonly work: number;
}

/** @param most that one may have. */
export function* sharedOut<Task, Result extends Worked>(
  tasks: readonly Task[],
  work: number,
  most: number,
  run: (task: Task, work: number) => Steps<Result>,
): Steps<Result[]> {
  const part = Math.min(most, Math.floor(work / Math.max(1, tasks.length)));
  const results: Result[] = [];
  for (const task of tasks) results.push(yield* run(task, part));
  const unfinished = [...results.keys()].filter((k) => !results[k]!.exact);
  const left = results.reduce((rest, result) => rest - result.work, work);
  const more = Math.min(most, Math.floor(left / Math.max(1, unfinished.length)));
  if (more > part) for (const k of unfinished) results[k] = yield* run(tasks[k]!, more);
  return results;
}
