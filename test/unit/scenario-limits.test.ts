/** What the runs of a scenario table may take of memory, by the names of the limits; and what rows share they take once. */
import { describe, expect, it } from 'vitest';
import { type LossGroup, lostSources, mostLostSources } from '../../graph/analyses/lost-sources.ts';
import { scenarioNetworks } from '../../graph/analyses/scenario-network.ts';
import { mostCounts, mostKept, scenarioRuns } from '../../graph/analyses/scenario-runs.ts';
import { scopeOf } from '../../graph/analyses/scope.ts';
import { finished } from '../../graph/analyses/steps.ts';
import { asOf } from '../support/random-supply.ts';
import { graphOf, type OrganizationSpec } from '../support/view-graph.ts';

const numbered = <T>(length: number, of: (k: number) => T): T[] => Array.from({ length }, (_, k) => of(k));
const counting = { counting: 'qualified', asOf } as const;
const supplier: LossGroup = [{ level: 'supplier', index: 0 }];
const refused = (limit: number) =>
  expect.objectContaining({ code: 'INPUT_INVALID', message: expect.stringContaining(String(limit)) });

/** So many end items that all need what one supplier makes, and as many that need nothing of it. */
function endItems(count: number) {
  const names = numbered(count, (k) => `E${k}`);
  const idle = numbered(count, (k) => `I${k}`);
  const { graph } = graphOf({
    items: {
      A: {},
      ...Object.fromEntries([...names.map((name) => [name, { requires: ['A'] }]), ...idle.map((name) => [name, {}])]),
    },
    sources: [{ item: 'A', by: 'S', standing: 'chosen' }],
    programmes: { P: [...names, ...idle] },
  });
  return graph;
}

function runsOf(graph: ReturnType<typeof endItems>, rows: number, runs: number, probability: number, keep: boolean) {
  const networks = scenarioNetworks(
    graph,
    counting,
    scopeOf(graph, undefined),
    numbered(rows, () => supplier),
  );
  const candidates = numbered(rows, (draw) => ({ probability, draw, days: undefined }));
  return { networks, run: () => finished(scenarioRuns(networks, candidates, { runs, seed: 1, keep })) };
}

describe('a scenario table', () => {
  it('whose rows lose the same takes its sources once', () => {
    const { networks, run } = runsOf(endItems(2), 3000, 1, 1, false);
    expect(networks.lost.of.targets).toHaveLength(1);
    expect(networks.definite.network.lostWith.targets).toHaveLength(1);
    expect(run().lost).toEqual(new Int32Array(3000).fill(1));
  });

  it('counts each row with each end item that it can stop, up to a limit', () => {
    const rows = mostCounts / 1000;
    const { run } = runsOf(endItems(1000), rows, 1, 1, false);
    const { definite, possible } = run();
    expect(possible).toBe(definite);
    expect(definite.together.filter((one) => one !== undefined)).toHaveLength(1000);
    expect(runsOf(endItems(1000), rows + 1, 1, 1, false).run).toThrow(refused(mostCounts));
  });

  it('keeps distinct scenarios, up to a limit', () => {
    const rows = 10_000;
    const runs = Math.ceil(mostKept / rows / 0.97);
    expect(runsOf(endItems(1), rows, runs, 0.98, true).run).toThrow(refused(mostKept));
    // What is lost in every run is one scenario.
    expect(runsOf(endItems(1), rows, runs, 1, true).run().stopping).toMatchObject([{ runs }]);
  });
});

it('owners above owners take all below them, up to a limit; one group takes each source once', () => {
  const count = Math.ceil(Math.sqrt(2 * mostLostSources)) + 1;
  const organizations: Record<string, OrganizationSpec> = {};
  for (let k = 0; k < count; k++) organizations[`O${k}`] = k === 0 ? {} : { controllers: [`O${k - 1}`] };
  const { graph, organization } = graphOf({
    items: { A: {} },
    organizations,
    sources: numbered(count, (k) => ({ item: 'A', by: `O${k}` })),
  });
  const owners = numbered(count, (k): LossGroup => [{ level: 'owner', index: organization(`O${k}`) }]);
  expect(() => lostSources(graph, asOf, owners)).toThrow(refused(mostLostSources));
  expect(lostSources(graph, asOf, [owners.flat()]).of.targets).toEqual(new Int32Array(count));
});
