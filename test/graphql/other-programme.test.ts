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

describe('what is missing', () => {
  const kinds = ['source', 'site', 'country', 'standing', 'owner'];

  it.each([undefined, 'Paper Kestrel', 'Laravel'])(
    'is as many things as the coverage of %s counts as not known',
    async (programme) => {
      const lists = kinds.map(
        (kind) =>
          `${kind}: missing(kind: ${kind.toUpperCase()}, programme: $programme, first: 500) { totalCount nodes { id __typename } }`,
      );
      const query = `query Missing($programme: String) { programmeFigures(programme: $programme) { coverage { ${kinds.map((kind) => `${kind} { known of }`).join(' ')} } } ${lists.join(' ')} }`;
      const { data, errors } = await ask(server.url, query, { programme });
      expect(errors).toBeUndefined();
      const coverage = data.programmeFigures.coverage as Tree;
      for (const kind of kinds) {
        const figure = coverage[kind] as Tree;
        const list = data[kind] as Tree;
        expect(Number(list.totalCount), kind).toBe(Number(figure.of) - Number(figure.known));
        expect(new Set(list.nodes.map(({ id }) => String(id))).size).toBe(Math.min(500, Number(list.totalCount)));
      }
      expect(Number(data.source.totalCount)).toBeGreaterThan(0);
    },
  );
});

describe('gaps that stop an end item', () => {
  it('are as many as the figures count of it', async () => {
    const query = `query Stops { programmeFigures(programme: "Paper Kestrel") { endItems { nodes { item { id } definite possible } } } }`;
    const { data } = await ask(server.url, query);
    const counts = 'totalCount nodes { endItemsStopped }';
    for (const { item, definite, possible } of data.programmeFigures.endItems.nodes) {
      const { data: found } = await ask(
        server.url,
        `query Of($id: ID!) {
          definite: gaps(programme: "Paper Kestrel", filter: { stops: [$id], certainty: ["definite"] }) { ${counts} }
          possible: gaps(programme: "Paper Kestrel", filter: { stops: [$id], certainty: ["possible"] }) { totalCount }
        }`,
        { id: item.id },
      );
      expect([found.definite.totalCount, found.possible.totalCount]).toEqual([definite, possible]);
      expect(found.definite.nodes.every(({ endItemsStopped }) => endItemsStopped.includes(item.id as never))).toBe(true);
    }
  });
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
