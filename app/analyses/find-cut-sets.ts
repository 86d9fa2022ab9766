/** Which two or three losses together stop an end item that neither stops alone: `find cut-sets`. */
import { availableParallelism } from 'node:os';
import { coverageOf } from '../../graph/analyses/coverage.ts';
import type { CutSetFindings, CutSetTotals } from '../../graph/analyses/cut-set-findings.ts';
import {
  type CutOrder,
  type CutSetOptions,
  candidatesInScope,
  findCutSets,
  searchInThreads,
} from '../../graph/analyses/cut-sets.ts';
import type { Certainty, Counting, Level } from '../../graph/analyses/finding.ts';
import { scopeOf } from '../../graph/analyses/scope.ts';
import { type SingleSourceContext, singleSourceContext } from '../../graph/analyses/single-source.ts';
import type { Diagnostic } from '../../graph/model/diagnostic.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import type { NodeRef } from '../../graph/view/graph.ts';
import type { View } from '../../graph/view/open-view.ts';
import { type EvidenceRef, Presenter, type Step, type Thing } from '../statements/present.ts';
import { compareText, dayAsked, type PagedAnswer, type Question, viewName } from '../workspace/answer.ts';
import { findProgramme } from '../workspace/find-programme.ts';
import { inTurns } from '../workspace/in-turns.ts';
import type { Reader } from '../workspace/reader.ts';
import { sourcesOfStage } from '../workspace/stage.ts';
import { viewAsked } from '../workspace/view-asked.ts';
import type { Workspace } from '../workspace/workspace.ts';

export interface CutSetQuestion extends Question {
  /** Members of a set: 2 when absent, or 3. */
  readonly order?: CutOrder | undefined;
  /** `supplier` when absent. */
  readonly level?: Level | undefined;
  /** Which sources count; `qualified` when absent. */
  readonly counting?: Counting | undefined;
  /** Only sources of this stage of making. */
  readonly stage?: string | undefined;
}

export interface FoundCutSet {
  readonly certainty: Certainty;
  readonly level: Level;
  /** Two or three, by id. */
  readonly candidates: readonly Thing[];
  /** Ids of the end items of which it is a minimal cut set, ascending. */
  readonly endItems: readonly string[];
  /** The end item that the witness leads to: the first. */
  readonly witnessOf: Thing;
  readonly witness: readonly Step[];
  /** The witness was cut at its limit. */
  readonly witnessCut?: true;
  readonly evidence: readonly EvidenceRef[];
}

/** Threads that share a large network. */
const mostThreads = 4;
/** Items and sources times candidates, for each further member, from which on threads are worth their start. */
const threadedSize = 5_000_000;
/** Searches by threads that wait for one that is under way. */
const mostWaiting = 8;

/** Whoever asks while threads search waits: together they would be no quicker, and hold more memory. */
let lastSearch: Promise<unknown> = Promise.resolve();
let waiting = 0;

async function inTurn<T>(search: () => Promise<T>): Promise<T> {
  if (waiting >= mostWaiting) throw new OperationalError('SEARCH_BUSY');
  waiting++;
  const turn = lastSearch.then(search);
  lastSearch = turn.catch(() => undefined);
  try {
    return await turn;
  } finally {
    waiting--;
  }
}

/**
 * Ordered by certainty, then those that stop most end items, then by candidates' ids.
 * Errors: PROGRAMME_UNKNOWN, INPUT_INVALID for a stage that there is not, SEARCH_BUSY.
 */
export async function askCutSets(
  workspace: Workspace,
  reader: Reader,
  question: CutSetQuestion,
): Promise<PagedAnswer<FoundCutSet>> {
  const view = await viewAsked(workspace, reader, question);
  const { graph } = view;
  const programme = question.programme === undefined ? undefined : findProgramme(graph, question.programme);
  const scope = scopeOf(graph, programme);
  const level = question.level ?? 'supplier';
  const only = sourcesOfStage(graph, question.stage);
  const options = { level, counting: question.counting ?? 'qualified', asOf: dayAsked(view) };
  const context = singleSourceContext(graph, { ...options, ...(only === undefined ? {} : { only }) }, scope);
  const candidates = await byId(workspace, view, context);
  const found = await search(context, { order: question.order ?? 2, candidates });
  return {
    view: viewName(view),
    coverage: coverageOf(graph, scope, only),
    diagnostics: [...found.totals.flatMap(whatIsLeftOut), ...view.diagnostics],
    total: found.count,
    page: (from, to) => presentPage(workspace, view, found, level, from, Math.min(to, found.count)),
  };
}

/** Of each reading in which the list is not all that there is. */
function whatIsLeftOut({ certainty, found, kept, tried, candidates }: CutSetTotals): Diagnostic[] {
  const left: Diagnostic[] = [];
  if (kept < found) {
    const message = `${found} ${certainty} sets were found; listed are the ${kept} that stop most end items.`;
    left.push({ code: 'cut-sets-left-out', severity: 'warning', pointer: '', message });
  }
  if (tried < candidates) {
    const message = `The search for ${certainty} sets came to its bound: of ${candidates - tried} of ${candidates} candidates not every set is known.`;
    left.push({ code: 'cut-sets-not-tried', severity: 'warning', pointer: '', message });
  }
  return left;
}

/** Candidates in the order of their ids: what is listed first of equals must not hang on a number of the view's. */
async function byId(workspace: Workspace, view: View, context: SingleSourceContext): Promise<Int32Array> {
  const { type } = context.candidates;
  const refs = Array.from(candidatesInScope(context), (index): NodeRef => ({ type, index }));
  const ids = new Presenter(workspace, view);
  await ids.loadIds(refs);
  return Int32Array.from(
    refs.sort((a, b) => compareText(ids.id(a), ids.id(b))),
    ({ index }) => index,
  );
}

async function search(context: SingleSourceContext, options: CutSetOptions): Promise<CutSetFindings> {
  const { items, sources } = context.graph;
  const size = (items.count + sources.count) * options.candidates.length ** (options.order - 1);
  const threads = Math.min(mostThreads, availableParallelism());
  if (size < threadedSize || threads < 2) return await inTurns(findCutSets(context, options));
  return await inTurns(await inTurn(() => searchInThreads(context, options, threads)));
}

async function presentPage(
  workspace: Workspace,
  view: View,
  found: CutSetFindings,
  level: Level,
  from: number,
  to: number,
): Promise<FoundCutSet[]> {
  const numbers = Array.from({ length: Math.max(0, to - from) }, (_, k) => from + k);
  const presenter = new Presenter(workspace, view);
  const item = (index: number): NodeRef => ({ type: 'Item', index });
  const endItems = numbers.map((finding) => found.endItems(finding));
  await presenter.loadIds(endItems.flat().map(item));
  const first = endItems.map((items) => items.toSorted((a, b) => compareText(presenter.id(item(a)), presenter.id(item(b))))[0]);
  const proofs = numbers.map((finding, k) => found.proof(finding, first[k]));
  await presenter.load(
    numbers.flatMap((finding, k) => [
      ...found.candidates(finding),
      item(first[k]),
      ...proofs[k].witness.flatMap(({ from, to }) => [from, to]),
    ]),
    proofs.flatMap(({ evidence }) => evidence),
  );
  return numbers.map((finding, k) => ({
    certainty: found.certainty(finding),
    level,
    candidates: found
      .candidates(finding)
      .map((ref) => presenter.thing(ref))
      .sort((a, b) => compareText(a.id, b.id)),
    endItems: presenter.ids(endItems[k].map(item)),
    witnessOf: presenter.thing(item(first[k])),
    witness: presenter.steps(proofs[k].witness),
    ...(proofs[k].cut ? { witnessCut: true as const } : {}),
    evidence: presenter.evidence(proofs[k].evidence),
  }));
}
