/** What all questions have in common: one view's loaders, an answer computed once a view, its words in the SDL's case. */
import type { Answer } from '../../../app/answer.ts';
import { remembered } from '../../../app/remembered.ts';
import { connection, type PageInput } from '../connection.ts';
import type { Context, Loaders } from '../context.ts';
import type { QueryResolvers } from '../generated/resolvers.ts';
import { type TimesInput, timesOf } from '../times.ts';

/** Every query has a resolver. */
export type Queries = Required<QueryResolvers>;

export interface QuestionInput extends TimesInput, PageInput {
  readonly programme?: string | null;
}

/** A page of the findings of an answer, and what stands beside them. `question` names what is asked, completely. */
export async function answerPage<Finding, Given extends Answer<Finding>, Node>(
  loaders: Loaders,
  page: PageInput,
  question: readonly unknown[],
  ask: () => Promise<Given>,
  toNode: (finding: Given['findings'][number]) => Node,
) {
  const of = JSON.stringify(question);
  const answer = await remembered(loaders.explorer.view, of, ask);
  const shown = await connection<Given['findings'][number], Node>({ view: answer.view, of, all: answer.findings }, page, (some) =>
    some.map(toNode),
  );
  return { answer, shown: { ...shown, coverage: answer.coverage, diagnostics: answer.diagnostics } };
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
