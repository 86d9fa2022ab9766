/** The worked case of docs/analyses.md (Time), handed in as tables and asked for as a person would. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExposureQuestion, type FoundExposure, findExposures } from '../../app/analyses/find-exposures.ts';
import { findGaps } from '../../app/gaps/find-gaps.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

type Tables = Readonly<Record<string, string>>;

const worked: Tables = {
  'programmes.csv': 'programme,item,daily_demand,daily_value\nPlan,P,10,1000\n',
  'requirements.csv': 'assembly,item,quantity\nP,A,1\nP,B,2\n',
  'stock.csv': 'item,holder,quantity\nP,Depot,20\nA,Depot,30\nB,Depot,40\n',
  'sources.csv': [
    'item,supplier,standing,capacity_per_day,time_to_recover_days',
    'P,Maker,chosen,12,5',
    'A,S1,chosen,12,14',
    'B,S2,chosen,16,21',
    'B,S3,qualified,10,7',
  ].join('\n'),
};

const open: TemporaryWorkspace[] = [];
afterAll(async () => {
  for (const one of open) await one.close();
});

async function workspaceOf(tables: Tables, programme = 'Plan') {
  const temporary = await temporaryWorkspace();
  open.push(temporary);
  for (const [path, text] of Object.entries(tables)) {
    const declared = { dated: '2026-05-01', ...(programme === '' ? {} : { programme }) };
    const { outcome } = await handIn(temporary.workspace, text, { path, declared });
    expect([path, outcome]).toEqual([path, 'accepted']);
  }
  return temporary.workspace;
}

const exactly = (value: number) => ({ low: value, high: value });

describe('the worked case', () => {
  let found: (question?: ExposureQuestion) => Promise<Map<string, FoundExposure>>;
  let workspace: Awaited<ReturnType<typeof workspaceOf>>;
  beforeAll(async () => {
    workspace = await workspaceOf(worked);
    found = async (question = {}) => {
      const { findings } = await findExposures(workspace, localReader, { programme: 'Plan', ...question });
      return new Map(findings.map((one) => [one.candidate.name, one]));
    };
  });

  it('with capacities: TTS 2, 5, 8, 20; lost margin 3000, 9000, 6500, 0; index .3333, 1, .7222, 0', async () => {
    const by = await found({ capacities: true });
    const of = (name: string) => by.get(name) as FoundExposure;
    const names = ['Maker', 'S1', 'S2', 'S3'];
    expect(names.map((name) => of(name).timeToSurviveDays)).toEqual([2, 5, 8, 20].map(exactly));
    expect(names.map((name) => of(name).timeToRecoverDays)).toEqual([5, 14, 21, 7].map(exactly));
    expect(names.map((name) => of(name).gapDays)).toEqual([3, 9, 13, 0].map(exactly));
    expect(names.map((name) => of(name).gap)).toEqual(['yes', 'yes', 'yes', 'no']);
    expect(names.map((name) => of(name).exposure)).toEqual([3000, 9000, 6500, 0].map(exactly));
    expect(names.map((name) => of(name).riskExposureIndex.low.toFixed(4))).toEqual(['0.3333', '1.0000', '0.7222', '0.0000']);
    expect(names.map((name) => of(name).riskExposureIndex.high.toFixed(4))).toEqual(['0.3333', '1.0000', '0.7222', '0.0000']);
    expect([...by.keys()]).toEqual(['S1', 'S2', 'Maker', 'S3']);
    for (const one of by.values()) {
      expect([one.basis, one.certainty, one.missing]).toEqual(['capacities', 'definite', []]);
      expect(one.endItems.map(({ name }) => name)).toEqual(['P']);
      expect(one.endItems[0].exposure).toEqual(one.exposure);
      expect(one.evidence.length).toBeGreaterThan(2);
    }
  });

  it('by availability alone: what has a second source is not felt', async () => {
    const by = await found();
    expect([...by.keys()]).toEqual(['S1', 'Maker']);
    expect(by.get('S1')).toMatchObject({
      timeToSurviveDays: exactly(5),
      timeToRecoverDays: exactly(14),
      exposure: exactly(9000),
    });
    expect(by.get('Maker')).toMatchObject({ timeToSurviveDays: exactly(2), gapDays: exactly(3), exposure: exactly(3000) });
    expect(by.get('S1')?.counts).toEqual({ sources: 1, items: 1, endItems: 1 });
  });

  it('stands in the gap register where it is known exactly', async () => {
    const { findings } = await findGaps(workspace, localReader, { programme: 'Plan', level: 'supplier' });
    const rows = findings.map(({ lost, timeToSurviveDays, timeToRecoverDays, gapDays, performanceImpact, exposureRank }) => [
      lost?.name,
      timeToSurviveDays,
      timeToRecoverDays,
      gapDays,
      performanceImpact,
      exposureRank,
    ]);
    expect(rows).toEqual([
      ['S1', 5, 14, 9, 9000, 1],
      ['Maker', 2, 5, 3, 3000, 2],
    ]);
    expect(findings.map(({ rankReason }) => rankReason)).toEqual(['exposure', 'exposure']);
  });
});

describe('a second source', () => {
  const tables = (parts: string): Tables => ({
    ...worked,
    'sources.csv': [
      'item,supplier,standing,qualification_days,first_article_days,admin_lead_time_days,lead_time_days',
      'P,Maker,chosen,,,,',
      'A,S1,chosen,,,,',
      `A,S4,able,${parts}`,
    ].join('\n'),
  });
  const days = async (given: Tables) => {
    const { findings } = await findExposures(await workspaceOf(given), localReader, { programme: 'Plan' });
    return Object.fromEntries(findings.map(({ candidate, secondSourceDays }) => [candidate.name, secondSourceDays]));
  };

  it('takes qualification, first article, administration and production', async () => {
    expect(await days(tables('60,30,15,90'))).toEqual({ S1: exactly(195), Maker: null });
  });

  it('is not known where one of them is not', async () => {
    expect(await days(tables(',30,15,90'))).toEqual({ S1: { low: 135, high: null }, Maker: null });
  });

  it('may be a substitute that is not approved, whichever is quicker', async () => {
    const given = {
      ...tables('60,30,15,90'),
      'substitutes.csv': 'substitute,item,qualified,qualification_days\nZ,A,no,40\n',
      'more.csv': 'item,supplier,standing,first_article_days,admin_lead_time_days,lead_time_days\nZ,S5,chosen,0,10,20\n',
    };
    expect((await days(given)).S1).toEqual(exactly(70));
  });
});

describe('what nobody states', () => {
  const without = (table: string, change: (text: string) => string): Tables => ({ ...worked, [table]: change(worked[table]) });
  const ask = async (tables: Tables, question: ExposureQuestion = {}) => {
    const { findings } = await findExposures(await workspaceOf(tables), localReader, { programme: 'Plan', ...question });
    return (name: string) => findings.find(({ candidate }) => candidate.name === name) as FoundExposure;
  };

  it('stock: the time to survive has no upper end, and the exposure no lower', async () => {
    const of = await ask(without('stock.csv', (text) => text.replace('A,Depot,30\n', '')));
    expect(of('S1')).toMatchObject({
      timeToSurviveDays: { low: 2, high: null },
      gap: 'not known',
      gapDays: { low: 0, high: 12 },
      exposure: { low: 0, high: 12_000 },
      missing: ['stock'],
    });
    const capable = await ask(
      without('stock.csv', (text) => text.replace('A,Depot,30\n', '')),
      { capacities: true },
    );
    expect(capable('S1')).toMatchObject({ timeToSurviveDays: { low: 2, high: null }, exposure: { low: 0, high: 12_000 } });
    expect(capable('Maker')).toMatchObject({ timeToSurviveDays: exactly(2), exposure: exactly(3000) });
  });

  it('time to recover: the exposure has no upper end, and there may be a gap', async () => {
    const of = await ask(without('sources.csv', (text) => text.replace('A,S1,chosen,12,14', 'A,S1,chosen,12,')));
    expect(of('S1')).toMatchObject({
      timeToRecoverDays: { low: 0, high: null },
      gap: 'not known',
      exposure: { low: 0, high: null },
      riskExposureIndex: { low: 0, high: 1 },
      missing: ['time to recover'],
    });
    expect(of('Maker').riskExposureIndex).toEqual({ low: 0, high: 1 });
  });

  it('value: there is a gap, and nobody knows what it costs', async () => {
    const of = await ask(without('programmes.csv', () => 'programme,item,daily_demand\nPlan,P,10\n'));
    expect(of('S1')).toMatchObject({
      gap: 'yes',
      gapDays: exactly(9),
      exposure: { low: 0, high: null },
      missing: ['daily value'],
    });
    const capable = await ask(
      without('programmes.csv', () => 'programme,item,daily_demand\nPlan,P,10\n'),
      { capacities: true },
    );
    expect(capable('S1')).toMatchObject({ gap: 'yes', exposure: { low: 0, high: null }, missing: ['daily value'] });
    expect(capable('S3')).toMatchObject({ gap: 'no', exposure: exactly(0) });
  });

  it('demand: nobody knows how long stock lasts', async () => {
    const of = await ask(without('programmes.csv', () => 'programme,item,daily_value\nPlan,P,1000\n'));
    expect(of('S1')).toMatchObject({ timeToSurviveDays: { low: 0, high: null }, gap: 'not known' });
    const capable = await ask(
      without('programmes.csv', () => 'programme,item,daily_value\nPlan,P,1000\n'),
      { capacities: true },
    );
    expect(capable('S1')).toMatchObject({ timeToSurviveDays: { low: 0, high: null }, exposure: { low: 0, high: null } });
    expect(capable('S1').missing).toContain('daily demand');
  });

  it('capacity of who is left: from what it makes today, which nobody says, to all', async () => {
    const of = await ask(
      without('sources.csv', (text) => text.replace('B,S3,qualified,10,7', 'B,S3,qualified,,7')),
      { capacities: true },
    );
    // At worst S3 makes nothing: 20 P and 40 B last 4 days, and 17 days are lost whole.
    expect(of('S2')).toMatchObject({
      timeToSurviveDays: { low: 4, high: null },
      exposure: { low: 0, high: 17_000 },
      missing: ['capacity'],
    });
    expect(of('S1')).toMatchObject({ timeToSurviveDays: exactly(5), exposure: exactly(9000), missing: [] });
  });

  it('quantity of what the loss reaches: between none and more than there is', async () => {
    const of = await ask(
      without('requirements.csv', (text) => text.replace('P,A,1', 'P,A,')),
      { capacities: true },
    );
    expect(of('S1')).toMatchObject({ timeToSurviveDays: { low: 2, high: null }, exposure: { low: 0, high: 12_000 } });
    expect(of('S1').missing).toEqual(['quantity']);
    expect(of('Maker')).toMatchObject({ timeToSurviveDays: exactly(2), exposure: exactly(3000), missing: [] });
  });
});

describe('figures in hundredths', () => {
  it('three batteries at a tenth of a day last ten days of three in stock, and no tenth less', async () => {
    const workspace = await workspaceOf({
      'programmes.csv': 'programme,item,daily_demand,daily_value\nPlan,Top,0.1,1000\n',
      'requirements.csv': 'assembly,item,quantity\nTop,Battery,3\n',
      'stock.csv': 'item,holder,quantity\nTop,Depot,0\nBattery,Depot,3\n',
      'sources.csv': 'item,supplier,standing,time_to_recover_days\nTop,Maker,chosen,5\nBattery,Cells,chosen,100\n',
    });
    const { findings } = await findGaps(workspace, localReader, { programme: 'Plan', level: 'supplier' });
    const row = findings.find(({ lost }) => lost?.name === 'Cells');
    expect(row).toMatchObject({ daysOfSupply: 10, decideBy: '2026-05-11', timeToSurviveDays: 10, gapDays: 90 });
    expect(row?.options.join(' ')).toContain('hold 90 more days');
  });

  it('six batteries at 0.1, 0.2 and 0.3 a day last as long as the source takes to recover: no gap', async () => {
    const workspace = await workspaceOf({
      'programmes.csv': 'programme,item,daily_demand,daily_value\nPlan,T1,0.1,1000\nPlan,T2,0.2,1000\nPlan,T3,0.3,1000\n',
      'requirements.csv': 'assembly,item,quantity\nT1,Battery,1\nT2,Battery,1\nT3,Battery,1\n',
      'stock.csv': 'item,holder,quantity\nT1,Depot,0\nT2,Depot,0\nT3,Depot,0\nBattery,Depot,6\n',
      'sources.csv': 'item,supplier,standing,time_to_recover_days\nBattery,Cells,chosen,10\n',
    });
    for (const capacities of [false, true]) {
      const { findings } = await findExposures(workspace, localReader, { programme: 'Plan', capacities });
      const [cells] = findings.filter(({ candidate }) => candidate.name === 'Cells');
      expect(cells).toMatchObject({ timeToSurviveDays: exactly(10), gap: 'no', gapDays: exactly(0), exposure: exactly(0) });
    }
    const { findings } = await findGaps(workspace, localReader, { programme: 'Plan', level: 'supplier' });
    const row = findings.find(({ lost }) => lost?.name === 'Cells');
    expect(row).toMatchObject({ timeToSurviveDays: 10, gapDays: 0, performanceImpact: 0 });
  });

  it('covers that are no decimals are compared, and shown, without what binary fractions add', async () => {
    // Two thirds of a day and a third are a day: 2 / 3 + 1 / 3, of Part and of Top.
    const workspace = await workspaceOf({
      'programmes.csv': 'programme,item,daily_demand,daily_value\nPlan,Top,0.3,100\n',
      'requirements.csv': 'assembly,item,quantity\nTop,Part,1\nPart,Ore,1\n',
      'stock.csv': 'item,holder,quantity\nTop,Depot,0.1\nPart,Depot,0.2\nOre,Depot,1\n',
      'sources.csv': 'item,supplier,standing,time_to_recover_days\nPart,Maker,chosen,1\nOre,Mine,chosen,5\n',
    });
    const { findings } = await findExposures(workspace, localReader, { programme: 'Plan' });
    const of = (name: string) => findings.find(({ candidate }) => candidate.name === name);
    expect(of('Maker')).toMatchObject({ timeToSurviveDays: exactly(1), gap: 'no', exposure: exactly(0) });
    // 1 / 0.3 days of ore come first.
    expect(of('Mine')).toMatchObject({
      timeToSurviveDays: exactly(4.333333),
      gapDays: exactly(0.666667),
      exposure: exactly(66.67),
    });
  });
});

describe('what other programmes use too', () => {
  const shared = (extra: Tables = {}): Tables => ({
    'programmes.csv': 'programme,item,daily_demand,daily_value\nA,TopA,10,1000\nB,TopB,10,1000\n',
    'requirements.csv': 'assembly,item,quantity\nTopA,Chip,1\nTopB,Chip,1\n',
    'stock.csv': 'item,holder,quantity\nTopA,Depot,0\nTopB,Depot,0\nChip,Depot,0\n',
    'sources.csv': [
      'item,supplier,standing,capacity_per_day,time_to_recover_days',
      'Chip,S1,chosen,20,10',
      'Chip,S2,qualified,10,10',
    ].join('\n'),
    ...extra,
  });
  /** Parts of B alone, so many that A reaches less than half of the view and is asked of a portion. */
  const many: Tables = {
    'more.csv': `assembly,item,quantity\n${Array.from({ length: 10 }, (_, k) => `TopB,Part ${k},1\n`).join('')}`,
  };
  const lost = async (tables: Tables, programme: string | undefined) => {
    const { findings } = await findExposures(await workspaceOf(tables, ''), localReader, { programme, capacities: true });
    return findings.find(({ candidate }) => candidate.name === 'S1');
  };

  it('without a programme is wanted by both: S2 makes half', async () => {
    expect(await lost(shared(), undefined)).toMatchObject({ gap: 'yes', exposure: exactly(10_000), missing: [] });
  });

  it.each([
    ['the view', {}],
    ['a portion of it', many],
  ])('is not given away to the one that asks, of %s', async (_, extra) => {
    for (const programme of ['A', 'B']) {
      expect(await lost(shared(extra), programme)).toMatchObject({
        certainty: 'possible',
        timeToSurviveDays: { low: 0, high: null },
        gap: 'not known',
        exposure: { low: 0, high: 10_000 },
        missing: ['other programmes'],
      });
    }
  });

  it('is left where there is enough for all', async () => {
    const sources = shared()['sources.csv'].replace('S2,qualified,10', 'S2,qualified,20');
    expect(await lost(shared({ 'sources.csv': sources }), 'A')).toBeUndefined();
  });

  it('is not known where the other does not state its demand', async () => {
    const programmes = shared()['programmes.csv'].replace('TopB,10', 'TopB,');
    expect(await lost(shared({ 'programmes.csv': programmes }), 'A')).toMatchObject({
      exposure: { low: 0, high: 10_000 },
      missing: ['other programmes'],
    });
  });

  it('lasts as long in a portion as in the whole: stock is drawn on by all', async () => {
    const stock = 'item,holder,quantity\nTopA,Depot,0\nTopB,Depot,0\nChip,Depot,100\n';
    const one = 'item,supplier,standing,time_to_recover_days\nChip,S1,chosen,10\n';
    for (const extra of [{}, many]) {
      const workspace = await workspaceOf(shared({ 'stock.csv': stock, 'sources.csv': one, ...extra }), '');
      const { findings } = await findExposures(workspace, localReader, { programme: 'A' });
      expect(findings.map(({ timeToSurviveDays, exposure }) => [timeToSurviveDays, exposure])).toEqual([
        [exactly(5), exactly(5000)],
      ]);
    }
  });
});
