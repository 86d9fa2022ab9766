/** Mapped spreadsheets through the application: hand-ins, rebuilds, shares by weight. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findConcentration } from '../../app/analyses/find-concentration.ts';
import { findSingleSources } from '../../app/analyses/find-single-sources.ts';
import { type IngestResult, ingest } from '../../app/documents/ingest.ts';
import { rebuild } from '../../app/documents/rebuild.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { status } from '../../app/workspace/status.ts';
import { memorySource } from '../../graph/model/byte-source.ts';
import { type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';
import { rowsXml, workbook } from '../support/workbook.ts';

let temporary: TemporaryWorkspace;
beforeEach(async () => {
  temporary = await temporaryWorkspace();
});
afterEach(async () => await temporary.close());

const rows = [
  ['Part', 'Maker', 'MPN', 'Spend'],
  ['Motor', 'Acme', 'A', '10'],
  ['Motor', 'Bolt', 'B', '60'],
  ['Motor', 'Acme', 'A', '30'],
  ['Lamp', 'Acme', 'L', '5'],
];
const mapping =
  'table: [requirements, sources]\ncolumns: {item: Part, supplier: Maker, weight: Spend}\nconstants: {assembly: Unit}\n';

async function handIn(bytes: Uint8Array, text: string): Promise<IngestResult> {
  const declared = { programme: 'P' };
  return await ingest(temporary.workspace, localReader, {
    ...{ source: memorySource(bytes), path: 'bom.xlsx', declared, mapping: text, call: 'call' },
  });
}

it('takes shares from weights, over all rows of an item', async () => {
  await handIn(workbook({ S: rowsXml(rows) }), mapping);
  const { findings } = await findConcentration(temporary.workspace, localReader, { level: 'supplier' });
  const motor = findings.find(({ of }) => of.name === 'Motor');
  expect(motor?.holders.map(({ name, share }) => [name, share.low, share.high])).toEqual([
    ['Bolt', 6000, 6000],
    ['Acme', 4000, 4000],
  ]);
});

it('finds the single source of a line, with the place in the workbook', async () => {
  await handIn(workbook({ 'Unit BOM': rowsXml(rows) }), mapping);
  const { findings } = await findSingleSources(temporary.workspace, localReader, { level: 'supplier' });
  const lamp = findings.find(({ item }) => item.name === 'Lamp');
  expect(lamp).toMatchObject({ kind: 'direct', candidate: { name: 'Acme' } });
  expect(lamp?.evidence.map(({ pointer }) => pointer)).toContain("'Unit BOM'!A5");
});

it('takes a corrected mapping for a new hand-in, the same one for a duplicate, and reads both again', async () => {
  const bytes = workbook({ S: rowsXml(rows) });
  const corrected = mapping.replace('weight: Spend', 'supplier_part_number: MPN');
  const outcomes = [];
  for (const text of [mapping, mapping, corrected]) outcomes.push((await handIn(bytes, text)).outcome);
  expect(outcomes).toEqual(['accepted', 'duplicate', 'accepted']);
  const before = await status(temporary.workspace, localReader);
  await rebuild(temporary.workspace);
  const after = await status(temporary.workspace, localReader);
  expect([after.documents, after.graphHash]).toEqual([before.documents, before.graphHash]);
});

it('leaves nothing behind of a mapping that is wrong', async () => {
  const result = await handIn(workbook({ S: rowsXml(rows) }), 'columns: {item: Part, supplier: Nobody}');
  expect(result).toMatchObject({ outcome: 'rejected', format: 'table-xlsx' });
  expect(result.diagnostics.map(({ code }) => code)).toEqual([
    'unknown-column',
    'unknown-column',
    'unknown-column',
    'mapping-column-missing',
  ]);
  expect((await status(temporary.workspace, localReader)).documents).toBe(0);
});
