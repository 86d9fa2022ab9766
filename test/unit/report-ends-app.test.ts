/** The report's sections on obsolescence and on saved scenarios: what documents state, what is not known, and of when it is. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withdraw } from '../../app/documents/withdraw.ts';
import { buildGapReport, reportGap } from '../../app/reports/report-gap.ts';
import { scenariosListed } from '../../app/reports/report-scenarios.ts';
import { verifyReport } from '../../app/reports/verify-report.ts';
import { draftScenario, type ScenarioInput } from '../../app/scenarios/draft-scenario.ts';
import { localReader } from '../../app/workspace/reader.ts';
import type { Workspace } from '../../app/workspace/workspace.ts';
import { handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

const programme = 'Heron';
let temporary: TemporaryWorkspace;
let workspace: Workspace;

beforeEach(async () => {
  temporary = await temporaryWorkspace({ day: '2026-06-01' });
  workspace = temporary.workspace;
  await table('programme,nation,item,daily_demand\nHeron,DE,Drone,2\n');
  await table('assembly,item,quantity\nDrone,Chip,1\nDrone,Radio,1\nDrone,Pump,1\nDrone,Frame,1\nDrone,Lamp,1\n');
});
afterEach(async () => await temporary.close());

const table = async (text: string, dated = '2026-05-01') => {
  const result = await handIn(workspace, text, { declared: { programme, dated } });
  expect(result).toMatchObject({ outcome: 'accepted', rows: { quarantined: 0 } });
  return result;
};
const report = async (asOf?: string) => await buildGapReport(workspace, localReader, { programme, asOf });

describe('obsolescence', () => {
  const sources =
    'item,supplier,supplier_part_number,standing\nChip,Acme,AC-1,chosen\nChip,Bolt,BO-1,qualified\nRadio,Acme,AC-2,chosen\nPump,Acme,AC-3,chosen\nFrame,Acme,AC-4,chosen\nLamp,Acme,AC-5,chosen\n';
  const items =
    'item,criticality,lifecycle,last_order_date,last_ship_date,end_of_support,replacement\n' +
    'Radio,mission,last-time buy,2026-12-31,2027-03-31,,Radio 2\nPump,,active,,,2026-04-30,\nLamp,none,active,,,,\n';

  it('lists what has ended, what ends by its first day, then what is stated to be active; of the rest nothing is known', async () => {
    await table(sources);
    const { sha256 } = await table(items);
    await table('item_part_number,item_manufacturer,lifecycle,last_order_date\nAC-1,Acme,discontinued,2026-09-30\n');
    await table('item,holder,quantity,condition\nRadio,Depot,30,A\n');
    const { obsolescence, asOf, gaps } = await report();
    expect(asOf).toBe('2026-05-01');
    expect(
      obsolescence.ends.map(({ item, part, sources: of, state, lifecycle, daysLeft }) => [
        item.name,
        part === null ? null : part.name,
        `${of.concerned}/${of.of}`,
        state,
        lifecycle,
        daysLeft,
      ]),
    ).toEqual([
      ['Pump', null, '1/1', 'ended', 'active', -1],
      ['Chip', 'AC-1', '1/2', 'ended', 'discontinued', 152],
      ['Radio', null, '1/1', 'ending', 'last-time buy', 244],
      ['Lamp', null, '1/1', 'active', 'active', null],
    ]);
    expect(obsolescence).toMatchObject({ stated: { known: 4, of: 6 }, total: 4 });
    const radio = obsolescence.ends[2];
    expect(radio).toMatchObject({
      criticality: 'mission',
      lastOrderDate: '2026-12-31',
      lastShipDate: '2027-03-31',
      endOfSupport: '',
      replacement: 'Radio 2',
      evidence: [{ document: sha256, pointer: 'row=2' }],
    });
    // Two a day are needed, and thirty are there.
    expect(radio.coverDays).toEqual({ low: 15, high: 15 });
    expect(obsolescence.ends[0].coverDays).toEqual({ low: 0, high: null });
    const ofRadio = gaps.find(
      ({ archetypes, items: beneath }) => archetypes?.includes('obsolescence') && beneath.some(({ name }) => name === 'Radio'),
    );
    expect(radio.gapRank).toBe(ofRadio?.rank);
    expect(obsolescence.ends[3].gapRank).toBeNull();
  });

  it('is of the day that is asked for: the last day still counts as ahead', async () => {
    await table(items);
    const states = async (asOf: string) =>
      (await report(asOf)).obsolescence.ends.map(({ item, state }) => `${item.name} ${state}`);
    expect(await states('2026-04-30')).toEqual(['Pump ending', 'Radio ending', 'Lamp active']);
    expect(await states('2027-01-01')).toEqual(['Pump ended', 'Radio ended', 'Lamp active']);
  });

  it('is stated of nothing: no item is called active', async () => {
    await table(sources);
    expect((await report()).obsolescence).toEqual({ stated: { known: 0, of: 6 }, ends: [], total: 0 });
  });

  it('reads the milestones of CycloneDX, of a component and of no other', async () => {
    const milestone = { name: 'cdx:lifecycle:milestone:endOfSupport', value: '2026-07-01' };
    const bom = {
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      metadata: { component: { type: 'device', name: 'Drone', 'bom-ref': 'd' } },
      components: [
        { type: 'application', name: 'Autopilot', 'bom-ref': 'a', properties: [milestone] },
        { type: 'library', name: 'Maths', 'bom-ref': 'm' },
      ],
      dependencies: [{ ref: 'd', dependsOn: ['a', 'm'] }],
    };
    await handIn(workspace, JSON.stringify(bom), { declared: { programme, dated: '2026-05-01' } });
    const { ends } = (await report()).obsolescence;
    expect(ends.map(({ item, endOfSupport, lifecycle, state }) => [item.name, endOfSupport, lifecycle, state])).toEqual([
      ['Autopilot', '2026-07-01', '', 'ending'],
    ]);
  });
});

describe('saved scenarios', () => {
  const save = async (input: Partial<ScenarioInput> = {}) => {
    const draft = { name: 'Acme fails', programme, lose: ['supplier:Acme'], author: 'A. Officer', ...input };
    const { text, path } = await draftScenario(workspace, localReader, draft);
    return (await handIn(workspace, text, { path })).sha256;
  };

  beforeEach(async () => {
    await table('item,supplier,standing,stock_days,time_to_recover_days\nChip,Acme,chosen,,60\nRadio,Bolt,chosen,,\n');
  });

  it('are asked anew: what they lose, what stops and when, who saved them', async () => {
    await table('item,supplier,standing,stock_days\nChip,Acme,chosen,10\n', '2026-05-02');
    const sha256 = await save({ from: '2026-07-01', forDays: 90, note: 'for the board' });
    const { listed, total } = (await report()).scenarios;
    expect(total).toBe(1);
    expect(listed[0]).toMatchObject({
      name: 'Acme fails',
      programme,
      author: 'A. Officer',
      saved: expect.stringMatching(/^2026-06-01T/),
      note: 'for the board',
      lose: ['supplier:Acme'],
      counting: 'qualified',
      from: '2026-07-01',
      forDays: 90,
      problem: '',
      evidence: [{ document: sha256, pointer: '' }],
      outcome: { lost: [{ name: 'Acme' }], stops: 1, mayStop: 0, hold: 0 },
    });
    const [stop] = listed[0].outcome?.stopped ?? [];
    expect(stop).toMatchObject({ endItem: { name: 'Drone' }, certainty: 'definite', stopsOn: { earliest: '2026-07-11' } });
    expect(stop.evidence.length).toBeGreaterThan(0);
    // What a day of the drone is worth nobody says.
    expect(stop.cost).toBeNull();
  });

  it('are those that stand, by name, of the programme that is asked about', async () => {
    await save({ name: 'B' });
    await save({ name: 'A', forDays: 10 });
    await save({ name: 'A', forDays: 20 });
    await table('programme,item\nGull,Boat\n');
    await save({ name: 'Of another', programme: 'Gull' });
    const named = async (of?: string) =>
      (await buildGapReport(workspace, localReader, { programme: of })).scenarios.listed.map(({ name, forDays }) => [
        name,
        forDays,
      ]);
    expect(await named(programme)).toEqual([
      ['A', 20],
      ['B', null],
    ]);
    expect(await named('Gull')).toEqual([['Of another', null]]);
    expect((await named()).map(([name]) => name)).toEqual(['A', 'B', 'Of another']);
  });

  it('that cannot be asked any more say why, and nothing of what would stop', async () => {
    const { sha256 } = await table('item,supplier\nRadio,Gone Ltd\n');
    await save({ lose: ['supplier:Gone Ltd'] });
    await withdraw(workspace, localReader, { sha256, reason: 'wrong' });
    const [one] = (await report()).scenarios.listed;
    expect(one).toMatchObject({ outcome: null, problem: expect.stringContaining('Gone Ltd') });
  });

  it('are part of what is verified, and a report stays verifiable when another is saved', async () => {
    await save({ name: 'A' });
    const files: Uint8Array[] = [];
    for (const format of ['json', 'html', 'csv', 'xlsx'] as const)
      files.push(await reportGap(workspace, localReader, { programme, format }));
    await save({ name: 'B' });
    for (const file of files)
      expect(await verifyReport(workspace, localReader, file)).toMatchObject({ outcome: 'verified', differences: [] });
    const [json] = files;
    const changed = new TextEncoder().encode(new TextDecoder().decode(json).replace('"stops": 1', '"stops": 0'));
    expect((await verifyReport(workspace, localReader, changed)).outcome).toBe('differs');
  });

  it('are the first of many, and how many there are is said', async () => {
    for (let k = 0; k <= scenariosListed; k++) await save({ name: `S${k}` });
    const { listed, total } = (await report()).scenarios;
    expect([listed.length, total]).toEqual([scenariosListed, scenariosListed + 1]);
  });
});
