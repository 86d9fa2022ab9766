/** Whose law binds where programmes state a nation, none, or several; what another law prohibits; what is replaced. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { findGaps } from '../../app/gaps/find-gaps.ts';
import { buildGapReport } from '../../app/reports/report-gap.ts';
import { findRuleFindings } from '../../app/rules/find-rule-findings.ts';
import { findUntrustedVendors } from '../../app/rules/find-untrusted-vendors.ts';
import { findVendorOutcomes } from '../../app/rules/find-vendor-outcomes.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { handIn, type TemporaryWorkspace, temporaryFolder, temporaryWorkspace } from '../support/temporary-workspace.ts';

let temporary: TemporaryWorkspace | undefined;
afterEach(close);

async function close(): Promise<void> {
  await temporary?.close();
  temporary = undefined;
}

const lei = '5493001KJTIIGC8Y1R12';
const tables: readonly (readonly [path: string, text: string])[] = [
  ['sources.csv', `item,supplier,supplier_lei\nPump,Delmarique,${lei}\nPump,Other,\nLamp,Third,`],
  ['listings.csv', `list,organization,organization_lei,source\nSDN,Tellurium Quay,${lei},test`],
];
const main = ['main.programmes.csv', 'programme,item\nMain,Pump'] as const;
const nation = (path: string, programme: string, code: string) =>
  [`${path}.programmes.csv`, `programme,item,nation\n${programme},${programme === 'Main' ? 'Pump' : 'Lamp'},${code}`] as const;

async function workspaceOf(more: readonly (readonly [string, string])[], rules?: string) {
  await close();
  temporary = await temporaryWorkspace(rules === undefined ? {} : { rules });
  for (const [path, text] of [...tables, ...more]) {
    expect((await handIn(temporary.workspace, text, { path, declared: { dated: '2026-05-01' } })).outcome).toBe('accepted');
  }
  return temporary.workspace;
}

const vendors = async (more: readonly (readonly [string, string])[]) => {
  const { binding, findings, diagnostics } = await findUntrustedVendors(await workspaceOf(more), localReader, {});
  return {
    ...binding,
    outcomes: findings.map(({ party, outcome, rule }) => [party.name, outcome, rule.id]),
    codes: diagnostics.map(({ code }) => code),
  };
};
const prohibited = [['Delmarique', 'prohibited', 'ofac-sdn']];

it('the nation of an unrelated programme makes no law less for one without a nation', async () => {
  expect(await vendors([main, nation('side', 'Side', 'FR')])).toMatchObject({
    packs: ['eu', 'us'],
    because: 'nation of the programme: FR; the usual ones too, for Main, from which no pack follows',
    outcomes: prohibited,
  });
  expect(await vendors([main])).toMatchObject({ packs: ['us'], because: 'no programme states a nation; the usual ones' });
  expect(await vendors([nation('main', 'Main', 'FR'), nation('side', 'Side', 'GB')])).toMatchObject({
    packs: ['eu', 'gb'],
    because: 'nation of the programme: FR, GB',
    outcomes: [['Delmarique', 'review', 'ofac-sdn']],
  });
  expect(await vendors([nation('main', 'Main', 'NO'), nation('side', 'Side', 'GB')])).toMatchObject({
    packs: ['gb', 'us'],
    because: 'nation of the programme: GB, NO; the usual ones too, for Main (NO), from which no pack follows',
  });
});

it('of two nations stated of one programme the law of each binds, and it is said', async () => {
  const told = await vendors([nation('a', 'Main', 'US'), nation('b', 'Main', 'FR')]);
  expect(told).toMatchObject({ packs: ['eu', 'us'], because: 'nation of the programme: FR, US', outcomes: prohibited });
  expect(told.codes).toContain('nation-conflict');
  const { diagnostics } = await findRuleFindings(temporary!.workspace, localReader, {});
  expect(diagnostics.filter(({ code }) => code === 'nation-conflict').map(({ message }) => message)).toEqual([
    'Main: documents state several nations, FR, US: the law of each is taken to bind',
  ]);
  expect((await vendors([nation('a', 'Main', 'FR'), nation('b', 'Main', 'France')])).codes).not.toContain('nation-conflict');
});

it('a second nation makes no law less that binds for want of a pack of the first', async () => {
  expect(await vendors([nation('a', 'Main', 'NO')])).toMatchObject({
    packs: ['us'],
    because: 'nation of the programme: NO, of which no pack is loaded; the usual ones',
    outcomes: prohibited,
  });
  expect(await vendors([nation('a', 'Main', 'NO'), nation('b', 'Main', 'DE'), nation('c', 'Main', 'CH')])).toMatchObject({
    packs: ['eu', 'us'],
    because: 'nation of the programme: CH, DE, NO; the usual ones too, for Main (CH, NO), from which no pack follows',
    outcomes: prohibited,
  });
  const { diagnostics } = await findUntrustedVendors(temporary!.workspace, localReader, { programme: 'Main' });
  expect(diagnostics.filter(({ code }) => code === 'nation-conflict').map(({ message }) => message)).toEqual([
    'Main: documents state several nations, CH, DE, NO: the law of each is taken to bind, and the usual packs, since none is loaded for CH, NO',
  ]);
  expect(await vendors([nation('a', 'Main', 'NO'), main, ['s.programmes.csv', 'programme,item\nSide,Lamp']])).toMatchObject({
    because: 'nation of the programme: NO, of which no pack is loaded; the usual ones',
  });
});

it('the gap register and the report say whose law binds and how many another one prohibits', async () => {
  const workspace = await workspaceOf([nation('main', 'Main', 'FR')]);
  const { binding, diagnostics, findings } = await findGaps(workspace, localReader, { programme: 'Main' });
  expect(binding).toMatchObject({ packs: ['eu'], because: 'nation of the programme: FR' });
  const said = '1 vendor is prohibited under us, which does not bind here: for review';
  const elsewhere = (all: readonly { code: string; message: string }[]) =>
    all.filter(({ code }) => code === 'prohibited-elsewhere').map(({ message }) => message);
  expect(elsewhere(diagnostics)).toEqual([said]);
  expect(findings.filter(({ archetype }) => archetype === 'untrusted vendor').map(({ certainty }) => certainty)).toEqual([
    'possible',
  ]);
  const report = await buildGapReport(workspace, localReader, { programme: 'Main' });
  expect(elsewhere(report.remarks)).toEqual([said]);
  expect(report.rules.binding).toEqual({ packs: ['eu'], because: 'nation of the programme: FR' });
  const bound = await findGaps(await workspaceOf([nation('main', 'Main', 'US')]), localReader, { programme: 'Main' });
  expect(elsewhere(bound.diagnostics)).toEqual([]);
  expect(bound.findings[0]).toMatchObject({ archetype: 'untrusted vendor', certainty: 'definite', lost: { name: 'Delmarique' } });
});

it('a rule that one of our own files replaces is named beside every answer', async () => {
  const folder = join(await temporaryFolder(), 'packs');
  await mkdir(folder);
  const text = `pack: us
replaces: [ofac-sdn]
rules:
  - id: ofac-sdn
    title: Repealed
    source: Nobody
    reaches: {kind: parties, lists: [SDN], whom: listed}
    versions: [{from: 2099-01-01, status: in force, buy: review, pay: none, export: none, invest: none, reason: R}]
`;
  await writeFile(join(folder, 'own.yml'), text);
  const workspace = await workspaceOf([main], folder);
  const untrusted = await findUntrustedVendors(workspace, localReader, {});
  // Nothing holds of the list yet: that is no word of it.
  expect(untrusted.findings.map(({ outcome, rule }) => [outcome, rule.id])).toEqual([['review', 'list-without-rule']]);
  const answers = [
    untrusted.diagnostics,
    (await findRuleFindings(workspace, localReader, {})).diagnostics,
    (await findVendorOutcomes(workspace, localReader, { party: 'supplier:Delmarique' })).diagnostics,
    (await findGaps(workspace, localReader, {})).diagnostics,
    (await buildGapReport(workspace, localReader, {})).remarks,
  ];
  for (const all of answers) {
    expect(all[0]).toMatchObject({
      code: 'rule-replaced',
      message: 'ofac-sdn of the pack us is as own.yml states it, not as it is shipped',
    });
  }
});
