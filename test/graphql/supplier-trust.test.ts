/** Supplier trust over HTTP, of the example programme: entries with their places, coverage, filters, pages, refusals. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, type RunningServer, startServer } from '../support/running-server.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.end();
});

const query = async (text: string) => {
  const { data, errors } = await ask(server.url, text);
  expect(errors).toBeUndefined();
  return data.supplierTrust;
};

const fields = `view { hash asOf } partiesInScope totalCount facetCoverage { facet known partly holds of }
  requirements { id facet from status text source } pageInfo { hasNextPage endCursor }
  nodes { party { id name } criticality endItems
    facets { facet state what from to detail site { id name } evidence { document { sha256 } pointer } } }`;

describe('supplierTrust', () => {
  it('shows what a certificate covers, with the place that states it', async () => {
    const found = await query(
      `{ supplierTrust(programme: "Paper Kestrel", facet: "cyber-hygiene", state: "self-declared") { ${fields} } }`,
    );
    expect(found.totalCount).toBe(1);
    expect(found.view.asOf).toBe('2026-11-01');
    expect(found.nodes[0]).toMatchObject({
      party: { name: 'Oakquell Drives Inc' },
      criticality: 'safety',
      facets: [
        {
          facet: 'cyber-hygiene',
          state: 'self-declared',
          what: 'NIST SP 800-171',
          ...{ from: '2026-01-15', to: '' },
          site: { name: 'Oakquell Cinder Creek Works' },
          evidence: [{ document: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }, pointer: 'row=8' }],
        },
      ],
    });
  });

  it('counts what is known whatever the filters, and says what is asked on the day', async () => {
    const found = await query(`{ supplierTrust(state: "discrepancy") { ${fields} } }`);
    expect(found.nodes.map(({ party }) => party.name)).toEqual(['Meridolphin Cables SA']);
    expect(found.facetCoverage[0]).toEqual({ facet: 'cyber-hygiene', known: 4, partly: 0, holds: 3, of: found.partiesInScope });
    expect(found.requirements.map(({ id }) => id)).toEqual(['cmmc-phase-1', 'foci-sf-328-cleared', 'foci-dfars-2021-d011']);
    const later = await query(`{ supplierTrust(asOf: "2026-11-10", first: 1) { ${fields} } }`);
    expect(later.requirements[0]?.id).toBe('cmmc-phase-2');
    expect(later.nodes[0]?.facets.some(({ facet }) => String(facet) === 'contracts')).toBe(true);
  });

  it('is paged', async () => {
    const first = await query(`{ supplierTrust(first: 2) { ${fields} } }`);
    expect(first.nodes).toHaveLength(2);
    expect(first.pageInfo.hasNextPage).toBe(true);
    const next = await query(`{ supplierTrust(first: 2, after: "${first.pageInfo.endCursor}") { ${fields} } }`);
    const ids = [...first.nodes, ...next.nodes].map(({ party }) => party.id);
    expect(new Set(ids).size).toBe(4);
  });

  it('refuses a facet that there is not', async () => {
    const { data, errors } = await ask(server.url, '{ supplierTrust(facet: "luck") { totalCount } }');
    expect(data).toBeNull();
    expect(errors?.[0]?.extensions?.code).toBe('INPUT_INVALID');
  });
});
