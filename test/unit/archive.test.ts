/** Archives: each member is a document of its own, or is refused by name; the others are read all the same. */
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { IngestResult } from '../../app/documents/ingest.ts';
import { ingestSent } from '../../app/documents/ingest-sent.ts';
import { rebuild } from '../../app/documents/rebuild.ts';
import { validateSent } from '../../app/documents/validate.ts';
import { exportDocument } from '../../app/exports/export-document.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { status } from '../../app/workspace/status.ts';
import { memorySource } from '../../graph/model/byte-source.ts';
import type { Declared } from '../../graph/model/hand-in.ts';
import { limits } from '../../ingest/limits.ts';
import { bom, handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';
import { type ZipMember, zipOf } from '../support/zip.ts';

let temporary: TemporaryWorkspace;
beforeEach(async () => {
  temporary = await temporaryWorkspace();
});
afterEach(async () => {
  await temporary.close();
});

async function send(bytes: Uint8Array, declared: Declared = {}): Promise<IngestResult[]> {
  const results: IngestResult[] = [];
  for await (const result of ingestSent(temporary.workspace, localReader, {
    ...{ source: memorySource(bytes), path: 'in/boms.zip', declared, call: 'c' },
  })) {
    results.push(result);
  }
  return results;
}

const motor = bom([{ name: 'Motor', manufacturer: 'Acme Ltd' }]);
const wing = bom([{ name: 'Wing' }]);
const brief = (results: readonly IngestResult[]) =>
  results.map(({ path, outcome, diagnostics }) => [
    path,
    outcome,
    ...(outcome === 'rejected' ? diagnostics.map((d) => d.code) : []),
  ]);

describe('an archive', () => {
  it('gives one result a member, whose bytes are its own evidence', async () => {
    const archive = zipOf([
      { name: 'boms/', bytes: '', method: 0 },
      { name: 'boms/motor.json', bytes: motor },
      { name: 'boms/wing.json.gz', bytes: gzipSync(wing), method: 0 },
      { name: 'sources.csv', bytes: 'item,supplier\nMotor,Acme\nWing,\n' },
    ]);
    const results = await send(archive);
    expect(brief(results)).toEqual([
      ['in/boms.zip!boms/motor.json', 'accepted'],
      ['in/boms.zip!boms/wing.json.gz', 'accepted'],
      ['in/boms.zip!sources.csv', 'accepted'],
    ]);
    expect(results.map(({ format }) => format)).toEqual(['cyclonedx-json', 'cyclonedx-json', 'table-csv']);
    expect(results[2].diagnostics.map(({ pointer }) => pointer)).toEqual(['sources.csv!row=3']);
    const { source, fileName } = await exportDocument(temporary.workspace, localReader, results[0].sha256);
    expect([String(source.whole()), fileName]).toEqual([motor, 'motor.json']);
    expect((await status(temporary.workspace, localReader)).documents).toBe(3);
  });

  it('is the same graph as its members by themselves, in whatever order, and after a rebuild', async () => {
    await send(
      zipOf([
        { name: 'a.json', bytes: motor },
        { name: 'b.json', bytes: wing },
      ]),
    );
    const before = await status(temporary.workspace, localReader);
    expect((await handIn(temporary.workspace, motor)).outcome).toBe('duplicate');
    expect((await send(zipOf([{ name: 'other.json', bytes: wing, method: 0 }])))[0]).toMatchObject({ outcome: 'duplicate' });
    await rebuild(temporary.workspace);
    expect(await status(temporary.workspace, localReader)).toEqual(before);
    const other = await temporaryWorkspace();
    for (const document of [wing, motor]) await handIn(other.workspace, document);
    expect((await status(other.workspace, localReader)).graphHash).toBe(before.graphHash);
    await other.close();
  });

  it('continues a series by the path in it, as a folder does', async () => {
    await send(zipOf([{ name: 'x/a.json', bytes: motor }]), { series: 'S', seriesVersion: 1 });
    await send(zipOf([{ name: 'x/a.json', bytes: wing }]), { series: 'S', seriesVersion: 2 });
    expect((await temporary.workspace.evidence.handIns()).map(({ series }) => series)).toEqual(['S/x/a.json', 'S/x/a.json']);
  });

  it('loses only the members that cannot be read, each by name', async () => {
    const before: ZipMember = { name: 'first.json', bytes: motor };
    const members: ZipMember[] = [
      before,
      { name: '../up.json', bytes: wing },
      { name: '/root.json', bytes: wing },
      { name: 'C:\\disk.json', bytes: wing },
      { name: 'a\\..\\b.json', bytes: wing },
      { name: 'secret.json', bytes: wing, method: 0, flags: 0x801 },
      { name: 'lzma.json', bytes: wing, method: 14 },
      { name: 'crc.json', bytes: wing, claimedCrc: 1 },
      { name: 'short.json', bytes: wing, claimedSize: 10 },
      { name: 'long.json', bytes: wing, claimedSize: 10_000 },
      { name: 'inner.zip', bytes: zipOf([before]) },
      { name: 'inner.tar', bytes: Buffer.concat([Buffer.alloc(257), Buffer.from('ustar')]) },
      { name: 'bomb.json', bytes: Buffer.alloc(limits.compressionFloor + 1, 0x20) },
      { name: 'bomb.json.gz', bytes: gzipSync(Buffer.alloc(limits.compressionFloor + 1, 0x20)), method: 0 },
      { name: 'empty.json', bytes: '' },
      { name: 'note\u0007.txt', bytes: 'hello' },
      { name: 'last.json', bytes: wing },
    ];
    // Room for the bomb in the archive's own ratio.
    const results = await send(zipOf([...members, { name: 'noise.bin', bytes: Buffer.alloc(200_000, 'noise'), method: 0 }]));
    expect(brief(results)).toEqual([
      ['in/boms.zip!first.json', 'accepted'],
      ['in/boms.zip!../up.json', 'rejected', 'member-name-unsafe'],
      ['in/boms.zip!/root.json', 'rejected', 'member-name-unsafe'],
      ['in/boms.zip!C:/disk.json', 'rejected', 'member-name-unsafe'],
      ['in/boms.zip!a/../b.json', 'rejected', 'member-name-unsafe'],
      ['in/boms.zip!secret.json', 'rejected', 'member-encrypted'],
      ['in/boms.zip!lzma.json', 'rejected', 'compressed-unreadable'],
      ['in/boms.zip!crc.json', 'rejected', 'member-damaged'],
      ['in/boms.zip!short.json', 'rejected', 'member-damaged'],
      ['in/boms.zip!long.json', 'rejected', 'member-damaged'],
      ['in/boms.zip!inner.zip', 'rejected', 'archive-nested'],
      ['in/boms.zip!inner.tar', 'rejected', 'archive-nested'],
      ['in/boms.zip!bomb.json', 'rejected', 'compression-ratio'],
      ['in/boms.zip!bomb.json.gz', 'rejected', 'compression-ratio'],
      ['in/boms.zip!empty.json', 'rejected', 'empty-document'],
      ['in/boms.zip!note\ufffd.txt', 'rejected', 'format-unknown'],
      ['in/boms.zip!last.json', 'accepted'],
      ['in/boms.zip!noise.bin', 'rejected', 'format-unknown'],
    ]);
    for (const { outcome, path, diagnostics } of results) {
      if (outcome === 'rejected') expect(diagnostics[0].pointer).toBe(`${path.slice('in/boms.zip!'.length)}!`);
    }
    expect((await temporary.workspace.evidence.handIns()).map(({ path }) => path)).toEqual([
      'in/boms.zip!first.json',
      'in/boms.zip!last.json',
    ]);
  });

  it.each([
    ['without members', zipOf([]), 'archive-empty'],
    ['of folders alone', zipOf([{ name: 'a/', bytes: '', method: 0 }]), 'archive-empty'],
    ['cut off', zipOf([{ name: 'a.json', bytes: motor }]).subarray(0, -30), 'archive-damaged'],
    [
      'of too many members',
      zipOf(Array.from({ length: limits.archiveMembers + 1 }, () => ({ name: 'a', bytes: '' }))),
      'archive-too-many-members',
    ],
    [
      'whose members are too large together',
      zipOf(Array.from({ length: 20 }, () => ({ name: 'a', bytes: Buffer.alloc(1 << 20) }))),
      'archive-too-large',
    ],
  ])('%s is refused as a whole', async (_what, bytes, code) => {
    const [result, ...more] = await send(bytes);
    expect(more).toEqual([]);
    expect(result).toMatchObject({ path: 'in/boms.zip', format: 'archive', outcome: 'rejected', bytes: bytes.length });
    expect(result.diagnostics.map((d) => [d.code, d.pointer])).toEqual([[code, '']]);
    expect(await temporary.workspace.evidence.handIns()).toEqual([]);
  });

  it('that is a spreadsheet is one document, wherever it stands', async () => {
    const sheet = zipOf([
      { name: '[Content_Types].xml', bytes: '<Types/>' },
      { name: 'xl/workbook.xml', bytes: '<workbook/>' },
    ]);
    expect((await send(sheet)).map(({ path, format }) => [path, format])).toEqual([['in/boms.zip', 'table-xlsx']]);
    const results = await send(zipOf([{ name: 'a.xlsx', bytes: sheet }]));
    expect(results.map(({ path, format }) => [path, format])).toEqual([['in/boms.zip!a.xlsx', 'table-xlsx']]);
  });

  it('is validated member by member', async () => {
    const archive = zipOf([
      { name: 'a.json', bytes: motor },
      { name: '../b.json', bytes: wing },
    ]);
    const verdicts: unknown[] = [];
    for await (const { path, valid } of validateSent(memorySource(archive), 'x.zip')) verdicts.push([path, valid]);
    for await (const { format, valid } of validateSent(memorySource(zipOf([])), 'x.zip')) verdicts.push([format, valid]);
    expect(verdicts).toEqual([
      ['x.zip!a.json', true],
      ['x.zip!../b.json', false],
      ['archive', false],
    ]);
  });
});
