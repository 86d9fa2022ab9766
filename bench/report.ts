/**
 * `bench -- report REPORT.json [--gaps 5000]`: the report in each format, its register repeated until it has so
 * many rows. Each format is a process of its own, so that peak memory is its own.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { GapReport } from '../reports/gap-report.ts';
import { type ReportFormat, renderReport, reportFormats } from '../reports/render-report.ts';
import { emit, peakRssMiB, timed } from './measure.ts';

export async function bench(argv: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: { gaps: { type: 'string', default: '0' }, format: { type: 'string' } },
  });
  const format = reportFormats.find((known) => known === values.format);
  if (format !== undefined) return await measure(positionals[0], Number(values.gaps), format);
  for (const one of reportFormats) {
    const own = ['report', ...positionals, '--gaps', values.gaps, '--format', one];
    execFileSync(process.execPath, [...process.execArgv, process.argv[1], ...own], { stdio: 'inherit' });
  }
}

/** A report is taken as it was written: its own fields, and nothing that another format adds. */
async function measure(path: string, wanted: number, format: ReportFormat): Promise<void> {
  const report = JSON.parse(readFileSync(path, 'utf8')) as GapReport;
  const { gaps } = report;
  const length = Math.max(wanted, gaps.length);
  const rows = Array.from({ length }, (_, k) => ({ ...gaps[k % gaps.length], rank: k + 1 }));
  const { result, cost } = await timed(() => renderReport({ ...report, gaps: rows }, format));
  emit({ format, gaps: length, bytes: result.length, ...cost, peakRssMiB: peakRssMiB() });
}
