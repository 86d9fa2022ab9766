/** The known cases of ownership under each shipped regime, in each of its periods; expectations are literals. */
import { describe, expect, it } from 'vitest';
import { dayOf } from '../../graph/ontology/property.ts';
import { affected } from '../../graph/screening/ownership.ts';
import { isInForce } from '../../graph/screening/rule.ts';
import { shippedRules } from '../support/shipped-rules.ts';
import { graphOf, type OrganizationSpec } from '../support/view-graph.ts';

/** X and Y are listed. `X50>A`: X holds 50 per cent of A; `X?>A`: some part; `X!>A`: controls it. */
const cases = {
  half: 'X50>A',
  'a hair less than half': 'X49.99>A',
  'a hair more than half': 'X50.01>A',
  'half of half': 'X50>A, A50>B',
  'most of most': 'X51>A, A51>B',
  'two halves, two quarters': 'X50>A, X50>B, A25>C, B25>C',
  'direct and through another': 'X50>A, X10>B, A40>B',
  'one of two owners affected': 'X50>A, X25>B, A25>C, B25>C',
  'two quarters of two': 'X25>A, Y25>A',
  'a third each of two': 'X34>A, Y34>A',
  'control with 49': 'X!>A, X49>A',
  'controlled, and what that holds': 'X!>A, A51>B',
  '49 stops it': 'X49>A, A60>B, X40>B',
  'a cycle': 'A60>B, B60>A, X40>A',
  'a cycle that is entered': 'A60>B, B40>A, X51>A',
  'quarters of both owners': 'X25>A, X25>B, A50>C, B50>C',
} as const;
type CaseName = keyof typeof cases;

/** Who is affected beside X and Y, under which regime on which day. */
const expected: Readonly<Record<CaseName, Readonly<Record<string, string>>>> = {
  half: { ofac2008: 'A', ofac: 'A', bis: 'A', affiliate: 'A', control: '', euBefore: '', eu: 'A', uk: '' },
  'a hair less than half': { ofac2008: '', ofac: '', bis: '', affiliate: '', control: '', euBefore: '', eu: '', uk: '' },
  'a hair more than half': { ofac2008: 'A', ofac: 'A', bis: 'A', affiliate: 'A', control: 'A', euBefore: 'A', eu: 'A', uk: 'A' },
  'half of half': { ofac2008: 'AB', ofac: 'AB', bis: 'AB', affiliate: 'AB', control: '', euBefore: '', eu: 'AB', uk: '' },
  'most of most': { ofac2008: 'AB', ofac: 'AB', bis: 'AB', affiliate: 'AB', control: 'AB', euBefore: 'AB', eu: 'AB', uk: 'AB' },
  'two halves, two quarters': {
    ofac2008: 'AB',
    ofac: 'ABC',
    bis: 'ABC',
    affiliate: 'ABC',
    control: '',
    euBefore: '',
    eu: 'ABC',
    uk: '',
  },
  'direct and through another': {
    ofac2008: 'A',
    ofac: 'AB',
    bis: 'AB',
    affiliate: 'AB',
    control: '',
    euBefore: '',
    eu: 'AB',
    uk: '',
  },
  'one of two owners affected': {
    ofac2008: 'A',
    ofac: 'A',
    bis: 'A',
    affiliate: 'A',
    control: '',
    euBefore: '',
    eu: 'A',
    uk: '',
  },
  'two quarters of two': { ofac2008: '', ofac: 'A', bis: 'A', affiliate: 'A', control: '', euBefore: '', eu: 'A', uk: '' },
  'a third each of two': { ofac2008: '', ofac: 'A', bis: 'A', affiliate: 'A', control: 'A', euBefore: 'A', eu: 'A', uk: '' },
  'control with 49': { ofac2008: '', ofac: '', bis: '', affiliate: 'A', control: 'A', euBefore: 'A', eu: 'A', uk: 'A' },
  'controlled, and what that holds': {
    ofac2008: '',
    ofac: '',
    bis: '',
    affiliate: 'AB',
    control: 'AB',
    euBefore: 'AB',
    eu: 'AB',
    uk: 'AB',
  },
  '49 stops it': { ofac2008: '', ofac: '', bis: '', affiliate: '', control: '', euBefore: '', eu: '', uk: '' },
  'a cycle': { ofac2008: '', ofac: '', bis: '', affiliate: '', control: '', euBefore: '', eu: '', uk: '' },
  'a cycle that is entered': {
    ofac2008: 'AB',
    ofac: 'AB',
    bis: 'AB',
    affiliate: 'AB',
    control: 'AB',
    euBefore: 'AB',
    eu: 'AB',
    uk: 'AB',
  },
  'quarters of both owners': { ofac2008: '', ofac: '', bis: '', affiliate: '', control: '', euBefore: '', eu: '', uk: '' },
};

/** Regime, and a first and a last day of each of its periods. */
const periods: Readonly<Record<string, readonly [regime: string, ...days: string[]]>> = {
  ofac2008: ['ofac-50', '2008-02-14', '2014-08-12'],
  ofac: ['ofac-50', '2014-08-13', '2026-11-30'],
  bis: ['bis-50', '2025-09-29', '2026-11-30'],
  affiliate: ['subsidiary-or-affiliate', '2018-08-13', '2026-11-30'],
  control: ['subject-to-control', '2023-12-22', '2027-06-30'],
  euBefore: ['eu-ownership-or-control', '2009-12-01', '2024-07-02'],
  eu: ['eu-ownership-or-control', '2024-07-03', '2026-11-30'],
  uk: ['uk-ownership-or-control', '2020-12-31', '2026-11-30'],
};

/** No period holds on the day before the first. */
const before: Readonly<Record<string, string>> = {
  'ofac-50': '2008-02-13',
  'bis-50': '2025-09-28',
  'subsidiary-or-affiliate': '2018-08-12',
  'subject-to-control': '2023-12-21',
  'eu-ownership-or-control': '2009-11-30',
  'uk-ownership-or-control': '2020-12-30',
};

function periodOf(id: string, day: string) {
  const regime = shippedRules().regimes.find((one) => one.id === id);
  return regime?.periods.find((period) => isInForce(period, dayOf(day)));
}

/** `dates` are those of each statement. */
function organizationsOf(text: string, dates: { readonly from?: number; readonly to?: number } = {}) {
  const organizations: Record<string, { owners: [string, object][]; controllers: [string, object][] }> = {};
  for (const name of 'XYABC') organizations[name] = { owners: [], controllers: [] };
  for (const statement of text.split(', ')) {
    const [, holder = '', share = '', held = ''] = /^([A-Z])(\?|!|[\d.]+)>([A-Z])$/.exec(statement) ?? [];
    const points = Math.round(Number(share) * 100);
    if (share === '!') organizations[held]!.controllers.push([holder, dates]);
    else organizations[held]!.owners.push([holder, share === '?' ? dates : { shareMin: points, shareMax: points, ...dates }]);
  }
  return graphOf({ organizations: organizations as Record<string, OrganizationSpec> });
}

function affectedBy(text: string, regime: string, day: string, dates = {}) {
  const fixture = organizationsOf(text, dates);
  const test = periodOf(regime, day);
  if (test === undefined) throw new Error(`no period of ${regime} holds on ${day}`);
  const listed = ['X', 'Y'].map((name) => fixture.organization(name));
  const result = affected(fixture.graph.organizations, listed, test, dayOf(day));
  const names = (order: Int32Array) => [...'ABC'].filter((name) => order[fixture.organization(name)] !== -1).join('');
  return { definite: names(result.definite.order), possible: names(result.possible.order) };
}

describe.each(Object.entries(periods))('%s', (column, [regime, ...days]) => {
  it.each(Object.entries(cases))('%s: %s', (name, text) => {
    const answer = expected[name as CaseName][column];
    for (const day of days) expect(affectedBy(text, regime, day), day).toEqual({ definite: answer, possible: answer });
  });

  it('a holding counts to its last day and no longer, and control too', () => {
    const day = days[0]!;
    const at = dayOf(day)!;
    const reached = (text: string, to: number) => affectedBy(text, regime, day, { to }).definite;
    expect([reached('X51>A, A51>B', at), reached('X51>A, A51>B', at - 1)]).toEqual(['AB', '']);
    expect(reached('X!>A', at - 1)).toBe('');
    expect(affectedBy('X51>A', regime, day, { from: at }).definite).toBe('A');
    expect(affectedBy('X51>A', regime, day, { from: at + 1 }).definite).toBe('');
  });

  it('a share that nobody states is possible and not definite', () => {
    expect(affectedBy('X?>A', regime, days[0]!)).toEqual({ definite: '', possible: 'A' });
    expect(affectedBy('X?>A, B51>A', regime, days[0]!)).toEqual({ definite: '', possible: '' });
  });
});

describe('the shipped regimes', () => {
  it('are those above, and none holds before its first day', () => {
    expect(shippedRules().regimes.map(({ id }) => id)).toEqual(Object.keys(before).sort());
    for (const [regime, day] of Object.entries(before)) expect(periodOf(regime, day), regime).toBeUndefined();
  });

  it('have the periods above', () => {
    const count = (regime: string) => Object.values(periods).filter(([id]) => id === regime).length;
    for (const { id, periods: all } of shippedRules().regimes) expect(all.length, id).toBe(count(id));
  });
});
