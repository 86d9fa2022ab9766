/** What a CAGE says beside whose it is: where something is made, and who owns its maker. Through ingest. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findSingleSources } from '../../app/analyses/find-single-sources.ts';
import { findUntrustedVendors } from '../../app/rules/find-untrusted-vendors.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

let temporary: TemporaryWorkspace;
beforeEach(async () => {
  temporary = await temporaryWorkspace();
});
afterEach(async () => await temporary.close());

async function tables(texts: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(texts)) {
    const declared = { programme: 'P', dated: '2026-05-01' };
    expect((await handIn(temporary.workspace, text, { path, declared })).outcome).toBe('accepted');
  }
}

async function vendors() {
  const { findings } = await findUntrustedVendors(temporary.workspace, localReader, { programme: 'P' });
  return findings.map(({ party, outcome, basis, path, evidence }) => ({
    party: party.name,
    outcome,
    basis,
    path: path.map(({ from, edge, to }) => `${from.name} ${edge} ${to.name}`),
    pointers: evidence.length,
  }));
}

describe('the CAGE of the site at which a source stands', () => {
  const listings = 'list,organization,organization_cage\nSAM Exclusions,Zed,1ABC2\n';

  it('is looked for on the lists, for review of the maker', async () => {
    await tables({ 'sources.csv': 'item,supplier,site_code\nP1,Foo Inc,1ABC2\n', 'listings.csv': listings });
    expect(await vendors()).toEqual([
      {
        ...{ party: 'Foo Inc', outcome: 'review', basis: 'site' },
        path: [
          'Foo Inc, cage:1ABC2 BY Foo Inc',
          'Foo Inc, cage:1ABC2 AT cage:1ABC2',
          'cage:1ABC2 IDENTIFIED_BY cage:1ABC2',
          'Zed IDENTIFIED_BY cage:1ABC2',
        ],
        pointers: 2,
      },
    ]);
  });

  it('has the outcome of the rule where the maker states it as its own', async () => {
    await tables({ 'sources.csv': 'item,supplier,supplier_cage\nP1,Foo Inc,1ABC2\n', 'listings.csv': listings });
    expect(await vendors()).toMatchObject([{ party: 'Foo Inc', outcome: 'prohibited', basis: 'identifier' }]);
  });
});

describe('the CAGE of an owner', () => {
  const sources = 'item,supplier\nP2,Alpha\nP2,Beta\n';
  const owners = (...rows: string[]) =>
    ['organization,organization_cage,immediate_owner_cage,highest_owner_cage', ...rows, ''].join('\n');
  const shared = owners('Alpha,1AAA1,,9ZZZ9', 'Beta,1BBB1,2CCC2,9ZZZ9');
  const atOwners = async () => await findSingleSources(temporary.workspace, localReader, { programme: 'P', level: 'owner' });

  it('shows that two makers hang on one owner', async () => {
    await tables({ 'sources.csv': sources, 'organizations.csv': shared });
    const { findings, coverage } = await atOwners();
    expect(findings).toMatchObject([
      { kind: 'direct', certainty: 'definite', candidate: { id: 'organization:cage:9ZZZ9' }, item: { name: 'P2' } },
    ]);
    expect(findings).toHaveLength(1);
    expect(findings[0].witness.map(({ edge }) => edge)).toContain('CONTROLS');
    expect(coverage.owner).toEqual({ known: 2, of: 2 });
    const { findings: suppliers } = await findSingleSources(temporary.workspace, localReader, { programme: 'P' });
    expect(suppliers).toEqual([]);
  });

  it('is that of the organisation which states it, whenever that comes', async () => {
    await tables({ 'sources.csv': sources, 'organizations.csv': shared });
    expect((await atOwners()).findings[0].candidate.name).toBe('cage:9ZZZ9');
    await tables({ 'more.csv': owners('Gamma Holding,9ZZZ9,,') });
    const [found] = (await atOwners()).findings;
    expect(found.candidate).toMatchObject({ id: 'organization:cage:9ZZZ9', name: 'Gamma Holding' });
    await tables({ 'yet-more.csv': owners('Delta Holding,9ZZZ9,,') });
    expect((await atOwners()).findings[0].candidate.name).toBe('cage:9ZZZ9');
  });

  it('lets a later document part those whom a name joined', async () => {
    const header = 'organization,organization_lei,country,organization_cage,highest_owner_cage';
    const gamma = (country: string) => `Gamma,5493001KJTIIGC8Y1R12,${country},9ZZZ9,`;
    await tables({ 'organizations.csv': [header, 'Alpha,,,,9ZZZ9', gamma(''), 'Gamma,,DE,,', ''].join('\n') });
    const count = async () => (await temporary.workspace.view(localReader)).graph.organizations.count;
    expect(await count()).toBe(2);
    await tables({ 'more.csv': [header, gamma('FR'), ''].join('\n') });
    expect(await count()).toBe(3);
  });

  it('is looked for on the lists', async () => {
    const listings = 'list,organization,organization_cage,listed_from\n889,Zed,9ZZZ9,2020-01-01\n';
    await tables({ 'sources.csv': sources, 'organizations.csv': shared, 'listings.csv': listings });
    expect(await vendors()).toMatchObject(
      ['Alpha', 'Beta'].map((party) => ({
        ...{ party, outcome: 'prohibited', basis: 'ownership' },
        path: ['cage:9ZZZ9 IDENTIFIED_BY cage:9ZZZ9', 'Zed IDENTIFIED_BY cage:9ZZZ9', `cage:9ZZZ9 CONTROLS ${party}`],
      })),
    );
  });
});
