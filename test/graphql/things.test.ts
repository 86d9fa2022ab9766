/** What is said of items, parties and places beside their names, against tables that were handed in. */
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localReader } from '../../app/workspace/reader.ts';
import { startApollo } from '../../server/graphql/apollo.ts';
import { createContext } from '../../server/graphql/context.ts';
import type { Tree } from '../support/running-server.ts';
import { handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

const tables: Readonly<Record<string, { readonly dated: string; readonly rows: readonly string[] }>> = {
  'programmes.csv': { dated: '2026-01-01', rows: ['programme,item', 'Heron,Drone', 'Egret,Boat'] },
  'requirements.csv': {
    dated: '2026-01-01',
    rows: [
      'assembly,item,supplier,site,site_country,quantity',
      'Drone,Motor,,,,4',
      'Boat,Pump,,,,1',
      'Motor,Magnet,Anvil GmbH,Anvil Works,DE,',
      'Motor,Wire,,,,',
    ],
  },
  'sources.csv': {
    dated: '2026-01-01',
    rows: [
      'item,supplier,role,site,site_country,site_region,site_latitude,site_longitude,standing,lead_time_days,capacity_per_day,unit_cost,currency,stage',
      'Motor,Anvil GmbH,manufacturer,Anvil Works,DE,Hessen,50.1,8.7,qualified,90,12.5,7.25,eur,assembled',
      'Motor,Bellows Ltd,manufacturer,Bellows Hall,GB,,,,able,,,,,',
      'Pump,Bellows Ltd,manufacturer,Bellows Hall,GB,,,,qualified,,,,,',
      'Magnet,Bellows Ltd,manufacturer,Bellows Hall,GB,,,,qualified,,,,,',
    ],
  },
  'newer/sources.csv': {
    dated: '2026-06-01',
    rows: [
      'item,supplier,role,site,site_country,standing,lead_time_days',
      'Motor,Anvil GmbH,manufacturer,Anvil Works,DE,able,210',
    ],
  },
  'organizations.csv': {
    dated: '2026-01-01',
    rows: ['organization,organization_country,organization_lei,address', 'Anvil GmbH,DE,999900KESTREL0000114,Hammerweg 1'],
  },
  'ownership.csv': {
    dated: '2026-01-01',
    rows: [
      'owner,owned,share_min,share_max,control,from,to',
      'Crucible AG,Anvil GmbH,30,45,,2020-01-01,',
      'Dross Holding,Crucible AG,100,100,,2010-01-01,2015-01-01',
      'Anvil GmbH,Ember Ltd,,,yes,,',
    ],
  },
  'substitutes.csv': {
    dated: '2026-01-01',
    rows: ['substitute,item,qualified,qualification_days', 'Pump,Motor,no,120', 'Wire,Motor,,', 'Magnet,Wire,yes,'],
  },
  'stock.csv': {
    dated: '2026-01-01',
    rows: [
      'item,holder,site,quantity,condition,shelf_life_until,as_of',
      'Motor,Depot,Depot Hall,5,A,2030-01-01,2025-12-01',
      'Motor,Depot,Depot Hall,2.5,F,,',
    ],
  },
};

let temporary: TemporaryWorkspace;
let apollo: Awaited<ReturnType<typeof startApollo>>;

beforeAll(async () => {
  temporary = await temporaryWorkspace();
  for (const [path, { dated, rows }] of Object.entries(tables)) {
    const { outcome } = await handIn(temporary.workspace, `${rows.join('\n')}\n`, { path, declared: { dated } });
    expect(outcome, path).toBe('accepted');
  }
  apollo = await startApollo(pino({ level: 'silent' }));
});
afterAll(async () => {
  await apollo.stop();
  await temporary.close();
});

async function ask(query: string, variables: Record<string, unknown> = {}): Promise<Tree> {
  const { body } = await apollo.executeOperation(
    { query, variables },
    { contextValue: createContext(temporary.workspace, localReader) },
  );
  if (body.kind !== 'single') throw new Error('one answer was expected');
  expect(body.singleResult.errors).toBeUndefined();
  return body.singleResult.data as unknown as Tree;
}

/** The id of the only thing of that name. */
async function idOf(name: string, type: string): Promise<string> {
  const { search } = await ask(
    'query Find($text: String!, $types: [SearchedType!]) { search(text: $text, types: $types) { nodes { id name } } }',
    {
      text: name,
      types: [type],
    },
  );
  const found = search.nodes.filter((one) => String(one.name) === name);
  expect(found, name).toHaveLength(1);
  return String(found[0]?.id);
}

async function thing(name: string, type: string, fields: string): Promise<Tree> {
  const kinds: Record<string, string> = { ITEM: 'Item', ORGANIZATION: 'Organization', SITE: 'Site', COUNTRY: 'Country' };
  const id = await idOf(name, type);
  return (await ask(`query Thing($id: ID!) { node(id: $id) { ... on ${kinds[type]} { ${fields} } } }`, { id })).node as Tree;
}

/** A list has a method of that name. */
const valuesOf = (conflict: Tree): Tree => (conflict as unknown as { readonly values: Tree }).values;

describe('the evidence of a thing', () => {
  it('is gone through from any row on', async () => {
    const field = (name: string, args: string) => `${name}: evidence${args} { document { sha256 } pointer }`;
    const { all, two, rest, none, evidenceCount } = await thing(
      'Motor',
      'ITEM',
      `evidenceCount ${field('all', '')} ${field('two', '(first: 2)')} ${field('rest', '(from: 2)')} ${field('none', '(from: 500)')}`,
    );
    expect(Number(evidenceCount)).toBeGreaterThan(3);
    // Several rows may have one place: it is there once.
    const places = (some: readonly Tree[]) => [...new Set(some.map((place) => JSON.stringify(place)))];
    expect(places([...two, ...rest])).toEqual(places([...all]));
    expect(rest.length).toBeGreaterThan(0);
    expect(rest.length).toBeLessThan(all.length);
    expect(none).toEqual([]);
  });
});

describe('an item', () => {
  it('has substitutes whose edges say whether they are approved, when they would be, and where that is said', async () => {
    const edges = '{ totalCount nodes { name } edges { qualified qualificationDays node { name } evidence { pointer } } }';
    const { substitutes } = await thing('Motor', 'ITEM', `substitutes ${edges}`);
    expect(substitutes.totalCount).toBe(2);
    expect(substitutes.nodes.map(({ name }) => name)).toEqual(['Pump', 'Wire']);
    expect(substitutes.edges).toEqual([
      { qualified: false, qualificationDays: 120, node: { name: 'Pump' }, evidence: [{ pointer: 'row=2' }] },
      { qualified: null, qualificationDays: null, node: { name: 'Wire' }, evidence: [{ pointer: 'row=3' }] },
    ]);
    const wire = await thing('Wire', 'ITEM', `substitutes ${edges}`);
    expect(wire.substitutes.edges).toMatchObject([{ qualified: true, node: { name: 'Magnet' } }]);
  });

  it('needs what it requires and what one source of it alone requires, and is needed by the same', async () => {
    const list = '{ totalCount nodes { quantity source { name } item { name } evidence { pointer } } }';
    const motor = await thing('Motor', 'ITEM', `needs ${list} neededBy ${list}`);
    const short = (field: Tree) => field.nodes.map(({ item, source, quantity }) => [item.name, source?.name ?? null, quantity]);
    expect(short(motor.needs)).toEqual([
      ['Magnet', 'Anvil GmbH, Anvil Works', null],
      ['Wire', null, null],
    ]);
    expect(short(motor.neededBy)).toEqual([['Drone', null, 4]]);
    expect(motor.needs.totalCount).toBe(2);
    for (const { evidence } of motor.needs.nodes) expect(evidence.length).toBeGreaterThan(0);
    const magnet = await thing('Magnet', 'ITEM', `neededBy ${list}`);
    expect(short(magnet.neededBy)).toEqual([['Motor', 'Anvil GmbH, Anvil Works', null]]);
    const counted = await thing(
      'Motor',
      'ITEM',
      'needs(first: 0) { totalCount nodes { item { id } } } neededBy(first: 0) { totalCount }',
    );
    expect(counted).toEqual({ needs: { totalCount: 2, nodes: [] }, neededBy: { totalCount: 1 } });
  });

  it('stands in a network of tiers that says what it leaves out', async () => {
    const fields = 'items { tier item { name } } links { from to source { name } } tiers { tier shown of }';
    const { network, narrow } = await thing('Motor', 'ITEM', `network { ${fields} } narrow: network(ofTier: 1) { ${fields} }`);
    expect(network.items.map(({ tier, item }) => [tier, item.name]).sort()).toEqual([
      [-1, 'Drone'],
      [0, 'Motor'],
      [1, 'Magnet'],
      [1, 'Wire'],
    ]);
    expect(network.links).toHaveLength(3);
    expect(network.links.filter(({ source }) => source !== null)).toHaveLength(1);
    expect(narrow.tiers).toEqual([
      { tier: -1, shown: 1, of: 1 },
      { tier: 1, shown: 1, of: 2 },
    ]);
    expect(narrow.links).toHaveLength(2);
  });

  it('its network says of each item what goes on from it and is not shown', async () => {
    const fields = 'items { item { name } tier needsBeyond neededByBeyond }';
    const beyond = async (name: string, tiers: number, ofTier: number) => {
      const { network } = await thing(name, 'ITEM', `network(tiers: ${tiers}, ofTier: ${ofTier}) { ${fields} }`);
      return Object.fromEntries(
        network.items.map(({ item, needsBeyond, neededByBeyond }) => [item.name, [needsBeyond, neededByBeyond]]),
      );
    };
    expect(await beyond('Drone', 1, 10)).toEqual({ Drone: [0, 0], Motor: [2, 0] });
    expect(await beyond('Magnet', 1, 10)).toEqual({ Motor: [0, 1], Magnet: [0, 0] });
    expect((await beyond('Motor', 3, 1)).Motor).toEqual([1, 0]);
    expect(await beyond('Drone', 2, 10)).toEqual({ Drone: [0, 0], Motor: [0, 0], Magnet: [0, 0], Wire: [0, 0] });
  });

  it('shows both values where documents disagree, the newest first, each with its place', async () => {
    const { conflicts } = await thing(
      'Motor',
      'ITEM',
      'conflicts { totalCount nodes { property subject { name } values { value stands dated evidence { document { sha256 } pointer } } } }',
    );
    expect(
      conflicts.nodes.map((one) => [one.property, valuesOf(one).map(({ value, stands, dated }) => [value, stands, dated])]),
    ).toEqual([
      [
        'leadTimeDays',
        [
          ['210', true, '2026-06-01'],
          ['90', false, '2026-01-01'],
        ],
      ],
      [
        'standing',
        [
          ['able', true, '2026-06-01'],
          ['qualified', false, '2026-01-01'],
        ],
      ],
    ]);
    for (const one of conflicts.nodes) {
      expect(one.subject.name).toBe('Anvil GmbH, Anvil Works');
      const documents = new Set(valuesOf(one).flatMap(({ evidence }) => evidence.map(({ document }) => String(document.sha256))));
      expect(documents.size).toBe(2);
    }
    expect((await thing('Pump', 'ITEM', 'conflicts { totalCount }')).conflicts.totalCount).toBe(0);
    expect((await thing('Anvil GmbH', 'ORGANIZATION', 'conflicts { totalCount }')).conflicts.totalCount).toBe(2);
  });

  it('knows its stock lot by lot, its programmes, and what is stated of its sources', async () => {
    const motor = await thing(
      'Motor',
      'ITEM',
      'stock { holder place quantity condition shelfLifeUntil asOf evidence { pointer } } programmes { name } sources { nodes { organization { name } capacityPerDay unitCost currency stage makerAssumed } }',
    );
    expect(
      motor.stock.map(({ quantity, condition, shelfLifeUntil, asOf }) => [quantity, condition, shelfLifeUntil, asOf]),
    ).toEqual([
      [5, 'A', '2030-01-01', '2025-12-01'],
      [2.5, 'F', null, null],
    ]);
    expect(motor.programmes).toEqual([{ name: 'Heron' }]);
    const anvil = motor.sources.nodes.find(({ organization }) => String(organization.name) === 'Anvil GmbH');
    expect(anvil).toMatchObject({
      capacityPerDay: 12.5,
      unitCost: 7.25,
      currency: 'EUR',
      stage: 'assembled',
      makerAssumed: false,
    });
    const other = motor.sources.nodes.find(({ organization }) => String(organization.name) === 'Bellows Ltd');
    expect(other).toMatchObject({ capacityPerDay: null, unitCost: null, currency: null, stage: null });
  });
});

describe('an organisation', () => {
  it('has its identifiers, address and sites', async () => {
    const anvil = await thing(
      'Anvil GmbH',
      'ORGANIZATION',
      'names address identifiers { scheme value } sites { nodes { name } }',
    );
    expect(anvil).toEqual({
      names: ['Anvil GmbH'],
      address: 'Hammerweg 1',
      identifiers: [{ scheme: 'lei', value: '999900KESTREL0000114' }],
      sites: { nodes: [{ name: 'Anvil Works' }] },
    });
  });

  it('stands among owners and owned, with shares as intervals, control, and what holds no more', async () => {
    const { ownership, near } = await thing(
      'Anvil GmbH',
      'ORGANIZATION',
      'ownership { leftOut members { tier organization { name } } links { kind owner { name } owned { name } share { low high } from to holds evidence { pointer } } } near: ownership(most: 2) { leftOut members { tier } }',
    );
    expect(ownership.members.map(({ tier, organization }) => [tier, organization.name])).toEqual([
      [-2, 'Dross Holding'],
      [-1, 'Crucible AG'],
      [0, 'Anvil GmbH'],
      [1, 'Ember Ltd'],
    ]);
    const links = ownership.links.map(({ owner, kind, owned, share, from, to, holds }) => [
      owner.name,
      kind,
      owned.name,
      share,
      from,
      to,
      holds,
    ]);
    expect(links).toEqual(
      expect.arrayContaining([
        ['Crucible AG', 'owns', 'Anvil GmbH', { low: 30, high: 45 }, '2020-01-01', null, true],
        ['Dross Holding', 'owns', 'Crucible AG', { low: 100, high: 100 }, '2010-01-01', '2015-01-01', false],
        ['Anvil GmbH', 'controls', 'Ember Ltd', null, null, null, true],
        ['Anvil GmbH', 'owns', 'Ember Ltd', { low: 0, high: 100 }, null, null, true],
      ]),
    );
    expect(links).toHaveLength(4);
    for (const { evidence } of ownership.links) expect(evidence).toHaveLength(1);
    expect(near.members).toHaveLength(2);
    expect(near.leftOut).toBe(1 + 1);
  });

  it('gives the sources that a programme reaches', async () => {
    const bellows = await thing(
      'Bellows Ltd',
      'ORGANIZATION',
      'all: sources { totalCount } heron: sources(programme: "Heron") { nodes { item { name } } } egret: sources(programme: "Egret") { nodes { item { name } } }',
    );
    expect(bellows.all.totalCount).toBe(3);
    expect(bellows.heron.nodes.map(({ item }) => String(item.name)).sort()).toEqual(['Magnet', 'Motor']);
    expect(bellows.egret.nodes).toEqual([{ item: { name: 'Pump' } }]);
  });
});

describe('places', () => {
  it('stand where documents say', async () => {
    const works = await thing('Anvil Works', 'SITE', 'latitude longitude region organizations { nodes { name } }');
    expect(works).toEqual({
      latitude: 50.1,
      longitude: 8.7,
      region: 'Hessen',
      organizations: { nodes: [{ name: 'Anvil GmbH' }] },
    });
    const hall = await thing('Bellows Hall', 'SITE', 'latitude longitude region');
    expect(hall).toEqual({ latitude: null, longitude: null, region: null });
  });

  it('of a country are the sites that stand there, what is made there, and who is registered there', async () => {
    const { node } = await ask(
      '{ node(id: "country:DE") { ... on Country { sites { nodes { name } } organizations { nodes { name } } sources { nodes { item { name } organization { name } } } } } }',
    );
    expect(node).toEqual({
      sites: { nodes: [{ name: 'Anvil Works' }] },
      organizations: { nodes: [{ name: 'Anvil GmbH' }] },
      sources: { nodes: [{ item: { name: 'Motor' }, organization: { name: 'Anvil GmbH' } }] },
    });
  });
});

describe('findings about one thing', () => {
  it('are those of the whole list that concern it, in its order', async () => {
    const row = 'nodes { gapId lost { id } coincides { id } items { nodes { id } } }';
    const { gaps } = await ask(`{ gaps(first: 500) { totalCount ${row} } }`);
    const touched = ['Motor', 'Magnet', 'Wire'];
    for (const name of touched) {
      const id = await idOf(name, 'ITEM');
      const { gaps: own } = await ask(`query Own($id: ID!) { gaps(about: $id, first: 500) { totalCount ${row} } }`, { id });
      const expected = gaps.nodes.filter(({ lost, coincides, items }) =>
        [lost, ...coincides, ...items.nodes].some((one) => one !== null && String(one.id) === id),
      );
      expect(own.nodes.map(({ gapId }) => gapId)).toEqual(expected.map(({ gapId }) => gapId));
      expect(own.totalCount).toBe(expected.length);
    }
    const { gaps: none } = await ask('{ gaps(about: "item:nothing") { totalCount } }');
    expect(none.totalCount).toBe(0);
  });

  it.each(['SUPPLIER', 'SITE', 'COUNTRY'])(
    'of single sources at level %s are those of the item or of what is lost',
    async (level) => {
      const query = `query Singles($level: Level!, $id: ID) { singleSources(level: $level, about: $id, first: 500) { totalCount nodes { kind certainty item { id } candidate { id } } } }`;
      const { singleSources: all } = await ask(query, { level });
      expect(all.nodes.length).toBeGreaterThan(0);
      const ids = new Set(all.nodes.flatMap(({ item, candidate }) => [String(item.id), String(candidate.id)]));
      for (const id of ids) {
        const { singleSources: own } = await ask(query, { level, id });
        expect(own.nodes).toEqual(
          all.nodes.filter(({ item, candidate }) => [String(item.id), String(candidate.id)].includes(id)),
        );
      }
    },
  );

  it('of trust and of vendors are those of the party', async () => {
    const id = await idOf('Anvil GmbH', 'ORGANIZATION');
    const query = `query Party($id: ID) { supplierTrust(about: $id) { totalCount nodes { party { id } } } untrustedVendors(about: $id) { totalCount } decisions(about: $id) { totalCount } }`;
    const { supplierTrust, untrustedVendors, decisions } = await ask(query, { id });
    expect(supplierTrust).toEqual({ totalCount: 1, nodes: [{ party: { id } }] });
    expect(untrustedVendors.totalCount).toBe(0);
    expect(decisions.totalCount).toBe(0);
    expect((await ask(query)).supplierTrust.totalCount).toBeGreaterThan(1);
  });
});

describe('search', () => {
  const query = `query Search($text: String!, $types: [SearchedType!], $first: Int, $after: String) { search(text: $text, types: $types, first: $first, after: $after) {
    totalCount complete types { type count } documents { totalCount nodes { path } } nodes { name __typename } pageInfo { hasNextPage endCursor } } }`;

  it('counts each type whatever is shown, and shows those that are asked for', async () => {
    const { search } = await ask(query, { text: 'anvil' });
    const counts = Object.fromEntries(search.types.map(({ type, count }) => [type, count]));
    expect(counts).toEqual({ ITEM: 0, ORGANIZATION: 1, SITE: 1, COUNTRY: 0, PROGRAMME: 0, LIST_ENTRY: 0 });
    expect(search).toMatchObject({ totalCount: 2, complete: true });
    const { search: sites } = await ask(query, { text: 'anvil', types: ['SITE'] });
    expect(sites.nodes).toEqual([{ name: 'Anvil Works', __typename: 'Site' }]);
    expect(sites.types).toEqual(search.types);
  });

  it('finds who bears an identifier, and documents by their path', async () => {
    const { search } = await ask(query, { text: '999900KESTREL0000114' });
    expect(search.nodes).toEqual([{ name: 'Anvil GmbH', __typename: 'Organization' }]);
    const { search: paths } = await ask(query, { text: 'newer' });
    expect(paths.documents).toEqual({ totalCount: 1, nodes: [{ path: 'newer/sources.csv' }] });
    expect(paths.totalCount).toBe(0);
  });

  it('finds a country by any of its names, which no document has', async () => {
    const found = async (text: string) =>
      (await ask(query, { text, types: ['COUNTRY'] })).search.nodes.map(({ name }) => String(name));
    for (const text of ['Germany', 'german', 'DE']) expect(await found(text), text).toEqual(['Germany']);
    for (const text of ['United Kingdom', 'Great Britain', 'uk']) expect(await found(text), text).toEqual(['United Kingdom']);
    expect(await found('France')).toEqual([]);
    expect(await found('Germany nowhere')).toEqual([]);
  });

  it('goes on page by page', async () => {
    const { search: first } = await ask(query, { text: 'anvil', first: 1 });
    const { search: second } = await ask(query, { text: 'anvil', first: 1, after: first.pageInfo.endCursor });
    expect([...first.nodes, ...second.nodes].map(({ name }) => name)).toEqual(
      (await ask(query, { text: 'anvil' })).search.nodes.map(({ name }) => name),
    );
    expect(second.pageInfo.hasNextPage).toBe(false);
  });
});
