/** Saved scenarios in a report: what cannot be asked of the view is said, what cannot be asked now is none. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { withdraw } from '../../app/documents/withdraw.ts';
import { buildGapReport } from '../../app/reports/report-gap.ts';
import { draftScenario } from '../../app/scenarios/draft-scenario.ts';
import { localReader } from '../../app/workspace/reader.ts';
import type { Workspace } from '../../app/workspace/workspace.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { withStore } from '../support/other-store.ts';
import { handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

const programme = 'Heron';
let temporary: TemporaryWorkspace;
let sources: string;
beforeEach(async () => {
  temporary = await temporaryWorkspace({ day: '2026-06-01' });
  await table('programme,item\nHeron,Drone\n');
  sources = await table('item,supplier,standing\nDrone,Acme,chosen\n');
  const { text, path } = await draftScenario(temporary.workspace, localReader, {
    name: 'Acme lost',
    programme,
    lose: ['supplier:Acme'],
    author: 'A. Officer',
  });
  await handIn(temporary.workspace, text, { path });
});
afterEach(async () => await temporary.close());

const table = async (text: string) =>
  (await handIn(temporary.workspace, text, { declared: { programme, dated: '2026-05-01' } })).sha256;
const report = async (workspace: Workspace) => (await buildGapReport(workspace, localReader, { programme })).scenarios.listed;

it('ends the report where the store is away while a scenario is asked', async () => {
  const { workspace } = temporary;
  const [said] = await report(workspace);
  expect([said.problem, said.outcome?.stops]).toEqual(['', 1]);
  // The scenario alone asks for the supplier by its selector.
  const away = withStore(workspace, (store) => ({
    nodes: async (keys) => {
      if (keys.includes('supplier:Acme')) throw new OperationalError('STORE_UNAVAILABLE');
      return await store.nodes(keys);
    },
  }));
  await expect(report(away)).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
});

it('says of a scenario whose supplier is gone that it names nothing', async () => {
  await withdraw(temporary.workspace, localReader, { sha256: sources, reason: 'mistaken' });
  const [said] = await report(temporary.workspace);
  expect(said).toMatchObject({ outcome: null, problem: expect.stringContaining('supplier:Acme') });
});
