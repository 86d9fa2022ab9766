/** Parties in scope that listed parties hold: the outcome of the owner, `review`, or a flag. */
import { verdictOf } from './applicable-rule.ts';
import { differingStatements } from './differing-statements.ts';
import type { Holdings } from './holdings.ts';
import { type Affected, affectedBy, isListed } from './ownership.ts';
import { listedOnPath, ownershipPath } from './ownership-path.ts';
import { isSure, type PartyMatch } from './party-match.ts';
import { isInForce, type Regime, type RegimePeriod, type Rule } from './rule.ts';
import { factsSince } from './since-when.ts';
import { uncountedHoldings } from './uncounted-holding.ts';
import {
  cite,
  commonFlags,
  groupByParty,
  type Judging,
  matchesOfListed,
  similarNames,
  uncheckedExceptions,
  type VendorFinding,
  type VendorFlag,
} from './vendor-finding.ts';
import { holdingStep, matchSteps, vendorEvidence } from './vendor-path.ts';

interface Owned {
  readonly findings: readonly VendorFinding[];
  readonly flagged: readonly VendorFlag[];
}

/** Three closures, from what is sure to what is only possible. */
interface Closures {
  /** On minima, from parties matched by identifier or decision. */
  readonly definite: Affected;
  /** On minima, from all matched parties. */
  readonly byName: Affected;
  /** On maxima, from all matched parties. */
  readonly possible: Affected;
}

export function judgeOwned(judging: Judging, rule: Rule, matches: readonly PartyMatch[]): Owned {
  const { regime } = rule;
  const period = regime === undefined ? undefined : periodOn(regime, judging.options.asOf);
  if (regime === undefined || period === undefined) return { findings: [], flagged: [] };
  // Who makes something at a listed party's site is not that party, and what it holds is not affected.
  const matchesOf = groupByParty(matches.filter(({ kind }) => kind !== 'site'));
  const closures = close(judging.holdings, matchesOf, period);
  const findings: VendorFinding[] = [];
  const flagged: VendorFlag[] = [];
  for (const party of judging.scope.parties) {
    // A party that is itself listed without doubt needs no owner to explain it.
    if (isListed(closures.definite, party)) continue;
    const found = ownedFinding(judging, rule, period, closures, matchesOf, party);
    if (found !== undefined) findings.push(found);
    else if (!isListed(closures.possible, party))
      flagged.push(...uncountedHoldings(judging, rule, { regime, period, possible: closures.possible, matchesOf }, party));
  }
  return { findings, flagged };
}

/** The regime's test on the day; without a day the latest. */
function periodOn(regime: Regime, asOf: number | undefined): RegimePeriod | undefined {
  return asOf === undefined ? regime.periods.at(-1) : regime.periods.find((period) => isInForce(period, asOf));
}

function close(holdings: Holdings, matchesOf: ReadonlyMap<number, readonly PartyMatch[]>, period: RegimePeriod): Closures {
  const all = [...matchesOf.keys()];
  const sure = all.filter((party) => matchesOf.get(party)?.some(({ kind }) => isSure(kind)));
  return {
    definite: affectedBy(holdings, sure, period, 'minimum'),
    byName: affectedBy(holdings, all, period, 'minimum'),
    possible: affectedBy(holdings, all, period, 'maximum'),
  };
}

function ownedFinding(
  judging: Judging,
  rule: Rule,
  period: RegimePeriod,
  { definite, byName, possible }: Closures,
  matchesOf: ReadonlyMap<number, readonly PartyMatch[]>,
  party: number,
): VendorFinding | undefined {
  const closure = [definite, byName, possible].find((one) => one.order[party] >= one.listed);
  if (closure === undefined) return undefined;
  const path = ownershipPath(judging.holdings, closure, period, party);
  const rests = matchesOfListed(matchesOf, listedOnPath(closure, path), closure === definite);
  const verdict = verdictOf(rule, judging.circumstances(rule, party, closure === definite, rests));
  if (verdict === undefined) return undefined;
  return {
    party,
    outcome: verdict.outcome,
    basis: 'ownership',
    flags: [
      ...(closure === definite ? [] : [closure === byName ? nameOnly : largestShares]),
      ...differingStatements(judging.holdings, path),
      ...similarNames(rests),
      ...verdict.missing.map((fact) => `not stated: ${fact} of the list entry`),
      ...commonFlags(judging, rule, party),
    ],
    exceptions: uncheckedExceptions(judging, rule, party),
    rule: cite(rule, verdict.version),
    since: factsSince(judging.graph, rests, judging.holdings, path),
    path: [
      ...rests.flatMap((match) => matchSteps(judging.graph, match)),
      ...path.map((holding) => holdingStep(judging.holdings, holding)),
    ],
    endItems: judging.scope.endItemsOf(party),
    evidence: vendorEvidence(judging.graph, rests, path, judging.scope.sourcesOf(party)),
  };
}

const nameOnly = 'an owner was matched by name alone';
const largestShares = 'only if shares that are not stated exactly are as large as they may be';
