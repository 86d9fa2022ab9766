/**
 * Every version of every shipped rule about parties, on both sides of each of its dates. The expectations
 * are literals: nothing of them is read from the files under test.
 */
import { describe, expect, it } from 'vitest';
import { scopeOf } from '../../graph/analyses/scope.ts';
import { dateOf, dayOf } from '../../graph/ontology/property.ts';
import { matchParties } from '../../graph/screening/party-match.ts';
import { transactions } from '../../graph/screening/rule.ts';
import { untrustedVendors } from '../../graph/screening/untrusted-vendor.ts';
import { shippedRules } from '../support/shipped-rules.ts';
import { type GraphSpec, graphOf } from '../support/view-graph.ts';

/**
 * rule | list | pack whose law binds | the party is listed, or a listed one holds it to 60 per cent | program of
 * the entry | by day what follows for buy, pay, export and invest, for who supplies an end item (/ a component,
 * where that differs): Prohibited, Restricted, reView, Insufficient evidence, - nothing.
 */
const table = `
far-9.4 | SAM | us | listed |  | 1984-03-31 ----, 1984-04-01 PVVV/RVVV, 2026-11-30 PVVV/RVVV
fascsa | FASCSA | us | listed |  | 2023-12-03 ----, 2023-12-04 IVVV
fascsa | FASCSA | us | listed | all agencies | 2023-12-03 ----, 2023-12-04 PVVV
section-889 | 889 | us | listed |  | 2019-08-12 ----, 2019-08-13 PVVV, 2020-08-12 PVVV, 2020-08-13 PVVV, 2026-11-30 PVVV
section-889 | 889 | us | owned |  | 2019-08-12 ----, 2019-08-13 PVVV, 2020-08-12 PVVV, 2020-08-13 PVVV
section-1260h | 1260H | us | listed |  | 2020-12-31 ----, 2021-01-01 VVVV, 2026-06-29 VVVV, 2026-06-30 PVVV/VVVV, 2027-06-29 PVVV/VVVV, 2027-06-30 PVVV/VVVV, 2030-01-01 PVVV/VVVV
section-1260h | 1260H | us | owned |  | 2023-12-21 ----, 2023-12-22 VVVV, 2026-06-29 VVVV, 2026-06-30 PVVV/VVVV, 2027-06-30 PVVV/VVVV
section-5949 | 5949 | us | listed |  | 2022-12-22 ----, 2022-12-23 VVVV, 2027-12-22 VVVV, 2027-12-23 PVVV
section-5949 | 5949 | us | owned |  | 2022-12-22 ----, 2022-12-23 VVVV, 2027-12-22 VVVV, 2027-12-23 PVVV
state-isn | ISN | us | listed |  | 2000-03-13 ----, 2000-03-14 RVRV/VVRV
ofac-sdn | SDN | us | listed |  | 1977-12-27 ----, 1977-12-28 PPPP, 2026-11-30 PPPP
ofac-50-percent | SDN | us | owned |  | 2008-02-13 ----, 2008-02-14 PPPP, 2014-08-12 PPPP, 2014-08-13 PPPP
ofac-fse | FSE | us | listed |  | 2012-04-30 ----, 2012-05-01 PPPP
ofac-ssi | SSI | us | listed |  | 2014-07-15 ----, 2014-07-16 VVRR
ofac-ssi | SSI | us | owned |  | 2014-07-15 ----, 2014-07-16 VVRR
ofac-ns-cmic | NS-CMIC | us | listed |  | 2021-08-01 ----, 2021-08-02 VVVP
ofac-capta | CAP | us | listed |  | 2019-03-13 ----, 2019-03-14 VRVV
ofac-menu-based | MBS | us | listed |  | 2017-08-01 ----, 2017-08-02 VVVV
ofac-ns-plc | PLC | us | listed |  | 2006-04-11 ----, 2006-04-12 VRVV
bis-entity-list | EL | us | listed |  | 1997-02-02 ----, 1997-02-03 VVRV
bis-meu | MEU | us | listed |  | 2020-12-22 ----, 2020-12-23 VVRV
bis-dpl | DPL | us | listed |  | 1996-03-24 ----, 1996-03-25 VVPV
bis-uvl | UVL | us | listed |  | 2014-01-20 ----, 2014-01-21 VVRV
bis-affiliates | EL | us | owned |  | 2025-09-28 ----, 2025-09-29 VVRV, 2025-11-09 VVRV, 2025-11-10 --V-, 2026-11-09 --V-, 2026-11-10 VVVV, 2026-11-30 VVVV
state-aeca-debarred | DTC | us | listed |  | 1984-12-31 ----, 1985-01-01 VVPV
eu-asset-freeze | EU-FSF | eu | listed |  | 2009-11-30 ----, 2009-12-01 PPPP
eu-asset-freeze | EU-FSF | eu | owned |  | 2009-11-30 ----, 2009-12-01 PPPP, 2024-07-02 PPPP, 2024-07-03 PPPP
uk-asset-freeze | UK-SL | gb | listed |  | 2020-12-30 ----, 2020-12-31 PPPP
uk-asset-freeze | UK-SL | gb | owned |  | 2020-12-30 ----, 2020-12-31 PPPP
list-without-rule | A list of nobody | us | listed |  | 1969-12-31 ----, 1970-01-01 VVVV
`;

/** rule | first day of a version | its last (empty: open) | how far it is law */
const versionTable = `
far-9.4 | 1984-04-01 |  | in force
fascsa | 2023-12-04 |  | in force
section-889 | 2019-08-13 | 2020-08-12 | in force
section-889 | 2020-08-13 |  | in force
section-1260h | 2021-01-01 | 2026-06-29 | in force
section-1260h | 2026-06-30 | 2027-06-29 | in force
section-1260h | 2027-06-30 |  | in force
section-5949 | 2022-12-23 | 2027-12-22 | proposed
section-5949 | 2027-12-23 |  | needs confirmation by a person
state-isn | 2000-03-14 |  | needs confirmation by a person
ofac-sdn | 1977-12-28 |  | in force
ofac-50-percent | 2008-02-14 |  | in force
ofac-fse | 2012-05-01 |  | needs confirmation by a person
ofac-ssi | 2014-07-16 |  | in force
ofac-ns-cmic | 2021-08-02 |  | in force
ofac-capta | 2019-03-14 |  | in force
ofac-menu-based | 2017-08-02 |  | in force
ofac-ns-plc | 2006-04-12 |  | in force
bis-entity-list | 1997-02-03 |  | in force
bis-meu | 2020-12-23 |  | in force
bis-dpl | 1996-03-25 |  | in force
bis-uvl | 2014-01-21 |  | in force
bis-affiliates | 2025-09-29 | 2025-11-09 | in force
bis-affiliates | 2025-11-10 | 2026-11-09 | suspended
bis-affiliates | 2026-11-10 |  | needs confirmation by a person
state-aeca-debarred | 1985-01-01 |  | in force
eu-asset-freeze | 2009-12-01 |  | in force
uk-asset-freeze | 2020-12-31 |  | in force
list-without-rule | 1970-01-01 |  | needs confirmation by a person
`;

interface Case {
  readonly rule: string;
  readonly list: string;
  readonly pack: string;
  readonly whom: string;
  readonly program: string;
  readonly rows: readonly { readonly day: string; readonly endItem: string; readonly component: string }[];
}

const rowsOf = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()));

const cases = rowsOf(table).map(([rule, list, pack, whom, program, rows]): Case => {
  const days = rows!.split(', ').map((row) => {
    const [day, outcomes] = row.split(' ') as [string, string];
    const [endItem, component = endItem] = outcomes.split('/') as [string, string?];
    return { day, endItem, component };
  });
  return { rule: rule!, list: list!, pack: pack!, whom: whom!, program: program!, rows: days };
});
const statuses = new Map<string, string[][]>();
for (const [rule, ...version] of rowsOf(versionTable)) statuses.set(rule!, [...(statuses.get(rule!) ?? []), version]);

const letters: Readonly<Record<string, string>> = {
  prohibited: 'P',
  restricted: 'R',
  review: 'V',
  'insufficient-evidence': 'I',
};

/** The outcomes of one rule for the four transactions, and the version that was cited. */
function judge({ rule, list, pack, whom, program }: Case, day: string, tier: 'endItem' | 'component') {
  const identifiers = ['lei:1'];
  const spec: GraphSpec = {
    items: { Drone: { requires: ['Chip'] }, Chip: {} },
    sources: [{ item: tier === 'endItem' ? 'Drone' : 'Chip', by: 'Vendor' }],
    programmes: { P: ['Drone'] },
    organizations:
      whom === 'listed'
        ? { Vendor: { identifiers } }
        : { Owner: { identifiers }, Vendor: { owners: [['Owner', { shareMin: 6000, shareMax: 6000 }]] } },
    listEntries: { entry: { identifiers } },
  };
  const { graph, programme } = graphOf(spec);
  const asOf = dayOf(day);
  const cited = new Set<string>();
  const outcomes = transactions.map((transaction) => {
    const result = untrustedVendors(graph, matchParties(graph, asOf), {
      rules: shippedRules(),
      scope: scopeOf(graph, programme('P')),
      entryOf: () => ({ list, type: 'entity', program }),
      asOf,
      transaction,
      packs: [pack],
    });
    const found = result.findings.find((one) => one.rule.id === rule);
    if (found === undefined) return '-';
    cited.add(found.rule.effective);
    return letters[found.outcome];
  });
  return { outcomes: outcomes.join(''), cited: [...cited] };
}

describe('a shipped rule on both sides of each of its dates', () => {
  for (const one of cases) {
    for (const { day, endItem, component } of one.rows) {
      it(`${one.rule}, ${one.whom}, ${day}: ${endItem} / ${component}`, () => {
        const atEndItem = judge(one, day, 'endItem');
        expect([atEndItem.outcomes, judge(one, day, 'component').outcomes]).toEqual([endItem, component]);
        const version = statuses
          .get(one.rule)
          ?.filter(([from]) => from! <= day)
          .at(-1)?.[0];
        expect(atEndItem.cited).toEqual(endItem === '----' ? [] : [version]);
      });
    }
  }
});

describe('the table above', () => {
  it('has every rule about parties, each version with its dates and status', () => {
    const told = (day: number | undefined) => (day === undefined ? '' : dateOf(day));
    const shipped = shippedRules().rules.map(({ id, versions }) => [
      id,
      versions.map(({ from, to, status }) => [told(from), told(to), status]),
    ]);
    expect(Object.fromEntries(shipped)).toEqual(Object.fromEntries(statuses));
  });

  it('has for every version the day before it, its first day, its last and the day after', () => {
    const nextDay = (date: string, by: number) => dateOf((dayOf(date) ?? 0) + by);
    for (const [rule, versions] of statuses) {
      const days = cases.filter((one) => one.rule === rule).flatMap(({ rows }) => rows.map(({ day }) => day));
      for (const [from = '', to] of versions) {
        expect(days, `${rule}: the day before ${from}`).toContain(nextDay(from, -1));
        expect(days, `${rule}: ${from}`).toContain(from);
        if (to) expect(days, `${rule}: ${to} and the day after`).toEqual(expect.arrayContaining([to, nextDay(to, 1)]));
      }
    }
  });

  it('has a case for each way in which a rule reaches a party', () => {
    for (const { id, listed, regime } of shippedRules().rules) {
      const ways = new Set(cases.filter((one) => one.rule === id).map(({ whom }) => whom));
      expect([...ways].sort(), id).toEqual([...(listed ? ['listed'] : []), ...(regime === undefined ? [] : ['owned'])]);
    }
  });
});
