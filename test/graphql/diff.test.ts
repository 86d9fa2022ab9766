/** What differs between two views, and between two documents, over HTTP. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, type RunningServer, startServer, type Tree } from '../support/running-server.ts';

let server: RunningServer;
const query = async (text: string, variables?: Record<string, unknown>): Promise<Tree> => {
  const { data, errors } = await ask(server.url, text, variables);
  expect(errors).toBeUndefined();
  return data;
};
const refusal = async (text: string, variables?: Record<string, unknown>): Promise<unknown> =>
  (await ask(server.url, text, variables)).errors?.[0]?.extensions?.code;

beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.end();
});

const gaps = `query ($change: [GapChangeKind!], $first: Int, $after: String) {
  diff(from: "2024-01-01", to: "2026-11-01", programme: "Paper Kestrel") {
    from { by view { asOf } documents coverage { items } }
    to { by view { hash asOf } knownAt }
    counts { documents { added gone changed } gaps { new gone } vendors { new } things { kind added removed } }
    gaps(change: $change, first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      nodes { change gapId gapIdBefore archetype certainty lost { id name } rankBefore rankAfter fields { what } evidence { document { sha256 } pointer } }
    }
    vendors { nodes { change party { id name type } before after rulesBefore rulesAfter evidence { pointer } } }
  }
}`;

describe('diff', () => {
  it('compares two days of the example: what rules made of the same documents', async () => {
    const { diff } = await query(gaps);
    expect(diff).toMatchObject({
      from: { by: 'date', view: { asOf: '2024-01-01' } },
      to: { by: 'date', view: { asOf: '2026-11-01' }, knownAt: null },
      counts: { documents: { added: 0, gone: 0, changed: 0 }, gaps: { new: 6, gone: 0 }, vendors: { new: 4 } },
    });
    const ofDocuments = '{ diff(from: "1999-01-01", to: "2026-11-01") { documents(change: [GONE]) { totalCount } } }';
    expect((await query(ofDocuments)).diff.documents).toEqual({ totalCount: 0 });
    expect(diff.counts.things).toContainEqual({ kind: 'END_ITEM', added: 0, removed: 0 });
    const vendor = diff.vendors.nodes.find(({ party }: Tree) => String(party.name) === 'Delmarique Power Devices Ltd');
    expect(vendor).toMatchObject({ change: 'NEW', before: null, after: 'prohibited', rulesBefore: [] });
    for (const { evidence } of diff.gaps.nodes) expect(evidence.length).toBeGreaterThan(0);
  });

  it('pages its lists, each kind for itself; a cursor is one of its list alone', async () => {
    const first = (await query(gaps, { change: ['NEW'], first: 4 })).diff.gaps;
    expect(first).toMatchObject({ totalCount: 6, pageInfo: { hasNextPage: true } });
    const after = first.pageInfo.endCursor;
    const second = (await query(gaps, { change: ['NEW'], first: 4, after })).diff.gaps;
    expect(second.nodes).toHaveLength(2);
    expect((await query(gaps, { change: ['WORSE', 'GONE'] })).diff.gaps.totalCount).toBe(0);
    expect(await refusal(gaps, { change: ['WORSE'], after })).toBe('INPUT_INVALID');
  });

  it('finds the view of today by its hash, and differs from itself in nothing', async () => {
    const text = `query ($hash: String) { diff(from: $hash) { from { by view { hash } } to { view { hash } } documents { totalCount } gaps { totalCount } things { totalCount } } }`;
    const { gaps: register } = await query('{ gaps(first: 0) { view { hash } } }');
    const { hash } = register.view;
    expect((await query(text, { hash })).diff).toEqual({
      from: { by: 'view hash', view: { hash } },
      to: { view: { hash } },
      documents: { totalCount: 0 },
      gaps: { totalCount: 0 },
      things: { totalCount: 0 },
    });
  });

  it('refuses what names no view, and a programme of neither', async () => {
    const text = 'query ($from: String, $programme: String) { diff(from: $from, programme: $programme) { from { by } } }';
    expect(await refusal(text, { from: 'f'.repeat(64) })).toBe('INPUT_INVALID');
    expect(await refusal(text, { from: 'last week' })).toBe('INPUT_INVALID');
    expect(await refusal(text, { from: '2026-02-31' })).toBe('INPUT_INVALID');
    expect(await refusal(text, { programme: 'None' })).toBe('PROGRAMME_UNKNOWN');
  });
});

describe('documentDiff', () => {
  const text = `query ($first: ID!, $second: ID!, $change: [StatementChange!]) {
    documentDiff(first: $first, second: $second) {
      first { path statements } second { path } onlyFirst onlySecond differs alike
      statements(change: $change) { totalCount nodes { change statement things { name } values { what first second } evidence { document { sha256 } pointer } } }
    }
  }`;
  const upload = async (name: string, content: string) => {
    const form = new FormData();
    form.append('file', new Blob([content]), name);
    const response = await fetch(`${server.url}/api/documents`, { method: 'POST', body: form });
    expect(response.status).toBeLessThan(300);
    const { nodes } = (await query('{ documents(first: 500) { nodes { sha256 path } } }')).documents;
    return String(nodes.find(({ path }: Tree) => String(path) === name)?.sha256);
  };

  it('says what only one of them says, and what they say otherwise', async () => {
    const header = 'item,supplier,standing,lead_time_days';
    const first = await upload('old.csv', `${header}\nHinge,Tin Works,chosen,30\nLatch,Tin Works,chosen,10\n`);
    const second = await upload('new.csv', `${header}\nHinge,Tin Works,chosen,45\nStrap,Tin Works,able,5\n`);
    const { documentDiff } = await query(text, { first, second });
    expect(documentDiff).toMatchObject({ first: { path: 'old.csv' }, second: { path: 'new.csv' } });
    const { nodes } = documentDiff.statements;
    const named = (change: string) =>
      nodes
        .filter((one: Tree) => String(one.change) === change && String(one.statement) === 'mention')
        .flatMap(({ things }: Tree) => things.map(({ name }: Tree) => String(name)));
    expect(named('ONLY_IN_THE_FIRST')).toContain('Latch');
    expect(named('ONLY_IN_THE_SECOND')).toContain('Strap');
    const values = nodes
      .filter((one: Tree) => String(one.change) === 'DIFFERS')
      .flatMap((one) => (one as unknown as { readonly values: readonly unknown[] }).values);
    expect(values).toContainEqual({ what: 'leadTimeDays', first: ['30'], second: ['45'] });
    const counted = (change: string) => nodes.filter((one: Tree) => String(one.change) === change).length;
    expect(documentDiff).toMatchObject({
      onlyFirst: counted('ONLY_IN_THE_FIRST'),
      onlySecond: counted('ONLY_IN_THE_SECOND'),
      differs: counted('DIFFERS'),
    });
    const hashes = nodes.flatMap(({ evidence }: Tree) => evidence.map(({ document }: Tree) => String(document.sha256)));
    expect(new Set(hashes)).toEqual(new Set([first, second]));
  });

  it('of a document and itself is empty; of one that there is not it is refused', async () => {
    const { nodes } = (await query('{ documents(first: 1) { nodes { sha256 } } }')).documents;
    const first = String(nodes[0]?.sha256);
    expect((await query(text, { first, second: first })).documentDiff).toMatchObject({
      onlyFirst: 0,
      onlySecond: 0,
      differs: 0,
      statements: { totalCount: 0 },
    });
    expect(await refusal(text, { first, second: 'a'.repeat(64) })).toBe('DOCUMENT_UNKNOWN');
  });
});

describe('programmeFigures', () => {
  it('counts what the lists hold', async () => {
    const {
      programmeFigures,
      untrustedVendors,
      gaps: register,
    } = await query(`{
      programmeFigures(programme: "Paper Kestrel") {
        partiesInScope vendors { prohibited restricted review insufficientEvidence }
        endItems(first: 100) { totalCount nodes { item { id name } definite possible } }
      }
      untrustedVendors(programme: "Paper Kestrel", first: 500) { partiesInScope nodes { party { id } outcome } }
      gaps(programme: "Paper Kestrel", first: 500) { nodes { certainty endItemsStopped } }
    }`);
    expect(programmeFigures.partiesInScope).toBe(untrustedVendors.partiesInScope);
    const prohibited = untrustedVendors.nodes.filter(({ outcome }: Tree) => String(outcome) === 'prohibited');
    expect(programmeFigures.vendors.prohibited).toBe(new Set(prohibited.map(({ party }: Tree) => String(party.id))).size);
    const { nodes } = programmeFigures.endItems;
    expect(nodes.length).toBeGreaterThan(0);
    for (const { item, definite } of nodes) {
      const stopping = register.nodes.filter(
        ({ certainty, endItemsStopped }: Tree) =>
          String(certainty) === 'definite' && endItemsStopped.map(String).includes(String(item.id)),
      );
      expect(definite).toBe(stopping.length);
    }
  });
});
