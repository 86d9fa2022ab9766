/** The report as a tagged PDF (PDF/UA-1). Page one is one page; the same report gives the same bytes. Keeps its thread busy for seconds. */
import type { GapReport } from '../gap-report.ts';
import { accessible } from './accessible.ts';
import { printData } from './print-data.ts';
import { compileReport } from './typst.ts';

export async function renderPdf(report: GapReport): Promise<Uint8Array> {
  return accessible(await compileReport(JSON.stringify(printData(report))));
}
