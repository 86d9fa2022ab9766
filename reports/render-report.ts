/** A report in the form that was asked for, and what a file of each form says it is. Pure: the same report gives the same bytes. */
import { factsInCsv, renderCsv } from './csv.ts';
import type { GapReport } from './gap-report.ts';
import { factsInHtml, renderHtml } from './html.ts';
import { factsInJson, renderJson } from './json.ts';
import { factsInPdf } from './pdf/facts-of-pdf.ts';
import { renderInThread } from './render-thread.ts';
import type { ReportFacts } from './report-facts.ts';
import { factsInXlsx } from './xlsx/facts-of-xlsx.ts';

interface Renderer {
  readonly mediaType: string;
  readonly render: (report: GapReport, signal?: AbortSignal) => string | Promise<Uint8Array>;
  /** A file is of this form if it begins so. */
  readonly isOne: (file: Uint8Array) => boolean;
  /** What the file says of itself; undefined where it says nothing that can be read. The bytes are a stranger's. */
  readonly facts: (file: Uint8Array) => ReportFacts | undefined | Promise<ReportFacts | undefined>;
}

/** Bytes from the beginning of a text within which its facts stand. */
const headBytes = 1024 * 1024;

const beginsWith = (start: string) => (file: Uint8Array) => textOf(file.subarray(0, 64)).trimStart().startsWith(start);

const renderers = {
  json: {
    mediaType: 'application/json; charset=utf-8',
    render: renderJson,
    isOne: beginsWith('{'),
    facts: (file) => factsInJson(headOf(file)),
  },
  csv: {
    mediaType: 'text/csv; charset=utf-8; header=present',
    render: renderCsv,
    isOne: beginsWith('gapId,'),
    facts: (file) => factsInCsv(headOf(file)),
  },
  html: {
    mediaType: 'text/html; charset=utf-8',
    render: renderHtml,
    isOne: beginsWith('<!doctype html>'),
    facts: (file) => factsInHtml(headOf(file)),
  },
  pdf: {
    mediaType: 'application/pdf',
    render: (report, signal) => renderInThread({ format: 'pdf', report }, signal),
    isOne: beginsWith('%PDF-'),
    facts: factsInPdf,
  },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    render: (report, signal) => renderInThread({ format: 'xlsx', report }, signal),
    isOne: beginsWith('PK\u0003\u0004'),
    facts: factsInXlsx,
  },
} as const satisfies Record<string, Renderer>;

export type ReportFormat = keyof typeof renderers;
export const reportFormats = Object.keys(renderers) as ReportFormat[];

export const mediaTypes = Object.fromEntries(reportFormats.map((format) => [format, renderers[format].mediaType])) as Readonly<
  Record<ReportFormat, string>
>;

/** Errors: the signal's reason when nobody waits for the file any more. */
export async function renderReport(report: GapReport, format: ReportFormat, signal?: AbortSignal): Promise<Uint8Array> {
  const rendered = await (renderers[format] satisfies Renderer as Renderer).render(report, signal);
  return typeof rendered === 'string' ? new TextEncoder().encode(rendered) : rendered;
}

/** The form of a file and what it says of itself; undefined where it is no report of ours. */
export async function readReportFile(
  file: Uint8Array,
): Promise<{ readonly format: ReportFormat; readonly facts: ReportFacts } | undefined> {
  const format = reportFormats.find((known) => renderers[known].isOne(file));
  if (format === undefined) return undefined;
  const facts = await (renderers[format] satisfies Renderer as Renderer).facts(file);
  return facts === undefined ? undefined : { format, facts };
}

function headOf(file: Uint8Array): string {
  return textOf(file.subarray(0, headBytes));
}

function textOf(file: Uint8Array): string {
  return new TextDecoder().decode(file);
}
