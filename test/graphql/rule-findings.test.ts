/** `ruleFindings` over HTTP, against the example programme in a server of its own. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask, type RunningServer, startServer, type Tree } from '../support/running-server.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.end();
});

async function ruleFindings(args: string, fields: string): Promise<Tree> {
  const { data, errors } = await ask(server.url, `{ ruleFindings${args} { ${fields} } }`);
  expect(errors).toBeUndefined();
  return data.ruleFindings;
}

it('gives findings with rule, party, path, evidence and what nobody states', async () => {
  const { nodes, binding, ruleCoverage, itemsReached } = await ruleFindings(
    '(first: 500)',
    `itemsReached binding { packs because } ruleCoverage { rule unit known of }
     nodes { subject { type id name } item { id name } party { id name } outcome basis found missing flags exceptions
       rule { id source effective title pack status reason } share { low high } sourceClass
       path { from { name } edge to { name } } endItems evidence { document { sha256 } pointer } }`,
  );
  expect(binding.packs).toEqual(['us']);
  expect(itemsReached as unknown).toBeGreaterThan(20);
  expect(ruleCoverage).toContainEqual({ rule: 'dfars-252.225-7052-tungsten', unit: 'sources', known: 0, of: 2 });
  const restricted = nodes.filter(({ outcome }) => String(outcome) === 'restricted');
  expect(restricted.map(({ item, party, found }) => [item.name, party.name, ...(found as unknown as string[])]).sort()).toEqual([
    ['Titanium bar', 'Torrecobrina Metales SA', 'melted in CL'],
    ['Titanium bar', 'Witrandel Alloys Pty Ltd', 'melted in ZA'],
  ]);
  expect(restricted[0]).toMatchObject({
    subject: { type: 'source' },
    basis: 'origin',
    missing: [],
    share: null,
    sourceClass: null,
  });
  expect(restricted[0].path.map(({ edge }) => edge)).toEqual(['PROVIDES', 'BY', 'AT', 'LOCATED_IN']);
  expect(restricted[0].evidence.length).toBeGreaterThan(0);
  expect(restricted[0].exceptions.length).toBeGreaterThan(0);
  const content = nodes.find(
    ({ rule, subject }) => String(rule.id) === 'buy-american' && String(subject.name).endsWith('recovery set'),
  );
  expect(content).toMatchObject({ subject: { type: 'end item' }, party: null, share: { low: 0, high: 6174 }, outcome: 'review' });
  const shop = nodes.find(({ sourceClass, party }) => String(sourceClass) === 'unknown' && party !== null);
  expect(shop?.party.name).toBe('Midmarshal Component Distribution LLC');
});

it('says once for each category of which materials a line is not known', async () => {
  const { nodes } = await ruleFindings(
    '(first: 500)',
    'nodes { rule { id } subject { type name } item { name } items { name } found }',
  );
  const metals = nodes.find(({ subject }) => String(subject.type) === 'category' && String(subject.name) === 'metals');
  const items = metals?.items as unknown as { name: string }[];
  expect(items.map(({ name }) => name)).toContain('Titanium bar');
  expect(items).toHaveLength(7);
  expect(metals?.item).toEqual(items[0]);
  const bar = nodes.find(({ subject, item }) => String(subject.type) === 'source' && String(item.name) === 'Titanium bar');
  expect(bar?.items).toEqual([{ name: 'Titanium bar' }]);
});

it('gives what is about one thing alone, by item, subject or party, out of the same answer', async () => {
  const fields =
    'totalCount itemsReached nodes { subject { id } item { id name } items { id } party { id name } rule { id } found }';
  const all = await ruleFindings('(first: 500)', fields);
  const bar = all.nodes.find(({ item, party }) => String(item.name) === 'Titanium bar' && party !== null) as Tree;
  const about = async (id: unknown) => await ruleFindings(`(first: 500, about: ${JSON.stringify(id)})`, fields);
  const ids = (list: readonly Tree[] | undefined) => (list ?? []).map(({ id }) => String(id));
  const ofItem = await about(bar.item.id);
  expect(ofItem.nodes).toEqual(all.nodes.filter(({ items }) => ids(items).includes(String(bar.item.id))));
  expect(ofItem.totalCount as unknown).toBeGreaterThan(0);
  expect(ofItem.totalCount as unknown).toBeLessThan(all.totalCount as unknown as number);
  expect(ofItem.itemsReached).toEqual(all.itemsReached);
  const ofParty = await about(bar.party.id);
  expect(ofParty.nodes).toEqual(all.nodes.filter(({ party }) => party !== null && String(party.id) === String(bar.party.id)));
  expect((await about(bar.subject.id)).nodes).toContainEqual(bar);
  expect((await about('item:pkg:npm/nothing@1')).totalCount).toBe(0);
});

it('is paged, for a programme, a day, packs and the sources that count', async () => {
  const first = await ruleFindings(
    '(first: 2, programme: "Paper Kestrel")',
    'view { asOf } totalCount nodes { outcome } pageInfo { hasNextPage }',
  );
  expect(first).toMatchObject({ view: { asOf: '2026-11-01' }, pageInfo: { hasNextPage: true } });
  expect(first.nodes).toHaveLength(2);
  const eu = await ruleFindings(
    '(first: 500, packs: ["eu"], counting: CHOSEN)',
    'binding { packs } nodes { outcome rule { id } subject { name } }',
  );
  expect(eu.binding.packs).toEqual(['eu']);
  // The rail of IN and the hook of IN are 195.75 of all, the accumulator 398.75 of the US: 594.50 of 1863.25 from outside, which is allowed.
  expect(
    eu.nodes.filter(
      ({ rule, subject }) => String(rule.id) === 'eu-safe-content' && String(subject.name).endsWith('recovery set'),
    ),
  ).toEqual([]);
  const early = await ruleFindings('(first: 500, asOf: "2016-08-01")', 'nodes { rule { id } }');
  expect(new Set(early.nodes.map(({ rule }) => String(rule.id)))).toEqual(new Set(['specialty-metals']));
  const unknown = await ask(server.url, '{ ruleFindings(packs: ["atlantis"]) { totalCount } }');
  expect(unknown.errors?.[0]?.message).toContain('No rule pack atlantis');
});
