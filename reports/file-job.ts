/** What a thread of `file-thread.ts` does with a stranger's file. */
import { type Difference, differencesBetween } from './differences.ts';
import { readEarlierReport } from './earlier-report.ts';
import type { ReportFormat } from './render-report.ts';
import type { EarlierReport } from './report-changes.ts';

export type FileJob =
  | { readonly kind: 'earlier'; readonly file: Uint8Array }
  | { readonly kind: 'differences'; readonly format: ReportFormat; readonly file: Uint8Array; readonly now: Uint8Array };

export interface FileAnswers {
  /** Undefined: it is no report in JSON, or was changed. */
  readonly earlier: EarlierReport | undefined;
  readonly differences: readonly Difference[];
}

export function answered(job: FileJob): FileAnswers[FileJob['kind']] {
  if (job.kind === 'differences') return differencesBetween(job.format, job.file, job.now);
  return readEarlierReport(new TextDecoder().decode(job.file));
}
