import { describe, expect, it } from 'vitest';
import type { PathStep } from '../../graph/analyses/finding.ts';
import { scopeOf } from '../../graph/analyses/scope.ts';
import { dayOf } from '../../graph/ontology/property.ts';
import { matchParties } from '../../graph/screening/party-match.ts';
import { listInEntryKey } from '../../graph/screening/rule.ts';
import { untrustedVendors } from '../../graph/screening/untrusted-vendor.ts';
import { rulesInForce, type VendorOptions } from '../../graph/screening/vendor-finding.ts';
import { decidedIn } from '../support/held-decisions.ts';
import { shippedRules } from '../support/shipped-rules.ts';
import { type GraphFixture, type GraphSpec, graphOf, type ListEntrySpec, type OrganizationSpec } from '../support/view-graph.ts';

const day = (date: string) => dayOf(date) as number;
const chips: GraphSpec = {
  items: { Drone: { requires: ['Board'] }, Board: { requires: ['Chip'] }, Chip: {}, Stray: {} },
  sources: [
    { item: 'Drone', by: 'Prime' },
    { item: 'Board', by: 'Boards' },
    { item: 'Chip', by: 'Chips', distributors: ['Shop'] },
    { item: 'Stray', by: 'Stranger' },
  ],
  programmes: { P: ['Drone'] },
};

interface Judged {
  readonly findings: string[];
  readonly flagged: string[];
  readonly fixture: GraphFixture;
  readonly result: ReturnType<typeof untrustedVendors>;
}

/** List entries are named `list:id`, as in their keys. */
function judge(
  spec: GraphSpec,
  options: Partial<Omit<VendorOptions, 'asOf'>> & {
    asOf?: string;
    programme?: string;
    program?: string;
    type?: string;
    /** Whose name is like that of the first entry, and by how much. */
    similar?: readonly (readonly [string, number])[];
  } = {},
): Judged {
  const fixture = graphOf({ ...chips, ...spec });
  const { graph } = fixture;
  const asOf = options.asOf === undefined ? undefined : day(options.asOf);
  const similar = (options.similar ?? []).map(([organization, score]) => ({
    organization: fixture.organization(organization),
    entry: 0,
    likeness: { name: organization, listed: 'Nobody', score },
  }));
  const result = untrustedVendors(graph, matchParties(graph, asOf, { decisions: decidedIn(graph), similar }), {
    rules: shippedRules(),
    scope: scopeOf(graph, options.programme === undefined ? undefined : fixture.programme(options.programme)),
    entryOf: (index) => ({
      list: listInEntryKey(`entry:${fixture.nameOf({ type: 'ListEntry', index })}`),
      type: options.type ?? '',
      program: options.program ?? '',
    }),
    ...(options.transaction === undefined ? {} : { transaction: options.transaction }),
    ...(options.packs === undefined ? {} : { packs: options.packs }),
    asOf,
  });
  const name = (index: number) => fixture.nameOf({ type: 'Organization', index });
  return {
    findings: result.findings.map((one) => `${name(one.party)} ${one.outcome} ${one.rule.id}`),
    flagged: result.flagged.map((one) => `${name(one.party)} ${one.rule.id}: ${one.flags.join('; ')}`),
    fixture,
    result,
  };
}

const entry = (list: string, names: string[] = ['Nobody']): Readonly<Record<string, ListEntrySpec>> => ({
  [`${list}:1`]: { names, identifiers: ['lei:1'] },
});
const half = { shareMin: 5000, shareMax: 5000 };

describe('a party with a name like that of a listed one', () => {
  const listEntries = entry('sdn');

  it('is to be looked at, with the two names and how alike they are', () => {
    const { findings, result } = judge({ listEntries }, { similar: [['Chips', 9_300]] });
    expect(findings).toEqual(['Chips review ofac-sdn']);
    const [{ basis, flags, path }] = result.findings;
    expect([basis, flags]).toEqual(['similar', ['similar name: "Chips" and "Nobody", score .9300']]);
    expect(path.map(({ edge }) => edge)).toEqual(['SIMILAR_NAME']);
    const sure = judge({ listEntries }, { similar: [['Chips', 10_000]] }).result.findings[0];
    expect(sure?.flags).toEqual(['similar name: "Chips" and "Nobody", score 1']);
    const low = judge({ listEntries }, { similar: [['Chips', 97]] }).result.findings[0];
    expect(low?.flags).toEqual(['similar name: "Chips" and "Nobody", score .0097']);
  });

  it('has the outcome of its identifier where it has one, without a word of likeness', () => {
    const organizations = { Chips: { identifiers: ['lei:1'] } };
    const { result } = judge({ organizations, listEntries }, { similar: [['Chips', 9_300]] });
    expect(result.findings.map(({ basis, flags }) => [basis, flags])).toEqual([['identifier', []]]);
  });

  it('is no listed ship, nor a listed person where it is a company', () => {
    expect(judge({ listEntries }, { similar: [['Chips', 9_300]], type: 'vessel' }).findings).toEqual([]);
    const organizations: GraphSpec['organizations'] = { Chips: { kind: 'company' } };
    expect(judge({ organizations, listEntries }, { similar: [['Chips', 9_300]], type: 'individual' }).findings).toEqual([]);
    expect(judge({ listEntries }, { similar: [['Chips', 9_300]], type: 'individual' }).findings).toHaveLength(1);
  });

  it('makes what it holds a matter to look at too; what it holds too little of is flagged', () => {
    const owned = (share: number) =>
      judge(
        { organizations: { Chips: { owners: [['Holding', { shareMin: share, shareMax: share }]] } }, listEntries },
        { similar: [['Holding', 9_300]] },
      );
    expect(owned(5000).findings).toEqual(['Chips review ofac-50-percent']);
    expect(owned(5000).result.findings[0]?.flags).toContain('similar name: "Holding" and "Nobody", score .9300');
    expect(owned(4999).findings).toEqual([]);
    expect(owned(4999).flagged.join()).toContain('similar name: "Holding" and "Nobody", score .9300');
  });
});

describe('a listed party', () => {
  it('has the outcome of the rule by identifier', () => {
    expect(judge({ organizations: { Chips: { identifiers: ['lei:1'] } }, listEntries: entry('sdn') }).findings).toEqual([
      'Chips prohibited ofac-sdn',
    ]);
  });

  it('is only for review by name alone', () => {
    const { findings, result } = judge({ listEntries: entry('sdn', ['CHIPS, Ltd']) });
    expect(findings).toEqual(['Chips review ofac-sdn']);
    expect(result.findings[0]!.basis).toBe('name');
  });

  it('has the outcome of the rule by a recorded decision', () => {
    expect(judge({ organizations: { Chips: { listedAs: ['sdn:1'] } }, listEntries: entry('sdn') }).findings).toEqual([
      'Chips prohibited ofac-sdn',
    ]);
  });

  it('is found as distributor too, with or without a known maker', () => {
    const listEntries = entry('sdn');
    expect(judge({ organizations: { Shop: { identifiers: ['lei:1'] } }, listEntries }).findings).toEqual([
      'Shop prohibited ofac-sdn',
    ]);
    expect(judge({ organizations: { Trader: { identifiers: ['lei:1'], distributes: ['Chip'] } }, listEntries }).findings).toEqual(
      ['Trader prohibited ofac-sdn'],
    );
  });

  it('is no finding when it makes nothing in scope', () => {
    const stranger: GraphSpec = { organizations: { Stranger: { identifiers: ['lei:1'] } }, listEntries: entry('sdn') };
    expect(judge(stranger).findings).toEqual(['Stranger prohibited ofac-sdn']);
    expect(judge(stranger, { programme: 'P' }).findings).toEqual([]);
    expect(judge({ organizations: { Idle: { identifiers: ['lei:1'] } }, listEntries: entry('sdn') }).findings).toEqual([]);
  });

  it('is for review where it makes something at a site with the CAGE of the entry', () => {
    const spec = (item: string): GraphSpec => ({
      sources: [
        { item: 'Drone', by: 'Prime' },
        { item, by: 'Chips', at: 'Plant' },
        { item: 'Board', by: 'Chips', at: 'Elsewhere' },
      ],
      sites: { Plant: { identifiers: ['cage:1ABC2'] } },
      organizations: { Held: { owners: [['Chips', { shareMin: 10_000, shareMax: 10_000 }]], distributes: ['Board'] } },
      listEntries: { 'sdn:1': { names: ['Zed'], identifiers: ['cage:1ABC2'] } },
    });
    const { findings, flagged, fixture, result } = judge(spec('Chip'), { programme: 'P' });
    expect([findings, flagged]).toEqual([['Chips review ofac-sdn'], []]);
    const [found] = result.findings;
    expect(found).toMatchObject({ basis: 'site', flags: [expect.stringMatching(/site with the CAGE of a list entry/)] });
    expect(found!.path.map((step) => show(fixture, step))).toEqual([
      '1 BY Chips',
      '1 AT Plant',
      'Plant IDENTIFIED_BY cage:1ABC2',
      'sdn:1 IDENTIFIED_BY cage:1ABC2',
    ]);
    const { sources, sites } = fixture.graph;
    const rows = found!.evidence.map(({ row }) => row);
    expect(rows).toContain(sources.evidence.rows[sources.evidence.offsets[1]!]);
    expect(rows).toContain(sites.mentions.rows[sites.mentions.offsets[fixture.site('Plant')]!]);
    expect(judge(spec('Stray'), { programme: 'P' }).findings).toEqual([]);
  });

  it('names the end items that hold something of it, and its evidence', () => {
    const { fixture, result } = judge({ organizations: { Chips: { identifiers: ['lei:1'] } }, listEntries: entry('sdn') });
    const [found] = result.findings;
    expect(found!.endItems).toEqual([fixture.item('Drone')]);
    expect(found!.path.map((step) => show(fixture, step))).toEqual(['Chips IDENTIFIED_BY lei:1', 'sdn:1 IDENTIFIED_BY lei:1']);
    const { listEntries, sources } = fixture.graph;
    const rows = found!.evidence.map((one) => one.row);
    expect(rows).toContain(listEntries.mentions.rows[listEntries.mentions.offsets[0]!]);
    expect(rows).toContain(sources.evidence.rows[sources.evidence.offsets[2]!]);
    expect(rows).toEqual([...new Set(rows)].sort((a, b) => a - b));
  });

  it('counts while it is listed', () => {
    const spec: GraphSpec = {
      organizations: { Chips: { identifiers: ['lei:1'] } },
      listEntries: { 'sdn:1': { identifiers: ['lei:1'], numbers: { listedTo: day('2024-05-01') } } },
    };
    expect(judge(spec, { asOf: '2024-05-01' }).findings).toEqual(['Chips prohibited ofac-sdn']);
    expect(judge(spec, { asOf: '2024-05-02' }).findings).toEqual([]);
    expect(judge(spec).findings).toEqual(['Chips prohibited ofac-sdn']);
  });

  it('by name is no person, ship or aircraft unless it may be one', () => {
    const spec = (kind: 'company' | 'unstated'): GraphSpec => ({
      organizations: { Chips: { kind } },
      listEntries: entry('sdn', ['Chips']),
    });
    expect(judge(spec('company'), { type: 'Individual' }).findings).toEqual([]);
    expect(judge(spec('unstated'), { type: 'Individual' }).findings).toEqual(['Chips review ofac-sdn']);
    expect(judge(spec('unstated'), { type: 'Vessel' }).findings).toEqual([]);
    expect(judge(spec('company'), { type: 'Entity' }).findings).toEqual(['Chips review ofac-sdn']);
  });

  it('says that its records were joined by name', () => {
    const { result } = judge({ organizations: { Chips: { identifiers: ['lei:1'], byName: true } }, listEntries: entry('sdn') });
    expect(result.findings[0]!.flags).toEqual(['records of this organisation were joined by name']);
  });
});

describe('lists and transactions', () => {
  const listed = (list: string, more: GraphSpec = {}): GraphSpec => ({
    organizations: { Chips: { identifiers: ['lei:1'] } },
    listEntries: entry(list),
    ...more,
  });

  it.each(['el', 'meu', 'dpl', 'uvl', 'dtc', 'ns cmic', 'ssi', 'cap'])(
    'a list about exports or securities is no ban on buying: %s',
    (list) => {
      const { result } = judge(listed(list));
      expect(result.findings.map((one) => one.outcome)).toEqual(['review']);
    },
  );

  it('the same list restricts what is sent to the party', () => {
    expect(judge(listed('el'), { transaction: 'export' }).findings).toEqual(['Chips restricted bis-entity-list']);
    expect(judge(listed('ns cmic'), { transaction: 'invest' }).findings).toEqual(['Chips prohibited ofac-ns-cmic']);
  });

  it('a list is known by its long names', () => {
    expect(judge(listed('specially designated nationals sdn treasury department')).findings).toEqual([
      'Chips prohibited ofac-sdn',
    ]);
    expect(judge(listed('section 889')).findings).toEqual(['Chips prohibited section-889']);
  });

  it('a list that no rule names is for review', () => {
    expect(judge(listed('our own blacklist')).findings).toEqual(['Chips review list-without-rule']);
  });

  it('a rule holds from its date', () => {
    expect(judge(listed('889'), { asOf: '2019-08-12' }).findings).toEqual(['Chips review list-without-rule']);
    expect(judge(listed('889'), { asOf: '2019-08-13' }).findings).toEqual(['Chips prohibited section-889']);
    expect(judge(listed('5949'), { asOf: '2027-12-22' }).findings).toEqual(['Chips review section-5949']);
    expect(judge(listed('5949'), { asOf: '2027-12-23' }).findings).toEqual(['Chips prohibited section-5949']);
    expect(judge(listed('5949')).findings).toEqual(['Chips prohibited section-5949']);
  });

  it('cites the version that held', () => {
    const rule = (asOf: string) => judge(listed('889'), { asOf }).result.findings[0]!.rule;
    expect(rule('2020-01-01').effective).toBe('2019-08-13');
    expect(rule('2026-01-01').effective).toBe('2020-08-13');
    expect(rule('2026-01-01').source).toContain('Pub. L. 115-232');
  });

  it('section 805 bans the entity, and excepts components', () => {
    const prime: GraphSpec = { organizations: { Prime: { identifiers: ['lei:1'] } }, listEntries: entry('1260h') };
    expect(judge(prime, { asOf: '2026-06-29' }).findings).toEqual(['Prime review section-1260h']);
    expect(judge(prime, { asOf: '2026-06-30' }).findings).toEqual(['Prime prohibited section-1260h']);
    expect(judge(listed('1260h'), { asOf: '2027-07-01' }).findings).toEqual(['Chips review section-1260h']);
  });

  it('an excluded party: no award, and no subcontract without a compelling reason', () => {
    const prime: GraphSpec = { organizations: { Prime: { identifiers: ['lei:1'] } }, listEntries: entry('sam exclusions') };
    expect(judge(prime).findings).toEqual(['Prime prohibited far-9.4']);
    expect(judge(listed('sam exclusions')).findings).toEqual(['Chips restricted far-9.4']);
  });

  it('a rule that needs a fact that nobody stated is insufficient evidence', () => {
    const { findings, result } = judge(listed('fascsa'));
    expect(findings).toEqual(['Chips insufficient-evidence fascsa']);
    expect(result.findings[0]!.flags).toEqual(['not stated: program of the list entry']);
    expect(judge(listed('fascsa'), { program: 'all agencies' }).findings).toEqual(['Chips prohibited fascsa']);
  });

  it('law that does not bind the buyer is for review', () => {
    const { findings, result } = judge(listed('eu fsf'));
    expect(findings).toEqual(['Chips review eu-asset-freeze']);
    expect(result.findings[0]!.flags).toEqual(['binds only under the law of EU']);
    expect(judge(listed('eu fsf'), { packs: ['eu'] }).findings).toEqual(['Chips prohibited eu-asset-freeze']);
  });

  it('orders by outcome, then party', () => {
    const spec: GraphSpec = {
      organizations: { Boards: { identifiers: ['lei:2'] }, Chips: { identifiers: ['lei:1'] } },
      listEntries: {
        'el:1': { names: ['x'], identifiers: ['lei:2'] },
        'sdn:1': { names: ['y'], identifiers: ['lei:1'] },
        'el:2': { names: ['z'], identifiers: ['lei:1'] },
      },
    };
    expect(judge(spec).findings).toEqual([
      'Chips prohibited ofac-sdn',
      'Boards review bis-entity-list',
      'Chips review bis-entity-list',
    ]);
  });
});

function show(fixture: GraphFixture, step: PathStep): string {
  const share = step.share === undefined ? '' : ` ${step.share.low}-${step.share.high}`;
  return `${fixture.nameOf(step.from)} ${step.edge} ${fixture.nameOf(step.to)}${share}`;
}

describe('a party that listed parties hold', () => {
  const owned = (owners: [string, object][], more: Readonly<Record<string, OrganizationSpec>> = {}): GraphSpec => ({
    organizations: {
      Chips: { owners },
      X: { identifiers: ['lei:1'] },
      Y: { identifiers: ['lei:2'] },
      ...more,
    },
    listEntries: {
      'sdn:1': { names: ['N1'], identifiers: ['lei:1'] },
      'sdn:2': { names: ['N2'], identifiers: ['lei:2'] },
    },
  });

  it('has the outcome of the owner, with the path', () => {
    const { findings, fixture, result } = judge(owned([['A', half]], { A: { owners: [['X', half]] } }), { programme: 'P' });
    expect(findings).toEqual(['Chips prohibited ofac-50-percent']);
    expect(result.findings[0]!.path.map((step) => show(fixture, step))).toEqual([
      'X IDENTIFIED_BY lei:1',
      'sdn:1 IDENTIFIED_BY lei:1',
      'X OWNS A 5000-5000',
      'A OWNS Chips 5000-5000',
    ]);
    expect(result.findings[0]!.endItems).toEqual([fixture.item('Drone')]);
  });

  it('two listed owners add up since 2014-08-13', () => {
    const quarter = { shareMin: 2500, shareMax: 2500 };
    const spec = owned([
      ['X', quarter],
      ['Y', quarter],
    ]);
    expect(judge(spec, { asOf: '2026-01-01' }).findings).toEqual(['Chips prohibited ofac-50-percent']);
    expect(judge(spec, { asOf: '2014-08-12' }).findings).toEqual([]);
    expect(judge(spec).findings).toEqual(['Chips prohibited ofac-50-percent']);
  });

  it('on maxima only is for review', () => {
    const { findings, result } = judge(owned([['X', { shareMin: 4000, shareMax: 6000 }]]));
    expect(findings).toEqual(['Chips review ofac-50-percent']);
    expect(result.findings[0]!.flags).toEqual(['only if shares that are not stated exactly are as large as they may be']);
    expect(judge(owned([['X', {}]])).findings).toEqual(['Chips review ofac-50-percent']);
  });

  it('through an owner matched by name alone is for review', () => {
    const spec: GraphSpec = {
      organizations: { Chips: { owners: [['Xcorp', { shareMin: 6000, shareMax: 6000 }]] } },
      listEntries: entry('sdn', ['Xcorp']),
    };
    const { findings, result } = judge(spec);
    expect(findings).toEqual(['Chips review ofac-50-percent']);
    expect(result.findings[0]!.flags).toEqual(['an owner was matched by name alone']);
  });

  it('by control or a minority that the regime does not count is a flag without an outcome', () => {
    const spec = owned([['X', { shareMin: 4900, shareMax: 4900 }]], {
      Chips: { owners: [['X', { shareMin: 4900, shareMax: 4900 }]], controllers: ['X'] },
    });
    const { findings, flagged } = judge(spec);
    expect(findings).toEqual([]);
    expect(flagged).toEqual([
      'Chips ofac-50-percent: an affected party controls it, which OFAC 50 Percent Rule does not count; affected parties hold 49 per cent, less than OFAC 50 Percent Rule counts',
    ]);
  });

  it('and is itself listed is found once by that rule', () => {
    const spec: GraphSpec = {
      organizations: { Chips: { identifiers: ['lei:2'], owners: [['X', half]] }, X: { identifiers: ['lei:1'] } },
      listEntries: { 'sdn:1': { names: ['N1'], identifiers: ['lei:1'] }, 'sdn:2': { names: ['N2'], identifiers: ['lei:2'] } },
    };
    expect(judge(spec).findings).toEqual(['Chips prohibited ofac-sdn']);
  });

  it('by name itself, and held by a listed party, has both', () => {
    const spec: GraphSpec = {
      organizations: { Chips: { owners: [['X', half]] }, X: { identifiers: ['lei:1'] } },
      listEntries: { 'sdn:1': { names: ['N1'], identifiers: ['lei:1'] }, 'sdn:2': { names: ['Chips'] } },
    };
    expect(judge(spec).findings).toEqual(['Chips prohibited ofac-50-percent', 'Chips review ofac-sdn']);
  });

  it('of an export list is for review, while that rule is not suspended', () => {
    const spec: GraphSpec = {
      organizations: { Chips: { owners: [['X', half]] }, X: { identifiers: ['lei:1'] } },
      listEntries: entry('el'),
    };
    expect(judge(spec, { asOf: '2025-10-01' }).findings).toEqual(['Chips review bis-affiliates']);
    expect(judge(spec, { asOf: '2026-11-09' }).findings).toEqual([]);
    const later = judge(spec, { asOf: '2026-11-10' });
    expect(later.findings).toEqual(['Chips review bis-affiliates']);
    expect(later.result.findings[0]!.rule.status).toBe('needs confirmation by a person');
  });

  it('by control is an affiliate under section 889', () => {
    const spec: GraphSpec = {
      organizations: { Chips: { controllers: ['X'] }, X: { identifiers: ['lei:1'] } },
      listEntries: entry('889'),
    };
    const { findings, fixture, result } = judge(spec);
    expect(findings).toEqual(['Chips prohibited section-889']);
    expect(result.findings[0]!.path.map((step) => show(fixture, step)).at(-1)).toBe('X CONTROLS Chips');
  });

  it('without ownership data is no finding', () => {
    const { findings, flagged, result } = judge({ listEntries: entry('sdn') });
    expect([findings, flagged, result.partiesInScope]).toEqual([[], [], 5]);
  });
});

describe('rules in force', () => {
  it('are cited in the version of the day', () => {
    const on = (date: string) => rulesInForce(shippedRules(), day(date)).filter((one) => one.id === 'section-889');
    expect(on('2019-08-12')).toEqual([]);
    expect(on('2020-01-01').map((one) => one.effective)).toEqual(['2019-08-13']);
    expect(rulesInForce(shippedRules(), undefined).filter((one) => one.id === 'section-889')).toHaveLength(2);
  });
});

describe('scope', () => {
  it('reaches the makers of approved substitutes and what only a source needs', () => {
    const spec: GraphSpec = {
      items: {
        Drone: { requires: ['Board'] },
        Board: {
          substitutes: [
            ['Other board', { qualified: 1 }],
            ['Draft board', { qualified: 0 }],
          ],
        },
        'Other board': {},
        'Draft board': {},
        Resin: {},
      },
      sources: [
        { item: 'Board', by: 'Boards', requires: ['Resin'] },
        { item: 'Other board', by: 'Others' },
        { item: 'Draft board', by: 'Drafts' },
        { item: 'Resin', by: 'Resins' },
      ],
      organizations: Object.fromEntries(['Others', 'Drafts', 'Resins'].map((name) => [name, { identifiers: ['lei:1'] }])),
      listEntries: entry('sdn'),
    };
    const { findings, fixture, result } = judge(spec, { programme: 'P' });
    expect(findings).toEqual(['Others prohibited ofac-sdn', 'Resins prohibited ofac-sdn']);
    for (const found of result.findings) expect(found.endItems).toEqual([fixture.item('Drone')]);
  });
});
