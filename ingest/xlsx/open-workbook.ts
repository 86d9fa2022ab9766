/** A workbook's sheets as records of text. */
import type { Diagnostics } from '../diagnostics.ts';
import { tableLimits } from '../tables/limits.ts';
import { openZip } from '../zip.ts';
import { type Budget, LimitExceeded, readSheet } from './read-sheet.ts';
import { readParts } from './workbook-parts.ts';

export interface WorkbookSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly records: readonly (readonly string[])[];
}

/** Which of the sheets, in the order of the workbook, are to be read. */
export type Choose = (names: readonly { readonly name: string; readonly hidden: boolean }[]) => readonly number[];

/** Undefined, with a diagnostic that says why, for what is no workbook, damaged or too large. Never throws on content. */
export async function openWorkbook(
  bytes: Uint8Array,
  choose: Choose,
  diagnostics: Diagnostics,
): Promise<readonly WorkbookSheet[] | undefined> {
  const refuse = (code: string, message: string): undefined => {
    diagnostics.addAll([{ code, severity: 'error', pointer: '', message }]);
  };
  const zip = await openZip(bytes, tableLimits.workbook, diagnostics);
  if (zip === undefined) return undefined;
  try {
    const parts = await readParts(zip);
    if (parts === undefined) return refuse('xlsx-unreadable', 'A zip archive that is no XLSX workbook.');
    const budget: Budget = { cells: 0, characters: 0 };
    const sheets: WorkbookSheet[] = [];
    for (const index of choose(parts.sheets)) {
      const part = parts.sheets[index];
      if (part === undefined) continue;
      const { records, uncalculated } = await readSheet(zip, part, parts, budget);
      sheets.push({ name: part.name, hidden: part.hidden, records });
      if (uncalculated > 0)
        diagnostics.add(
          'formula-uncalculated',
          'warning',
          part.name,
          `${uncalculated} formulas without a value are read as blank`,
        );
    }
    return sheets;
  } catch (error) {
    if (error instanceof LimitExceeded) return refuse(error.code, `${error.message}.`);
    const why = error instanceof Error ? error.message.slice(0, 200) : '';
    return refuse('xlsx-unreadable', `The workbook cannot be read: ${why}.`);
  }
}
