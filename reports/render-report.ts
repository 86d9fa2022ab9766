/** A report in the form that was asked for. Pure: the same report gives the same bytes. */
import { renderCsv } from './csv.ts';
import type { GapReport } from './gap-report.ts';
import { renderHtml } from './html.ts';
import { renderJson } from './json.ts';

const renderers = { json: renderJson, csv: renderCsv, html: renderHtml } as const;

export type ReportFormat = keyof typeof renderers;
export const reportFormats = Object.keys(renderers) as ReportFormat[];

export const mediaTypes: Readonly<Record<ReportFormat, string>> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
  html: 'text/html; charset=utf-8',
};

export function renderReport(report: GapReport, format: ReportFormat): string {
  return renderers[format](report);
}
