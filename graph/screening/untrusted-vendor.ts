/**
 * Question: which makers and distributors in scope may not be used, or not without a look, and why?
 *
 * Definition: SEMANTICS.md, Untrusted vendors. A party that is an entry of a list by identifier or
 * recorded decision has the outcome of the rule in force for the transaction; by name alone, or because it
 * makes something at a site of the entry, `review`.
 * A party that affected parties hold by the rule's own test has the outcome of the owner; on maxima,
 * or through an owner matched by name alone, `review`. Control or a minority share that the regime
 * does not count is a flag without an outcome, and so is what a recorded decision waives.
 *
 * Two steps, because the graph holds no text: `matchParties` says which entries matter, the caller
 * fetches their list and programme, and this judges. Nothing here is a legal determination.
 *
 * Complexity: linear in sources and, for each rule that reaches what is owned, in ownership statements.
 */
import type { ViewGraph } from '../view/graph.ts';
import { bindsBuyer, isPlausible, isStronger, matchesByRule, outcomesByStrength, verdictOf } from './applicable-rule.ts';
import { holdingsOn } from './holdings.ts';
import { judgeOwned } from './owned-vendor.ts';
import { type PartiesInScope, partiesInScope } from './parties-in-scope.ts';
import { isSure, matchKinds, type PartyMatch } from './party-match.ts';
import type { Rule } from './rule.ts';
import { factsSince } from './since-when.ts';
import { siteMatchInScope } from './site-match.ts';
import {
  cite,
  commonFlags,
  groupByParty,
  type Judging,
  similarNames,
  uncheckedExceptions,
  type VendorFinding,
  type VendorFlag,
  type VendorOptions,
  type VendorResult,
} from './vendor-finding.ts';
import { matchSteps, vendorEvidence } from './vendor-path.ts';
import { judgeWaived } from './waived-vendor.ts';

export type { CitedRule, VendorFinding, VendorFlag, VendorOptions, VendorResult } from './vendor-finding.ts';

/** Whose law binds the buyer when nobody says. */
export const usualPacks: readonly string[] = ['us'];

export function untrustedVendors(graph: ViewGraph, matches: readonly PartyMatch[], options: VendorOptions): VendorResult {
  return judgeParties(graph, matches, options, partiesInScope(graph, options.scope));
}

/** The same for parties that are chosen otherwise: `scope` says which, and what they supply. */
export function judgeParties(
  graph: ViewGraph,
  matches: readonly PartyMatch[],
  options: Omit<VendorOptions, 'scope'>,
  scope: PartiesInScope,
): VendorResult {
  const { packs = usualPacks, transaction = 'buy', asOf } = options;
  const judging: Judging = {
    graph,
    options,
    scope,
    holdings: holdingsOn(graph.organizations, asOf),
    circumstances: (rule, party, sure, rests) => ({
      transaction,
      asOf,
      suppliesEndItem: scope.suppliesEndItem(party),
      binds: bindsBuyer(rule, packs),
      sure,
      entries: rests.map((match) => options.entryOf(match.entry)),
    }),
  };
  const plausible = matches.flatMap((match) => {
    const reached = match.kind === 'site' ? siteMatchInScope(graph, match, scope.sourcesOf(match.organization)) : match;
    return reached !== undefined && isPlausible(graph, reached, options.entryOf(reached.entry)) ? [reached] : [];
  });
  const findings: VendorFinding[] = [];
  const flagged: VendorFlag[] = [];
  const byRule = matchesByRule(options.rules, plausible, options.entryOf, { packs, transaction, asOf });
  for (const [rule, ruleMatches] of byRule) {
    if (ruleMatches.length === 0) continue;
    const judged = judgeWaived(judging, rule, ruleMatches, (some) => {
      const owned = judgeOwned(judging, rule, some);
      return { ...owned, findings: [...(rule.listed ? judgeListed(judging, rule, some) : []), ...owned.findings] };
    });
    findings.push(...strongestByParty(judged.findings));
    flagged.push(...judged.flagged);
  }
  return {
    findings: findings.sort(
      (a, b) => outcomesByStrength.indexOf(a.outcome) - outcomesByStrength.indexOf(b.outcome) || byPartyAndRule(a, b),
    ),
    flagged: flagged.sort(byPartyAndRule),
    partiesInScope: scope.parties.length,
  };
}

/** One finding for each party that is itself on a list: by its strongest kind of match. */
function judgeListed(judging: Judging, rule: Rule, matches: readonly PartyMatch[]): VendorFinding[] {
  const findings: VendorFinding[] = [];
  for (const [party, all] of groupByParty(matches)) {
    if (!judging.scope.has(party)) continue;
    const basis = matchKinds.find((kind) => all.some((match) => match.kind === kind)) ?? 'name';
    // What is no more than a reason to look is shown together.
    const rests = all.filter(({ kind }) => (isSure(basis) ? kind === basis : true));
    const verdict = verdictOf(rule, judging.circumstances(rule, party, isSure(basis), rests));
    if (verdict === undefined) continue;
    findings.push({
      party,
      outcome: verdict.outcome,
      basis,
      flags: [
        ...similarNames(rests),
        ...(rests.some(({ kind }) => kind === 'site') ? [atListedSite] : []),
        ...verdict.missing.map((fact) => `not stated: ${fact} of the list entry`),
        ...commonFlags(judging, rule, party),
      ],
      exceptions: uncheckedExceptions(judging, rule, party),
      rule: cite(rule, verdict.version),
      since: factsSince(judging.graph, rests, judging.holdings, []),
      path: rests.flatMap((match) => matchSteps(judging.graph, match)),
      endItems: judging.scope.endItemsOf(party),
      evidence: vendorEvidence(judging.graph, rests, [], judging.scope.sourcesOf(party)),
    });
  }
  return findings;
}

const atListedSite =
  'it makes something at a site with the CAGE of a list entry; the maker may be another than who operates the site';

function strongestByParty(findings: readonly VendorFinding[]): VendorFinding[] {
  const result = new Map<number, VendorFinding>();
  for (const finding of findings) {
    const other = result.get(finding.party);
    if (other === undefined || isStronger(finding.outcome, other.outcome)) result.set(finding.party, finding);
  }
  return [...result.values()];
}

function byPartyAndRule(a: VendorFlag, b: VendorFlag): number {
  return a.party - b.party || (a.rule.id < b.rule.id ? -1 : a.rule.id > b.rule.id ? 1 : 0);
}
