/** `hauberk what-if` as built: result objects on standard output, the rest on standard error, and the exit codes. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { greatestSeed } from '../../app/scenarios/what-if-runs.ts';
import { type Run, runHauberk } from '../support/run-hauberk.ts';
import { temporaryFolder } from '../support/temporary-workspace.ts';

// The drone needs a servo of Acme alone, and a motor of Acme or Bolt: 12 servos are in stock, 0.5 are needed a day.
const files = {
  'sources.csv':
    'item,supplier,site,site_country,standing,as_of\nServo,Acme,Plant 1,DE,chosen,2026-01-01\nMotor,Acme,Plant 1,DE,chosen,2026-01-01\nMotor,Bolt,Plant 2,FR,chosen,2026-01-01\n',
  'requirements.csv': 'assembly,item,quantity\nDrone,Servo,1\nDrone,Motor,1\n',
  'programmes.csv': 'programme,item,daily_demand,daily_value\nP,Drone,0.5,1000\n',
  'stock.csv': 'holder,item,quantity,condition,as_of\nDepot,Servo,12,A,2026-01-01\nDepot,Drone,0,A,2026-01-01\n',
};

let folder: string;
const run = (...args: string[]): Promise<Run> => runHauberk(['what-if', ...args], { cwd: folder });

beforeAll(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder, 'in'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, 'in', name), text);
  const { code } = await runHauberk(['ingest', 'in', '--programme', 'P'], { cwd: folder });
  expect(code).toBe(0);
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('hauberk what-if', () => {
  it('gives an object for each end item and each weakened item, with days and cost known exactly', async () => {
    const { code, results, err } = await run('--lose', 'supplier:Acme', '--for', '30', '--programme', 'P', '--json');
    expect(code).toBe(0);
    expect(results).toMatchObject([
      {
        outcome: 'stops',
        certainty: 'definite',
        endItem: { name: 'Drone' },
        days: { low: 24, high: 24 },
        stopsOn: { earliest: '2026-01-25', latest: '2026-01-25' },
        withinPeriod: 'yes',
        stoppedDays: { low: 6, high: 6 },
        cost: { low: 6000, high: 6000 },
      },
      { outcome: 'without-supply', item: { name: 'Servo' } },
      {
        outcome: 'weakened',
        item: { name: 'Motor' },
        newSingleSource: 'definite',
        left: { sources: [{ name: 'Bolt, Plant 2' }] },
      },
    ]);
    expect(err).toContain('1 end items stop, 0 hold');
  });

  it('ends as --fail-on says, and tells what it did not understand', async () => {
    expect((await run('--lose', 'supplier:Acme', '--fail-on', 'definite', '-q')).code).toBe(1);
    expect((await run('--lose', 'supplier:Bolt', '--fail-on', 'any', '-q')).code).toBe(0);
    for (const wrong of [
      ['--lose', 'supplier:Nobody'],
      [],
      ['--lose', 'country:DE', '--scenarios', 'x.csv'],
      ['--scenarios', 'x.csv'],
    ]) {
      const { code, out, err } = await run(...wrong);
      expect([code, out]).toEqual([2, '']);
      expect(err).toContain('hauberk: ');
    }
    expect((await run('--lose', 'country:DE', '--for', 'soon')).code).toBe(2);
  });

  it('runs a table of probabilities: the same seed, the same bytes', async () => {
    await writeFile(join(folder, 's.csv'), 'lose,probability,group,days\nsupplier:Acme,25 %,,30\nsupplier:Bolt,0.5,,30\n');
    const args = ['--scenarios', 's.csv', '--runs', '20000', '--seed', '7', '--json'];
    const [first, again] = [await run(...args), await run(...args)];
    expect(first.code).toBe(0);
    expect(first.out).toBe(again.out);
    const [drone] = first.results as {
      probability: { definite: { low: number; high: number } };
      cost: { low: { mean: number } };
    }[];
    expect(drone?.probability.definite.low).toBeLessThan(0.25);
    expect(drone?.probability.definite.high).toBeGreaterThan(0.25);
    // 6 days of 1,000 in a quarter of the runs.
    expect(drone?.cost.low.mean).toBeGreaterThan(1400);
    expect(drone?.cost.low.mean).toBeLessThan(1600);
    expect(first.err).toContain('supplier: a probability is stated for 2 of 2');
    const seeded = (seed: number) => run('--scenarios', 's.csv', '--runs', '10', '--seed', String(seed));
    expect((await seeded(greatestSeed)).err).toContain(`seed ${greatestSeed}`);
    expect((await seeded(greatestSeed + 1)).code).toBe(2);
    await writeFile(join(folder, 'bad.csv'), 'lose,probability\nsupplier:Acme,25\n');
    expect((await run('--scenarios', 'bad.csv')).err).toContain('row 2');
  });
});
