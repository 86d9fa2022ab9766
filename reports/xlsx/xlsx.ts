/** The report as a workbook: typed cells, a sheet for page one, for each section and each table, and for the facts. */
import writeWorkbook from 'write-excel-file/node';
import type { GapReport } from '../gap-report.ts';
import { sectionsOf } from '../sections/sections.ts';
import { factsSheet } from './facts-of-xlsx.ts';
import { firstSheet } from './first-sheet.ts';
import { type SheetParts, sheetOf, sheetsOfSection } from './sheet.ts';
import { withFixedDates } from './zip.ts';

/** The same report gives the same bytes. */
export async function renderXlsx(report: GapReport): Promise<Uint8Array> {
  const parts: SheetParts[] = [firstSheet(report), ...sectionsOf(report).flatMap(sheetsOfSection), factsSheet(report)];
  const workbook = await writeWorkbook(parts.map((sheet) => sheetOf(sheet, report))).toBuffer();
  return withFixedDates(Uint8Array.from(workbook));
}
