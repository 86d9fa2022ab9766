import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { purge } from '../../app/documents/purge.ts';
import { rebuild } from '../../app/documents/rebuild.ts';
import { withdraw } from '../../app/documents/withdraw.ts';
import { exportDocument } from '../../app/exports/export-document.ts';
import { listDocuments } from '../../app/workspace/list-documents.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { status } from '../../app/workspace/status.ts';
import type { HandIn } from '../../graph/model/hand-in.ts';
import { keptBytes } from '../support/evidence.ts';
import { bom, handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

let temporary: TemporaryWorkspace;
beforeEach(async () => {
  temporary = await temporaryWorkspace();
});
afterEach(async () => {
  await temporary.close();
});

const sha256Of = (text: string) => createHash('sha256').update(text).digest('hex');
const motor = bom([{ name: 'Motor', manufacturer: 'Acme Ltd', country: 'DE' }], { timestamp: '2026-03-04T00:00:00Z' });
const serial = '3e671687-395b-41f5-a30f-a58921a69b79';

describe('ingest', () => {
  it('accepts a document, keeps its bytes and gives the object of the interface', async () => {
    const { workspace } = temporary;
    const result = await handIn(workspace, motor, { path: 'boms/motor.json' });
    expect(result).toMatchObject({
      path: 'boms/motor.json',
      sha256: sha256Of(motor),
      bytes: Buffer.byteLength(motor),
      format: 'cyclonedx-json',
      specVersion: '1.6',
      outcome: 'accepted',
      components: { in: 2, mapped: 2, quarantined: 0 },
      relations: { in: 1, mapped: 1, quarantined: 0 },
    });
    const exported = await exportDocument(workspace, localReader, result.sha256);
    expect(String(exported.source.whole())).toBe(motor);
    expect(exported.fileName).toBe('motor.json');
  });

  it('leaves nothing of a document that cannot be read', async () => {
    const { workspace } = temporary;
    const before = await status(workspace, localReader);
    const result = await handIn(workspace, 'neither BOM nor table');
    expect(result).toMatchObject({ outcome: 'rejected', components: { in: 0 } });
    expect(result.diagnostics.length).toBeGreaterThan(0);
    expect(await status(workspace, localReader)).toEqual(before);
    expect(await workspace.evidence.handIns()).toEqual([]);
    await expect(keptBytes(workspace.evidence, result.sha256)).rejects.toMatchObject({ code: 'DOCUMENT_UNKNOWN' });
  });

  it('calls the same reading with the same options a duplicate, with the counts of the first', async () => {
    const { workspace } = temporary;
    const first = await handIn(workspace, motor);
    const { graphHash } = await status(workspace, localReader);
    const again = await handIn(workspace, motor, { path: 'other name', call: 'other call' });
    expect(again).toMatchObject({ outcome: 'duplicate', components: first.components, relations: first.relations });
    expect((await status(workspace, localReader)).graphHash).toBe(graphHash);
    const elsewhere = await handIn(workspace, motor, { declared: { programme: 'Kestrel' } });
    expect(elsewhere.outcome).toBe('accepted');
  });

  it('does not call a duplicate what the uploader may not see, or what was withdrawn since', async () => {
    const { workspace } = temporary;
    const { sha256 } = await handIn(workspace, motor);
    const blind = { name: 'blind', sees: (h: HandIn) => h.by === 'blind' };
    expect((await handIn(workspace, motor, { reader: blind })).outcome).toBe('accepted');
    await withdraw(workspace, localReader, { sha256, reason: 'superseded by letter' });
    expect((await handIn(workspace, motor)).outcome).toBe('accepted');
    expect((await handIn(workspace, motor)).outcome).toBe('duplicate');
  });

  it('accepts one of two that come at the same moment', async () => {
    const { workspace } = temporary;
    const outcomes = (await Promise.all([1, 2, 3].map(() => handIn(workspace, motor)))).map(({ outcome }) => outcome);
    expect(outcomes.sort()).toEqual(['accepted', 'duplicate', 'duplicate']);
  });

  it('has the same graph hash in whatever order documents come', async () => {
    const documents = [motor, bom([{ name: 'Wing' }]), bom([{ name: 'Wing', version: '2' }])];
    for (const document of documents) await handIn(temporary.workspace, document);
    const other = await temporaryWorkspace();
    for (const document of documents.toReversed()) await handIn(other.workspace, document);
    const [a, b] = [await status(temporary.workspace, localReader), await status(other.workspace, localReader)];
    await other.close();
    expect(b).toEqual(a);
    expect(a.documents).toBe(3);
  });
});

describe('series', () => {
  async function versions(): Promise<number[]> {
    return (await temporary.workspace.evidence.handIns()).map(({ version }) => version);
  }

  it("keeps the document's own series and version", async () => {
    await handIn(temporary.workspace, bom([{ name: 'A' }], { serialNumber: serial, version: 3 }));
    await handIn(temporary.workspace, bom([{ name: 'B' }], { serialNumber: serial, version: 4 }));
    expect(await versions()).toEqual([3, 4]);
    const shown = await listDocuments(temporary.workspace, localReader);
    expect(shown.map(({ version }) => version)).toEqual([4]);
  });

  it('takes the version given, else the date, else the next number', async () => {
    const declared = { series: 'boms/motor.json' };
    await handIn(temporary.workspace, bom([{ name: 'A' }]), { declared });
    await handIn(temporary.workspace, bom([{ name: 'B' }]), { declared });
    await handIn(temporary.workspace, bom([{ name: 'C' }]), { declared: { ...declared, dated: '2026-05-06' } });
    await handIn(temporary.workspace, bom([{ name: 'D' }], { timestamp: '2026-07-08T10:00:00Z' }), { declared });
    await handIn(temporary.workspace, bom([{ name: 'E' }]), { declared: { ...declared, seriesVersion: 99 } });
    await handIn(temporary.workspace, bom([{ name: 'F' }]), { declared: { series: 'another' } });
    expect(await versions()).toEqual([1, 2, 20260506, 20260708, 99, 1]);
  });
});

describe('withdraw and purge', () => {
  it('hides a withdrawn document from views after it, not from those of before', async () => {
    const { workspace } = temporary;
    const { sha256 } = await handIn(workspace, motor);
    const knownAt = (await workspace.evidence.handIns())[0].receivedAt;
    expect(await withdraw(workspace, localReader, { sha256, reason: ' wrong  file ' })).toEqual({
      sha256,
      outcome: 'withdrawn',
      reason: 'wrong file',
      handIns: 1,
    });
    expect(await listDocuments(workspace, localReader)).toEqual([]);
    expect(await listDocuments(workspace, localReader, { knownAt })).toHaveLength(1);
    expect(String((await exportDocument(workspace, localReader, sha256)).source.whole())).toBe(motor);
    await expect(withdraw(workspace, localReader, { sha256, reason: 'again' })).rejects.toMatchObject({
      code: 'DOCUMENT_UNKNOWN',
    });
  });

  it('removes a purged document from store and evidence, and leaves a tombstone', async () => {
    const { workspace } = temporary;
    const empty = await status(workspace, localReader);
    const { sha256 } = await handIn(workspace, motor);
    await handIn(workspace, motor, { declared: { programme: 'P' } });
    await purge(workspace, localReader, { sha256, reason: 'spilled' });
    expect(await status(workspace, localReader)).toEqual(empty);
    await expect(exportDocument(workspace, localReader, sha256)).rejects.toMatchObject({ code: 'DOCUMENT_UNKNOWN' });
    expect(await workspace.evidence.handIns()).toMatchObject([{ kind: 'purge', sha256, reason: 'spilled', by: 'local' }]);
    expect((await workspace.store.handIns()).map(({ handIn: h }) => h.kind)).toEqual(['purge']);
    expect((await handIn(workspace, motor)).outcome).toBe('accepted');
    expect(await listDocuments(workspace, localReader)).toHaveLength(1);
  });

  it('asks for a reason, and knows no document that the reader may not see', async () => {
    const { workspace } = temporary;
    const { sha256 } = await handIn(workspace, motor);
    const blind = { name: 'blind', sees: () => false };
    await expect(withdraw(workspace, localReader, { sha256, reason: ' ' })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    for (const remove of [withdraw, purge]) {
      await expect(remove(workspace, blind, { sha256, reason: 'r' })).rejects.toMatchObject({ code: 'DOCUMENT_UNKNOWN' });
    }
    await expect(exportDocument(workspace, blind, sha256)).rejects.toMatchObject({ code: 'DOCUMENT_UNKNOWN' });
    expect(await listDocuments(workspace, localReader)).toHaveLength(1);
  });
});

describe('rebuild', () => {
  it('gives the same hashes from the evidence alone', async () => {
    const { workspace } = temporary;
    await handIn(workspace, motor, { declared: { programme: 'P', series: 's' } });
    const gone = await handIn(workspace, bom([{ name: 'Gone' }]));
    await withdraw(workspace, localReader, { sha256: gone.sha256, reason: 'r' });
    await handIn(workspace, bom([{ name: 'Wing' }]), { declared: { series: 's' } });
    const before = await status(workspace, localReader);
    expect(await rebuild(workspace)).toEqual({ handIns: 4 });
    expect(await status(workspace, localReader)).toEqual(before);
    expect(before.documents).toBe(1);
  });
});
