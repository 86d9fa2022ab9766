/** What an edition of a list changed, and whom in scope that touches. All parties are fictional. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withdraw } from '../../app/documents/withdraw.ts';
import { findUntrustedVendors } from '../../app/rules/find-untrusted-vendors.ts';
import { findListChanges, type ListChangesQuestion } from '../../app/screening/list-changes.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { cslOf, type Listed, ofacXml } from '../support/list-edition.ts';
import { bom, handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

let place: TemporaryWorkspace;
beforeEach(async () => {
  place = await temporaryWorkspace();
});
afterEach(async () => await place.close());

const series = 'list:ofac sdn xml';
const entries: readonly Listed[] = [
  { id: 1, name: 'EVIL WORKS' },
  { id: 2, name: 'BAD WORKS', aliases: ['BW TRADING'] },
  { id: 3, name: 'GONE WORKS' },
  { id: 4, name: 'CALM WORKS' },
];
const later: readonly Listed[] = [
  { id: 1, name: 'EVIL WORKS' },
  { id: 2, name: 'BAD WORKS', aliases: ['BAD HOLDING'] },
  { id: 4, name: 'CALM WORKS', aliases: ['STILL WORKS'] },
  { id: 5, name: 'NEW WORKS' },
];
const supplied = bom(
  ['EVIL WORKS', 'BW TRADING', 'GONE WORKS', 'NEW WORKS', 'CALM WORKS', 'FINE WORKS'].map((manufacturer) => ({
    name: `part of ${manufacturer}`,
    manufacturer,
  })),
);
const changes = (question: Partial<ListChangesQuestion> = {}) =>
  findListChanges(place.workspace, localReader, { series, ...question });
const vendors = async (times: { knownAt?: string } = {}) =>
  (await findUntrustedVendors(place.workspace, localReader, times)).findings.map(({ party }) => party.name).sort();

describe('the changes of an edition', () => {
  it('are said by entry and field, with the parties in scope whose state they change', async () => {
    await handIn(place.workspace, supplied, { declared: { programme: 'P' } });
    const second = await handIn(place.workspace, ofacXml('03/10/2026', later), { path: 'march.xml' });
    const first = await handIn(place.workspace, ofacXml('01/10/2026', entries), { path: 'january.xml' });
    const answer = await changes();
    expect(answer).toMatchObject({
      from: { sha256: first.sha256, path: 'january.xml', dated: '2026-01-10', entries: 4 },
      to: { sha256: second.sha256, path: 'march.xml', dated: '2026-03-10', entries: 4 },
      counts: { added: 1, changed: 2, removed: 1, unchanged: 1 },
      touched: 4,
    });
    const shown = answer.changes.map(({ kind, entry, fields, affected }) => ({
      kind,
      name: entry.name,
      what: fields.map(({ what, before, after }) => [what, before, after]),
      parties: affected.map(({ party, before, after, stateChanges }) => [party.name, before, after, stateChanges]),
    }));
    expect(shown).toEqual([
      {
        kind: 'changed',
        name: 'BAD WORKS',
        what: [['aliases', ['BW TRADING'], ['BAD HOLDING']]],
        parties: [['BW TRADING', ['name'], [], true]],
      },
      { kind: 'removed', name: 'GONE WORKS', what: expect.anything(), parties: [['GONE WORKS', ['name'], [], true]] },
      {
        kind: 'changed',
        name: 'CALM WORKS',
        what: [['aliases', [], ['STILL WORKS']]],
        parties: [['CALM WORKS', ['name'], ['name'], false]],
      },
      { kind: 'added', name: 'NEW WORKS', what: expect.anything(), parties: [['NEW WORKS', [], ['name'], true]] },
    ]);
    expect((await changes({ programme: 'P' })).touched).toBe(4);
    await expect(changes({ programme: 'Q' })).rejects.toMatchObject({ code: 'PROGRAMME_UNKNOWN' });
  });

  it('are between the editions that are named, by hash or by date', async () => {
    const editions = [];
    for (const [month, count] of [
      ['01', 1],
      ['02', 2],
      ['03', 4],
    ] as const)
      editions.push(await handIn(place.workspace, ofacXml(`${month}/10/2026`, entries.slice(0, count))));
    const counts = async (from?: string, to?: string) => (await changes({ from, to })).counts;
    expect(await counts()).toEqual({ added: 2, changed: 0, removed: 0, unchanged: 2 });
    expect(await counts('2026-01-10')).toMatchObject({ added: 3 });
    expect(await counts('2026-02-09')).toMatchObject({ added: 3 });
    expect(await counts(editions[0]?.sha256.slice(0, 8))).toMatchObject({ added: 3 });
    expect(await counts(undefined, '2026-03-09')).toMatchObject({ added: 1 });
    expect(await counts('2026-03-10', '2026-01-31')).toMatchObject({ removed: 3 });
    expect(await changes({ to: '2026-01-10' })).toMatchObject({ from: null, changes: [], touched: 0, counts: { unchanged: 1 } });
    for (const wrong of ['2026-01-09', 'ffffffff', 'yesterday', editions[0]?.sha256.slice(0, 7)])
      await expect(changes({ from: wrong })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
    await expect(changes({ series: 'another' })).rejects.toThrow('No list of the series "another"');
  });

  it('are asked of one part of a list', async () => {
    const declared = { series: 'mine' };
    const first = await handIn(place.workspace, ofacXml('01/10/2026', entries), { declared });
    await handIn(place.workspace, cslOf(entries), { declared: { ...declared, dated: '2026-02-01' } });
    await expect(changes({ series: 'mine' })).rejects.toThrow('holds list:csl, list:ofac sdn entries');
    expect((await changes({ series: 'mine', to: first.sha256 })).from).toBeNull();
  });

  it('know no edition that was withdrawn, nor one that came after the time that is asked of', async () => {
    await handIn(place.workspace, ofacXml('01/10/2026', entries.slice(0, 3)));
    const { sha256 } = await handIn(place.workspace, ofacXml('02/10/2026', entries));
    expect((await changes()).from?.dated).toBe('2026-01-10');
    expect((await changes({ knownAt: '2026-01-01T00:00:01Z' })).from).toBeNull();
    await withdraw(place.workspace, localReader, { sha256, reason: 'wrong file' });
    expect(await changes()).toMatchObject({ from: null, to: { dated: '2026-01-10' } });
  });
});

describe('an entry that left the list', () => {
  it('matches nobody any more, and is found as of what was known before', async () => {
    await handIn(place.workspace, supplied);
    await handIn(place.workspace, ofacXml('01/10/2026', entries));
    const known = await vendors();
    expect(known).toEqual(['BW TRADING', 'CALM WORKS', 'EVIL WORKS', 'GONE WORKS']);
    const { sha256 } = await handIn(place.workspace, ofacXml('03/10/2026', later));
    expect(await vendors()).toEqual(['CALM WORKS', 'EVIL WORKS', 'NEW WORKS']);
    expect(await vendors({ knownAt: '2026-01-01T00:00:02Z' })).toEqual(known);
    await withdraw(place.workspace, localReader, { sha256, reason: 'wrong file' });
    expect(await vendors()).toEqual(known);
  });

  it('in an answer stands beside the lists that it rests on', async () => {
    await handIn(place.workspace, supplied);
    await handIn(place.workspace, ofacXml('01/10/2026', entries));
    await handIn(place.workspace, ofacXml('02/10/2026', entries).slice(0, -60));
    const { lists, remarks, failedLoads } = await findUntrustedVendors(place.workspace, localReader, { asOf: '2026-01-18' });
    const sdn = lists.find(({ code }) => code === 'SDN');
    expect(sdn).toMatchObject({ dated: '2026-01-10', ageDays: 8, stale: true, failedLoad: { series } });
    expect(remarks.map(({ code }) => code)).toEqual(['list-stale', 'list-not-loaded']);
    expect(failedLoads).toHaveLength(1);
  });
});
