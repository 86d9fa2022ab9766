/** Weights in different currencies are never added: item, category and programme. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ConcentrationQuestion, findConcentration } from '../../app/analyses/find-concentration.ts';
import { buildGapReport } from '../../app/reports/report-gap.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

const sources = `item,item_category,supplier,weight,unit_cost,currency
M,motors,A,30,5,USD
M,motors,B,40,6,EUR
D,drives,A,30,5,USD
D,drives,B,10,6,usd
E,drives,A,70,5,EUR
`;

let temporary: TemporaryWorkspace;
beforeAll(async () => {
  temporary = await temporaryWorkspace();
  const declared = { programme: 'P', dated: '2026-05-01' };
  const { outcome } = await handIn(temporary.workspace, sources, { path: 'sources.csv', declared });
  expect(outcome).toBe('accepted');
});
afterAll(async () => await temporary.close());

const ask = async (question: ConcentrationQuestion) => {
  const answer = await findConcentration(temporary.workspace, localReader, { level: 'supplier', ...question });
  return { ...answer, of: (name: string) => answer.findings.find(({ of }) => of.name === name) };
};

it('gives no shares of an item whose weights are in two currencies, and says so', async () => {
  const answer = await ask({});
  const motor = answer.of('M');
  expect(motor?.assumption).toContain('mixed-units');
  expect(motor?.hhi).toEqual({ low: 5000, high: 10_000 });
  expect(motor?.holders.map(({ share }) => share)).toEqual([
    { low: 0, high: 10_000 },
    { low: 0, high: 10_000 },
  ]);
  expect(answer.diagnostics).toContainEqual(expect.objectContaining({ code: 'mixed-units', severity: 'warning' }));
});

it('adds the weights of one currency, however it is written', async () => {
  const drive = (await ask({})).of('D');
  expect(drive?.assumption).not.toContain('mixed-units');
  expect(drive?.hhi).toEqual({ low: 6250, high: 6250 });
});

it('does not weigh items against one another by different currencies', async () => {
  for (const [of, name] of [
    ['category', 'drives'],
    ['programme', 'P'],
  ] as const) {
    const found = (await ask({ of })).of(name);
    expect(found?.assumption).toContain('mixed-units');
    expect(found?.assumption).toContain('Items count equally.');
  }
});

it('remarks on it in the report', async () => {
  const { remarks } = await buildGapReport(temporary.workspace, localReader, { programme: 'P' });
  expect(remarks.map(({ code }) => code)).toContain('mixed-units');
});
