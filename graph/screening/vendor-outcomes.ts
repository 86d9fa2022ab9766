/**
 * Question: what follows for the same party under the law of several nations on one day, and where do
 * they differ?
 *
 * Definition: for each pack, what `untrustedVendors` finds for the party by the rules of that pack and of
 * everybody, that pack's law binding the buyer. A party that supplies nothing in the view is judged as
 * who supplies an end item, which is the stricter. Rules whose lists name the party, or who holds or
 * controls it by any share, and of which nothing follows, are given with the reason. That no list names
 * any of them, and that a holding does not reach a pack's own test, are findings of nothing and no clearance.
 *
 * Complexity: that of `untrustedVendors` for each pack.
 */
import type { VendorOutcome } from '../analyses/finding.ts';
import type { ViewGraph } from '../view/graph.ts';
import { bindsBuyer, isPlausible, matchesByRule } from './applicable-rule.ts';
import { type Holdings, holdingsOn } from './holdings.ts';
import { isControl } from './ownership.ts';
import { partiesInScope } from './parties-in-scope.ts';
import type { PartyMatch } from './party-match.ts';
import { isInForce, type RegimePeriod, type Rule, type Transaction } from './rule.ts';
import { judgeParties } from './untrusted-vendor.ts';
import type { VendorFinding, VendorFlag, VendorOptions } from './vendor-finding.ts';

/** A finding, and by which test what is held was enough; undefined where the party is itself listed. */
export interface ReachedBy extends VendorFinding {
  readonly test: string | undefined;
}

/** A rule whose lists name the party or who holds it, and of which nothing follows. */
export interface Unreached {
  readonly rule: Rule;
  readonly why: string;
}

/** What one pack says of one party on one day. */
export interface PackOutcome {
  readonly party: number;
  readonly pack: string;
  /** Strongest of the findings; undefined: none of the pack's rules reaches the party. */
  readonly outcome: VendorOutcome | undefined;
  /** Strongest first, then by rule. */
  readonly findings: readonly ReachedBy[];
  readonly flagged: readonly VendorFlag[];
  /** By rule. */
  readonly unreached: readonly Unreached[];
  readonly suppliesNothing: boolean;
  /** Some holding of the party, or control of it, is stated for the day: without one no rule on owners can reach it. */
  readonly ownersStated: boolean;
}

/** By party in the order given, then by pack in the order given. */
export function vendorOutcomes(
  graph: ViewGraph,
  matches: readonly PartyMatch[],
  options: VendorOptions,
  parties: readonly number[],
  packs: readonly string[],
): PackOutcome[] {
  const everyone = partiesInScope(graph, options.scope);
  const asked = new Set(parties);
  const scope = {
    ...everyone,
    parties: [...asked].sort((a, b) => a - b),
    has: (party: number) => asked.has(party),
    suppliesEndItem: (party: number) => everyone.suppliesEndItem(party) || !everyone.has(party),
  };
  const holdings = holdingsOn(graph.organizations, options.asOf);
  const plausible = matches.filter((match) => isPlausible(graph, match, options.entryOf(match.entry)));
  const { asOf, transaction = 'buy' } = options;
  const judged = packs.map((pack) => {
    const byRule = matchesByRule(options.rules, plausible, options.entryOf, { packs: [pack], transaction, asOf });
    const named = [...byRule].filter(([rule]) => bindsBuyer(rule, [pack]));
    const ofPack = new Map(named.map(([rule]) => [rule.id, rule]));
    const { findings, flagged } = judgeParties(graph, matches, { ...options, packs: [pack] }, scope);
    return {
      pack,
      named,
      ofPack,
      findings: findings.filter((found) => ofPack.has(found.rule.id)),
      flagged: flagged.filter((flag) => ofPack.has(flag.rule.id)),
    };
  });
  return parties.flatMap((party) => {
    const holders = holdersOf(holdings, party);
    const concerns = (match: PartyMatch) =>
      match.organization === party || (match.kind !== 'site' && holders.has(match.organization));
    return judged.map(({ pack, named, ofPack, ...all }): PackOutcome => {
      const findings = all.findings
        .filter((found) => found.party === party)
        .map((found) => ({
          ...found,
          test: found.basis === 'ownership' ? testOf(ofPack.get(found.rule.id), options.asOf) : undefined,
        }));
      const unreached = named
        .filter(([, ruleMatches]) => ruleMatches.some(concerns))
        .filter(([rule]) => !findings.some((found) => found.rule.id === rule.id))
        .map(([rule, ruleMatches]): Unreached => {
          const isListed = ruleMatches.some(({ organization }) => organization === party);
          return { rule, why: whyUnreached(rule, options, scope.suppliesEndItem(party), isListed) };
        });
      return {
        party,
        pack,
        outcome: findings[0]?.outcome,
        findings,
        flagged: all.flagged.filter((flag) => flag.party === party),
        unreached,
        suppliesNothing: !everyone.has(party),
        ownersStated: holders.size > 1,
      };
    });
  });
}

/** The party, and who holds or controls it on the day, directly or through others, by any share. */
function holdersOf(holdings: Holdings, party: number): ReadonlySet<number> {
  const { owners, controllers, maximum } = holdings;
  const found = new Set([party]);
  // A Set that grows is walked to its end: this is the queue.
  for (const held of found) {
    for (let edge = owners.offsets[held]; edge < owners.offsets[held + 1]; edge++)
      if (maximum[edge] > 0) found.add(owners.targets[edge]);
    for (let edge = controllers.offsets[held]; edge < controllers.offsets[held + 1]; edge++)
      if (isControl(holdings, edge, 'maximum')) found.add(controllers.targets[edge]);
  }
  return found;
}

const doing: Readonly<Record<Transaction, string>> = {
  buy: 'buying from it',
  pay: 'paying it',
  export: 'exports to it',
  invest: 'investing in it',
};

function whyUnreached(rule: Rule, options: VendorOptions, suppliesEndItem: boolean, isListed: boolean): string {
  const { asOf, transaction = 'buy' } = options;
  const versions = rule.versions.filter((version) => isInForce(version, asOf));
  if (versions.length === 0) return 'no version of it holds on this day';
  const tier = suppliesEndItem ? 'endItem' : 'component';
  if (versions.every(({ outcomes }) => outcomes[transaction][tier] === 'none')) {
    return `${versions.map(({ status }) => status).join(', ')}: nothing follows for ${doing[transaction]}`;
  }
  const test = testOf(rule, asOf);
  if (test !== undefined) return `what is held does not reach its test: ${test}`;
  return isListed ? 'the match is no reason by itself' : 'it reaches listed parties, not what they hold';
}

function testOf(rule: Rule | undefined, asOf: number | undefined): string | undefined {
  const periods = rule?.regime?.periods;
  const period = asOf === undefined ? periods?.at(-1) : periods?.find((one) => isInForce(one, asOf));
  return period === undefined ? undefined : testInWords(period);
}

/** A regime's test in words. */
export function testInWords({ threshold, inclusive, aggregate, cascades, controlCounts }: RegimePeriod): string {
  return [
    inclusive ? `${threshold / 100} per cent or more` : `more than ${threshold / 100} per cent`,
    aggregate ? 'shares of several added up' : 'each share alone',
    cascades ? 'through others too' : 'directly only',
    controlCounts ? 'control counts' : 'control does not count',
  ].join(', ');
}
