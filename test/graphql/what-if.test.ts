/** What-ifs over HTTP, against the example programme in a server of its own. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { greatestSeed, usualRuns } from '../../app/scenarios/what-if-runs.ts';
import { mostDraws, mostLookups } from '../../server/graphql/limits.ts';
import { ask, type RunningServer, startServer } from '../support/running-server.ts';

let server: RunningServer;
const query = async (text: string, variables?: Record<string, unknown>): Promise<Record<string, unknown>> => {
  const { data, errors } = await ask(server.url, text, variables);
  expect(errors).toBeUndefined();
  return JSON.parse(JSON.stringify(data)) as Record<string, unknown>;
};
const refusal = async (text: string, variables?: Record<string, unknown>): Promise<unknown> =>
  (await ask(server.url, text, variables)).errors?.[0]?.extensions?.code;

beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.end();
});

const full = `query WhatIf($lose: [String!]!, $first: Int, $after: String) {
  whatIf(lose: $lose, programme: "Paper Kestrel", forDays: 90, first: $first, after: $after) {
    view { hash asOf } coverage { items } totalCount from forDays
    lost { selector level things { id name } }
    sourcesLost { definite possible } itemsFailed { definite possible } endItemsStopped { definite possible }
    cost { low high }
    nodes {
      certainty circularSupport endItem { id name sources { totalCount } } days { low high } earliest latest withinPeriod
      stoppedDays { low high } dailyValue { low high } cost { low high }
      witness { from { name } edge to { name } assumed } witnessCut evidence { document { sha256 } pointer }
    }
    pageInfo { hasNextPage endCursor }
    weakened(first: 3) {
      totalCount
      nodes {
        outcome certainty circularSupport item { name } suppliersBefore suppliersAfter { low high } newSingleSource
        sources { name } substitutes { name } evidence { pointer }
      }
      pageInfo { hasNextPage }
    }
    holding(first: 500) { totalCount nodes { name } }
  }
}`;

describe('whatIf', () => {
  it('says what stops, when, why, and what holds', async () => {
    const { whatIf } = await query(full, { lose: ['country:CN'] });
    expect(whatIf).toMatchObject({
      view: { asOf: '2026-11-01' },
      totalCount: 2,
      from: '2026-11-01',
      forDays: 90,
      lost: [{ selector: 'country:CN', level: 'country', things: [{ id: 'country:CN' }] }],
      sourcesLost: { definite: 9, possible: 11 },
      endItemsStopped: { definite: 2, possible: 2 },
      cost: { low: 0, high: 11_700_000 },
      nodes: [
        { certainty: 'definite', endItem: { name: 'Paper Kestrel air vehicle' }, witnessCut: false, withinPeriod: 'possible' },
        { certainty: 'definite', endItem: { name: 'Paper Kestrel ground control station' }, cost: { low: 0, high: 3_600_000 } },
      ],
      weakened: { totalCount: 12, nodes: [{ outcome: 'without-supply' }, {}, {}], pageInfo: { hasNextPage: true } },
      holding: { totalCount: 6 },
    });
  });

  it('pages its list, and refuses a cursor of another loss', async () => {
    const first = (await query(full, { lose: ['country:CN'], first: 1 })).whatIf as {
      nodes: unknown[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
    expect(first.pageInfo.hasNextPage).toBe(true);
    const rest = await query(full, { lose: ['country:CN'], after: first.pageInfo.endCursor });
    expect(rest.whatIf).toMatchObject({ nodes: [{ endItem: { name: 'Paper Kestrel ground control station' } }] });
    expect(await refusal(full, { lose: ['country:TW'], after: first.pageInfo.endCursor })).toBe('INPUT_INVALID');
  });

  it('refuses what names nothing', async () => {
    expect(await refusal(full, { lose: ['supplier:Nobody'] })).toBe('INPUT_INVALID');
    expect(await refusal(full, { lose: [] })).toBe('INPUT_INVALID');
  });
});

describe('whatIfRuns', () => {
  const runs = `query Runs($scenarios: [ScenarioInput!]!, $runs: Int) {
    whatIfRuns(scenarios: $scenarios, runs: $runs, seed: 2, forDays: 30, programme: "Paper Kestrel") {
      runs seed totalCount stated { level stated of } cost { low { mean standardError } high { mean } }
      nodes {
        endItem { name } definite { estimate low high } possible { estimate low high }
        stoppedDays { low { mean } high { mean standardError } } importance { lose share birnbaum } furtherImportant
      }
    }
  }`;
  const scenarios = [
    { lose: ['country:CN'], probability: 0.02 },
    { lose: ['site:Hsinlung Fab 3 Works'], probability: 0.05, days: 60, group: 'strait' },
  ];

  it('gives probabilities with their bounds, the same each time', async () => {
    const { whatIfRuns } = await query(runs, { scenarios, runs: 20_000 });
    expect(whatIfRuns).toMatchObject({ runs: 20_000, seed: 2, totalCount: 8, stated: [{ level: 'site' }, { level: 'country' }] });
    const [first] = (whatIfRuns as { nodes: { definite: { low: number; high: number } }[] }).nodes;
    expect(first?.definite.low).toBeLessThan(0.069);
    expect(first?.definite.high).toBeGreaterThan(0.069);
    expect((await query(runs, { scenarios, runs: 20_000 })).whatIfRuns).toEqual(whatIfRuns);
  });

  it('bounds its work', async () => {
    expect(await refusal(runs, { scenarios: [...scenarios, ...scenarios], runs: mostDraws })).toBe('INPUT_INVALID');
    expect(await refusal(runs, { scenarios: [{ lose: ['country:CN'], probability: 2 }] })).toBe('INPUT_INVALID');
    // No number of runs is the usual one, whether it is left out or null.
    const more = Array.from({ length: mostDraws / usualRuns + 1 }, () => ({ lose: ['country:CN'], probability: 0.5 }));
    for (const none of [{}, { runs: null }]) expect(await refusal(runs, { scenarios: more, ...none })).toBe('INPUT_INVALID');
    const lose = Array.from({ length: mostLookups + 1 }, (_, k) => `supplier:Nobody ${k}`);
    const { errors } = await ask(server.url, runs, { scenarios: [{ lose, probability: 0.5 }], runs: 1 });
    expect(errors?.[0]?.message).toContain(`at most ${mostLookups} here`);
  });

  it('takes the seeds that the command line takes, and gives them back', async () => {
    const seeded = `query Seeded($scenarios: [ScenarioInput!]!, $seed: Int) {
      whatIfRuns(scenarios: $scenarios, runs: 10, seed: $seed) { seed }
    }`;
    for (const seed of [0, greatestSeed]) expect(await query(seeded, { scenarios, seed })).toEqual({ whatIfRuns: { seed } });
    expect(await refusal(seeded, { scenarios, seed: -1 })).toBe('INPUT_INVALID');
    expect(await refusal(seeded, { scenarios, seed: greatestSeed + 1 })).toBe('BAD_USER_INPUT');
  });

  it('looks equal selectors up once, however often they stand there', async () => {
    const once = await query(runs, { scenarios: [{ lose: ['country:CN'], probability: 1 }], runs: 10 });
    const often = Array.from({ length: 9_000 }, () => 'country:CN');
    const { whatIfRuns } = await query(runs, { scenarios: [{ lose: often, probability: 1 }], runs: 10 });
    expect(whatIfRuns).toMatchObject({ cost: (once.whatIfRuns as { cost: unknown }).cost });
  });
});
