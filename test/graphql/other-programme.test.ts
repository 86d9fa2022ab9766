/** What is asked of one thing while a programme is chosen that it is no part of, over HTTP. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, type RunningServer, startServer, type Tree } from '../support/running-server.ts';

const delmarique = 'organization:lei:999900KESTREL0000211';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
  const form = new FormData();
  form.append('file', new Blob([await readFile('sbom-samples/real/laravel-7.12.0.cdx.json')]), 'laravel.cdx.json');
  form.append('programme', 'Laravel');
  expect((await fetch(`${server.url}/api/documents`, { method: 'POST', body: form })).ok).toBe(true);
});
afterAll(async () => {
  await server.end();
});

describe('what rules say of one party', () => {
  const query = `query Rules($id: ID, $programme: String) {
    untrustedVendors(about: $id, programme: $programme) { totalCount aboutSupplies nodes { outcome rule { id } party { id } } } }`;
  const rulesOf = async (id: string | undefined, programme?: string): Promise<Tree> => {
    const { data, errors } = await ask(server.url, query, { id, programme });
    expect(errors).toBeUndefined();
    return data.untrustedVendors as Tree;
  };

  it('holds whatever programme is chosen, and says whom the party supplies', async () => {
    const everywhere = await rulesOf(delmarique);
    expect(everywhere).toMatchObject({ aboutSupplies: 'PROGRAMME' });
    expect(everywhere.nodes?.[0]).toMatchObject({ outcome: 'prohibited', party: { id: delmarique } });
    expect(await rulesOf(delmarique, 'Paper Kestrel')).toMatchObject({ aboutSupplies: 'PROGRAMME' });
    expect(await rulesOf(delmarique, 'Laravel')).toEqual({ ...everywhere, aboutSupplies: 'OTHERS' });
  });

  it('is not asked of who makes and sells nothing, and of no party where none is named', async () => {
    const { data } = await ask(
      server.url,
      '{ organizations(first: 500) { nodes { id sources(first: 0) { totalCount } distributes(first: 0) { totalCount } } } }',
    );
    const idle = (data.organizations.nodes as Tree).find(
      ({ sources, distributes }) => Number(sources?.totalCount) + Number(distributes?.totalCount) === 0,
    );
    expect(await rulesOf(String(idle?.id), 'Laravel')).toEqual({ totalCount: 0, aboutSupplies: 'NOBODY', nodes: [] });
    expect((await rulesOf(undefined, 'Laravel')).aboutSupplies).toBeNull();
  });
});
