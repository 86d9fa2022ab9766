/** What all questions have in common: one view's loaders, an answer computed once a view, its words in the SDL's case. */
import type { Answer, PagedAnswer } from '../../../app/answer.ts';
import { remembered } from '../../../app/remembered.ts';
import { connection, listOf, type PageInput } from '../connection.ts';
import type { Context, Loaders } from '../context.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';
import { type TimesInput, timesOf } from '../times.ts';

/** Every query has a resolver. */
export type Queries = Required<QueryResolvers>;

export interface QuestionInput extends TimesInput, PageInput {
  readonly programme?: string | null;
}

/** An answer whose findings are there, or made when their page is asked for. */
type Asked<Finding> = Answer<Finding> | PagedAnswer<Finding>;

/** A page of the findings of an answer, and what stands beside them. `question` names what is asked, completely. */
export async function answerPage<Finding, Given extends Asked<Finding>, Node>(
  loaders: Loaders,
  input: PageInput,
  question: readonly unknown[],
  ask: () => Promise<Given & Asked<Finding>>,
  toNode: (finding: Finding) => Node,
) {
  const of = JSON.stringify(question);
  const answer = await remembered(loaders.explorer.view, of, ask);
  const { view, coverage, diagnostics } = answer;
  const list = 'findings' in answer ? listOf(view, of, answer.findings) : { view, of, total: answer.total, page: answer.page };
  const shown = await connection<Finding, Node>(list, input, (findings) => findings.map(toNode));
  return { answer: answer as Given, shown: { ...shown, coverage, diagnostics } };
}

export function loadersOf(context: Context, times: TimesInput): Promise<Loaders> {
  return context.loaders(timesOf(times));
}

/** `OWNER_COUNTRY` of the SDL is `owner-country` elsewhere. */
export function lower<T extends string>(value: string): T {
  return value.toLowerCase().replaceAll('_', '-') as T;
}

export function upper<T extends string>(value: string): T {
  return value.toUpperCase().replaceAll('-', '_') as T;
}
