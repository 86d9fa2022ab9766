/** A waiver for one entry, against its definition: for that party and rule the entry is on no list, and nothing else changes. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { scopeOf } from '../../graph/analyses/scope.ts';
import { type Held, nothingHeld } from '../../graph/screening/held-decision.ts';
import { matchParties, type PartyMatch } from '../../graph/screening/party-match.ts';
import { untrustedVendors } from '../../graph/screening/untrusted-vendor.ts';
import { shippedRules } from '../support/shipped-rules.ts';
import { type GraphSpec, graphOf } from '../support/view-graph.ts';

const asOf = 20_000;
const parties = ['A', 'B', 'C', 'D', 'E'];
const entries = ['sdn:1', 'sdn:2', '889:3'];
const share = fc.constantFrom(1000, 2500, 4999, 5000, 6000, 10_000);
const party = fc.integer({ min: 0, max: parties.length - 1 });
const cases = fc.record({
  owns: fc.uniqueArray(fc.record({ holder: party, held: party, share }), {
    maxLength: 8,
    selector: ({ holder, held }) => `${holder} ${held}`,
  }),
  listed: fc.uniqueArray(fc.record({ of: party, entry: fc.integer({ min: 0, max: 2 }), byName: fc.boolean() }), {
    minLength: 1,
    maxLength: 4,
    selector: ({ of, entry }) => `${of} ${entry}`,
  }),
  waived: fc.record({
    party,
    entry: fc.integer({ min: 0, max: 2 }),
    rule: fc.constantFrom('ofac-sdn', 'ofac-50-percent', 'section-889'),
  }),
});

it('gives for its party and rule what a world without the entry gives, and for all others what there was', () => {
  fc.assert(
    fc.property(cases, ({ owns, listed, waived }) => {
      const spec: GraphSpec = {
        items: { Part: {} },
        programmes: { P: ['Part'] },
        sources: parties.map((by) => ({ item: 'Part', by })),
        organizations: Object.fromEntries(
          parties.map((name, i) => [
            name,
            {
              identifiers: listed.flatMap(({ of, entry, byName }) => (of === i && !byName ? [`lei:${entry}`] : [])),
              names: [name, ...listed.flatMap(({ of, entry, byName }) => (of === i && byName ? [`Entry ${entry}`] : []))],
              owners: owns.flatMap((one) =>
                one.held === i ? [[parties[one.holder] as string, { shareMin: one.share, shareMax: one.share }] as const] : [],
              ),
            },
          ]),
        ),
        listEntries: Object.fromEntries(entries.map((id, i) => [id, { names: [`Entry ${i}`], identifiers: [`lei:${i}`] }])),
      };
      const fixture = graphOf(spec);
      const indexOf = (type: 'Organization' | 'ListEntry', name: string) => {
        for (let index = 0; ; index++) if (fixture.nameOf({ type, index }) === name) return index;
      };
      const [organization, entry] = [
        indexOf('Organization', parties[waived.party] as string),
        indexOf('ListEntry', entries[waived.entry] as string),
      ];
      const matches = matchParties(fixture.graph, asOf);
      const judged = (some: readonly PartyMatch[], held: Held = nothingHeld) =>
        untrustedVendors(fixture.graph, some, {
          rules: shippedRules(),
          scope: scopeOf(fixture.graph, undefined),
          entryOf: (index) => ({
            list: fixture.nameOf({ type: 'ListEntry', index }).split(':')[0] as string,
            type: '',
            program: 'X',
          }),
          asOf,
          held,
        }).findings.map(({ party: of, rule, outcome, basis, path }) => ({ of, rule: rule.id, outcome, basis, path }));
      const waiver = { organization, rule: waived.rule, entry, items: undefined, note: 'waived', id: 'w' };
      const found = judged(matches, { ...nothingHeld, waivers: [waiver] });
      const without = judged(matches.filter((match) => match.entry !== entry));
      const isMeant = ({ of, rule }: { of: number; rule: string }) => of === organization && rule === waived.rule;
      // Who is listed needs no owner to explain it, by a rule about what is owned: unless that it is listed is waived.
      const isListed = matches.some((match) => match.organization === organization && match.entry !== entry);
      if (!(isListed && waived.rule === 'ofac-50-percent')) expect(found.filter(isMeant)).toEqual(without.filter(isMeant));
      const others = (all: typeof found) => all.filter(({ of }) => of !== organization);
      expect(others(found)).toEqual(others(judged(matches)));
      const own = (all: typeof found) => all.filter((one) => one.of === organization && one.rule !== waived.rule);
      expect(own(found)).toEqual(expect.arrayContaining(own(judged(matches))));
    }),
    { numRuns: 500 },
  );
});
