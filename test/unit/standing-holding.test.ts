/** What stands of several statements of one holding on a day, and what screening makes of it. */
import { describe, expect, it } from 'vitest';
import { holdingsOn as controlOnDay, controlPath, jointOwners, topmostOwners } from '../../graph/analyses/owners.ts';
import { scopeOf } from '../../graph/analyses/scope.ts';
import { dayOf } from '../../graph/ontology/property.ts';
import { differencesOn, percent } from '../../graph/screening/differing-statements.ts';
import { holdingsOn } from '../../graph/screening/holdings.ts';
import { affectedBy, type OwnershipTest } from '../../graph/screening/ownership.ts';
import { ownershipPath } from '../../graph/screening/ownership-path.ts';
import { matchParties } from '../../graph/screening/party-match.ts';
import { parseRules } from '../../graph/screening/rules.ts';
import { untrustedVendors } from '../../graph/screening/untrusted-vendor.ts';
import { vendorOutcomes } from '../../graph/screening/vendor-outcomes.ts';
import type { HoldingStatement } from '../../graph/view/graph.ts';
import { HoldingState, holdsOn, leastOfEdge, standingOn } from '../../graph/view/standing-holding.ts';
import { graphOf } from '../support/view-graph.ts';

const day = (text: string) => dayOf(text) as number;
const on = day('2026-06-01');
const blank = { shareMin: undefined, shareMax: undefined, from: undefined, to: undefined };
/** The letter makes the SHA-256. */
function of(letter: string, dated: string, percent?: number, days: { from?: string; to?: string } = {}): HoldingStatement {
  return {
    ...blank,
    sha256: letter.repeat(64),
    dated,
    ...(percent === undefined ? {} : { shareMin: percent * 100, shareMax: percent * 100 }),
    ...(days.from === undefined ? {} : { from: day(days.from) }),
    ...(days.to === undefined ? {} : { to: day(days.to) }),
  };
}
const past = { from: '2015-01-01', to: '2018-12-31' };
const since = { from: '2019-01-01' };

describe('a statement', () => {
  it('holds on its first and its last day, and without an end where it states none', () => {
    const states = (text: string) => holdsOn(of('a', '', 1, { from: '2020-01-01', to: '2020-12-31' }), day(text));
    expect(['2019-12-31', '2020-01-01', '2020-12-31', '2021-01-01'].map(states)).toEqual([false, true, true, false]);
    expect(holdsOn(of('a', ''), on)).toBe(true);
    expect(holdsOn(of('a', '', 1, past), undefined)).toBe(true);
  });
});

const { held, doubted, none } = HoldingState;
const exactly = (share: number, state: number = held) => ({ state, least: share, greatest: share, isOpen: false });

describe('what stands on a day', () => {
  it('is what the newest document says that holds on it, by one row', () => {
    const rows = [of('b', '2026-05-01', 60, since), of('b', '2026-05-01', 40, past)];
    for (const order of [rows, rows.toReversed()]) {
      expect(standingOn(order, on)).toEqual(exactly(6000));
      expect(standingOn(order, day('2016-01-01'))).toEqual(exactly(4000));
      expect(standingOn(order, day('2014-01-01'))).toEqual({ state: none, least: 0, greatest: 0, isOpen: false });
    }
    expect(standingOn([of('b', '2026-05-01', 20), of('a', '2026-04-01', 60)], on)).toEqual(exactly(2000));
  });

  it('is an older document where the newest has not begun, or ended before the older holding began', () => {
    const ahead = of('b', '2026-05-01', 10, { from: '2026-06-02' });
    expect(standingOn([ahead, of('a', '2025-01-01', 60)], on)).toEqual(exactly(6000));
    expect(standingOn([of('b', '2026-05-01', 10, past), of('a', '2025-01-01', 60, since)], on)).toEqual(exactly(6000));
  });

  it('is every row without a day', () => {
    const rows = [of('b', '2026-05-01', 60, since), of('b', '2026-05-01', 40, past)];
    const all = { state: held, least: 4000, greatest: 6000, isOpen: false };
    expect([undefined, Number.NaN].map((asOf) => standingOn(rows, asOf))).toEqual([all, all]);
  });

  it('takes the share of an older one where the newest states none', () => {
    expect(standingOn([of('b', '2026-05-01'), of('a', '2025-01-01', 60)], on)).toEqual(exactly(6000));
    expect(standingOn([of('b', '2026-05-01'), of('a', '2025-01-01', 60, past)], on)).toEqual({ ...exactly(0), isOpen: true });
  });

  it('is widened by others of its date: what all say is sure, what any says is possible', () => {
    const standing = (...all: HoldingStatement[]) => standingOn(all, on);
    const [first, same] = [of('c', '2026-05-01', 20), of('b', '2026-05-01', 20)];
    const between = (least: number, greatest: number, isOpen = false) => ({ state: held, least, greatest, isOpen });
    expect(standing(first, of('b', '2026-05-01', 60), of('a', '2026-05-01', 30))).toEqual(between(2000, 6000));
    expect(standing(first, { ...same, shareMax: 9000 })).toEqual(between(2000, 9000));
    expect(standing(first, { ...same, shareMin: 1000 })).toEqual(between(1000, 2000));
    expect(standing(first, { ...same, shareMin: undefined })).toEqual(between(0, 2000));
    expect(standing(first, { ...same, shareMax: undefined })).toEqual(between(2000, 2000, true));
    expect(standing({ ...first, shareMax: 1000 }, same)).toEqual(between(2000, 2000));
    expect(standing(first, of('b', '2026-05-01'))).toEqual(exactly(2000));
    expect(standing(first, of('a', '2026-04-30', 60))).toEqual(exactly(2000));
  });

  it('is in doubt where a document as new knows the same holding as ended', () => {
    const now = of('b', '2026-05-01', 60);
    const inDoubt = { state: doubted, least: 0, greatest: 6000, isOpen: false };
    expect(standingOn([of('c', '2026-05-01', 60, past), now], on)).toEqual(inDoubt);
    expect(standingOn([now, of('a', '2026-05-01', 60, past)], on)).toEqual(inDoubt);
    expect(standingOn([of('c', '2026-05-02', 60, past), now], on)).toEqual(inDoubt);
    expect(standingOn([now, of('a', '2026-04-30', 60, past)], on)).toEqual(exactly(6000));
    // Its last day is the first of the other: one followed the other.
    const follows = (to: string) => standingOn([of('c', '2026-05-01', 60, { to }), of('b', '2026-05-01', 60, since)], on);
    expect(follows('2019-01-01')).toEqual(exactly(6000));
    expect(follows('2019-01-02')).toEqual(inDoubt);
  });

  it('is in no doubt where that document states a later period too, or another one that began later stands', () => {
    const ended = of('c', '2026-05-01', 60, past);
    const now = of('b', '2026-05-01', 60);
    expect(standingOn([of('c', '2026-05-01', 60, since), ended, now], on)).toEqual(exactly(6000));
    expect(standingOn([ended, now, of('a', '2026-05-01', 60, since)], on)).toEqual(exactly(6000));
  });

  it('is sure of an edge where it is in no doubt', () => {
    const { graph } = world({ owner: [of('b', '2026-05-01', 50, since), of('b', '2026-05-01', 40, past)] });
    const least = (statements: HoldingStatement[] | undefined, asOf: number) =>
      leastOfEdge(graph.organizations.owners, statements === undefined ? undefined : new Map([[0, statements]]), 0, asOf);
    expect(least(undefined, on)).toBe(6000);
    expect(least([of('b', '2026-05-01', 50, since)], on)).toBe(5000);
    expect(least([of('b', '2026-05-01', 50, since)], day('2018-01-01'))).toBeNaN();
    expect(least([of('b', '2026-05-01', 50), of('a', '2026-05-01', 50, past)], on)).toBeNaN();
  });
});

describe('statements that differ', () => {
  const said = (...all: HoldingStatement[]) => differencesOn(all, 'OWNS', on);

  it('are named with document and date, the one that stands first', () => {
    expect(said(of('b', '2026-05-01', 20), of('a', '2026-04-01', 60, { from: '2019-01-01', to: '2027-12-31' }))).toBe(
      'documents differ on a holding: 20 per cent (bbbbbbbbbbbb of 2026-05-01) stands; 60 per cent from 2019-01-01 until 2027-12-31 (aaaaaaaaaaaa of 2026-04-01)',
    );
    expect(said(of('b', '', undefined), { ...of('a', '', undefined), shareMin: 5000 })).toBe(
      'documents differ on a holding: 50 to 100 per cent (aaaaaaaaaaaa, without a date); without days (bbbbbbbbbbbb, without a date) stand',
    );
    expect(said(of('b', '', undefined), { ...of('a', '', undefined), shareMax: 1250 })).toContain('0 to 12.5 per cent');
  });

  it('are none where they say the same, or speak of periods that follow one another', () => {
    expect(said(of('b', '2026-05-01', 20), of('a', '2026-04-01', 20))).toBeUndefined();
    expect(said(of('b', '2026-05-01', 60, since), of('b', '2026-05-01', 40, past))).toBeUndefined();
    expect(said(of('b', '2026-05-01', 60, since), of('b', '2026-05-01', 40, { ...past, to: '2019-01-01' }))).toMatch(
      /40 per cent from 2015-01-01 until 2019-01-01/,
    );
    expect(
      said(of('b', '2026-05-01', 60, { to: '2026-12-31' }), of('a', '2026-05-01', 40, { from: '2027-01-01' })),
    ).toBeUndefined();
    expect(said(of('b', '2026-05-01', 60, past), of('a', '2026-04-01', 40, since))).toBeUndefined();
    expect(said(of('b', '2026-05-01', 60, past), of('a', '2026-04-01', 50, past))).toBeUndefined();
  });

  it('of the newest date stand together, in the order of their words', () => {
    const words =
      'documents differ on a holding: 20 per cent (aaaaaaaaaaaa of 2026-05-01); 60 per cent (bbbbbbbbbbbb of 2026-05-01) stand';
    expect(said(of('b', '2026-05-01', 60), of('a', '2026-05-01', 20))).toBe(words);
    expect(differencesOn([of('b', '2026-05-01'), of('a', '2026-05-01', undefined, { to: '2027-01-01' })], 'CONTROLS', on)).toBe(
      'documents differ on control: until 2027-01-01 (aaaaaaaaaaaa of 2026-05-01); without days (bbbbbbbbbbbb of 2026-05-01) stand',
    );
  });

  it('are five beside the one that stands, each content once, and how many more there are', () => {
    const all = [9, 8, 7, 6, 5, 4, 4, 3, 2].map((share, i) =>
      of('fedcba987'[i] as string, i === 0 ? '2026-05-02' : '2026-05-01', share),
    );
    const words = said(...all) as string;
    expect(words).toMatch(/^documents differ on a holding: 9 per cent \(f{12} of 2026-05-02\) stands; 8 per cent /);
    expect(words).toMatch(/; 4 per cent \(a{12} of 2026-05-01\); 2 more$/);
    expect(said(...all.slice(0, 7))).toMatch(/; 4 per cent \(a{12} of 2026-05-01\)$/);
  });
});

const rule = (controlCounts: boolean) => `pack: {id: p, nation: XV, title: T, source: S}
lists: [{code: L, title: L, names: []}]
regimes: [{id: r, title: Rule of half, source: S, periods: [{from: 2020-01-01, threshold: 50, inclusive: true, aggregate: true, cascades: true, controlCounts: ${controlCounts}}]}]
rules:
  - {id: a, title: A, source: S, reaches: {kind: parties, lists: [L], whom: owned, regime: r}, versions: [
      {from: 2020-01-01, status: in force, buy: prohibited, pay: none, export: none, invest: none, reason: why}]}
`;
/** `Vendor`, held or controlled by the listed `X` as the statements say, newest first. */
function world(stated: { owner?: readonly HoldingStatement[]; control?: readonly HoldingStatement[] }, controlCounts = true) {
  const fixture = graphOf({
    items: { Chip: {} },
    sources: [{ item: 'Chip', by: 'Vendor' }],
    programmes: { P: ['Chip'] },
    organizations: {
      Vendor: {
        owners: stated.owner === undefined ? [] : [['X', { shareMin: 6000, shareMax: 6000 }]],
        controllers: stated.control === undefined ? [] : ['X'],
      },
      X: { identifiers: ['lei:1'] },
    },
    listEntries: { one: { identifiers: ['lei:1'] } },
  });
  const edge = (all: readonly HoldingStatement[] | undefined) => new Map(all === undefined ? [] : [[0, all] as const]);
  const organizations = {
    ...fixture.graph.organizations,
    ownerStatements: edge(stated.owner),
    controllerStatements: edge(stated.control),
  };
  const graph = { ...fixture.graph, organizations };
  const options = {
    rules: parseRules([{ name: 'a.yml', text: rule(controlCounts) }]),
    scope: scopeOf(graph, undefined),
    entryOf: () => ({ list: 'L', type: '', program: '' }),
    packs: ['p'],
    asOf: on,
  };
  const matches = matchParties(graph, on);
  const { findings, flagged } = untrustedVendors(graph, matches, options);
  const [outcome] = vendorOutcomes(graph, matches, options, [fixture.organization('Vendor')], ['p']);
  return {
    graph,
    told: [
      ...findings.map((one) => [one.outcome, ...one.flags]),
      ...flagged.map(({ flags, path }) => ['flag', ...flags, path.at(-1)?.edge]),
    ],
    ownersStated: outcome?.ownersStated,
  };
}
const disputed = [of('b', '2026-05-01', undefined, past), of('a', '2026-05-01')];
const differ = expect.stringMatching(/^documents differ on (a holding|control): /);
const largest = 'only if shares that are not stated exactly are as large as they may be';
describe('screening by holdings that are stated differently', () => {
  it('goes by the share and the days that stand on the day', () => {
    expect(world({ owner: [of('b', '2026-05-01', 60, since), of('b', '2026-05-01', 40, past)] }).told).toEqual([['prohibited']]);
    expect(world({ owner: [of('b', '2026-05-01', 40, past), of('b', '2026-05-01', 60, since)] }).told).toEqual([['prohibited']]);
    const less = world({ owner: [of('b', '2026-05-01', 20), of('a', '2026-04-01', 60)] });
    expect(less.told).toEqual([['flag', 'affected parties hold 20 per cent, less than Rule of half counts', differ, 'OWNS']]);
  });

  it('on maxima counts what another of the same date says, and all where nobody says how much', () => {
    expect(world({ owner: [of('b', '2026-05-01', 20), of('a', '2026-05-01', 60)] }).told).toEqual([['review', largest, differ]]);
    expect(world({ owner: [of('b', '2026-05-01', 60, past), of('a', '2026-05-01', 60)] }).told).toEqual([
      ['review', largest, differ],
    ]);
    expect(world({ owner: [of('b', '2026-05-01'), of('a', '2026-05-01', undefined, since)] }).told).toEqual([
      ['review', largest, differ],
    ]);
  });

  it('is for review where the newest document ended what an older one holds open, whether held or controlled', () => {
    const ended = [of('b', '2026-05-01', 60, past), of('a', '2026-04-01', 60)];
    expect(world({ owner: ended })).toMatchObject({ told: [['review', largest, differ]], ownersStated: true });
    expect(world({ control: ended })).toMatchObject({ told: [['review', largest, differ]], ownersStated: true });
    const agreed = [of('b', '2026-05-01', 60, past), of('a', '2026-04-01', 50, past)];
    expect(world({ owner: agreed, control: agreed })).toMatchObject({ told: [], ownersStated: false });
  });

  it('takes control that is in doubt for possible', () => {
    const now = [of('b', '2026-05-01', undefined, since), of('a', '2026-05-01', undefined, past)];
    expect(world({ control: now })).toMatchObject({ told: [['prohibited']], ownersStated: true });
    expect(world({ control: disputed }, false).told).toEqual([
      ['flag', 'an affected party controls it, which Rule of half does not count', differ, 'CONTROLS'],
    ]);
  });

  it('shows control that is in doubt on the path of what is possible alone', () => {
    const { graph } = world({ control: disputed });
    const test: OwnershipTest = { threshold: 5000, inclusive: true, aggregate: true, cascades: true, controlCounts: true };
    const holdings = holdingsOn(graph.organizations, on);
    expect([...holdings.controls]).toEqual([doubted]);
    expect(ownershipPath(holdings, affectedBy(holdings, [1], test, 'minimum'), test, 0)).toEqual([]);
    expect(ownershipPath(holdings, affectedBy(holdings, [1], test, 'maximum'), test, 0)).toEqual([
      { kind: 'CONTROLS', holder: 1, held: 0, edge: 0 },
    ]);
    expect(controlPath(controlOnDay(graph, on), 1, 0)).toEqual([]);
    expect(topmostOwners(graph, on).targets).toEqual(Int32Array.of(0, 1));
  });

  it('finds who controls, and joint owners, by what stands', () => {
    const two = (least: number) => world({ owner: [of('b', '2026-05-01', least, since), of('b', '2026-05-01', 50, past)] }).graph;
    expect(jointOwners(two(60), on, 0)).toEqual([]);
    expect(jointOwners(two(60), day('2016-01-01'), 0)).toEqual([1]);
    expect([...topmostOwners(two(60), on).targets]).toEqual([1, 1]);
    expect([...topmostOwners(two(60), day('2016-01-01')).targets]).toEqual([0, 1]);
  });
});

it('shares are said exactly', () => {
  expect([percent(2500, 2500), percent(1250, 5000)]).toEqual(['25', '12.5 to 50']);
});
