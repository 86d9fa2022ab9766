/** Reads a hardware bill of materials whose columns are the fields of CISA's taxonomy (`fields.ts`). */

import type { Reading } from '../../../graph/model/reading.ts';
import { dateOf } from '../../../graph/ontology/property.ts';
import { DeltaBuilder } from '../../delta-builder.ts';
import type { Diagnostics } from '../../diagnostics.ts';
import type { ReadRequest } from '../../read-request.ts';
import { rejected } from '../../rejected.ts';
import { readingOf } from '../assertions.ts';
import { reportLostZeros } from '../lost-zeros.ts';
import { ProgrammeItems } from '../programme-items.ts';
import type { Row } from '../row.ts';
import { columnNames, countRows, positionsOf, type Sheet } from '../sheet.ts';
import { hbomColumns } from './fields.ts';
import { HbomRows } from './rows.ts';

/** One bill for each finished good; several may stand in one sheet, or in the sheets of a workbook. */
export function readHbom(sheets: readonly Sheet[], format: string, request: ReadRequest, diagnostics: Diagnostics): Reading {
  const builder = new DeltaBuilder(request.sha256);
  const programmes = new ProgrammeItems(builder, ['requirements'], request.programme);
  const rows = new HbomRows(builder);
  const total = { in: 0, mapped: 0, quarantined: 0 };
  let dated = '';
  for (const sheet of sheets) {
    const positions = positionsOf(sheet, columnNames(hbomColumns), diagnostics);
    reportLostZeros(sheet, positions, diagnostics);
    rows.begin();
    const count = countRows(sheet, positions, diagnostics, (row) => {
      const { quarantine, item } = rows.row(row);
      if (quarantine !== undefined) return quarantine;
      programmes.add(row, item);
      dated = later(dated, row);
      return undefined;
    });
    if (count === undefined) return rejected(format, '', diagnostics.list());
    total.in += count.in;
    total.mapped += count.mapped;
    total.quarantined += count.quarantined;
  }
  programmes.finish();
  return readingOf('hbom', format, dated, builder.build(), total, diagnostics);
}

function later(dated: string, row: Row): string {
  const day = row.day('HBOM_MODIFY_DATE') ?? row.day('HBOM_CREATION_DATE');
  return day !== undefined && dateOf(day) > dated ? dateOf(day) : dated;
}
