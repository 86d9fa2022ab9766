import { describe, expect, it } from 'vitest';
import { memorySource } from '../../graph/model/byte-source.ts';
import { readDocument } from '../../ingest/read-document.ts';
import { tableLimits } from '../../ingest/tables/limits.ts';
import { codesOf } from '../support/read-table-text.ts';
import { whole } from '../support/whole.ts';
import { rowsXml, workbook, zipOf } from '../support/workbook.ts';

const read = async (bytes: Uint8Array, mapping?: string) =>
  whole(
    await readDocument(memorySource(bytes), {
      sha256: 'e'.repeat(64),
      path: 'x.xlsx',
      ...(mapping === undefined ? {} : { mapping }),
    }),
  );
const rows = rowsXml([
  ['item', 'supplier'],
  ['Motor', 'Acme'],
]);

async function expectRefused(bytes: Uint8Array, code: string): Promise<void> {
  for (const mapping of [undefined, 'table: sources\ncolumns: {item: item, supplier: supplier}']) {
    const reading = await read(bytes, mapping);
    expect(reading.outcome).toBe('rejected');
    expect(codesOf(reading)).toEqual([code]);
    expect(reading.delta.nodes).toEqual([]);
  }
}

describe('hostile workbooks', () => {
  it('refuses a zip bomb by name, before it is unpacked', async () => {
    const { unpackedBytes, ratioFromBytes } = tableLimits.workbook;
    await expectRefused(
      workbook({ S: rows }, { members: [{ name: 'xl/media/a', bytes: 'x', statedSize: unpackedBytes }] }),
      'zip-bomb',
    );
    await expectRefused(
      workbook({ S: rows }, { members: [{ name: 'xl/media/a', bytes: Buffer.alloc(ratioFromBytes + 1) }] }),
      'zip-bomb',
    );
  });

  it('stops at a member that is larger than it says', async () => {
    const sheet = `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
    const lying = workbook({ S: rows }, { members: [{ name: 'xl/worksheets/sheet1.xml', bytes: sheet, statedSize: 20 }] });
    await expectRefused(lying, 'xlsx-unreadable');
  });

  it('refuses more members than a workbook has', async () => {
    const many = Array.from({ length: tableLimits.workbook.members + 1 }, (_, index) => ({ name: `a${index}`, bytes: '' }));
    await expectRefused(zipOf(many), 'limit-zip-members');
  });

  it('refuses rows, columns, cells and texts without end at the price of a few bytes', async () => {
    const value = '<v>1</v>';
    await expectRefused(workbook({ S: `<row r="2000000000"><c>${value}</c></row>` }), 'limit-rows');
    await expectRefused(workbook({ S: `<row r="1"><c r="XFD1">${value}</c></row>` }), 'limit-columns');
    const wide = Array.from(
      { length: 5100 },
      (_, index) => `<row r="${index + 1}"><c r="ALJ${index + 1}">${value}</c></row>`,
    ).join('');
    await expectRefused(workbook({ S: wide }), 'limit-cells');
    const text = Array.from({ length: 10_000 }, () => '<row><c t="s"><v>0</v></c></row>').join('');
    await expectRefused(workbook({ S: text }, { texts: [`<t>${'x'.repeat(32_000)}</t>`] }), 'limit-characters');
  }, 60_000);

  it('refuses declarations of types, and what is no XML', async () => {
    const bomb = '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData/></worksheet>';
    for (const bytes of [
      bomb,
      '<worksheet>',
      '<a><b></a>',
      '\u0000',
      '<worksheet><row>&undeclared;</row></worksheet>',
      Buffer.from([0x3c, 0xff, 0xfe]),
    ]) {
      await expectRefused(workbook({ S: rows }, { members: [{ name: 'xl/worksheets/sheet1.xml', bytes }] }), 'xlsx-unreadable');
    }
  });

  it('is not led out of the archive by paths', async () => {
    const name = 'xl/_rels/workbook.xml.rels';
    const type = 'http://x/relationships/worksheet';
    for (const target of ['../../../etc/passwd', '/etc/passwd', 'http://example.org/a.xml', '__proto__']) {
      const bytes = `<Relationships><Relationship Id="rId1" Type="${type}" Target="${target}"/></Relationships>`;
      expect((await read(workbook({ S: rows }, { members: [{ name, bytes }] }))).outcome).toBe('rejected');
    }
    expect(codesOf(await read(zipOf([{ name: '../xl/workbook.xml', bytes: '' }])))).toEqual(['zip-unreadable']);
  });

  it('reads the shadow of an archive cut or changed anywhere without throwing', async () => {
    const whole = workbook({ S: rows }, { texts: ['<t>a</t>'], formats: [14] });
    for (let at = 0; at < whole.length; at += 7) {
      const cut = await read(whole.subarray(0, at));
      expect(cut.outcome).toBe('rejected');
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] as number) ^ 0x41;
      const reading = await read(changed);
      const { in: all, mapped, quarantined } = reading.counts.rows;
      expect(all).toBe(mapped + quarantined);
    }
  }, 60_000);
});
