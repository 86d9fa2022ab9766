import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findConcentration } from '../../app/analyses/find-concentration.ts';
import { findGaps } from '../../app/gaps/find-gaps.ts';
import { partNumberOf, stockNumberOf } from '../../app/gaps/item-numbers.ts';
import { buildGapReport, reportGap } from '../../app/reports/report-gap.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

const tables: Readonly<Record<string, string>> = {
  'programmes.csv': 'programme,item,nation\nHeron,Drone,DE\n',
  'requirements.csv': 'assembly,item\nDrone,Servo\nDrone,Rotor\nDrone,Cutter\nRotor,Magnet\n',
  'items.csv': [
    'item,item_part_number,item_manufacturer,item_category,criticality,lifecycle,last_order_date,daily_demand',
    'Servo,SV-1,Acme,actuators,safety,active,,2',
    'Rotor,,,Actuators,mission,last-time buy,2026-09-30,',
    'Cutter,,,device,mission,,,',
  ].join('\n'),
  'sources.csv': [
    'item,item_part_number,item_manufacturer,supplier,site,site_country,standing,share',
    'Servo,SV-1,Acme,Acme Ltd,Plant 1,DE,chosen,60',
    'Servo,SV-1,Acme,Borealis SA,Plant 2,FR,able,40',
    'Rotor,,,Acme Ltd,Plant 1,DE,qualified,50',
    'Rotor,,,Borealis SA,Plant 2,FR,qualified,30',
    'Magnet,,,Kowloon Magnetics,Mine 3,CN,qualified,',
    'Drone,,,Heron GmbH,Hall,DE,chosen,',
  ].join('\n'),
  'stock.csv': [
    'item,item_part_number,item_manufacturer,holder,site,quantity,condition,reserved_for,shelf_life_until',
    'Servo,SV-1,Acme,Depot,Store,10,A,,',
    'Servo,SV-1,Acme,Depot,Store,5,A,,',
    'Servo,SV-1,Acme,Depot,Store,100,H,,',
    'Servo,SV-1,Acme,Depot,Store,100,A,somebody,',
    'Servo,SV-1,Acme,Depot,Store,100,A,,2020-01-01',
  ].join('\n'),
};

let temporary: TemporaryWorkspace;
beforeAll(async () => {
  temporary = await temporaryWorkspace();
  for (const [path, text] of Object.entries(tables)) {
    const declared = { programme: 'Heron', dated: '2026-05-01', marking: 'OFFICIAL', from: 'Heron GmbH', grade: 'B2' };
    const { outcome, diagnostics } = await handIn(temporary.workspace, text, { path, declared });
    expect([path, outcome, diagnostics.filter(({ severity }) => severity === 'error')]).toEqual([path, 'accepted', []]);
  }
  const older = 'item,supplier,site,site_country,standing\nMagnet,Kowloon Magnetics,Mine 3,CN,chosen\n';
  await handIn(temporary.workspace, older, { path: 'sources.csv', declared: { programme: 'Heron', dated: '2025-01-01' } });
});
afterAll(async () => {
  await temporary.close();
});

describe('the gap register', () => {
  it('ranks rows and fills in what documents state, and nothing else', async () => {
    const { findings, statement } = await findGaps(temporary.workspace, localReader, { programme: 'Heron' });
    expect(findings.map(({ rank }) => rank)).toEqual(findings.map((_, i) => i + 1));
    const servo = findings.find(({ item, level }) => item?.name === 'Servo' && level === 'supplier');
    expect(servo).toMatchObject({
      system: 'Heron',
      lost: { name: 'Acme Ltd', type: 'organization' },
      archetype: 'single source',
      partNumber: 'SV-1',
      nsn: '',
      manufacturer: 'Acme Ltd',
      criticality: 'safety',
      ableSources: 2,
      qualifiedSources: 1,
      chosenSources: 1,
      countriesDistinct: 1,
      tiers: [1],
      daysOfSupply: 7.5,
      decideBy: '2026-05-08',
      timeToRecoverDays: null,
    });
    expect(servo?.endItemsStopped.map(({ name }) => name)).toEqual(['Drone']);
    expect(servo?.evidence.length).toBeGreaterThan(0);
    expect(statement).toMatch(/^\d+ gaps in Heron/);
  });

  it('takes the programme at its nation: what comes from home is no foreign concentration', async () => {
    const { findings } = await findGaps(temporary.workspace, localReader, { programme: 'Heron' });
    const foreign = findings.filter(({ archetype }) => archetype === 'foreign concentration').map(({ lost }) => lost?.code);
    expect(foreign).toContain('CN');
    expect(foreign).not.toContain('DE');
  });

  it('shows an end of life with its last order date, and an item without a source alone', async () => {
    const { findings } = await findGaps(temporary.workspace, localReader, {});
    expect(findings.find(({ archetype }) => archetype === 'obsolescence')).toMatchObject({
      item: { name: 'Rotor' },
      lost: { name: 'Rotor' },
      decideBy: '2026-09-30',
    });
    expect(findings.find(({ archetype, item }) => archetype === 'no known source' && item?.name === 'Cutter')).toMatchObject({
      lost: { name: 'Cutter' },
      endItemsStopped: [],
      endItemsKnown: false,
      criticality: 'mission',
      ableSources: null,
    });
  });

  it('names the programme that has the items, asked for or not, of folded rows too', async () => {
    for (const programme of ['Heron', undefined]) {
      const { findings } = await findGaps(temporary.workspace, localReader, { programme });
      expect([...new Set(findings.map(({ system }) => system))]).toEqual(['Heron']);
      const folded = findings.filter((gap) => gap.folded !== null);
      expect(folded.map((gap) => gap.folded?.text.endsWith('(Drone)'))).toEqual(folded.map(() => true));
    }
  });

  it('counts the rows of unknown criticality, in the report too', async () => {
    const { findings, unknownCriticality } = await findGaps(temporary.workspace, localReader, { programme: 'Heron' });
    expect(unknownCriticality).toBe(findings.filter(({ criticality }) => criticality === '').length);
    expect(unknownCriticality).toBeGreaterThan(0);
    const html = new TextDecoder().decode(
      await reportGap(temporary.workspace, localReader, { programme: 'Heron', format: 'html' }),
    );
    expect(html).toContain(`Criticality is not known of ${unknownCriticality} of ${findings.length} gaps`);
  });

  it('gives the flat list by item', async () => {
    const flat = await findGaps(temporary.workspace, localReader, { group: 'item' });
    for (const { items, folded } of flat.findings) if (folded === null) expect(items).toHaveLength(1);
  });
});

describe('concentration', () => {
  const ask = async (question: Parameters<typeof findConcentration>[2]) =>
    (await findConcentration(temporary.workspace, localReader, question)).findings;

  it('gives intervals, holders by share, and who is not named', async () => {
    const servo = (await ask({ counting: 'able' })).find(({ of }) => of.name === 'Servo');
    expect(servo).toMatchObject({
      of: { type: 'item' },
      hhi: { low: 5200, high: 5200 },
      holders: [
        { name: 'Germany', code: 'DE', share: { low: 6000, high: 6000 } },
        { name: 'France', code: 'FR', share: { low: 4000, high: 4000 } },
      ],
    });
    const rotor = (await ask({ open: true })).find(({ of }) => of.name === 'Rotor');
    expect(rotor?.hhi.low).toBeLessThan(rotor?.hhi.high ?? 0);
    expect(rotor?.holders.at(-1)).toMatchObject({ id: '', name: 'not named' });
  });

  it('adds up categories as documents name them, whatever the spelling', async () => {
    const names = (await ask({ of: 'category' })).map(({ of }) => [of.id, of.type]);
    expect(names).toContainEqual(['category:Actuators', 'category']);
    expect(names.filter(([id]) => id.toLowerCase() === 'category:actuators')).toHaveLength(1);
  });

  it('orders by the index', async () => {
    const lows = (await ask({})).map(({ hhi }) => hhi.low);
    expect(lows).toEqual([...lows].sort((a, b) => b - a));
  });
});

describe('the gap report', () => {
  it('carries markings, documents, rules and what documents disagree on', async () => {
    const report = await buildGapReport(temporary.workspace, localReader, { programme: 'Heron', marking: 'CONTROLLED' });
    expect(report).toMatchObject({
      programme: 'Heron',
      asOf: '2026-05-01',
      markings: ['CONTROLLED', 'OFFICIAL'],
      counting: 'qualified',
    });
    expect(report.documents).toHaveLength(6);
    expect(report.documents.find(({ path }) => path === 'stock.csv')).toMatchObject({ from: 'Heron GmbH', grade: 'B2' });
    expect(report.rules.inForce.length).toBeGreaterThan(0);
    const conflict = report.remarks.find(({ code }) => code === 'conflict');
    expect(conflict?.message).toMatch(/standing qualified \(\w+ row=\d+\) stands; also stated: chosen/);
  });

  it('is the same text each time', async () => {
    for (const format of ['json', 'csv', 'html'] as const) {
      const question = { programme: 'Heron', format };
      const first = await reportGap(temporary.workspace, localReader, question);
      expect(await reportGap(temporary.workspace, localReader, question)).toEqual(first);
    }
  });

  it('is refused for a programme that the view has not', async () => {
    await expect(buildGapReport(temporary.workspace, localReader, { programme: 'Stork' })).rejects.toMatchObject({
      code: 'PROGRAMME_UNKNOWN',
    });
  });
});

describe('numbers in keys', () => {
  it('are read back', () => {
    expect(partNumberOf('item:mpn:acme/SV-100')).toBe('SV-100');
    expect(partNumberOf('item:mpn:cage=1ABC2/X 7/B')).toBe('X 7/B');
    expect(partNumberOf('item:mpn:acme/LT1086#PBF')).toBe('LT1086#PBF');
    expect(partNumberOf('item:name:servo~0123456789')).toBe('');
    expect(stockNumberOf('item:niin:012345678')).toBe('01-234-5678');
    expect(stockNumberOf('item:pkg:npm/a')).toBe('');
  });
});
