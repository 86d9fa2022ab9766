/** A stated indicator of fragility becomes a row of the gap register, with the place that states it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findGaps } from '../../app/gaps/find-gaps.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

const tables: Readonly<Record<string, string>> = {
  'sources.csv': 'item,supplier,standing\nPump,Acme,chosen\nPump,Borealis,chosen\nValve,Acme,chosen\nValve,Cetus,chosen\n',
  'attestations.csv': [
    'organization,kind,level,issuer,issued,expires',
    'Acme,Fragile Supplier,one plant and no successor,Ministry,2026-01-01,2026-12-31',
    'Borealis,fragility,,Ministry,2025-01-01,2025-12-31',
    'Cetus,ISO 9001,,TUV,2026-01-01,',
  ].join('\n'),
};

let temporary: TemporaryWorkspace;
beforeAll(async () => {
  temporary = await temporaryWorkspace();
  for (const [path, text] of Object.entries(tables)) {
    const declared = { programme: 'P', dated: '2026-05-01' };
    expect((await handIn(temporary.workspace, text, { path, declared })).outcome).toBe('accepted');
  }
});
afterAll(async () => await temporary.close());

const fragileAt = async (asOf?: string) => {
  const { findings } = await findGaps(temporary.workspace, localReader, { programme: 'P', asOf });
  return findings.filter(({ archetypes }) => archetypes.includes('fragile supplier'));
};

it('stands for what is in force on the day, with what hangs on it', async () => {
  const found = await fragileAt();
  expect(found.map(({ lost }) => lost?.name)).toEqual(['Acme']);
  expect(found[0]).toMatchObject({ archetype: 'fragile supplier', level: 'supplier' });
  expect(found[0].items.map(({ name }) => name)).toEqual(['Pump', 'Valve']);
  expect(found[0].evidence).toContainEqual(expect.objectContaining({ pointer: 'row=2' }));
  const { documents } = (await temporary.workspace.view(localReader)).graph;
  expect(new Set(found[0].evidence.map(({ document }) => document))).toEqual(new Set(documents.map(({ sha256 }) => sha256)));
});

it('follows the as-of day', async () => {
  expect((await fragileAt('2025-06-01')).map(({ lost }) => lost?.name)).toEqual(['Borealis']);
  expect(await fragileAt('2027-06-01')).toEqual([]);
});
