/** Long lists of a plan over HTTP: 1,100 end items that all need two parts, each with one maker. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listedGaps } from '../../app/scenarios/plan.ts';
import { mostCostItems } from '../../server/graphql/limits.ts';
import { ask, type RunningServer, startServer } from '../support/running-server.ts';

const endItems = 1_100;
let server: RunningServer;

beforeAll(async () => {
  server = await startServer();
  const names = Array.from({ length: endItems }, (_, k) => `Top ${k}`);
  const tables = [
    `programme,item\n${names.map((name) => `Wide,${name}\n`).join('')}`,
    `assembly,item\n${names.map((name) => `${name},Hinge\n${name},Latch\n`).join('')}`,
    'item,supplier,site,standing,as_of\nHinge,Alpha Ltd,Plant A,qualified,2026-05-01\nLatch,Beta Ltd,Plant B,qualified,2026-05-01\n',
  ];
  for (const body of tables) {
    const headers = { 'content-type': 'text/csv' };
    const response = await fetch(`${server.url}/api/documents?programme=Wide`, { method: 'POST', headers, body });
    expect(response.status, await response.text()).toBeLessThan(300);
  }
});
afterAll(async () => await server.end());

const gap = '{ candidate { name } endItem { name } }';

it('lists so many gaps of a step and of what is left, and says how many there are', async () => {
  const { data, errors } = await ask(
    server.url,
    `{ plan(programme: "Wide", measures: 1) { gaps closed residualCount residual ${gap} steps { closed closes ${gap} } } }`,
  );
  expect(errors).toBeUndefined();
  const { plan } = data;
  expect(plan).toMatchObject({ gaps: 2 * endItems, closed: endItems, residualCount: endItems });
  expect(plan.residual).toHaveLength(listedGaps);
  expect(plan.steps).toHaveLength(1);
  expect(plan.steps).toMatchObject([{ closed: endItems }]);
  expect(plan.steps).toMatchObject([{ closes: { length: listedGaps } }]);
});

it('counts listed gaps as shown where they are asked for, and only there', async () => {
  const several = (fields: string) =>
    `{ ${Array.from({ length: 15 }, (_, k) => `p${k}: plan(programme: "Wide", measures: 1) { ${fields} }`).join(' ')} }`;
  for (const list of [`residual ${gap}`, `steps { closes ${gap} }`]) {
    // Once each is within what an answer may show, both together are not.
    expect((await ask(server.url, several(list))).errors).toBeUndefined();
  }
  expect((await ask(server.url, several('closed residualCount'))).errors).toBeUndefined();
  const { errors } = await ask(server.url, several(`residual ${gap} steps { closes ${gap} }`));
  expect(JSON.stringify(errors)).toContain('would show more than');
});

it('looks up so many items of the costs, each once', async () => {
  const text =
    'query Plan($costs: [MeasureCost!]) { plan(programme: "Wide", costs: $costs) { closed diagnostics { code message } } }';
  const row = (measure: string, item: string) => ({ measure, item, cost: '1', currency: 'EUR' });
  const many = Array.from({ length: mostCostItems }, (_, k) => row('find-source', `None ${k}`));
  const within = await ask(server.url, text, { costs: [...many, row('hold-stock', 'None 0')] });
  expect(within.errors).toBeUndefined();
  expect(JSON.stringify(within.data.plan)).toContain(
    `${mostCostItems + 1} of ${mostCostItems + 1} rows of the costs name no item`,
  );
  const beyond = await ask(server.url, text, { costs: [...many, row('find-source', 'Hinge')] });
  expect(JSON.stringify(beyond.errors)).toContain(`more than ${mostCostItems} items`);
});
