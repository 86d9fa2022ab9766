/** What all questions have in common: one view's loaders, an answer computed once a view, its words in the SDL's case. */
import type { Answer, PagedAnswer, SelectableAnswer } from '../../../app/workspace/answer.ts';
import { remembered } from '../../../app/workspace/remembered.ts';
import { viewAsked } from '../../../app/workspace/view-asked.ts';
import { OperationalError } from '../../../graph/model/operational-error.ts';
import { connection, type List, listOf, type PageInput } from '../connection.ts';
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

/** Which findings of an answer are asked for: those about one thing. */
export interface About<Finding> {
  readonly id: string;
  /** Of an answer whose findings are there. */
  readonly isAbout?: (finding: Finding) => boolean;
}

/**
 * A page of the findings of an answer, and what stands beside them. `question` names what is asked, completely:
 * the answer is the same whatever thing it is about, and is remembered once for all.
 */
export async function answerPage<Finding, Given extends Asked<Finding>, Node>(
  loaders: Loaders,
  input: PageInput & Pick<QuestionInput, 'programme'>,
  question: readonly unknown[],
  ask: () => Promise<Given & Asked<Finding>>,
  toNode: (finding: Finding) => Node,
  about?: About<Finding>,
) {
  const of = JSON.stringify(question);
  const answer = await remembered(await keeperOf(loaders, input.programme), of, ask);
  const { coverage, diagnostics } = answer;
  const list = about === undefined ? wholeList<Finding>(answer, of) : await narrowList<Finding>(answer, about, of);
  const shown = await connection<Finding, Node>(list, input, (findings) => findings.map(toNode));
  return { answer: answer as Given, shown: { ...shown, coverage, diagnostics } };
}

function wholeList<Finding>(answer: Asked<Finding>, of: string): List<Finding> {
  const { view } = answer;
  return 'findings' in answer ? listOf(view, of, answer.findings) : { view, of, total: answer.total, page: answer.page };
}

async function narrowList<Finding>(answer: Asked<Finding>, { id, isAbout }: About<Finding>, of: string): Promise<List<Finding>> {
  const name = JSON.stringify([of, 'about', id]);
  if ('findings' in answer) return listOf(answer.view, name, answer.findings.filter(isAbout ?? (() => false)));
  return { view: answer.view, of: name, ...(await (answer as SelectableAnswer<Finding>).about(id)) };
}

/**
 * With what an answer is kept: about a programme, with its portion, so that programmes do not take one another's
 * place. Of a programme that there is not nothing is kept but with the view: whoever asks says so.
 */
export async function keeperOf({ workspace, reader, explorer }: Loaders, programme: string | null | undefined) {
  if (programme == null) return explorer.view;
  try {
    return await viewAsked(workspace, reader, { programme });
  } catch (error) {
    if (error instanceof OperationalError) return explorer.view;
    throw error;
  }
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
