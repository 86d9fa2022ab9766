/** Documents that the server drafts: a pure question gives the text, and handing it in is what changes answers. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, type RunningServer, startServer } from '../support/running-server.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.end();
});

const handIn = async ({ path, text }: { path: string; text: string }) => {
  const form = new FormData();
  form.append('file', new File([text], path));
  const response = await fetch(`${server.url}/api/documents`, { method: 'POST', body: form });
  return (await response.json()) as { outcome: string };
};
const codes = async (query: string, variables: Readonly<Record<string, unknown>> = {}) =>
  ((await ask(server.url, query, variables)).errors ?? []).map(
    ({ extensions, message }) => `${String(extensions?.code)} ${message}`,
  );

const decide = `query ($decision: DecisionKind!, $party: String!, $author: String!, $reason: String!, $confirms: String,
  $rule: String, $expires: String) {
  decisionDraft(decision: $decision, party: $party, author: $author, reason: $reason, confirms: $confirms, rule: $rule,
    expires: $expires) { id path text }
}`;
const party = 'supplier:Corvelanta Precision Optics Ltd';
const base = { decision: 'NO_MATCH', party, author: 'A. Officer', reason: 'Another company' };

describe('a drafted decision', () => {
  it('changes nothing until it is handed in, and then stands as it was drafted', async () => {
    const queue = async () => (await ask(server.url, '{ decisionQueue { totalCount } }')).data.decisionQueue.totalCount;
    expect(await codes(decide, { ...base, reason: ' ' })).toEqual([expect.stringContaining('reason')]);
    const { data } = await ask(server.url, decide, base);
    const draft = data.decisionDraft as unknown as { id: string; path: string; text: string };
    expect(JSON.parse(draft.text)).toMatchObject({
      hauberkDecision: 1,
      decisions: [{ decision: 'no match', author: 'A. Officer' }],
    });
    expect(await queue()).toBe(1);
    expect(await handIn(draft)).toMatchObject({ outcome: 'accepted' });
    const { data: after } = await ask(server.url, '{ decisions { nodes { id decision state } } }');
    expect(after.decisions.nodes).toEqual([{ id: draft.id, decision: 'no match', state: 'in force' }]);
    expect(await queue()).toBe(0);
  });

  it('is refused with its reason: no such party, a waiver without its rule, a confirmation by its own author', async () => {
    expect(await codes(decide, { ...base, party: 'supplier:Nobody' })).toEqual([
      expect.stringContaining('--party: supplier:Nobody'),
    ]);
    expect(await codes(decide, { ...base, decision: 'WAIVER', expires: '2027-01-01' })).toEqual([
      expect.stringContaining('rule'),
    ]);
    const { data } = await ask(server.url, '{ decisions { nodes { id } } }');
    const [{ id }] = data.decisions.nodes as unknown as { id: string }[];
    expect(await codes(decide, { ...base, decision: 'CONFIRMATION', confirms: id })).toEqual([
      expect.stringContaining('a second person confirms it'),
    ]);
  });
});

describe('a drafted scenario', () => {
  const draft = `query ($name: String!, $lose: [String!]!) {
    scenarioDraft(name: $name, programme: "Paper Kestrel", lose: $lose, forDays: 90, counting: ABLE, author: "A. Officer") { path text }
  }`;
  const list =
    '{ scenarios(programme: "Paper Kestrel") { totalCount nodes { name lose forDays counting author stands evidence { pointer } } } }';

  it('is listed when it was handed in, and is a question to whatIf', async () => {
    const { data } = await ask(server.url, draft, { name: 'Strait closed', lose: ['country:CN', 'country:TW'] });
    expect((await ask(server.url, list)).data.scenarios.totalCount).toBe(0);
    await handIn(data.scenarioDraft as unknown as { path: string; text: string });
    const { data: after } = await ask(server.url, list);
    expect(after.scenarios.nodes).toEqual([
      {
        name: 'Strait closed',
        lose: ['country:CN', 'country:TW'],
        forDays: 90,
        counting: 'able',
        author: 'A. Officer',
        stands: true,
        evidence: [{ pointer: '' }],
      },
    ]);
  });

  it('is refused for what names nothing, and no list has a programme that there is not', async () => {
    expect(await codes(draft, { name: 'x', lose: ['country:FJ'] })).toEqual([expect.stringContaining('country:FJ: nothing')]);
    expect(await codes('{ scenarios(programme: "Nobody") { totalCount } }')).toEqual([
      expect.stringContaining('PROGRAMME_UNKNOWN'),
    ]);
  });
});

describe('several nodes by id', () => {
  it('come in the order asked for, null where there is none', async () => {
    const { data } = await ask(server.url, '{ nodes(ids: ["country:CN", "country:XX", "country:TW"]) { id } }');
    expect(data.nodes).toEqual([{ id: 'country:CN' }, null, { id: 'country:TW' }]);
  });
});

describe('the gaps of a plan', () => {
  it('are as many as are asked for', async () => {
    const { data } = await ask(
      server.url,
      '{ plan(programme: "Paper Kestrel", measures: 3) { residualCount residual(first: 2) { candidate { id } } steps { closed closes(first: 1) { candidate { id } } } } }',
    );
    expect((data.plan.residual as unknown as unknown[]).length).toBe(2);
    expect(Number(data.plan.residualCount)).toBeGreaterThan(2);
    const steps = data.plan.steps as unknown as { closed: number; closes: unknown[] }[];
    expect(steps.map(({ closed, closes }) => closes.length === Math.min(closed, 1))).toEqual([true, true, true]);
  });
});
