/** Editions of lists at hand-in: which are taken, which are refused, and what is kept of those. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ingestSent } from '../../app/documents/ingest-sent.ts';
import { purge } from '../../app/documents/purge.ts';
import { rebuild } from '../../app/documents/rebuild.ts';
import { withdraw } from '../../app/documents/withdraw.ts';
import { failedLoads } from '../../app/lists/failed-loads.ts';
import { findLists } from '../../app/lists/lists.ts';
import { reportGap } from '../../app/reports/report-gap.ts';
import { listDocuments } from '../../app/workspace/list-documents.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { status } from '../../app/workspace/status.ts';
import { memorySource } from '../../graph/model/byte-source.ts';
import type { Declared } from '../../graph/model/hand-in.ts';
import { cslOf, ofacXml } from '../support/list-edition.ts';
import { bom, handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';
import { zipOf } from '../support/zip.ts';

let place: TemporaryWorkspace;
beforeEach(async () => {
  place = await temporaryWorkspace();
});
afterEach(async () => await place.close());

const numbered = (count: number) => Array.from({ length: count }, (_, i) => ({ id: i + 1, name: `LISTED PARTY ${i + 1}` }));
const take = (text: string, declared: Declared = {}, path = 'list') => handIn(place.workspace, text, { declared, path });
const standing = async () => (await listDocuments(place.workspace, localReader)).map(({ dated }) => dated).sort();
const failed = async (knownAt?: string) =>
  failedLoads(await place.workspace.view(localReader, knownAt === undefined ? {} : { knownAt }));
const codes = ({ diagnostics }: { diagnostics: readonly { code: string }[] }) => diagnostics.map(({ code }) => code);

describe('an edition that states its date', () => {
  it('takes the place of the one before it, in whatever order they come', async () => {
    const january = ofacXml('01/10/2026', numbered(3));
    const march = ofacXml('03/10/2026', numbered(4));
    await take(march);
    await take(january);
    expect(await standing()).toEqual(['2026-03-10']);
    const { graphHash } = await status(place.workspace, localReader);
    await place.close();
    place = await temporaryWorkspace();
    await take(january);
    await take(march);
    expect(await standing()).toEqual(['2026-03-10']);
    expect((await status(place.workspace, localReader)).graphHash).toBe(graphHash);
  });

  it('comes back when the one after it is withdrawn', async () => {
    await take(ofacXml('01/10/2026', numbered(3)));
    const { sha256 } = await take(ofacXml('03/10/2026', numbered(4)));
    await withdraw(place.workspace, localReader, { sha256, reason: 'a wrong file' });
    expect(await standing()).toEqual(['2026-01-10']);
  });

  it('never takes the place of another list, of another form, or of one that states no date', async () => {
    await take(ofacXml('01/10/2026', numbered(3)));
    await take(ofacXml('03/10/2026', numbered(3), 'NS-PLC'));
    await take(cslOf(numbered(3)));
    expect(await standing()).toEqual(['', '2026-01-10', '2026-03-10']);
    const series = (await listDocuments(place.workspace, localReader)).map((one) => one.series).sort();
    expect(series).toEqual(['', 'list:ofac consolidated xml', 'list:ofac sdn xml']);
  });
});

describe('an edition that keeps too little of the one before it', () => {
  it('is taken at four fifths, and refused below', async () => {
    await take(cslOf(numbered(100)), { series: 'csl', dated: '2026-01-01' });
    const short = await take(cslOf(numbered(79)), { series: 'csl', dated: '2026-02-01' }, 'short.csv');
    expect(short).toMatchObject({ outcome: 'rejected', format: 'list-csl', rows: { in: 79, mapped: 79, quarantined: 0 } });
    expect(short.diagnostics[0]).toEqual({
      code: 'list-shrank',
      severity: 'error',
      pointer: '',
      message: '100 -> 79 entries: the new edition keeps less than 80 %; compared with the edition of 2026-01-01 of series csl',
    });
    expect(await standing()).toEqual(['2026-01-01']);
    expect((await take(cslOf(numbered(80)), { series: 'csl', dated: '2026-02-02' })).outcome).toBe('accepted');
    expect(await standing()).toEqual(['2026-02-02']);
  });

  it('is compared from twenty entries on', async () => {
    await take(cslOf(numbered(19)), { series: 'a', dated: '2026-01-01' });
    expect((await take(cslOf(numbered(1)), { series: 'a', dated: '2026-02-01' })).outcome).toBe('accepted');
    await take(cslOf(numbered(20)), { series: 'b', dated: '2026-01-01' });
    expect((await take(cslOf(numbered(15)), { series: 'b', dated: '2026-02-01' })).outcome).toBe('rejected');
    expect((await take(cslOf(numbered(16)), { series: 'b', dated: '2026-02-02' })).outcome).toBe('accepted');
  });

  it('is refused without any entry, however short the one before it was', async () => {
    await take(cslOf(numbered(1)), { series: 'a', dated: '2026-01-01' });
    const empty = await take(cslOf([]), { series: 'a', dated: '2026-02-01' });
    expect([empty.outcome, empty.diagnostics[0]?.message]).toEqual([
      'rejected',
      '1 -> 0 entries: the new edition has none; compared with the edition of 2026-01-01 of series a',
    ]);
    await take(ofacXml('01/10/2026', numbered(2)), { series: 'ofac' });
    expect((await take(ofacXml('02/10/2026', []), { series: 'ofac' })).outcome).toBe('rejected');
  });

  it('is refused with more than a tenth of its rows unreadable', async () => {
    await take(cslOf(numbered(30)), { series: 'a', dated: '2026-01-01' });
    const blank = (count: number) => Array.from({ length: count }, (_, i) => ({ id: 900 + i, name: '' }));
    const many = await take(cslOf([...numbered(35), ...blank(4)]), { series: 'a', dated: '2026-02-01' });
    expect([many.outcome, many.diagnostics[0]?.code]).toEqual(['rejected', 'list-shrank']);
    expect(many.diagnostics[0]?.message).toContain('30 -> 35 entries: 4 of 39 rows of the new edition cannot be read');
    expect((await take(cslOf([...numbered(36), ...blank(4)]), { series: 'a', dated: '2026-02-01' })).outcome).toBe('accepted');
  });

  it('is taken when the person says that it is meant, which is kept and changes no hash', async () => {
    await take(cslOf(numbered(30)), { series: 'a', dated: '2026-01-01' });
    const short = cslOf(numbered(2));
    const taken = await take(short, { series: 'a', dated: '2026-02-01', acceptShrinkage: true });
    expect([taken.outcome, taken.diagnostics[0]]).toMatchObject(['accepted', { code: 'list-shrank', severity: 'info' }]);
    expect(await standing()).toEqual(['2026-02-01']);
    const [kept] = (await place.workspace.view(localReader)).handIns;
    expect(kept?.handIn.declared).toEqual({ series: 'a', dated: '2026-02-01', acceptShrinkage: true });
    expect((await take(short, { series: 'a', dated: '2026-02-01' })).outcome).toBe('duplicate');
    const { graphHash } = await status(place.workspace, localReader);
    await place.close();
    place = await temporaryWorkspace();
    await take(short, { series: 'a', dated: '2026-02-01' });
    expect((await status(place.workspace, localReader)).graphHash).toBe(graphHash);
  });

  it('is compared with the edition before it, also when a newer one is there', async () => {
    await take(cslOf(numbered(30)), { series: 'a', dated: '2025-01-01' });
    await take(cslOf(numbered(300)), { series: 'a', dated: '2025-03-01', acceptShrinkage: true });
    expect((await take(cslOf(numbered(29)), { series: 'a', dated: '2025-02-01' })).outcome).toBe('accepted');
    expect((await take(cslOf(numbered(28)), { series: 'a', dated: '2024-02-01' })).outcome).toBe('accepted');
    const second = await take(cslOf(numbered(31)), { series: 'a', dated: '2025-03-01' });
    expect([second.outcome, codes(second)]).toEqual(['rejected', ['list-shrank']]);
  });

  it('is no matter for documents that are no lists, nor for editions that the uploader does not see', async () => {
    await take(bom(numbered(50), { timestamp: '2026-01-01T00:00:00Z' }), { series: 'bom', seriesVersion: 1 });
    expect((await take(bom(numbered(1)), { series: 'bom', seriesVersion: 2 })).outcome).toBe('accepted');
    await take(cslOf(numbered(50)), { series: 'a', dated: '2026-01-01', marking: 'SECRET' });
    const reader = { name: 'other', sees: ({ declared }: { declared: Declared }) => declared.marking === undefined };
    const seen = await handIn(place.workspace, cslOf(numbered(2)), { declared: { series: 'a', dated: '2026-02-01' }, reader });
    expect(seen.outcome).toBe('accepted');
  });
});

describe('a load that failed', () => {
  const good = () => take(cslOf(numbered(30)), { series: 'csl', dated: '2026-01-01' });

  it('leaves the edition before it, is said, and is over once an edition is taken', async () => {
    await good();
    const before = await status(place.workspace, localReader);
    const short = await take(cslOf(numbered(3)), { series: 'csl', dated: '2026-02-01' }, 'short.csv');
    expect(await status(place.workspace, localReader)).toEqual(before);
    const [load, ...others] = await failed();
    expect(others).toEqual([]);
    expect(load).toMatchObject({ series: 'csl', sha256: short.sha256, path: 'short.csv', stands: { dated: '2026-01-01' } });
    expect(load?.message).toBe(
      `series csl: an edition received at ${load?.receivedAt} was refused (list-shrank: 30 -> 3 entries: the new edition keeps less than 80 %; compared with the edition of 2026-01-01 of series csl); the edition of 2026-01-01 stands`,
    );
    expect((await findLists(place.workspace, localReader)).lists.find(({ code }) => code === 'SDN')?.failedLoad).toEqual(load);
    await take(cslOf(numbered(31)), { series: 'csl', dated: '2026-02-02' });
    expect(await failed()).toEqual([]);
    expect(await failed(load?.receivedAt)).toEqual([load]);
  });

  it('is in no report: that is the same before and after, byte for byte', async () => {
    await good();
    await take(bom([{ name: 'bolt', manufacturer: 'Listed party 3' }]), { programme: 'P' });
    const report = async () =>
      await Promise.all(
        (['json', 'html', 'csv'] as const).map(async (format) =>
          new TextDecoder().decode(await reportGap(place.workspace, localReader, { programme: 'P', format })),
        ),
      );
    const before = await report();
    expect(before[0]).toContain('"stale": false');
    await take(cslOf(numbered(3)), { series: 'csl', dated: '2026-02-01' });
    expect(await failed()).toHaveLength(1);
    expect(await report()).toEqual(before);
  });

  it('is seen by whoever would have seen the document', async () => {
    await good();
    await take(cslOf(numbered(3)), { series: 'csl', dated: '2026-02-01', marking: 'SECRET' });
    const sees = ({ declared }: { declared: Declared }) => declared.marking === undefined;
    expect(failedLoads(await place.workspace.view({ name: 'other', sees }))).toEqual([]);
    expect(await failed()).toHaveLength(1);
  });

  it('tells of the edition that it was compared with, and is not seen by whoever does not see that', async () => {
    await take(cslOf(numbered(30)), { series: 'csl', dated: '2026-01-01', marking: 'SECRET' });
    await take(cslOf(numbered(3)), { series: 'csl', dated: '2026-02-01' });
    const sees = ({ declared }: { declared: Declared }) => declared.marking === undefined;
    expect(failedLoads(await place.workspace.view({ name: 'other', sees }))).toEqual([]);
    expect(await failed()).toHaveLength(1);
    await take(bom([{ name: 'bolt' }]), { series: 'csl' });
    expect(failedLoads(await place.workspace.view({ name: 'other', sees }))).toEqual([]);
    expect((await failed())[0]?.reason).toContain('list-expected');
  });

  it('of an archive that cannot be opened is one of the series of its members', async () => {
    const send = async (path: string, bytes: Buffer, series: string) => {
      const input = { source: memorySource(bytes), path, declared: { series, dated: '2026-02-01' }, call: 'call' };
      const results = [];
      for await (const result of ingestSent(place.workspace, localReader, input)) results.push(result.outcome);
      return results;
    };
    const whole = zipOf([{ name: 'csl.csv', bytes: cslOf(numbered(30)) }]);
    expect(await send('csl.zip', whole, 'csl')).toEqual(['accepted']);
    expect(await send('csl.zip', whole.subarray(0, whole.length - 30), 'csl')).toEqual(['rejected']);
    expect(await send('csl.zip', whole.subarray(0, whole.length - 30), 'other')).toEqual(['rejected']);
    expect(await failed()).toMatchObject([{ series: 'csl', path: 'csl.zip', stands: { dated: '2026-02-01' } }]);
    expect((await findLists(place.workspace, localReader)).lists.find(({ code }) => code === 'SDN')?.failedLoad).not.toBeNull();
  });

  it('is not over with an edition that does not stand', async () => {
    await good();
    await take('<html>503</html>', { series: 'csl' });
    await take(cslOf(numbered(29)), { series: 'csl', dated: '2025-12-01' });
    expect(await failed()).toHaveLength(1);
  });

  it('keeps no bytes and no hand-in of a document', async () => {
    await good();
    const short = await take(cslOf(numbered(3)), { series: 'csl', dated: '2026-02-01' });
    expect((await listDocuments(place.workspace, localReader)).map(({ sha256 }) => sha256)).not.toContain(short.sha256);
    expect(await readdir(join(place.folder, 'sha256', short.sha256.slice(0, 2))).catch(() => [])).not.toContain(short.sha256);
    const kinds = (await place.workspace.evidence.handIns()).map(({ kind }) => kind);
    expect(kinds).toEqual(['document', 'refusal']);
    expect((await place.workspace.store.handIns()).map(({ handIn: { kind } }) => kind)).toEqual(kinds);
  });

  it('is no news with the same bytes, until an edition was taken in between', async () => {
    await good();
    const refusals = async () => (await place.workspace.evidence.handIns()).filter(({ kind }) => kind === 'refusal').length;
    for (let i = 0; i < 3; i++) await take('<html>503</html>', { series: 'csl' });
    expect(await refusals()).toBe(1);
    await take(cslOf(numbered(31)), { series: 'csl', dated: '2026-02-02' });
    await take('<html>503</html>', { series: 'csl' });
    expect(await refusals()).toBe(2);
  });

  it('of a document that is no list is refused in a series of lists', async () => {
    await good();
    const wrong = await take(bom([{ name: 'bolt' }]), { series: 'csl', dated: '2026-02-01' });
    expect([wrong.outcome, wrong.diagnostics[0]]).toMatchObject([
      'rejected',
      { code: 'list-expected', message: 'series csl has editions of a list, and this document (cyclonedx-json) is none' },
    ]);
    expect(await failed()).toHaveLength(1);
  });

  it('is nothing that is kept where neither the document nor the series is a list', async () => {
    await take('<html>503</html>', { series: 'never seen' });
    await take('<html>503</html>');
    await take(bom([{ name: 'bolt' }]), { series: 'bom' });
    await take('<html>503</html>', { series: 'bom' });
    expect((await place.workspace.evidence.handIns()).map(({ kind }) => kind)).toEqual(['document']);
  });

  it('of a list that broke off is known by what was read of it', async () => {
    const whole = ofacXml('01/10/2026', numbered(3));
    await take(whole);
    const broken = await take(ofacXml('02/10/2026', numbered(3)).slice(0, -40));
    expect(broken.outcome).toBe('rejected');
    expect(await failed()).toMatchObject([{ series: 'list:ofac sdn xml', stands: { dated: '2026-01-10' } }]);
  });

  it('is there after a rebuild, and takes nothing out that came before it', async () => {
    await good();
    const short = cslOf(numbered(3));
    await take(short, { series: 'csl', dated: '2026-02-01' });
    await take(short, { series: 'csl', dated: '2026-02-01', acceptShrinkage: true });
    expect(await standing()).toEqual(['2026-02-01']);
    await take(short, { series: 'other', dated: '2026-02-01' });
    await take(cslOf(numbered(30)), { series: 'other', dated: '2026-02-02' });
    expect((await take(short, { series: 'other', dated: '2026-02-03' })).outcome).toBe('rejected');
    const before = [await status(place.workspace, localReader), await failed()];
    expect(await failed()).toHaveLength(1);
    await rebuild(place.workspace);
    expect([await status(place.workspace, localReader), await failed()]).toEqual(before);
  });

  it('is purged with the document', async () => {
    await good();
    const short = await take(cslOf(numbered(3)), { series: 'csl', dated: '2026-02-01' });
    const withdrawn = withdraw(place.workspace, localReader, { sha256: short.sha256, reason: 'it never stood' });
    await expect(withdrawn).rejects.toMatchObject({ code: 'DOCUMENT_UNKNOWN' });
    await purge(place.workspace, localReader, { sha256: short.sha256, reason: 'spilled' });
    expect((await place.workspace.evidence.handIns()).map(({ kind }) => kind)).toEqual(['document', 'purge']);
    expect((await place.workspace.store.handIns()).map(({ handIn: { kind } }) => kind)).toEqual(['document', 'purge']);
    expect(await failed()).toEqual([]);
  });
});
