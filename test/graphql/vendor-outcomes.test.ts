/** The same vendor under several packs, over HTTP, against the example programme in a server of its own. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mostJudgedDays } from '../../server/graphql/limits.ts';
import { ask, type RunningServer, startServer } from '../support/running-server.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.end();
});

const query = `query Outcomes($party: String!, $packs: [String!], $on: [String!], $transaction: Transaction, $first: Int) {
  vendorOutcomes(party: $party, packs: $packs, on: $on, transaction: $transaction, programme: "Paper Kestrel", first: $first) {
    view { asOf } coverage { items } diagnostics { code } totalCount differences { party { name } on text }
    pageInfo { hasNextPage }
    nodes {
      party { id name } pack on outcome suppliesNothing ownersStated view { hash asOf }
      rules {
        outcome basis test flags exceptions endItems
        rule { id title pack source effective status reason }
        path { from { name } edge to { name } share { low high } }
        evidence { document { sha256 } pointer }
      }
      flagged { basis flags rule { id } path { edge } }
      unreached { id why }
    }
  }
}`;
const asked = async (variables: Record<string, unknown>) => {
  const { data, errors } = await ask(server.url, query, variables);
  expect(errors).toBeUndefined();
  return JSON.parse(JSON.stringify(data)).vendorOutcomes as Record<string, unknown> & { nodes: { outcome: string }[] };
};
const refusal = async (variables: Record<string, unknown>) =>
  (await ask(server.url, query, variables)).errors?.[0]?.extensions?.code;
const bospherannis = 'supplier:Bospherannis Servo Sanayi AS';

describe('vendorOutcomes', () => {
  it('gives a node for each day and pack, and says why packs differ', async () => {
    const answer = await asked({ party: bospherannis, packs: ['us', 'eu', 'gb'], on: ['2024-01-01', '2026-11-01'] });
    expect(answer).toMatchObject({
      view: { asOf: '2026-11-01' },
      totalCount: 6,
      differences: [{ on: '2026-11-01', text: expect.stringContaining('us: prohibited (ofac-50-percent, 50 per cent or more') }],
    });
    expect(answer.nodes.map((one) => [(one as never as { on: string }).on, (one as never as { pack: string }).pack])).toEqual([
      ['2024-01-01', 'us'],
      ['2024-01-01', 'eu'],
      ['2024-01-01', 'gb'],
      ['2026-11-01', 'us'],
      ['2026-11-01', 'eu'],
      ['2026-11-01', 'gb'],
    ]);
    expect(answer.nodes[3]).toMatchObject({
      outcome: 'prohibited',
      suppliesNothing: false,
      ownersStated: true,
      rules: [
        {
          basis: 'ownership',
          rule: { id: 'ofac-50-percent', pack: 'us', effective: '2008-02-14', status: 'in force' },
          evidence: expect.arrayContaining([{ document: { sha256: expect.any(String) }, pointer: expect.any(String) }]),
        },
      ],
    });
    expect(answer.nodes[4]!.outcome).toBe('none of its rules reaches it');
  });

  it('pages, takes a transaction, and asks all packs on the latest date when nothing is said', async () => {
    const answer = await asked({ party: bospherannis, first: 2, transaction: 'INVEST' });
    expect(answer).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true }, nodes: [{ pack: 'eu' }, { pack: 'gb' }] });
  });

  it('refuses what there is not', async () => {
    expect(await refusal({ party: 'supplier:Nobody' })).toBe('INPUT_INVALID');
    expect(await refusal({ party: bospherannis, packs: ['fr'] })).toBe('INPUT_INVALID');
    expect(await refusal({ party: bospherannis, on: ['2026-02-30'] })).toBe('INPUT_INVALID');
  });
});

describe('untrustedVendors', () => {
  it('says whose law binds, and by whose law when asked', async () => {
    const text = (packs: string) =>
      `{ untrustedVendors(programme: "Paper Kestrel"${packs}) { binding { packs because } nodes { outcome exceptions rule { pack } } } }`;
    const { data } = await ask(server.url, text(''));
    expect(data).toMatchObject({ untrustedVendors: { binding: { packs: ['us'], because: 'nation of the programme: US' } } });
    const eu = await ask(server.url, text(', packs: ["eu"]'));
    expect(eu.data).toMatchObject({ untrustedVendors: { binding: { packs: ['eu'], because: 'as asked' } } });
    const outcomes = (eu.data as unknown as { untrustedVendors: { nodes: { outcome: string }[] } }).untrustedVendors.nodes;
    expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['review']));
  });

  it('judges on so many days in one request, whatever fields they are spread over', async () => {
    const days = (count: number) => Array.from({ length: count }, (_, i) => `2025-01-${String(i + 1).padStart(2, '0')}`);
    const packs = ['us'];
    expect(await refusal({ party: bospherannis, packs, on: days(mostJudgedDays) })).toBeUndefined();
    expect(await refusal({ party: bospherannis, packs, on: days(mostJudgedDays + 1) })).toBe('INPUT_INVALID');
    // A day that is named twice is judged once.
    expect(await refusal({ party: bospherannis, packs, on: [...days(mostJudgedDays), '2025-01-01'] })).toBeUndefined();
    const field = `vendorOutcomes(party: "${bospherannis}", packs: ["us"], on: $on) { totalCount }`;
    const two = await ask(server.url, `query Two($on: [String!]) { a: ${field} b: ${field} }`, {
      on: days(mostJudgedDays / 2 + 1),
    });
    expect(two.errors?.map(({ message }) => message)).toEqual([
      `The request cannot be understood. A request judges on ${mostJudgedDays} days at most; the command line takes more.`,
    ]);
  });
});
