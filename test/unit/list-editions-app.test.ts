import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listEditions } from '../../app/lists/list-editions.ts';
import { listRemarks } from '../../app/lists/list-remarks.ts';
import { localReader } from '../../app/workspace/reader.ts';
import type { Times } from '../../app/workspace/workspace.ts';
import { bom, handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

const csl = (rows: readonly string[]) =>
  ['_id,source,entity_number,type,programs,name,addresses,alt_names,source_list_url', ...rows].join('\n');
const sdnName = 'Specially Designated Nationals (SDN) - Treasury Department';
const sdn = (id: number, name: string) => `${id},${sdnName},${id},Entity,NPWMD,${name},,,https://example.org`;

let place: TemporaryWorkspace;
beforeEach(async () => {
  place = await temporaryWorkspace();
});
afterEach(async () => await place.close());

async function lists(times: Times = {}) {
  const view = await place.workspace.view(localReader, times);
  const all = await listEditions(place.workspace, view);
  return { view, all, of: (code: string) => all.find((list) => list.code === code), remarks: listRemarks(all, view.asOf) };
}

describe('lists of a view', () => {
  it('are those that documents hold, with their day and age, and those that rules name', async () => {
    await handIn(place.workspace, csl([sdn(1, 'EVIL WORKS'), sdn(2, 'BAD WORKS'), '3,Some New List,3,Entity,,ODD WORKS,,,x']), {
      declared: { dated: '2026-11-20' },
      path: 'csl.csv',
    });
    const { of, all } = await lists({ asOf: '2026-11-27' });
    expect(of('SDN')).toMatchObject({
      title: 'OFAC Specially Designated Nationals and Blocked Persons List',
      ...{ entries: 2, names: 2, dated: '2026-11-20', ageDays: 7, stale: false },
      documents: [{ path: 'csl.csv', format: 'list-csl', main: 'list:csl', entries: 2, dated: '2026-11-20', ageDays: 7 }],
    });
    expect(of('Some New List')).toMatchObject({ title: 'Some New List', entries: 1, stale: false });
    expect(of('1260H')).toMatchObject({ documents: [], entries: 0, names: 0, dated: '', ageDays: null, stale: null });
    expect(all.map(({ code }) => code)).toEqual([...all.map(({ code }) => code)].sort());
  });

  it('are stale a day after the figure of the rule files, and of an unknown age without a date', async () => {
    await handIn(place.workspace, csl([sdn(1, 'EVIL WORKS')]), { declared: { dated: '2026-11-20' } });
    expect((await lists({ asOf: '2026-11-27' })).of('SDN')?.stale).toBe(false);
    const late = await lists({ asOf: '2026-11-28' });
    expect(late.of('SDN')?.stale).toBe(true);
    expect(late.remarks).toContainEqual({
      code: 'list-stale',
      message: 'list SDN is stale: the edition of 2026-11-20 is 8 days old on 2026-11-28',
    });
    await place.close();
    place = await temporaryWorkspace();
    await handIn(place.workspace, csl([sdn(1, 'EVIL WORKS')]));
    const undated = await lists({ asOf: '2026-11-27' });
    expect(undated.of('SDN')).toMatchObject({ dated: '', ageDays: null, stale: null });
    expect(undated.remarks[0]).toEqual({
      code: 'list-undated',
      message: 'list SDN: no document of it states its date: how old it is is not known',
    });
  });

  it('are of an unknown age while entries of no day stand, whatever dated excerpt comes beside them', async () => {
    const old = await handIn(place.workspace, csl(Array.from({ length: 5 }, (_, i) => sdn(i + 1, `EVIL WORKS ${i}`))));
    await handIn(place.workspace, csl([sdn(9, 'NEW WORKS')]), { declared: { dated: '2026-11-01' }, path: 'sample.csv' });
    const { of, remarks } = await lists({ asOf: '2026-11-02' });
    expect(of('SDN')).toMatchObject({ entries: 6, dated: '', ageDays: null, stale: null });
    expect(remarks).toContainEqual({
      code: 'list-undated',
      message: `list SDN: not all of its documents state their date (${old.sha256.slice(0, 12)}): how old it is is not known`,
    });
  });

  it('say so when they stand twice, and when nobody loaded them', async () => {
    const first = await handIn(place.workspace, csl([sdn(1, 'EVIL WORKS')]), { declared: { dated: '2026-11-20' } });
    const second = await handIn(place.workspace, csl([sdn(2, 'BAD WORKS')]));
    const { remarks } = await lists();
    const words = [`${first.sha256.slice(0, 12)} (2026-11-20)`, `${second.sha256.slice(0, 12)} (no date)`].sort();
    expect(remarks.filter(({ code }) => code === 'list-stands-twice')).toEqual([
      {
        code: 'list-stands-twice',
        message: `list SDN stands in two documents that do not replace one another: ${words.join(', ')}`,
      },
    ]);
    const absent = remarks.at(-1);
    expect(absent?.code).toBe('list-not-loaded');
    expect(absent?.message).toMatch(/^no document of the lists 1260H, .*: nothing is said about them$/);
    expect(absent?.message).not.toContain('SDN');
  });

  it('are the same in the portion of a programme', async () => {
    await handIn(place.workspace, csl([sdn(1, 'EVIL WORKS')]), { declared: { dated: '2026-11-20' } });
    await handIn(place.workspace, bom([{ name: 'bolt' }]), { declared: { programme: 'P' } });
    const { portionOfView } = await import('../../graph/view/open-view.ts');
    const view = await place.workspace.view(localReader);
    expect(await listEditions(place.workspace, portionOfView(view, 0, 0))).toEqual(await listEditions(place.workspace, view));
  });
});
