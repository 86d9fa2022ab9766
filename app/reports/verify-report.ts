/**
 * Whether a report says what the store says: it is made again, and has to be the same byte for byte. It says nothing of
 * when its documents were received, but for decisions that ended: another store that holds the same may verify it.
 */

import type { Counting } from '../../graph/analyses/finding.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { type Difference, firstByte } from '../../reports/differences.ts';
import { askFileThread } from '../../reports/file-thread.ts';
import { type ReportFormat, readReportFile, renderReport } from '../../reports/render-report.ts';
import type { EarlierReport } from '../../reports/report-changes.ts';
import type { ReportFacts } from '../../reports/report-facts.ts';
import type { CostRow } from '../scenarios/measure-costs.ts';
import { findView } from '../workspace/find-view.ts';
import type { Reader } from '../workspace/reader.ts';
import type { Times, Workspace } from '../workspace/workspace.ts';
import { buildGapReport, type ReportQuestion } from './report-gap.ts';

/** Bytes of a report that is verified, and of one that another is compared with: all of that is taken apart. */
export const reportBytes = 64 * 1024 * 1024;
export const earlierReportBytes = 32 * 1024 * 1024;

export interface Verification {
  /** `view not available`: this store does not hold what the report was made from, or other rules hold here. */
  readonly outcome: 'verified' | 'differs' | 'view not available';
  readonly format: ReportFormat;
  /** What the file says of itself. */
  readonly facts: ReportFacts;
  /** Id of the report as it is made now; empty where it cannot be made. */
  readonly reportId: string;
  /** The first of them; none unless it differs. */
  readonly differences: readonly Difference[];
}

/** What a report was made with beside the store. */
export interface MadeWith {
  readonly earlier?: EarlierReport | undefined;
  readonly costs?: readonly CostRow[] | undefined;
}

/** Errors: INPUT_TOO_LARGE; INPUT_INVALID where it is no report in JSON, or not what its id says. */
export async function readEarlier(file: Uint8Array): Promise<EarlierReport> {
  if (file.length > earlierReportBytes)
    throw new OperationalError('INPUT_TOO_LARGE', `An earlier report has at most ${earlierReportBytes} bytes.`);
  const read = await askFileThread({ kind: 'earlier', file });
  if (read === 'gaveUp') throw new OperationalError('INPUT_TOO_LARGE', 'The earlier report takes too long to read.');
  if (read.answer === undefined) throw invalid('The earlier report is none in JSON, or was changed after it was made.');
  return read.answer;
}

/**
 * Errors: INPUT_TOO_LARGE; INPUT_INVALID where the file is no report, or was made with an earlier report or
 * a table of costs that is not given, or is another.
 */
export async function verifyReport(
  workspace: Workspace,
  reader: Reader,
  file: Uint8Array,
  madeWith: MadeWith = {},
): Promise<Verification> {
  if (file.length > reportBytes) throw new OperationalError('INPUT_TOO_LARGE', `A report has at most ${reportBytes} bytes.`);
  const read = await readReportFile(file);
  if (read === undefined) throw invalid('The file is no report of Hauberk that says what it was made from.');
  const { format, facts } = read;
  const at = await timesOf(workspace, reader, facts);
  if (at === undefined) return { outcome: 'view not available', format, facts, reportId: '', differences: [] };
  const report = await madeAgain(workspace, reader, facts, madeWith, at);
  if ('difference' in report) return { outcome: 'differs', format, facts, reportId: '', differences: [report.difference] };
  const now = await renderReport(report, format);
  const isSame = file.length === now.length && Buffer.compare(file, now) === 0;
  return {
    outcome: isSame ? 'verified' : 'differs',
    format,
    facts,
    reportId: report.reportId,
    differences: isSame ? [] : await differencesOf(format, file, now),
  };
}

/** Of a file that takes too long to take apart the first byte alone. */
async function differencesOf(format: ReportFormat, file: Uint8Array, now: Uint8Array): Promise<readonly Difference[]> {
  const found = await askFileThread({ kind: 'differences', format, file, now });
  return found === 'gaveUp' ? [firstByte(file, now)] : found.answer;
}

/** A programme that the view does not have is something that somebody wrote into the file. */
async function madeAgain(workspace: Workspace, reader: Reader, facts: ReportFacts, madeWith: MadeWith, at: Times) {
  const question = questionOf(facts, madeWith);
  try {
    const report = await buildGapReport(workspace, reader, question, { at });
    for (const name of ['costs', 'since'] as const)
      if (report.parameters[name] !== facts.parameters[name]) throw invalid(other[name]);
    return report;
  } catch (error) {
    if (!(error instanceof OperationalError) || error.code !== 'PROGRAMME_UNKNOWN') throw error;
    return { difference: { where: 'programme', file: facts.programme, now: 'no such programme in this view' } };
  }
}

const other = {
  costs: 'It was made with a table of costs: hand in the same with it.',
  since: 'It was compared with an earlier report: hand in the same with it.',
} as const;

function questionOf({ programme, parameters }: ReportFacts, { earlier, costs }: MadeWith): ReportQuestion {
  const { counting, since, costs: _, asOf, knownAt, ...texts } = parameters;
  const isOfReport = since.startsWith('report ');
  if (isOfReport && earlier === undefined) throw invalid(other.since);
  return {
    ...texts,
    currency: texts.currency === '' ? undefined : texts.currency,
    programme: programme === '' ? undefined : programme,
    asOf: asOf === '' ? undefined : asOf,
    knownAt: knownAt === '' ? undefined : knownAt,
    counting: countingOf(counting),
    since: isOfReport ? undefined : since,
    earlier: isOfReport ? earlier : undefined,
    costs: parameters.costs === '' ? undefined : costs,
  };
}

function countingOf(text: string): Counting {
  if (text === 'able' || text === 'qualified' || text === 'chosen') return text;
  throw invalid('It counts sources in no way that there is.');
}

/** Undefined: the store has the view of the facts at none. The same documents may have been received at other times here. */
async function timesOf(workspace: Workspace, reader: Reader, { viewHash, parameters }: ReportFacts): Promise<Times | undefined> {
  const [asOf, knownAt] = [parameters.asOf, parameters.knownAt].map((text) => (text === '' ? undefined : text));
  return (await findView(workspace, reader, viewHash, { days: [asOf], knownAt, isNowToo: true })).times;
}

function invalid(message: string): OperationalError {
  return new OperationalError('INPUT_INVALID', message);
}
