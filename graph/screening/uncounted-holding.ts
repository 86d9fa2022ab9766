/** Control and minority shares of affected parties that a regime does not count: flags without an outcome. */
import type { Interval } from '../analyses/finding.ts';
import { verdictOf } from './applicable-rule.ts';
import { differingStatements, percent } from './differing-statements.ts';
import type { Holdings } from './holdings.ts';
import { type Affected, isControl, isListed, reaches } from './ownership.ts';
import { type Holding, ownershipPath } from './ownership-path.ts';
import type { PartyMatch } from './party-match.ts';
import type { Regime, RegimePeriod, Rule } from './rule.ts';
import { cite, commonFlags, type Judging, matchesOfListed, similarNames, type VendorFlag } from './vendor-finding.ts';
import { holdingStep, matchSteps, vendorEvidence } from './vendor-path.ts';

/** Ownership as one rule sees it on the day. */
export interface OwnershipUnderRule {
  readonly regime: Regime;
  readonly period: RegimePeriod;
  /** Affected on maxima, from all matched parties. */
  readonly possible: Affected;
  readonly matchesOf: ReadonlyMap<number, readonly PartyMatch[]>;
}

/** Holdings of affected parties in `party` that the regime's test does not count. */
export function uncountedHoldings(
  judging: Judging,
  rule: Rule,
  { regime, period, possible, matchesOf }: OwnershipUnderRule,
  party: number,
): VendorFlag[] {
  const { shares, control, held } = affectedHoldings(judging.holdings, possible, party);
  if (shares.length + control.length === 0) return [];
  const last = [...shares, ...control];
  const before = last.flatMap((one) => ownershipPath(judging.holdings, possible, period, one.holder));
  const path = distinct([...before, ...last]);
  const listed = path.map((one) => one.holder).filter((holder) => isListed(possible, holder));
  const rests = matchesOfListed(
    matchesOf,
    [...new Set(listed)].sort((a, b) => a - b),
    false,
  );
  const verdict = verdictOf(rule, judging.circumstances(rule, party, false, rests));
  if (verdict === undefined) return [];
  const flags = [
    ...(control.length > 0 ? [`an affected party controls it, which ${regime.title} does not count`] : []),
    ...(shares.length > 0
      ? [`affected parties hold ${percent(held.low, held.high)} per cent, ${whyNotEnough(held, regime, period)}`]
      : []),
    ...differingStatements(judging.holdings, path),
    ...similarNames(rests),
    ...commonFlags(judging, rule, party),
  ];
  return [
    {
      party,
      basis: 'ownership',
      flags,
      rule: cite(rule, verdict.version),
      path: [
        ...rests.flatMap((match) => matchSteps(judging.graph, match)),
        ...path.map((holding) => holdingStep(judging.holdings, holding)),
      ],
      endItems: judging.scope.endItemsOf(party),
      evidence: vendorEvidence(judging.graph, rests, path, judging.scope.sourcesOf(party)),
    },
  ];
}

/** Too little, or enough by its sum and yet not by the regime's test. */
function whyNotEnough(held: Interval, { title }: Regime, period: RegimePeriod): string {
  if (!reaches(held.high, period)) return `less than ${title} counts`;
  const ways = [
    ...(period.aggregate ? [] : ['each share alone']),
    ...(period.cascades ? [] : ['only what listed parties hold themselves']),
  ];
  return `but ${title} counts ${ways.join(', and ')}`;
}

/** What affected parties hold of `party`, and by how much. */
function affectedHoldings(
  holdings: Holdings,
  closure: Affected,
  party: number,
): { shares: Holding[]; control: Holding[]; held: Interval } {
  const { owners, controllers, minimum, maximum } = holdings;
  const shares: Holding[] = [];
  let [low, high] = [0, 0];
  for (let edge = owners.offsets[party]; edge < owners.offsets[party + 1]; edge++) {
    const holder = owners.targets[edge];
    if (closure.order[holder] === -1 || maximum[edge] === 0) continue;
    shares.push({ kind: 'OWNS', holder, held: party, edge });
    low += minimum[edge];
    high += maximum[edge];
  }
  const control: Holding[] = [];
  for (let edge = controllers.offsets[party]; edge < controllers.offsets[party + 1]; edge++) {
    const holder = controllers.targets[edge];
    if (isControl(holdings, edge, 'maximum') && closure.order[holder] !== -1)
      control.push({ kind: 'CONTROLS', holder, held: party, edge });
  }
  return { shares, control, held: { low, high } };
}

function distinct(holdings: readonly Holding[]): Holding[] {
  return [...new Map(holdings.map((one) => [`${one.kind} ${one.edge}`, one])).values()];
}
