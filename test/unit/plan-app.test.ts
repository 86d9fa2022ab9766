/** Plans for a small programme, worked out by hand, and tables of costs that are none. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findGaps } from '../../app/gaps/find-gaps.ts';
import { costLimits, readCostRows } from '../../app/scenarios/measure-costs.ts';
import { type Plan, type PlanQuestion, plan } from '../../app/scenarios/plan.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

let opened: TemporaryWorkspace;

/**
 * Drone needs Motor and Radio, and both need Chip; Glider needs Radio alone.
 * Motor: Alpha qualified, Beta able. Radio: Gamma, and Delta whose standing has ended. Chip: Epsilon
 * alone; Chip X can stand for it, made by Zeta, not approved. Sensor (of Drone): Eta and Theta, both in
 * plant P; Eta is lost for 30 days then, Theta for 20.
 * By supplier: Alpha x Drone, Gamma x Drone, Gamma x Glider, Epsilon x Drone, Epsilon x Glider: 5 gaps.
 */
beforeAll(async () => {
  opened = await temporaryWorkspace();
  const programme = { programme: 'Kite' };
  const tables = [
    'programme,item\nKite,Drone\nKite,Glider\n',
    'assembly,item\nDrone,Motor\nDrone,Radio\nDrone,Sensor\nGlider,Radio\nMotor,Chip\nRadio,Chip\n',
    [
      'item,supplier,site,site_country,standing,standing_to,first_article_days,admin_lead_time_days,lead_time_days,time_to_recover_days,unit_cost,currency,as_of',
      'Motor,Alpha Ltd,Plant A,GB,qualified,,,,,,,,2026-05-01',
      'Motor,Beta Ltd,Plant B,US,able,,30,20,20,,,,2026-05-01',
      'Radio,Gamma Ltd,Plant C,FR,chosen,,,,,,,,2026-05-01',
      'Radio,Delta Ltd,Plant D,IT,qualified,2025-12-31,,,,,,,2026-05-01',
      'Chip,Epsilon Ltd,Plant E,TW,qualified,,,,,,,,2026-05-01',
      'Chip X,Zeta Ltd,Plant Z,JP,qualified,,,,,,,,2026-05-01',
      'Sensor,Eta Ltd,Plant P,SE,qualified,,,,10,30,12.50,EUR,2026-05-01',
      'Sensor,Theta Ltd,Plant P,SE,qualified,,,,12,20,10,EUR,2026-05-01',
    ].join('\n'),
    'item,substitute,qualified,qualification_days\nChip,Chip X,no,50\n',
    'item,daily_demand\nSensor,4\n',
  ];
  for (const [k, text] of tables.entries()) {
    const result = await handIn(opened.workspace, text, { declared: programme, path: `table-${k}.csv`, call: 'one' });
    expect(result).toMatchObject({ outcome: 'accepted' });
  }
});

afterAll(async () => {
  await opened?.close();
});

const ask = (question: Partial<PlanQuestion> = {}): Promise<Plan> =>
  plan(opened.workspace, localReader, { programme: 'Kite', ...question });

const costs = (text: string) => readCostRows(Buffer.from(text));

const told = ({ findings }: Plan) =>
  findings.map(({ measure, item, with: other, closes }) => [
    measure,
    item.name,
    other?.name ?? null,
    closes.map(({ candidate, endItem }) => `${candidate.name} ${endItem.name}`).sort(),
  ]);

describe('a plan by number of measures', () => {
  it('closes the five gaps with three measures, the recorded ones before those to be found', async () => {
    const answer = await ask({ measures: 3 });
    expect(told(answer)).toEqual([
      ['approve-substitute', 'Chip', 'Chip X', ['Epsilon Ltd Drone', 'Epsilon Ltd Glider']],
      ['qualify-source', 'Radio', 'Delta Ltd', ['Gamma Ltd Drone', 'Gamma Ltd Glider']],
      ['qualify-source', 'Motor', 'Beta Ltd', ['Alpha Ltd Drone']],
    ]);
    expect(answer.findings.map(({ weeks }) => weeks)).toEqual([8, null, 10]);
    expect(answer.findings.every(({ evidence }) => evidence.length > 0)).toBe(true);
    expect(answer.summary).toMatchObject({
      gaps: 5,
      closed: 5,
      bound: 5,
      boundGap: 0,
      residualCount: 0,
      spent: null,
      budget: null,
    });
  });

  it('says what one measure leaves', async () => {
    const { summary, findings } = await ask({ measures: 1 });
    expect(findings.map(({ closed, cumulative }) => [closed, cumulative])).toEqual([[2, 2]]);
    expect(summary).toMatchObject({ gaps: 5, closed: 2, bound: 2, residualCount: 3 });
    expect(summary.residual.map(({ candidate, endItem }) => `${candidate.name} ${endItem.name}`).sort()).toEqual(
      ['Alpha Ltd Drone', 'Gamma Ltd Drone', 'Gamma Ltd Glider'].sort(),
    );
  });
});

describe('the steps of a plan', () => {
  it.each(['supplier', 'site', 'country'] as const)(
    'close, one after another, what is not left at the end: by %s',
    async (level) => {
      for (let measures = 1; measures <= 6; measures++) {
        const { findings, summary } = await ask({ level, measures });
        expect(findings.at(-1)?.cumulative ?? 0).toBe(summary.gaps - summary.residualCount);
        for (const [k, step] of findings.entries()) {
          const before = findings.slice(0, k).flatMap(({ closes }) => closes);
          for (const gap of step.closes) expect(before).not.toContainEqual(gap);
        }
      }
    },
  );
});

describe('a plan by money', () => {
  const table = [
    'measure,item,cost,currency,weeks',
    'find source,*,100,EUR,52',
    'qualify-source,Radio,30.50,EUR,',
    'qualify source,item:Motor,9,EUR,3',
    'approve_substitute,Chip,60,EUR,20',
  ].join('\n');

  it('stays within the budget, and knows what it spends', async () => {
    const answer = await ask({ costs: costs(table), budget: 40 });
    expect(told(answer).map(([measure, item]) => [measure, item])).toEqual(
      [
        ['qualify-source', 'Motor'],
        ['qualify-source', 'Radio'],
      ].sort(),
    );
    expect(answer.summary).toMatchObject({ closed: 3, bound: 3, spent: 39.5, currency: 'EUR', budget: 40 });
    expect(answer.findings.find(({ item }) => item.name === 'Motor')).toMatchObject({ cost: 9, weeks: 3 });
  });

  it('takes the dearer pair when it can pay for it', async () => {
    expect((await ask({ costs: costs(table), budget: 99.5 })).summary).toMatchObject({ closed: 5, spent: 99.5, bound: 5 });
    expect((await ask({ costs: costs(table), budget: 99 })).summary).toMatchObject({ closed: 4, spent: 90.5, bound: 4 });
  });

  it('leaves out what nobody prices, and says so', async () => {
    const { summary, diagnostics, findings } = await ask({ budget: 1000, currency: 'EUR' });
    expect(findings).toEqual([]);
    expect(summary).toMatchObject({ closed: 0, bound: 0, residualCount: 5, spent: 0 });
    expect(summary.leftOut.unknownCost).toBeGreaterThan(0);
    expect(diagnostics.map(({ code }) => code)).toContain('cost-unknown');
  });

  it('spends no hundredth more than the budget', async () => {
    const dear = costs('measure,item,cost,currency\nfind-source,Motor,1000000000.90,EUR\n');
    expect((await ask({ costs: dear, budget: 1_000_000_000 })).summary).toMatchObject({ closed: 0, bound: 0, spent: 0 });
    expect((await ask({ costs: dear, budget: 1_000_000_000.9 })).summary).toMatchObject({ closed: 1, spent: 1_000_000_000.9 });
    const cheap = costs('measure,item,cost,currency\nfind-source,Motor,0.01,EUR\n');
    expect((await ask({ costs: cheap, budget: 0.005 })).summary).toMatchObject({ closed: 0, spent: 0 });
  });

  it('takes what is free without a budget', async () => {
    const free = costs('measure,item,cost,currency\nfind-source,Motor,0,EUR\nfind-source,Radio,1,EUR\n');
    expect((await ask({ costs: free, budget: 0 })).summary).toMatchObject({ closed: 1, bound: 1, spent: 0 });
  });

  it('needs a currency', async () => {
    await expect(ask({ budget: 10 })).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });
});

describe('a plan by site', () => {
  it('opens a second place, or holds stock, which closes in time alone', async () => {
    const { findings, summary } = await ask({ level: 'site', budget: 2000, currency: 'EUR' });
    // Thirty days at four a day at 12.50: the dearer price, the longer recovery.
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ measure: 'hold-stock', days: 30, cost: 1500, weeks: 2, inTimeOnly: true, closed: 1 });
    expect(summary.inTimeOnly).toBe(1);
  });

  it('mends a shared plant by a second site of one of its suppliers', async () => {
    const { findings } = await ask({
      level: 'site',
      costs: costs('measure,item,cost,currency\nopen site,Sensor,5,EUR\n'),
      budget: 5,
    });
    expect(findings).toMatchObject([{ measure: 'open-site', with: { name: 'Eta Ltd' }, closed: 1, inTimeOnly: false }]);
  });
});

describe('the gap register', () => {
  it('says which single measures close a row', async () => {
    const { findings } = await findGaps(opened.workspace, localReader, { programme: 'Kite' });
    const optionsOf = (name: string) => findings.find(({ lost }) => lost?.name === name)?.options;
    expect(optionsOf('Epsilon Ltd')).toEqual(['approve Chip X for Chip (8 weeks)', 'find a second source for Chip']);
    expect(optionsOf('Alpha Ltd')).toEqual(['qualify Beta Ltd for Motor (10 weeks)', 'find a second source for Motor']);
  });
});

describe('the gap register by site', () => {
  it('lists a second site and a new source, which do as well as one another', async () => {
    const { findings } = await findGaps(opened.workspace, localReader, { programme: 'Kite' });
    const row = findings.find(({ lost }) => lost?.name === 'Plant P');
    expect(row?.options).toEqual([
      'a second site of Eta Ltd for Sensor',
      'a second site of Theta Ltd for Sensor',
      'find a second source for Sensor',
      'hold 30 more days of Sensor in stock, which closes it in time alone (2 weeks)',
    ]);
  });
});

describe('a table of costs', () => {
  const head = 'measure,item,cost,currency,weeks\n';
  it.each([
    ['a measure that there is not', `${head}pray,*,1,EUR,1\n`],
    ['an amount that is none', `${head}find-source,*,1e3,EUR,1\n`],
    ['a negative amount', `${head}find-source,*,-1,EUR,1\n`],
    ['thousands that may be decimals', `${head}find-source,*,"1,000",EUR,1\n`],
    ['weeks that are none', `${head}find-source,*,1,EUR,soon\n`],
    ['a cost without a currency', `${head}find-source,*,1,,1\n`],
    ['a currency that is none', `${head}find-source,*,1,euro,1\n`],
    ['no item', `${head}find-source,,1,EUR,1\n`],
    ['the same row twice', `${head}find-source,*,1,EUR,1\nfind source,*,2,EUR,1\n`],
    ['the same item by two selectors', `${head}find-source,Motor,1,EUR,1\nfind-source,item:Motor,2,EUR,1\n`],
    ['two currencies', `${head}find-source,*,1,EUR,1\nfind-source,Motor,1,USD,1\n`],
    ['a column that is none', 'measure,item,price\nfind-source,*,1\n'],
    ['no header', 'find-source,*,1,EUR,1\n'],
    ['a column twice', 'measure,item,cost,cost\nfind-source,*,1,1\n'],
    ['nothing', ''],
    ['more rows than the limit', `${head}${'find-source,*,1,EUR,1\n'.repeat(costLimits.rows + 1)}`],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x00, 0x00])],
    ['more bytes than the limit', Buffer.alloc(costLimits.bytes + 1, 0x20)],
  ])('is refused with %s', async (_, table) => {
    const read = async () => ask({ costs: readCostRows(Buffer.from(table)) });
    await expect(read()).rejects.toMatchObject({ code: expect.stringMatching(/^INPUT_(INVALID|TOO_LARGE)$/) });
  });

  it('says which rows name nothing, and uses the others', async () => {
    const { diagnostics, summary } = await ask({
      costs: costs(
        `${head}find-source,Flux capacitor,1,EUR,1\nfind-source,category:none such,1,EUR,1\nfind-source,Motor,1,EUR,1\n`,
      ),
      budget: 1,
    });
    expect(diagnostics.find(({ code }) => code === 'cost-item-unknown')?.message).toContain('Flux capacitor');
    expect(summary.closed).toBe(1);
  });

  it('leaves out other currencies than the one that is asked for, and says so', async () => {
    const { diagnostics, summary } = await ask({
      costs: costs(`${head}find-source,Motor,1,USD,1\nfind-source,Radio,1,EUR,1\n`),
      budget: 10,
      currency: 'eur',
    });
    expect(diagnostics.map(({ code }) => code)).toContain('cost-currency');
    expect(summary).toMatchObject({ closed: 2, spent: 1, currency: 'EUR' });
  });

  it('lets the nearer row stand: the item before everything', async () => {
    const { findings } = await ask({ costs: costs(`${head}find-source,*,5,EUR,1\nfind-source,Chip,2,EUR,\n`), budget: 2 });
    expect(findings).toMatchObject([{ item: { name: 'Chip' }, cost: 2, weeks: 1 }]);
  });

  it.each([
    [{ budget: -1 }],
    [{ budget: Number.NaN }],
    [{ measures: 0 }],
    [{ measures: 1.5 }],
    [{ measures: 1_000_000 }],
    [{ currency: 'dollars' }],
  ])('nor are limits taken that are none: %o', async (limits) => {
    await expect(ask(limits)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });
});
