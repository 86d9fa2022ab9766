/** Holds each query of docs/cypher.md to the program's own answer over the example programme, on a real Neo4j. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import neo4j, { type Driver } from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findConcentration } from '../../app/analyses/find-concentration.ts';
import { findSingleSources } from '../../app/analyses/find-single-sources.ts';
import { handInExample } from '../../app/documents/example.ts';
import { Explorer } from '../../app/explore/explore.ts';
import { reachOf } from '../../app/explore/reach.ts';
import { findUntrustedVendors } from '../../app/rules/find-untrusted-vendors.ts';
import { localReader } from '../../app/workspace/reader.ts';
import type { Workspace } from '../../app/workspace/workspace.ts';
import { dayOf } from '../../graph/ontology/property.ts';
import type { View } from '../../graph/view/open-view.ts';
import { composeWorkspace, exampleFolder } from '../../server/compose.ts';
import { startNeo4j } from '../support/neo4j-server.ts';
import { handIn } from '../support/temporary-workspace.ts';

const page = new URL('../../docs/cypher.md', import.meta.url);
const programme = 'Paper Kestrel';
/** Headings or words before each block, in the page's order. */
const queryNames = [
  'documents',
  'single sources',
  'identifier',
  'name',
  'ownership',
  'concentration',
  'dependents',
  'evidence',
] as const;
type QueryName = (typeof queryNames)[number];
type Row = Record<string, unknown>;

const server = await startNeo4j();
if (server.url === undefined) describe.skip(`docs/cypher.md (${server.reason})`, () => it('needs a server', () => {}));
else describe('docs/cypher.md', () => cypherTests(server.url, server.stop));

function cypherTests(url: string, stop: () => Promise<void>): void {
  let driver: Driver;
  let folder: string;
  let workspace: Workspace;
  let view: View;
  let queries: ReadonlyMap<QueryName, string>;
  let documents: readonly number[];

  beforeAll(async () => {
    queries = await readQueries();
    driver = neo4j.driver(url, undefined, { disableLosslessIntegers: true });
    folder = await mkdtemp(join(tmpdir(), 'hauberk-cypher-'));
    workspace = await composeWorkspace({ store: url, data: folder, writable: true });
    await workspace.store.clear();
    await handInExample(workspace, localReader, exampleFolder);
    view = await workspace.view(localReader);
    documents = view.graph.documents.map(({ document }) => document);
  }, 400_000);

  afterAll(async () => {
    await workspace?.close();
    await driver?.close();
    await rm(folder, { recursive: true, force: true });
    await stop();
  });

  async function run(name: QueryName, more: Row = {}): Promise<Row[]> {
    const asOf = neo4j.int(dayOf(view.asOf) ?? Number.NaN);
    const parameters = { documents: documents.map((id) => neo4j.int(id)), asOf, programme, ...more };
    const { records } = await driver.executeQuery(queries.get(name) ?? '', parameters);
    return records.map((record) => record.toObject());
  }

  it('names the documents of the view, and its date', async () => {
    const rows = await run('documents');
    expect(rows.map(({ newest }) => newest)).toEqual([view.asOf]);
    expect(rows.flatMap((row) => row.documents as number[]).sort(byNumber)).toEqual([...documents].sort(byNumber));
    expect(documents.length).toBeLessThan((await workspace.store.handIns()).length);
  });

  it('finds the direct single sources of the programme', async () => {
    const { findings } = await findSingleSources(workspace, localReader, { level: 'supplier' });
    const direct = findings.filter(({ kind, certainty }) => kind === 'direct' && certainty === 'definite');
    const expected = direct.map(({ candidate, item, counts, mitigatedBy }) => ({
      supplier: candidate.id,
      supplierName: candidate.name,
      item: item.id,
      itemName: item.name,
      able: counts.able,
      qualified: counts.qualified,
      chosen: counts.chosen,
      approvedSubstitutes: mitigatedBy.map(({ id }) => id),
    }));
    const rows = await run('single sources');
    expect(sorted(rows.map(({ evidence: _, ...row }) => row))).toEqual(sorted(expected));
    expect(rows.every(({ evidence }) => (evidence as unknown[]).length > 0)).toBe(true);
    const asked = await findSingleSources(workspace, localReader, { level: 'supplier', programme });
    const left = rows.filter(({ approvedSubstitutes }) => (approvedSubstitutes as unknown[]).length === 0);
    const ofProgramme = asked.findings.filter(({ kind, certainty }) => kind === 'direct' && certainty === 'definite');
    expect(left.map(({ item }) => item).sort()).toEqual(ofProgramme.map(({ item }) => item.id).sort());
  });

  it('finds the vendors that a list has, by identifier, by name, and by what is owned', async () => {
    const { findings } = await findUntrustedVendors(workspace, localReader, {});
    const parties = (...bases: readonly string[]) =>
      findings.filter(({ basis }) => bases.includes(basis)).map(({ party, outcome }) => ({ party: party.id, outcome }));
    const found = (rows: readonly Row[], outcome: (row: Row) => string) =>
      rows.map((row) => ({ party: row.party, outcome: outcome(row) }));
    const [byIdentifier, byName, owned] = [await run('identifier'), await run('name'), await run('ownership')];
    expect(sorted(found(byIdentifier, () => 'prohibited'))).toEqual(sorted(parties('identifier')));
    expect(sorted(found(byName, () => 'review'))).toEqual(sorted(parties('name')));
    const outcomeOf = ({ certainty }: Row) => (certainty === 'definite' ? 'prohibited' : 'review');
    expect(sorted(found(owned, outcomeOf))).toEqual(sorted(parties('ownership')));
    expect(findings).toHaveLength(byIdentifier.length + byName.length + owned.length);
    const shares = owned.map(({ heldBy }) => (heldBy as Row[]).map(({ least, most }) => [least, most]));
    expect(shares).toEqual([
      [
        [2500, 2500],
        [2500, 2500],
      ],
      [[2000, 6000]],
    ]);
  });

  it('computes the index of each item by country', async () => {
    const { findings } = await findConcentration(workspace, localReader, { of: 'item', level: 'country' });
    const expected = findings.map(({ of, hhi }) => ({ item: of.id, itemName: of.name, least: hhi.low, most: hhi.high }));
    const rows = await run('concentration');
    expect(rows.length).toBeGreaterThan(100);
    expect(sorted(rows.map(({ shares: _, ...row }) => row))).toEqual(sorted(expected));
    const oxide = rows.find(({ itemName }) => itemName === 'Neodymium-praseodymium oxide');
    expect(oxide).toMatchObject({
      least: 5400,
      most: 5400,
      shares: [
        ['country:AU', 2000],
        ['country:CN', 7000],
        ['country:EE', 1000],
      ],
    });
  });

  it('finds what depends on a thing, through all levels', async () => {
    const explorer = new Explorer(workspace, view);
    const wanted = await Promise.all(
      (await explorer.all('Item')).map(async (ref) => ({ ref, reach: await reachOf(explorer, ref.index, 'dependents') })),
    );
    const most = wanted.sort((a, b) => b.reach.total - a.reach.total).slice(0, 3);
    expect(most[0].reach.total).toBeGreaterThan(10);
    for (const { ref, reach } of most) {
      const expected = await explorer.keys(reach.page(0, reach.total).map((one) => one.ref));
      const rows = await run('dependents', { key: (await explorer.keys([ref]))[0] });
      expect(rows.map(({ item }) => item).sort()).toEqual(expected.sort());
    }
  });

  it('shows who says so', async () => {
    const rows = await run('evidence', { key: 'item:mpn:pyrothessa batteries ltd/PYR-2749' });
    expect(rows.map(({ says }) => says)).toContain('PROVIDES');
    for (const { document, pointer } of rows) expect(`${document} ${pointer}`).toMatch(/\.csv row=\d+$/);
  });

  it('uses parameters that the page explains, and only reads', () => {
    for (const text of queries.values()) {
      const used = new Set([...text.matchAll(/\$(\w+)/g)].map(([, name]) => name));
      for (const name of used) expect(['documents', 'asOf', 'programme', 'key']).toContain(name);
      expect(text).not.toMatch(/\b(CREATE|MERGE|SET|DELETE|REMOVE)\b/);
    }
  });

  it('keeps apart the components that a document tells apart by their makers', async () => {
    const housing = (maker: string) => ({ type: 'device', name: 'Housing', 'bom-ref': maker, manufacturer: { name: maker } });
    const metadata = { component: { type: 'device', name: 'Box' } };
    const bom = { bomFormat: 'CycloneDX', specVersion: '1.6', metadata, components: [housing('Alpha'), housing('Beta')] };
    await handIn(workspace, JSON.stringify(bom), { path: 'box.json', declared: { programme: 'Box' } });
    const box = (await workspace.store.handIns()).filter(({ handIn: { path } }) => path === 'box.json');
    const rows = await run('single sources', { documents: box.map(({ document }) => neo4j.int(document)), programme: 'Box' });
    expect(rows.map(({ supplierName, itemName }) => [supplierName, itemName])).toEqual([
      ['Alpha', 'Housing'],
      ['Beta', 'Housing'],
    ]);
  });
}

async function readQueries(): Promise<ReadonlyMap<QueryName, string>> {
  const blocks = [...(await readFile(page, 'utf8')).matchAll(/```cypher\n([\s\S]*?)\n```/g)].map(([, text]) => text as string);
  expect(blocks).toHaveLength(queryNames.length);
  return new Map(queryNames.map((name, index) => [name, blocks[index] as string]));
}

function sorted<T>(rows: readonly T[]): T[] {
  const text = (row: T) => JSON.stringify(Object.entries(row as Row).sort(([a], [b]) => (a < b ? -1 : 1)));
  return [...rows].sort((a, b) => (text(a) < text(b) ? -1 : 1));
}

function byNumber(a: number, b: number): number {
  return a - b;
}
