/** Changes since an earlier report: one that is handed in, or what the store says of another day or instant. */
import { OperationalError } from '../../graph/model/operational-error.ts';
import { changesSince, type EarlierReport, type ReportChanges } from '../../reports/report-changes.ts';
import { parseDate, parseInstant } from '../documents/declared.ts';
import { analyseGaps, type GapQuestion } from '../gaps/gap-analysis.ts';
import { presentGaps } from '../gaps/present-gap.ts';
import type { Reader } from '../workspace/reader.ts';
import { viewAsked } from '../workspace/view-asked.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { ReportParts } from './report-gap.ts';

/**
 * Null: no earlier report is asked for. Errors: INPUT_INVALID for a `since` that is neither day nor instant, a day after
 * the as-of day (the changes would be told the wrong way round), or a report of another programme.
 */
export async function reportChanges({
  workspace,
  reader,
  asked,
  question,
  analysis,
  view,
  rows,
}: ReportParts): Promise<ReportChanges | null> {
  const { earlier, since, programme, asOf, knownAt } = question;
  if (earlier !== undefined) {
    const name = analysis.programme === undefined ? '' : view.graph.programmes.names[analysis.programme];
    if (earlier.programme !== name) throw new OperationalError('INPUT_INVALID', 'The earlier report is of another programme.');
    return changesSince(earlier, rows, view.asOf);
  }
  if (since === undefined || since.trim() === '') return null;
  const at = timesOf(since.trim());
  if (at.asOf !== undefined && view.asOf !== '' && at.asOf > view.asOf)
    throw new OperationalError('INPUT_INVALID', `since: ${at.asOf} comes after the day that the report is of, ${view.asOf}.`);
  const then = { programme, counting: analysis.counting, asOf, knownAt, ...at };
  const found = await earlierAt(workspace, reader, { ...then, knownAt: earliest(then.knownAt, knownAt) });
  return changesSince({ ...found, knownAt: at.knownAt ?? asked.knownAt ?? '' }, rows, view.asOf);
}

function timesOf(since: string): { readonly asOf?: string; readonly knownAt?: string } {
  if (/^\d{4}-\d{2}-\d{2}$/.test(since)) return { asOf: parseDate('since', since) as string };
  return { knownAt: parseInstant('since', since) as string };
}

/** What is compared with never knows more than the report: an instant to come says another thing each day until then. */
function earliest(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Date.parse(one) < Date.parse(other) ? one : other;
}

/** The register at another time; without gaps where the programme was not known. */
async function earlierAt(workspace: Workspace, reader: Reader, question: GapQuestion): Promise<Omit<EarlierReport, 'knownAt'>> {
  const { hash, asOf } = await workspace.view(reader, question);
  const then = { programme: question.programme ?? '', view: { hash }, asOf, reportId: '' };
  try {
    const view = await viewAsked(workspace, reader, question);
    const { register, ranked, coverage } = await analyseGaps(workspace, view, question);
    return { ...then, coverage, gaps: await presentGaps(workspace, view, register, ranked) };
  } catch (error) {
    if (!(error instanceof OperationalError) || error.code !== 'PROGRAMME_UNKNOWN') throw error;
    return { ...then, coverage: { source: { known: 0, of: 0 } }, gaps: [] };
  }
}
