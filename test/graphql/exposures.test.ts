/** Exposures over HTTP, against the example programme in a server of its own. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask, type RunningServer, startServer } from '../support/running-server.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => await server.end());

const text = `query Exposures($capacities: Boolean, $first: Int) {
  exposures(programme: "Paper Kestrel", capacities: $capacities, first: $first) {
    view { hash asOf } totalCount
    nodes {
      candidate { __typename name } level certainty basis gap missing
      timeToSurviveDays { low high } timeToRecoverDays { low high } gapDays { low high }
      exposure { low high } riskExposureIndex { low high }
      endItems { item { __typename id name sources { totalCount } } certainty gap exposure { low high } }
      counts { sources items endItems }
      evidence { document { sha256 } pointer }
    }
  }
}`;

it('gives open intervals: what nobody states has no upper end', async () => {
  const { data, errors } = await ask(server.url, text, { first: 50 });
  expect(errors).toBeUndefined();
  const { nodes, view, totalCount } = data.exposures;
  expect(view.asOf).toBe('2026-11-01');
  expect(nodes).toHaveLength(Number(totalCount));
  const found = nodes.find(({ candidate }) => String(candidate.name) === 'Pyrothessa Batteries Ltd');
  expect(found).toMatchObject({
    level: 'SUPPLIER',
    certainty: 'definite',
    basis: 'availability',
    gap: 'not known',
    missing: ['stock'],
    timeToSurviveDays: { low: 30, high: null },
    timeToRecoverDays: { low: 420, high: 420 },
    gapDays: { low: 0, high: 390 },
    exposure: { low: 0, high: 35_100_000 },
    riskExposureIndex: { low: 0, high: 1 },
    counts: { sources: 1, items: 1, endItems: 1 },
  });
  expect(found?.endItems.map(({ item }) => [item.__typename, item.name])).toEqual([['Item', 'Paper Kestrel air vehicle']]);
  expect(found?.evidence.length).toBeGreaterThan(1);
});

it('asks with capacities, too', async () => {
  const { data, errors } = await ask(server.url, text, { first: 5, capacities: true });
  expect(errors).toBeUndefined();
  expect(Number(data.exposures.totalCount)).toBeGreaterThan(20);
  for (const { basis, missing } of data.exposures.nodes) {
    expect(basis).toBe('capacities');
    expect(missing).not.toContain('limit');
  }
});
