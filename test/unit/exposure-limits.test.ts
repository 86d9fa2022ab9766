/** What bounds the linear programs of one answer, and that the answer says so. */
import { afterAll, expect, it } from 'vitest';
import { findExposures, mostCapacityCandidates, mostColumnsInAll, SolvingWork } from '../../app/analyses/find-exposures.ts';
import { linearPrograms, mostColumns } from '../../app/analyses/linear-programs.ts';
import { localReader } from '../../app/workspace/reader.ts';
import type { LinearProgram } from '../../graph/analyses/linear-program.ts';
import { handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

const open: TemporaryWorkspace[] = [];
afterAll(async () => {
  for (const one of open) await one.close();
});

/** The least x0 for which `coefficient` x0 >= 1. */
const least = (coefficient: number, columns = 1): LinearProgram => ({
  greatest: false,
  columns,
  objective: [[0, 1]],
  rows: [{ terms: [[0, coefficient]], atLeast: 1 }],
  upper: [],
});

/** Of `Top`, each of so many parts from a supplier of its own that can make so many a day. */
async function answerOf(parts: number, capacity: string) {
  const temporary = await temporaryWorkspace();
  open.push(temporary);
  const each = (line: (part: number) => string) => Array.from({ length: parts }, (_, k) => line(k)).join('\n');
  const tables = {
    'programmes.csv': 'programme,item,daily_demand,daily_value\nPlan,Top,1,1\n',
    'requirements.csv': `assembly,item,quantity\n${each((k) => `Top,Part ${k},1`)}\n`,
    'sources.csv': `item,supplier,standing,capacity_per_day,time_to_recover_days\n${each((k) => `Part ${k},Maker ${k},chosen,${capacity},9`)}\n`,
  };
  for (const [path, text] of Object.entries(tables)) {
    const { outcome } = await handIn(temporary.workspace, text, { path, declared: { programme: 'Plan', dated: '2026-05-01' } });
    expect([path, outcome]).toEqual([path, 'accepted']);
  }
  return await findExposures(temporary.workspace, localReader, { programme: 'Plan', capacities: true });
}

it('asks about no more candidates than mostCapacityCandidates, and says how many are left', async () => {
  const { findings, diagnostics } = await answerOf(mostCapacityCandidates + 3, '');
  expect(findings).toHaveLength(mostCapacityCandidates);
  const said = diagnostics.filter(({ code }) => code === 'capacities-left-out');
  expect(said.map(({ message }) => message.split(' ')[0])).toEqual(['3']);
});

it('solves no more than mostColumnsInAll, and says `limit` and how many are left', async () => {
  // Each program has a column for all that state a capacity, and that is every part.
  const parts = 2000;
  const { findings, diagnostics } = await answerOf(parts, '5');
  const ended = findings.filter(({ missing }) => missing.includes('limit'));
  expect(ended.length).toBe(1);
  expect(findings.length).toBeLessThan(mostColumnsInAll / parts + 1);
  const said = diagnostics.filter(({ code }) => code === 'capacities-left-out');
  expect(said.map(({ message }) => message.split(' ')[0])).toEqual([String(parts - findings.length)]);
  const [one] = findings.filter(({ missing }) => !missing.includes('limit'));
  expect(one.timeToSurviveDays.low).toBe(0);
});

it('has no optimum beyond the columns of one program or of all, nor of figures the solver cannot take', async () => {
  const solve = await linearPrograms();
  expect(solve(least(4))).toBe(0.25);
  expect(solve(least(4, mostColumns + 1))).toBeUndefined();
  for (const coefficient of [1e15, 1e300, Number.NaN, Number.POSITIVE_INFINITY])
    expect(solve(least(coefficient))).toBeUndefined();
  const work = new SolvingWork(solve, 2);
  const found = [1, 2, 4].map((coefficient) => [work.solve(least(coefficient)), work.isSpent]);
  expect(found).toEqual([
    [1, false],
    [0.5, false],
    [undefined, true],
  ]);
});
