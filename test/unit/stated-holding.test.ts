/** What stands of several statements of one holding on a day, and what screening makes of it. */
import { describe, expect, it } from 'vitest';
import { scopeOf } from '../../graph/analyses/scope.ts';
import { dayOf } from '../../graph/ontology/property.ts';
import { holdingsOn } from '../../graph/screening/holdings.ts';
import { affectedBy, type OwnershipTest } from '../../graph/screening/ownership.ts';
import { ownershipPath } from '../../graph/screening/ownership-path.ts';
import { matchParties } from '../../graph/screening/party-match.ts';
import { parseRules } from '../../graph/screening/rules.ts';
import {
  differingStatements,
  isEndedInDispute,
  shareInWords,
  standingOn,
  statesFor,
} from '../../graph/screening/stated-holding.ts';
import { untrustedVendors } from '../../graph/screening/untrusted-vendor.ts';
import { vendorOutcomes } from '../../graph/screening/vendor-outcomes.ts';
import type { HoldingStatement } from '../../graph/view/graph.ts';
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
    const states = (text: string) => statesFor(of('a', '', 1, { from: '2020-01-01', to: '2020-12-31' }), day(text));
    expect(['2019-12-31', '2020-01-01', '2020-12-31', '2021-01-01'].map(states)).toEqual([false, true, true, false]);
    expect(statesFor(of('a', ''), on)).toBe(true);
    expect(statesFor(of('a', '', 1, past), undefined)).toBe(true);
  });
});

describe('what stands on a day', () => {
  it('is what the newest document says that holds on it, by one row', () => {
    const rows = [of('b', '2026-05-01', 60, since), of('b', '2026-05-01', 40, past)];
    expect(standingOn(rows, on)).toEqual({ holds: true, shareMin: 6000, shareMax: 6000, rivals: [] });
    expect(standingOn([...rows].reverse(), on)).toEqual({ holds: true, shareMin: 6000, shareMax: 6000, rivals: [] });
    expect(standingOn(rows, day('2016-01-01'))).toEqual({ holds: true, shareMin: 4000, shareMax: 4000, rivals: [] });
  });

  it('an older document fills in a share that the newest leaves blank, and brings nothing back that it ended', () => {
    expect(standingOn([of('b', '2026-05-01'), of('a', '2025-01-01', 60)], on)).toMatchObject({ holds: true, shareMin: 6000 });
    expect(standingOn([of('b', '2026-05-01', 60, past), of('a', '2025-01-01', 60)], on)).toMatchObject({
      holds: false,
      rivals: [],
    });
  });

  it('has rivals where others of its date state other shares for the day', () => {
    const rivals = (...all: HoldingStatement[]) => standingOn(all, on).rivals;
    const [first, same] = [of('c', '2026-05-01', 20), of('b', '2026-05-01', 20)];
    expect(rivals(first, of('b', '2026-05-01', 60), of('a', '2026-05-01', 30))).toEqual([3000, 6000]);
    expect(rivals(first, { ...same, shareMax: 9000 })).toEqual([9000]);
    expect(rivals(first, { ...same, shareMin: 1000 })).toEqual([1000]);
    expect(rivals(first, { ...same, shareMin: undefined, shareMax: undefined })).toEqual([]);
    expect(rivals(first, of('a', '2026-04-30', 60))).toEqual([]);
    expect(rivals(first, of('b', '2026-05-01', 60, past))).toEqual([]);
  });

  it('may hold where another of its date says so: all of it, where no share is stated', () => {
    const ended = of('c', '2026-05-01', 60, past);
    expect(standingOn([ended, of('b', '2026-05-01', 60)], on)).toMatchObject({ holds: false, rivals: [6000] });
    expect(standingOn([ended, of('b', '2026-05-01')], on)).toMatchObject({ holds: false, rivals: [10_000] });
    expect(standingOn([ended, of('b', '2026-05-01', 60, past)], on)).toMatchObject({ holds: false, rivals: [] });
  });

  it('is ended in dispute where an older document says that it holds', () => {
    expect(isEndedInDispute([of('b', '2026-05-01', 60, past), of('a', '2025-01-01', 60)], on)).toBe(true);
    expect(isEndedInDispute([of('b', '2026-05-01', 60, past), of('a', '2025-01-01', 50, past)], on)).toBe(false);
    expect(isEndedInDispute([of('b', '2026-05-01', 60), of('a', '2025-01-01', 60, past)], on)).toBe(false);
  });
});

describe('statements that differ', () => {
  const said = (...all: HoldingStatement[]) => differingStatements(all, on);

  it('are named with document and date, the one that stands first', () => {
    expect(said(of('b', '2026-05-01', 20), of('a', '2026-04-01', 60, { from: '2019-01-01', to: '2027-12-31' }))).toBe(
      'documents differ on a holding: 20 per cent (bbbbbbbbbbbb of 2026-05-01) stands; 60 per cent from 2019-01-01 until 2027-12-31 (aaaaaaaaaaaa of 2026-04-01)',
    );
    expect(said(of('b', '', undefined), { ...of('a', '', undefined), shareMin: 5000 })).toBe(
      'documents differ on a holding: without days (bbbbbbbbbbbb, without a date) stands; 50 to 100 per cent (aaaaaaaaaaaa, without a date)',
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
    // What is over by the newest document, and by an older one is not.
    expect(said(of('b', '2026-05-01', 60, past), of('a', '2026-04-01', 40, since))).toMatch(
      /60 per cent from 2015-01-01 until 2018-12-31 \(b{12} of 2026-05-01\) stands; 40 per cent from 2019-01-01 \(a/,
    );
  });

  it('are five beside the one that stands, each content once, and how many more there are', () => {
    const all = [9, 8, 7, 6, 5, 4, 4, 3, 2].map((percent, i) => of('fedcba987'[i] as string, '2026-05-01', percent));
    const words = said(...all) as string;
    expect(words).toMatch(/^documents differ on a holding: 9 per cent \(f{12} of 2026-05-01\) stands; 8 per cent /);
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
const differ = expect.stringMatching(/^documents differ on a holding: /);
const largest = 'only if shares that are not stated exactly are as large as they may be';
const over = 'the newest statement of a holding of an affected party has ended, and an older one has not';

describe('screening by holdings that are stated differently', () => {
  it('goes by the share and the days that stand on the day', () => {
    expect(world({ owner: [of('b', '2026-05-01', 60, since), of('b', '2026-05-01', 40, past)] }).told).toEqual([['prohibited']]);
    expect(world({ owner: [of('b', '2026-05-01', 40, past), of('b', '2026-05-01', 60, since)] }).told).toEqual([['prohibited']]);
    const less = world({ owner: [of('b', '2026-05-01', 20), of('a', '2026-04-01', 60)] });
    expect(less.told).toEqual([['flag', 'affected parties hold 20 per cent, less than Rule of half counts', differ, 'OWNS']]);
  });

  it('on maxima counts what another of the same date says, and all where nobody says how much', () => {
    const rival = 'another statement of the same day says 60 per cent';
    expect(world({ owner: [of('b', '2026-05-01', 20), of('a', '2026-05-01', 60)] }).told).toEqual([
      ['review', largest, rival, differ],
    ]);
    expect(world({ owner: [of('b', '2026-05-01', 60, past), of('a', '2026-05-01', 60)] }).told).toEqual([
      ['review', largest, rival, differ],
    ]);
    expect(world({ owner: [of('b', '2026-05-01'), of('a', '2026-05-01', undefined, since)] }).told).toEqual([
      ['review', largest, differ],
    ]);
  });

  it('flags what the newest document ended and an older one did not, whether held or controlled', () => {
    const ended = [of('b', '2026-05-01', 60, past), of('a', '2026-04-01', 60)];
    expect(world({ owner: ended })).toMatchObject({ told: [['flag', over, differ, 'OWNS']], ownersStated: false });
    expect(world({ control: ended })).toMatchObject({ told: [['flag', over, differ, 'CONTROLS']], ownersStated: false });
    const agreed = [of('b', '2026-05-01', 60, past), of('a', '2026-04-01', 50, past)];
    expect(world({ owner: agreed, control: agreed }).told).toEqual([]);
  });

  it('takes control that statements of one date differ on for possible', () => {
    const now = [of('b', '2026-05-01', undefined, since), of('a', '2026-05-01', undefined, past)];
    expect(world({ control: now })).toMatchObject({ told: [['prohibited']], ownersStated: true });
    const disputed = [of('b', '2026-05-01', undefined, past), of('a', '2026-05-01', undefined, since)];
    expect(world({ control: disputed })).toMatchObject({ told: [['review', largest, differ]], ownersStated: true });
    expect(world({ control: disputed }, false).told).toEqual([
      ['flag', 'an affected party controls it, which Rule of half does not count', differ, 'CONTROLS'],
    ]);
  });

  it('shows disputed control on the path of what is possible alone', () => {
    const { graph } = world({ control: [of('b', '2026-05-01', undefined, past), of('a', '2026-05-01', undefined, since)] });
    const test: OwnershipTest = { threshold: 5000, inclusive: true, aggregate: true, cascades: true, controlCounts: true };
    const holdings = holdingsOn(graph.organizations, on);
    expect([...holdings.controls]).toEqual([2]);
    expect(ownershipPath(holdings, affectedBy(holdings, [1], test, 'minimum'), test, 0)).toEqual([]);
    expect(ownershipPath(holdings, affectedBy(holdings, [1], test, 'maximum'), test, 0)).toEqual([
      { kind: 'CONTROLS', holder: 1, held: 0, edge: 0 },
    ]);
  });
});

it('shares are said exactly', () => {
  expect([shareInWords(2500, 2500), shareInWords(1250, 5000)]).toEqual(['25', '12.5 to 50']);
});
