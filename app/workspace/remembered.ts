/**
 * Answers by view: a view never changes, so what was computed from it stays true, and the pages of one
 * list need one computation. They go with the view; of one view so many of the last asked are kept.
 */
import type { View } from '../../graph/view/open-view.ts';

/** Answers kept for each view. Each may be as large as the list that it pages through. */
export const rememberedAnswers = 32;

const byView = new WeakMap<View, Map<string, Promise<unknown>>>();

/** `question` names what is asked, completely. What fails is not remembered. */
export async function remembered<Answer>(view: View, question: string, compute: () => Promise<Answer>): Promise<Answer> {
  let answers = byView.get(view);
  if (answers === undefined) {
    answers = new Map();
    byView.set(view, answers);
  }
  const known = answers.get(question) as Promise<Answer> | undefined;
  const answer = known ?? compute();
  // A map keeps the order of insertion: the first is the one not asked for longest.
  answers.delete(question);
  answers.set(question, answer);
  const [oldest] = answers.keys();
  if (answers.size > rememberedAnswers && oldest !== undefined) answers.delete(oldest);
  try {
    return await answer;
  } catch (error) {
    if (answers.get(question) === answer) answers.delete(question);
    throw error;
  }
}
