/** `find rule-findings` from tables: what rows state, newest first, by whom a distributor is authorised, in which currency. */
import { afterEach, expect, it } from 'vitest';
import { findGaps } from '../../app/gaps/find-gaps.ts';
import { findRuleFindings, type RuleQuestion } from '../../app/rules/find-rule-findings.ts';
import { localReader } from '../../app/workspace/reader.ts';
import { handIn, type TemporaryWorkspace, temporaryWorkspace } from '../support/temporary-workspace.ts';

let temporary: TemporaryWorkspace | undefined;
afterEach(async () => await temporary?.close());

type Table = readonly [path: string, text: string, dated?: string];

async function with_(tables: readonly Table[]): Promise<TemporaryWorkspace> {
  temporary = await temporaryWorkspace();
  for (const [path, text, dated = '2026-05-01'] of tables) {
    const declared = { programme: 'P', dated };
    expect((await handIn(temporary.workspace, text, { path, declared })).outcome).toBe('accepted');
  }
  return temporary;
}

async function find(tables: readonly Table[], rule: string, question: RuleQuestion = {}) {
  const { workspace } = await with_(tables);
  const answer = await findRuleFindings(workspace, localReader, question);
  return { ...answer, findings: answer.findings.filter(({ rule: { id } }) => id.startsWith(rule)) };
}

const tungsten = 'item,item_category,supplier,site,site_country,stage,origin_country,unit_cost,currency';

it('stage and site of a row, with its place, and coverage beside it', async () => {
  const rows = `${tungsten}\nTungsten rod,metals,Acme,Works,CN,melted,,,\nTungsten rod,metals,Borealis,Verk,NO,melted,,,\nTungsten rod,metals,Borealis,Verk,NO,made,,,`;
  const { findings, ruleCoverage, binding, itemsReached, view } = await find([['sources.csv', rows]], 'dfars-252.225-7052');
  expect(findings).toHaveLength(1);
  const [finding] = findings;
  expect(finding).toMatchObject({
    subject: { type: 'source' },
    item: { name: 'Tungsten rod', type: 'item' },
    party: { name: 'Acme', type: 'organization' },
    outcome: 'prohibited',
    basis: 'origin',
    found: ['melted in CN'],
    missing: [],
    rule: { id: 'dfars-252.225-7052-tungsten', effective: '2019-04-30', status: 'in force', pack: 'us' },
  });
  expect(finding.exceptions).toHaveLength(4);
  expect('share' in finding || 'sourceClass' in finding).toBe(false);
  expect(new Set(finding.evidence.map(({ pointer }) => pointer))).toEqual(new Set(['row=2']));
  expect(ruleCoverage).toContainEqual({ rule: 'dfars-252.225-7052-tungsten', unit: 'sources', known: 1, of: 2 });
  expect(binding).toMatchObject({ packs: ['us'] });
  expect(itemsReached).toBeGreaterThan(0);
  expect(view.asOf).toBe('2026-05-01');
});

it('of one stage the newest document stands; another stage is another fact', async () => {
  const rows = (country: string, stage: string) => `${tungsten}\nTungsten rod,metals,Acme,,,${stage},${country},,`;
  const older: Table = ['a.sources.csv', rows('CN', 'melted'), '2026-01-01'];
  const newer: Table = ['b.sources.csv', `${rows('NO', 'melted')}\nTungsten rod,metals,Acme,,,made,NO,,`, '2026-02-01'];
  expect((await find([older, newer], 'dfars-252.225-7052')).findings).toEqual([]);
  await temporary?.close();
  const other: Table = ['b.sources.csv', rows('NO', 'made'), '2026-02-01'];
  const { findings } = await find([older, other], 'dfars-252.225-7052');
  expect(findings.map(({ found }) => found)).toEqual([['melted in CN as declared']]);
});

it.each(['', '\n', '\n\n', '\n\n\n'])(
  'of two documents of one day neither stands over the other, whatever their hashes: %j',
  async (blank) => {
    const rows = (country: string) =>
      `${tungsten}\nTungsten rod,metals,Acme,,,melted,${country},,\nTungsten rod,metals,Acme,,,made,US,,`;
    const older: Table = ['a.sources.csv', rows('IR'), '2026-01-01'];
    const same = (path: string, country: string, more = ''): Table => [path, `${rows(country)}${more}`, '2026-02-01'];
    const { findings } = await find(
      [older, same('b.sources.csv', 'US'), same('c.sources.csv', 'CN', blank)],
      'dfars-252.225-7052',
    );
    expect(findings.map(({ outcome, found }) => [outcome, found])).toEqual([
      ['review', ['melted in CN as declared', 'melted in US as declared']],
    ]);
    await temporary?.close();
    const agreed = await find(
      [older, same('b.sources.csv', 'CN'), same('c.sources.csv', 'CN', `${blank}\n`)],
      'dfars-252.225-7052',
    );
    expect(agreed.findings.map(({ outcome, found }) => [outcome, found])).toEqual([['prohibited', ['melted in CN as declared']]]);
  },
);

it('a row without a stage says nothing where another row of the source states one', async () => {
  const rows = `${tungsten}\nTungsten rod,metals,Acme,Works,NO,melted,,,\nTungsten rod,metals,Acme,Works,NO,made,,,\nTungsten rod,metals,Acme,Works,NO,,,5,USD`;
  const { findings, ruleCoverage } = await find([['sources.csv', rows]], 'dfars-252.225-7052');
  expect(findings).toEqual([]);
  expect(ruleCoverage).toContainEqual({ rule: 'dfars-252.225-7052-tungsten', unit: 'sources', known: 1, of: 1 });
});

it('what a column calls a country, and is none, is not one', async () => {
  const rows = `${tungsten}\nTungsten rod,metals,Acme,,,melted,Asia,,`;
  const { findings } = await find([['sources.csv', rows]], 'dfars-252.225-7052');
  expect(findings.map(({ outcome, missing }) => [outcome, missing])).toEqual([
    [
      'insufficient-evidence',
      ['where it is melted: not stated of 1 of 1 source', 'where it is made: not stated of 1 of 1 source'],
    ],
  ]);
});

it('a magnet made in the United States, of which nobody states the melt, is not clear', async () => {
  const rows = 'item,item_category,supplier,stage,origin_country\nMotor magnet,NdFeB magnets,Acme,made,US';
  const { findings, ruleCoverage } = await find([['sources.csv', rows]], 'dfars-252.225-7052');
  expect(findings.map(({ outcome, missing }) => [outcome, ...missing])).toEqual([
    ['insufficient-evidence', 'where it is melted: not stated of 1 of 1 source'],
  ]);
  expect(ruleCoverage).toContainEqual({ rule: 'dfars-252.225-7052-magnets', unit: 'sources', known: 0, of: 1 });
});

it('a table may state where a material is separated', async () => {
  const rows = 'item,item_category,supplier,stage,origin_country\nMotor magnet,NdFeB magnets,Acme,separated,CN';
  const { findings } = await find([['sources.csv', rows]], 'dfars-252.225-7052', { asOf: '2027-01-01' });
  expect(findings.map(({ outcome, found }) => [outcome, ...found])).toEqual([['prohibited', 'separated in CN as declared']]);
});

it('Hong Kong may count as China, and the words say so', async () => {
  const rows = ['melted', 'made'].map((stage) => `Motor magnet,NdFeB magnets,Acme,${stage},HK`);
  const table = ['item,item_category,supplier,stage,origin_country', ...rows].join('\n');
  const { findings } = await find([['sources.csv', table]], 'dfars-252.225-7052');
  expect(findings.map(({ outcome, found }) => [outcome, ...found])).toEqual([
    ['review', 'made in HK as declared; HK may count as CN', 'melted in HK as declared; HK may count as CN'],
  ]);
});

it('the newest category of an item stands, whichever document has the word', async () => {
  const sources: Table = ['sources.csv', 'item,supplier,site,site_country,stage\nBlank 7,Acme,Works,CN,melted', '2026-01-01'];
  const was: Table = ['a.items.csv', 'item,item_category,criticality\nBlank 7,tungsten alloy,none', '2026-01-02'];
  const is: Table = ['b.items.csv', 'item,item_category,criticality\nBlank 7,brackets,none', '2026-03-01'];
  expect((await find([sources, was], 'dfars-252.225-7052')).findings.map(({ outcome }) => outcome)).toEqual(['prohibited']);
  await temporary?.close();
  expect((await find([sources, was, is], 'dfars-252.225-7052')).findings).toEqual([]);
});

const chips = (supplier: string, basis = '') =>
  [
    'item,item_category,supplier,role,standing_basis,standing_to',
    'Logic chip,semiconductors,Maker GmbH,manufacturer,,',
    `Logic chip,semiconductors,${supplier},distributor,${basis},2026-12-31`,
  ].join('\n');
const attested = (...rows: readonly string[]): Table => [
  'attestations.csv',
  ['organization,kind,issuer,scope,issued,expires,self_declared', ...rows].join('\n'),
];
const classOf = async (tables: readonly Table[], asOf = '2026-06-01') => {
  const { findings } = await find(tables, 'dfars-252.246', { asOf });
  await temporary?.close();
  temporary = undefined;
  return findings.map(({ outcome, party, sourceClass, missing }) => [outcome, party?.name, sourceClass, ...missing].join(' '));
};

it.each([
  ['nobody says', [], ['insufficient-evidence Shop unknown whether the maker authorised the distributor']],
  ['the maker authorised', ['Shop,authorised distributor,Maker,,2026-01-01,2026-12-31,no'], []],
  ['the maker in the scope', ['Shop,Franchised distributor,,Maker GmbH,2026-01-01,2026-12-31,'], []],
  ['the last day', ['Shop,authorised distributor,Maker,,2026-01-01,2026-06-01,no'], []],
  ['the first day', ['Shop,authorised distributor,Maker,,2026-06-01,,no'], []],
  [
    'the day after the last',
    ['Shop,authorised distributor,Maker,,2026-01-01,2026-05-31,no'],
    ['insufficient-evidence Shop unknown an authorisation that holds on the day: the one stated does not'],
  ],
  [
    'the day before the first',
    ['Shop,authorised distributor,Maker,,2026-06-02,,no'],
    ['insufficient-evidence Shop unknown an authorisation that holds on the day: the one stated does not'],
  ],
  [
    'another maker',
    ['Shop,authorised distributor,Rival AG,,,,no'],
    ['insufficient-evidence Shop unknown whether the maker authorised the distributor'],
  ],
  [
    'itself',
    ['Shop,authorised distributor,Maker,,,,yes'],
    ["insufficient-evidence Shop unknown the maker's word: only the distributor itself says that it is authorised"],
  ],
  [
    'no maker named',
    ['Shop,authorised distributor,,,,,no'],
    ['insufficient-evidence Shop unknown by which maker the distributor is authorised'],
  ],
  ['an independent one', ['Shop,Independent distributor,,,,,'], ['restricted Shop independent']],
])('class of a distributor: %s', async (_, rows, expected) => {
  expect(await classOf([['sources.csv', chips('Shop')], attested('Nobody,ISO 9001,,,,,', ...rows)])).toEqual(expected);
});

it('a row of sources says it of its own item, until its last day', async () => {
  expect(await classOf([['sources.csv', chips('Shop', 'authorized distributor')]])).toEqual([]);
  expect(await classOf([['sources.csv', chips('Shop', 'broker')]])).toEqual(['restricted Shop independent']);
  expect(await classOf([['sources.csv', chips('Shop', 'authorized distributor')]], '2027-01-01')).toHaveLength(1);
});

const product = (currency: string) => [
  ['requirements.csv', 'assembly,item,quantity\nDrone,Wing,2\nDrone,Chip,1'] as const,
  [
    'sources.csv',
    `item,supplier,site,site_country,unit_cost,currency\nWing,Acme,Works,US,20,USD\nChip,Borealis,Verk,CN,60,${currency}`,
  ] as const,
];

it('content of component cost: 40 of 100 from home', async () => {
  const { findings } = await find(product('USD'), 'buy-american');
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({
    subject: { type: 'end item', name: 'Drone' },
    outcome: 'review',
    share: { low: 4000, high: 4000 },
    missing: [],
    found: ['40 per cent of component cost from us-areas; more than 65 is asked'],
  });
  expect('party' in findings[0]).toBe(false);
  expect(findings[0].evidence.length).toBeGreaterThan(2);
});

it('components that cost nothing say nothing of a share', async () => {
  const tables: Table[] = [
    ['requirements.csv', 'assembly,item,quantity\nDrone,Wing,0'],
    ['sources.csv', 'item,supplier,site,site_country,unit_cost,currency\nWing,Acme,Works,US,20,USD'],
  ];
  const { findings, ruleCoverage } = await find(tables, 'buy-american');
  expect(findings[0]).toMatchObject({
    outcome: 'insufficient-evidence',
    share: { low: 0, high: 10_000 },
    missing: ['a cost above nothing: the quantities and costs that are stated make nothing'],
    found: ['0 to 100 per cent of component cost from us-areas; more than 65 is asked'],
  });
  expect(ruleCoverage).toContainEqual({ rule: 'buy-american', unit: 'end items', known: 0, of: 1 });
});

it('in several currencies there is no sum', async () => {
  const { findings } = await find(product('eur'), 'buy-american');
  expect(findings[0]).toMatchObject({ outcome: 'insufficient-evidence', share: { low: 0, high: 10_000 } });
  expect(findings[0].missing.join()).toContain('mixed-units');
});

it('the law that is asked for binds', async () => {
  const outcomes = async (packs: readonly string[]) =>
    (await find(product('USD'), 'eu-safe', { packs })).findings.map(({ outcome }) => outcome);
  expect(await outcomes(['eu'])).toEqual(['restricted']);
  await temporary?.close();
  expect(await outcomes(['us'])).toEqual(['review']);
  await expect(findRuleFindings(temporary!.workspace, localReader, { packs: ['atlantis'] })).rejects.toThrow(
    'No rule pack atlantis',
  );
});

it('a line for one country of which nobody states the shares is said once for a category, and loses no item', async () => {
  const of = (item: string, category: string) =>
    ['CN', 'US'].map((country) => `${item},${category},${item} of ${country},Works ${item} ${country},${country},refined,,,`);
  const rows = [
    ...of('Gallium metal', 'metals'),
    ...of('Cobalt metal', 'metals'),
    ...of('Lithium carbonate', 'battery material'),
    ...of('Tungsten rod', 'metals'),
  ];
  const { findings, ruleCoverage } = await find([['sources.csv', [tungsten, ...rows].join('\n')]], 'eu-crma');
  expect(
    findings.map(({ outcome, subject, items }) => [outcome, subject.type, subject.name, items.map(({ name }) => name)]),
  ).toEqual([
    ['insufficient-evidence', 'category', 'metals', ['Cobalt metal', 'Gallium metal', 'Tungsten rod']],
    ['insufficient-evidence', 'end item', 'Lithium carbonate', ['Lithium carbonate']],
  ]);
  const [metals, lithium] = findings;
  expect(metals.found).toEqual(
    ['Cobalt metal', 'Gallium metal', 'Tungsten rod'].map((name) => `${name}: refined in CN, 0 to 100 per cent`),
  );
  expect(metals.item).toEqual(metals.items[0]);
  expect('share' in metals).toBe(false);
  expect(metals.missing).toEqual(['the shares of its sources, or where they are']);
  expect(metals.endItems).toHaveLength(3);
  expect(new Set(metals.evidence.map(({ pointer }) => pointer)).size).toBe(6);
  expect(lithium.found).toEqual(['refined in CN']);
  expect(lithium.share).toEqual({ low: 0, high: 10_000 });
  expect(ruleCoverage.find(({ rule }) => rule === 'eu-crma-one-country')).toMatchObject({ unit: 'items', of: 4 });
});

it('in the gap register: the vendor, with the item concerned and nothing else that it makes', async () => {
  const rows = `${tungsten}\nTungsten rod,metals,Acme,Works,CN,melted,,,\nBolt,fasteners,Acme,Works,CN,made,,,\nTungsten rod,metals,Borealis,Verk,NO,melted,,,\nBolt,fasteners,Borealis,Verk,NO,made,,,`;
  const { workspace } = await with_([['sources.csv', rows]]);
  const { findings } = await findGaps(workspace, localReader, { programme: 'P' });
  const row = findings.find(({ archetype }) => archetype === 'untrusted vendor');
  expect(row).toMatchObject({ lost: { name: 'Acme' }, rank: 1, certainty: 'definite' });
  expect(row?.items.map(({ name }) => name)).toEqual(['Tungsten rod']);
  expect(row?.evidence).toContainEqual(expect.objectContaining({ pointer: 'row=2' }));
});
