/** Holds plans for the example programme to sbom-samples/EXPECTED.md, and to what brute force found of its gaps. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CostRow, readCostRows } from '../../app/scenarios/measure-costs.ts';
import { type Plan, plan } from '../../app/scenarios/plan.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { type Example, type Expected, type ExpectedLevel, expectedLevels, openExample, readExpected } from './example-fixture.ts';

let example: Example;
let expected: Expected;
let costs: readonly CostRow[];

beforeAll(async () => {
  expected = await readExpected();
  example = await openExample();
  costs = readCostRows(await readFile(new URL('../../sbom-samples/plan-costs.csv', import.meta.url)));
});

afterAll(async () => {
  await example?.close();
});

const ask = (question: {
  budget?: number;
  measures?: number;
  level?: ExpectedLevel;
  costs?: readonly CostRow[];
}): Promise<Plan> => plan(example.workspace, localReader, { programme: expected.programme, asOf: expected.asOf, ...question });

const told = ({ findings }: Plan) =>
  findings.map(({ measure, item, with: other, cost, closes }) => [
    measure,
    item.name,
    other?.name ?? null,
    cost,
    closes.map(({ candidate, endItem }) => `${candidate.name}: ${endItem.name}`),
  ]);

/** Pairs of candidate and end item, of every definite finding that stops one. */
function gapsOf(level: ExpectedLevel): Set<string> {
  return new Set(
    expected.singleSources[level].definite.flatMap(({ candidate, endItems }) => endItems.map((end) => `${candidate}: ${end}`)),
  );
}

describe('plans for the example programme', () => {
  const drive = [
    'qualify-source',
    'Pedestal drive',
    'Drevnikov Pohony s.r.o.',
    10,
    ['Rotavell Motori SpA: Paper Kestrel ground control station'],
  ];
  const battery = [
    'find-source',
    'Flight termination battery',
    null,
    20,
    ['Pyrothessa Batteries Ltd: Paper Kestrel air vehicle'],
  ];

  it('with 30: the pedestal drive, then the battery', async () => {
    const answer = await ask({ budget: 30, costs });
    expect(told(answer)).toEqual([drive, battery]);
    expect(answer.summary).toMatchObject({ closed: 2, bound: 2, boundBy: 'linear program', spent: 30, currency: 'USD' });
  });

  it('with 70: the receiver, too; the two branches of Tessarin are not begun', async () => {
    const answer = await ask({ budget: 70, costs });
    expect(answer.findings.map(({ item }) => item.name).sort()).toEqual([
      'Flight termination battery',
      'GNSS receiver module',
      'Pedestal drive',
    ]);
    expect(answer.summary).toMatchObject({ closed: 4, bound: 4, spent: 70 });
    const more = await ask({ budget: 100, costs });
    expect(more.findings.map(({ item }) => item.name)).not.toContain('MEMS inertial sensor');
    expect(more.findings.map(({ item }) => item.name)).not.toContain('Navigation firmware');
  });

  it.each(expectedLevels)(
    'has the gaps of %s that brute force found, and closes them all when nothing is too dear',
    async (level) => {
      const none = await ask({ level, measures: 1 });
      const all = await ask({ level, measures: 60 });
      expect(none.summary.gaps).toBe(gapsOf(level).size);
      expect(all.summary).toMatchObject({ closed: gapsOf(level).size, residualCount: 0, residual: [] });
      const closed = all.findings.flatMap(({ closes }) =>
        closes.map(({ candidate, endItem }) => `${candidate.code ?? candidate.name}: ${endItem.name}`),
      );
      expect(new Set(closed)).toEqual(gapsOf(level));
      expect(closed).toHaveLength(gapsOf(level).size);
    },
  );

  it('takes two measures for Tessarin, of which the first closes nothing', async () => {
    const { findings } = await ask({ measures: 60 });
    const [first, second] = findings.filter(({ item }) => ['MEMS inertial sensor', 'Navigation firmware'].includes(item.name));
    expect([first.closed, second.closed]).toEqual([0, 2]);
  });
});
