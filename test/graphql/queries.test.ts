/** Each query of the interface, over HTTP, against the example programme in a server of its own. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cslOf } from '../support/list-edition.ts';
import { ask, type RunningServer, startServer, type Tree } from '../support/running-server.ts';

let server: RunningServer;
let query: (text: string, variables?: Record<string, unknown>) => Promise<Tree>;

beforeAll(async () => {
  server = await startServer();
  query = async (text, variables) => {
    const { data, errors } = await ask(server.url, text, variables);
    expect(errors).toBeUndefined();
    return data;
  };
});
afterAll(async () => {
  await server.end();
});

const refusal = async (text: string, variables?: Record<string, unknown>) => {
  const { data, errors } = await ask(server.url, text, variables);
  expect(data).toBeNull();
  expect(errors).toHaveLength(1);
  return { message: errors?.[0]?.message, code: errors?.[0]?.extensions?.code };
};

const frame =
  'view { hash asOf } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { __typename } }';
const sha256 = /^[0-9a-f]{64}$/;

/** All ids of a list, by pages. */
async function allIds(field: string, pageLength: number): Promise<string[]> {
  const ids: string[] = [];
  for (let after: unknown = null; ; ) {
    const data = await query(
      `query Page($first: Int, $after: String) { ${field}(first: $first, after: $after) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }`,
      { first: pageLength, after },
    );
    const page = data[field] as Tree;
    ids.push(...page.nodes.map(({ id }) => String(id)));
    if (page.pageInfo.hasNextPage as unknown as boolean) after = page.pageInfo.endCursor;
    else {
      expect(ids).toHaveLength(page.totalCount as unknown as number);
      return ids;
    }
  }
}

describe('introspection', () => {
  it('has every query, argument and field that the interface names', async () => {
    const type = '{ name fields { name args { name } } enumValues { name } }';
    const data = await query(
      `{ query: __type(name: "Query") ${type} gap: __type(name: "Gap") ${type} level: __type(name: "Level") ${type} }`,
    );
    const fields = new Map(data.query.fields.map(({ name, args }) => [String(name), args.map((arg) => String(arg.name))]));
    const paged = ['asOf', 'knownAt', 'first', 'after'];
    for (const [name, args] of Object.entries({
      programmes: paged,
      programme: ['id', 'asOf', 'knownAt'],
      node: ['id', 'asOf', 'knownAt'],
      search: ['text', ...paged],
      documents: paged,
      items: ['programme', ...paged],
      organizations: paged,
      singleSources: ['programme', 'level', 'stage', 'counting', ...paged],
      untrustedVendors: ['programme', ...paged],
      decisions: ['programme', ...paged],
      decisionQueue: ['programme', 'expiringWithin', ...paged],
      concentration: ['programme', 'level', 'stage', 'counting', ...paged],
      gaps: ['programme', 'level', 'stage', 'counting', ...paged],
      whatIf: ['lose', 'programme', 'stage', 'counting', 'from', 'forDays', ...paged],
      whatIfRuns: ['scenarios', 'runs', 'seed', 'programme', 'stage', 'counting', 'forDays', ...paged],
      exposures: ['programme', 'level', 'stage', 'counting', 'capacities', ...paged],
    })) {
      expect(fields.get(name), name).toEqual(expect.arrayContaining(args));
    }
    const register =
      'gapId, system, lost, item, partNumber, nsn, manufacturer, criticality, archetype, tiers, ableSources, qualifiedSources, chosenSources, sourcesUnstated, ownersDistinct, sitesDistinct, countriesDistinct, endItemsStopped, timeToRecoverDays, timeToSurviveDays, gapDays, daysOfSupply, performanceImpact, exposureRank, rank, rankReason, decideBy, confidence, evidence, options, owner, due, status';
    expect(data.gap.fields.map(({ name }) => String(name))).toEqual(expect.arrayContaining(register.split(', ')));
    expect(data.level.enumValues.map(({ name }) => String(name))).toEqual(
      expect.arrayContaining(['SUPPLIER', 'OWNER', 'SITE', 'COUNTRY', 'OWNER_COUNTRY', 'MATERIAL']),
    );
  });
});

describe('lists', () => {
  it('are connections, each with its view', async () => {
    const lists = [
      'programmes',
      'documents',
      'items',
      'organizations',
      'singleSources',
      'untrustedVendors',
      'decisionQueue',
      'concentration',
      'gaps',
    ];
    const data = await query(
      `{ ${lists.map((name) => `${name}(first: 2) { ${frame} }`).join(' ')} search(text: "kestrel", first: 2) { ${frame} } }`,
    );
    const hashes = new Set<string>();
    for (const name of [...lists, 'search']) {
      const list = data[name] as Tree;
      expect(list.view.hash, name).toMatch(sha256);
      expect(list.view.asOf, name).toBe('2026-11-01');
      hashes.add(String(list.view.hash));
      expect(list.edges.length, name).toBeGreaterThan(0);
      expect(list.edges.length, name).toBe(Math.min(2, Number(list.totalCount)));
      expect(list.pageInfo.startCursor, name).toBe(list.edges[0]?.cursor);
      expect(list.pageInfo.endCursor, name).toBe(list.edges.at(-1)?.cursor);
      expect(list.pageInfo.hasPreviousPage, name).toBe(false);
      expect(list.pageInfo.hasNextPage, name).toBe(Number(list.totalCount) > 2);
    }
    expect(hashes.size).toBe(1);
  });

  it('give each entry once, by id, however they are paged', async () => {
    for (const field of ['items', 'organizations']) {
      const whole = await allIds(field, 500);
      expect(whole.length).toBeGreaterThan(80);
      expect(whole).toEqual([...new Set(whole)].sort());
      expect(await allIds(field, 37)).toEqual(whole);
    }
  });

  it('have 50 entries a page unless asked, and at most 500', async () => {
    const data = await query('{ items { nodes { id } } none: items(first: 0) { totalCount nodes { id } } }');
    expect(data.items.nodes).toHaveLength(50);
    expect(data.none.nodes).toEqual([]);
    for (const first of [501, -1, 2_000_000_000]) {
      expect(await refusal('query Page($first: Int) { items(first: $first) { totalCount } }', { first })).toEqual({
        code: 'INPUT_INVALID',
        message: 'The request cannot be understood. first is from 0 to 500.',
      });
    }
  });

  it('refuse a cursor of another view, of another question, and one of nothing', async () => {
    const { items } = await query('{ items(first: 1) { pageInfo { endCursor } } }');
    const after = items.pageInfo.endCursor;
    const page = (field: string) => `query Page($after: String) { ${field} { totalCount } }`;
    const other = 'The request cannot be understood. after is a cursor of another view or another question; begin again.';
    for (const field of ['items(after: $after, asOf: "2026-10-01")', 'organizations(after: $after)', 'gaps(after: $after)']) {
      expect((await refusal(page(field), { after })).message).toBe(other);
    }
    const { concentration } = await query('{ concentration(level: SITE, first: 1) { pageInfo { endCursor } } }');
    expect(
      (await refusal(page('concentration(level: COUNTRY, after: $after)'), { after: concentration.pageInfo.endCursor })).message,
    ).toBe(other);
    for (const nonsense of ['', 'x', 'AAAA', Buffer.from('0123456789abcdef:-1').toString('base64url')]) {
      expect((await refusal(page('items(after: $after)'), { after: nonsense })).message).toContain('no cursor of this server');
    }
  });
});

describe('nodes', () => {
  it('are reached by id, with neighbours, facts and evidence', async () => {
    const found = await query('{ search(text: "servo actuator") { nodes { id name __typename } } }');
    const item = found.search.nodes.find(({ name }) => String(name) === 'Servo actuator') as Tree;
    expect(item.__typename).toBe('Item');
    const data = await query(
      `query Node($id: ID!) { node(id: $id) { id name evidenceCount evidence(first: 3) { document { sha256 } pointer }
        ... on Item { criticality requiredBy { totalCount nodes { name } }
          sources { totalCount nodes { standing item { id }
            organization { name countries { code } owners { organization { name } share { low high } } }
            site { name countries { code name } } } } } } }`,
      { id: item.id },
    );
    const { node } = data;
    expect(node.criticality).toBe('mission');
    expect(node.requiredBy.totalCount).toBe(1);
    expect(node.sources.totalCount).toBe(2);
    for (const source of node.sources.nodes) {
      expect(source.item.id).toBe(item.id);
      expect(source.site.countries[0]?.code).toMatch(/^[A-Z]{2}$/);
    }
    const makers = node.sources.nodes.map(({ organization }) => String(organization.name));
    expect(makers).toContain('Bospherannis Servo Sanayi AS');
    const owned = node.sources.nodes.find(({ organization }) => String(organization.name).startsWith('Bospherannis')) as Tree;
    expect(owned.organization.owners.map(({ share }) => [share.low, share.high])).toEqual([
      [25, 25],
      [25, 25],
    ]);
    expect(Number(node.evidenceCount)).toBeGreaterThan(0);
    const [place] = node.evidence;
    expect(place?.document.sha256).toMatch(sha256);
    const bytes = await fetch(`${server.url}/api/documents/${String(place?.document.sha256)}`);
    expect(bytes.status).toBe(200);
  });

  it('say of which view they are, whatever their type', async () => {
    const view = 'view { hash asOf }';
    const data = await query(
      `{ items(first: 1) { ${view} } programme(id: "Paper Kestrel") { id ${view} endItems(first: 1) { nodes { id ${view} } } }
        past: programme(id: "Paper Kestrel", asOf: "2026-10-01") { ${view} }
        organizations(first: 1) { nodes { id sources(first: 1) { nodes { id site { id countries { id } } } } } } }`,
    );
    const now = data.items.view;
    expect(now.hash).toMatch(sha256);
    expect(data.programme.view).toEqual(now);
    expect(data.programme.endItems.nodes[0]?.view).toEqual(now);
    expect(data.past.view.asOf).toBe('2026-10-01');
    expect(data.past.view.hash).not.toBe(now.hash);
    const [organization] = data.organizations.nodes;
    const [source] = (organization as Tree).sources.nodes;
    const { site } = source as Tree;
    for (const { id } of [
      data.programme,
      data.programme.endItems.nodes[0],
      organization,
      source,
      site,
      site?.countries[0],
    ] as Tree[]) {
      const { node } = await query(`query Node($id: ID!) { node(id: $id) { id ${view} } }`, { id });
      expect(node).toEqual({ id, view: now });
    }
  });

  it('are null where the view has none', async () => {
    const data = await query('{ node(id: "item:name:no such thing") { id } programme(id: "No such programme") { id } }');
    expect(data).toEqual({ node: null, programme: null });
  });

  it('include the programme, by name and by id, with its end items', async () => {
    const text = 'query P($id: ID!) { programme(id: $id) { id name endItems { totalCount nodes { name } } } }';
    const byName = await query(text, { id: 'Paper Kestrel' });
    expect(byName.programme.name).toBe('Paper Kestrel');
    expect(byName.programme.endItems.nodes.map(({ name }) => String(name))).toContain('Paper Kestrel air vehicle');
    expect(await query(text, { id: byName.programme.id })).toEqual(byName);
  });
});

describe('documents', () => {
  it('are those of the view, with counts and what was declared', async () => {
    const data = await query(
      `{ documents { totalCount nodes { sha256 path bytes format specVersion dated programme receivedAt
          components { in mapped quarantined } relations { in mapped quarantined } rows { in mapped quarantined } diagnostics { code severity pointer message } } } }`,
    );
    expect(data.documents.totalCount).toBe(19);
    const hashes = data.documents.nodes.map((document) => String(document.sha256));
    expect(hashes).toEqual([...hashes].sort());
    for (const document of data.documents.nodes) {
      expect(document.programme).toBe('Paper Kestrel');
      for (const part of ['components', 'relations', 'rows'] as const) {
        const count = document[part] as Tree;
        expect(Number(count.in)).toBe(Number(count.mapped) + Number(count.quarantined));
      }
    }
    const before = await query('{ documents(knownAt: "2000-01-01") { totalCount view { hash } } }');
    expect(before.documents.totalCount).toBe(0);
  });
});

describe('the four questions', () => {
  const evidence = 'evidence { document { sha256 } pointer }';

  it('find the single sources, with counts, witness and evidence', async () => {
    const data = await query(
      `{ singleSources(first: 500) { coverage { items source { known of } } diagnostics { code }
          nodes { kind certainty level candidate { id name } item { id name } endItems counts { able qualified chosen unstated unknown }
            mitigatedBy { name } dormant witness { from { name } edge to { name } assumed } witnessCut ${evidence} } } }`,
    );
    const { nodes, coverage } = data.singleSources;
    expect(coverage.items as unknown).toBeGreaterThan(150);
    const definite = nodes.filter(({ kind, certainty }) => String(kind) === 'direct' && String(certainty) === 'definite');
    expect(definite).toHaveLength(16);
    const battery = definite.find(({ item }) => String(item.name) === 'Flight termination battery') as Tree;
    expect(battery.candidate.name).toMatch(/^Pyrothessa/);
    expect(battery.counts).toEqual({ able: 1, qualified: 1, chosen: 1, unstated: 0, unknown: 0 });
    for (const { evidence: places } of nodes) {
      expect(places.length).toBeGreaterThan(0);
      for (const { document, pointer } of places) {
        expect(document.sha256).toMatch(sha256);
        expect(pointer).toMatch(/^(row=\d+|\/)/);
      }
    }
    const owners = await query('{ singleSources(level: OWNER, counting: ABLE) { nodes { level candidate { name } } } }');
    for (const { level } of owners.singleSources.nodes) expect(level).toBe('OWNER');
  });

  it('find the untrusted vendors, with rule and path', async () => {
    const data = await query(
      `{ untrustedVendors { partiesInScope flagged { party { name } } nodes { party { id name } outcome basis flags
          rule { id source effective title status reason } path { from { name } edge to { name } share { low high } } endItems ${evidence} } } }`,
    );
    const { nodes, partiesInScope } = data.untrustedVendors;
    const outcomes = nodes.map(({ party, outcome }) => [String(outcome), String(party.name)]);
    expect(outcomes.slice(0, 2).sort()).toEqual([
      ['prohibited', 'Bospherannis Servo Sanayi AS'],
      ['prohibited', 'Delmarique Power Devices Ltd'],
    ]);
    expect(outcomes.slice(2).sort()).toEqual([
      ['review', 'Corvelanta Precision Optics Ltd'],
      ['review', 'Kaljumerelt Castings OÜ'],
    ]);
    expect(partiesInScope as unknown).toBeGreaterThan(40);
    const owned = nodes.find(({ party }) => String(party.name).startsWith('Bospherannis')) as Tree;
    const shares = owned.path.filter(({ edge }) => String(edge) === 'OWNS').map(({ share }) => [share.low, share.high]);
    expect(shares).toEqual([
      [25, 25],
      [25, 25],
    ]);
    expect(owned.rule.effective).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it('give concentration as an interval, with holders', async () => {
    const data = await query(
      `{ concentration(of: ITEM, level: COUNTRY, first: 500) { nodes { of { type id name } level hhi { low high }
          holders { id name type code share { low high } } equalShares assumption ${evidence} } } }`,
    );
    const oxide = data.concentration.nodes.find(({ of }) => String(of.name) === 'Neodymium-praseodymium oxide') as Tree;
    expect(oxide.hhi).toEqual({ low: 5400, high: 5400 });
    expect(oxide.level).toBe('COUNTRY');
    expect(oxide.holders.map(({ code, share }) => [code, share.low, share.high])[0]).toEqual(['CN', 7000, 7000]);
    for (const node of data.concentration.nodes) expect(String(node.assumption)).not.toBe('');
    const firsts = await query('{ concentration(of: ITEM, first: 500) { nodes { of { name } holders(first: 1) { code } } } }');
    const first = firsts.concentration.nodes.find(({ of }) => String(of.name) === 'Neodymium-praseodymium oxide') as Tree;
    expect(first.holders).toEqual([{ code: 'CN' }]);
    const programme = await query(
      '{ concentration(of: PROGRAMME, level: OWNER_COUNTRY, open: true) { nodes { of { type name } level } } }',
    );
    expect(programme.concentration.nodes).toEqual([{ of: { type: 'programme', name: 'Paper Kestrel' }, level: 'OWNER_COUNTRY' }]);
  });

  it('give ratios, bands and stages of concentration, and what to ask for first', async () => {
    const interval = 'low high';
    const figures = `hhi { ${interval} } effectiveNumber { low high } concentrationRatios { n share { ${interval} } exact }
      bands { source effective until inForce low high } referenceLines { source limit exceeded inForce }`;
    const data = await query(
      `{ concentration(level: COUNTRY, first: 500) { nodes { of { name } stage ${figures}
          stages { stage sources ${figures} holders { code } assumption }
          askFirst { what question item { id name } items source { id name } party { id type name } narrowsBy { ${interval} } }
          askNext { narrowsBy { ${interval} } } unknowns { count tried } } } }`,
    );
    const oxide = data.concentration.nodes.find(({ of }) => String(of.name) === 'Neodymium-praseodymium oxide') as Tree;
    expect(oxide.effectiveNumber).toEqual({ low: 1.85, high: 1.86 });
    expect(oxide.concentrationRatios[0]).toEqual({ n: 1, share: { low: 7000, high: 7000 }, exact: true });
    expect(oxide.bands.map(({ low, high }) => [low, high])).toEqual([
      ['high', 'high'],
      ['high', 'high'],
    ]);
    expect(oxide.bands.map(({ inForce, until }) => [inForce, until])).toEqual([
      [true, null],
      [false, '2023-12-18'],
    ]);
    expect(oxide.referenceLines[0]).toMatchObject({ limit: 6500, exceeded: 'DEFINITE', inForce: true });
    expect(oxide.stages.map(({ stage, sources, hhi }) => [stage, sources, hhi.low])).toEqual([['refined', 4, 5400]]);
    expect([oxide.stage, oxide.askFirst, oxide.unknowns]).toEqual([null, null, { count: 0, tried: 0 }]);
    const open = data.concentration.nodes.filter(({ askFirst }) => askFirst !== null);
    expect(open.length).toBeGreaterThan(0);
    for (const { hhi, askFirst, askNext } of open as Tree[]) {
      expect(askFirst.narrowsBy.low).toBeLessThanOrEqual(Number(hhi.high) - Number(hhi.low));
      for (const next of askNext) expect(Number(next.narrowsBy.low)).toBeLessThanOrEqual(Number(askFirst.narrowsBy.low));
    }
    const refined = await query('{ concentration(stage: "Refined", first: 500) { nodes { stage stages { stage } } } }');
    expect(refined.concentration.nodes.length).toBeGreaterThan(0);
    for (const node of refined.concentration.nodes) expect(node).toEqual({ stage: 'refined', stages: [] });
  });

  it('give the gap register, ranked, unknown as null', async () => {
    const data = await query(
      `{ gaps(programme: "Paper Kestrel", first: 500) { statement totalCount nodes { gapId rank rankReason archetype archetypes certainty lost { id name }
          item { id name } itemName items { totalCount nodes { id name } } folded { text category count of } criticality decideBy
          partNumber nsn manufacturer timeToRecoverDays ableSources endItemsStopped options ${evidence} } } }`,
    );
    const { nodes, statement } = data.gaps;
    expect(String(statement)).not.toMatch(/no gap/i);
    expect(nodes.map(({ rank }) => Number(rank))).toEqual(nodes.map((_, i) => i + 1));
    expect(nodes.slice(0, 2).map(({ lost }) => String(lost.name))).toEqual([
      'Delmarique Power Devices Ltd',
      'Bospherannis Servo Sanayi AS',
    ]);
    for (const gap of nodes) {
      expect(gap.gapId).toMatch(/^[0-9a-f]{12}$/);
      for (const text of [gap.decideBy, gap.criticality, gap.partNumber, gap.nsn, gap.manufacturer]) expect(text).not.toBe('');
      if (gap.folded === null) expect(gap.items.nodes[0]).toEqual(gap.item);
      else expect([gap.item, gap.itemName, gap.items.totalCount]).toEqual([null, gap.folded.text, gap.folded.count]);
    }
    const { gaps } = await query('{ gaps(programme: "Paper Kestrel", first: 1) { binding { packs because } } }');
    expect(gaps.binding).toEqual({ packs: ['us'], because: 'nation of the programme: US' });
    const bySite = await query('{ gaps(level: SITE, first: 500) { unknownCriticality totalCount nodes { level rank } } }');
    expect(bySite.gaps.nodes.length).toBeGreaterThan(0);
    for (const { level } of bySite.gaps.nodes) expect(level).toBe('SITE');
    expect(Number(bySite.gaps.unknownCriticality)).toBeLessThanOrEqual(Number(bySite.gaps.totalCount));
    const flat = await query('{ gaps(group: ITEM, first: 1) { totalCount } }');
    expect(flat.gaps.totalCount as unknown).toBeGreaterThanOrEqual(Number(data.gaps.totalCount));
  });

  it('refuse a programme, a date and a stage that there is not', async () => {
    expect((await refusal('{ gaps(programme: "Nought") { totalCount } }')).code).toBe('PROGRAMME_UNKNOWN');
    expect(await refusal('{ items(asOf: "2026-02-30") { totalCount } }')).toEqual({
      code: 'INPUT_INVALID',
      message: 'The request cannot be understood. asOf: expected a date YYYY-MM-DD.',
    });
    for (const field of ['concentration', 'gaps'])
      expect((await refusal(`{ ${field}(stage: "dreamt") { totalCount } }`)).message).toContain('stage: expected one of');
    expect((await refusal('{ items(programme: "Nought") { totalCount } }')).code).toBe('PROGRAMME_UNKNOWN');
  });
});

describe('the queries of docs/graphql.md', () => {
  const text = readFileSync(new URL('../../docs/graphql.md', import.meta.url), 'utf8');
  const written = [...text.matchAll(/^```graphql\n(.*?)^```$/gms)].map(([, body]) => body as string);

  beforeAll(async () => {
    // They ask for the changes of a series of lists, and the example has none.
    for (const [dated, name] of [
      ['2026-01-01', 'EARLY LISTED'],
      ['2026-02-01', 'LATE LISTED'],
    ] as const) {
      const body = cslOf([{ id: 1, name }]);
      const response = await fetch(`${server.url}/api/documents?series=csl&dated=${dated}`, { method: 'POST', body });
      expect(response.status).toBe(200);
    }
  });

  it.each(written)('%s', async (asked) => {
    const { items } = await query('{ items(first: 1) { nodes { id } } }');
    const { documents } = await query('{ documents(first: 2) { nodes { sha256 } } }');
    const [first, second] = documents.nodes.map(({ sha256 }) => sha256);
    const data = await query(asked, { id: items.nodes[0].id, first, second });
    expect(Object.values(data).every((answer) => answer !== null)).toBe(true);
  });
});

describe('paging while others hand in', () => {
  it('goes on in the view as it was known', async () => {
    const known = new Date().toISOString();
    const text = `query Page($after: String, $known: String) {
      items(first: 10, after: $after, knownAt: $known) { view { hash } totalCount pageInfo { endCursor } nodes { id } } }`;
    const first = await query(text, { known });
    const table = 'item,supplier,site\nLate item,Late maker,Late place\n';
    const response = await fetch(`${server.url}/api/documents`, { method: 'POST', body: table });
    expect(response.status).toBe(200);
    const second = await query(text, { known, after: first.items.pageInfo.endCursor });
    expect(second.items.view).toEqual(first.items.view);
    expect(second.items.totalCount).toBe(first.items.totalCount);
    const now = await query('{ items { view { hash } totalCount } }');
    expect(Number(now.items.totalCount)).toBe(Number(first.items.totalCount) + 1);
  });
});

describe('plan', () => {
  const asked = `plan(programme: "Paper Kestrel", budget: $budget, measures: $measures, costs: [
    { measure: "find source", item: "Flight termination battery", cost: "20", currency: "USD", weeks: "26" }
    { measure: "qualify-source", item: "Pedestal drive", cost: "10", currency: "USD" }
  ])`;

  it('gives steps, what they close, the bound and what is left', async () => {
    const { plan } = await query(
      `query Plan($budget: Float, $measures: Int) { ${asked} {
        view { hash } level gaps closed bound boundBy boundGap spent currency residualCount residual { candidate { name } endItem { name } }
        steps { rank measure item { name } with { name } cost weeks closes { candidate { id } endItem { id } } evidence { pointer } }
        leftOut { unknownCost } diagnostics { code }
      } }`,
      { budget: 30 },
    );
    expect(plan).toMatchObject({
      level: 'SUPPLIER',
      gaps: 23,
      closed: 2,
      bound: 2,
      boundGap: 0,
      spent: 30,
      currency: 'USD',
      residualCount: 21,
    });
    expect(plan.residual).toHaveLength(21);
    expect(plan.steps).toMatchObject([
      { rank: 1, measure: 'qualify-source', item: { name: 'Pedestal drive' }, cost: 10, weeks: null },
      { rank: 2, measure: 'find-source', item: { name: 'Flight termination battery' }, with: null, cost: 20, weeks: 26 },
    ]);
    expect(plan.view.hash).toMatch(sha256);
  });

  it('refuses limits and costs that are none', async () => {
    const text = `query Plan($budget: Float, $measures: Int) { ${asked} { closed } }`;
    expect((await refusal(text, { budget: -1 })).code).toBe('INPUT_INVALID');
    expect((await refusal(text, { measures: 0 })).code).toBe('INPUT_INVALID');
    const costs = '{ plan(programme: "Paper Kestrel", costs: [{ measure: "pray", item: "*" }]) { closed } }';
    expect((await refusal(costs)).code).toBe('INPUT_INVALID');
    expect((await refusal('{ plan(programme: "None such") { closed } }')).code).toBe('PROGRAMME_UNKNOWN');
  });
});
