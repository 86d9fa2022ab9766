/**
 * Question: which pairs of a party and a list entry must a person look at, and what is at stake?
 *
 * Definition: a pair that a name, a site or a decision that no longer holds joins, that no decision settles, and
 * through which the path of a finding leads. What is at stake is what the rules would say if it were true: the
 * strongest outcome of the findings through the pair, their rules, and the end items that their parties reach.
 *
 * Complexity: that of judging, twice.
 */
import type { AssertionRef, VendorOutcome } from '../analyses/finding.ts';
import type { ViewGraph } from '../view/graph.ts';
import { isStronger } from './applicable-rule.ts';
import { isSure, type MatchKind, matchKinds, type PartyMatch } from './party-match.ts';
import { untrustedVendors } from './untrusted-vendor.ts';
import type { VendorFinding, VendorOptions } from './vendor-finding.ts';
import { vendorEvidence } from './vendor-path.ts';
import { entriesOf, refsOf } from './waived-vendor.ts';

/** A pair without a decision that holds. */
export interface OpenPair {
  readonly organization: number;
  readonly entry: number;
  /** By what the two meet, strongest first. */
  readonly basis: readonly MatchKind[];
  /** The outcome if the party is the entry. */
  readonly ifTrue: VendorOutcome;
  /** Ids, ascending. */
  readonly rules: readonly string[];
  /** Indices into `items`, ascending. */
  readonly endItems: readonly number[];
  readonly evidence: readonly AssertionRef[];
}

/** In the order of the matches: by organisation, then entry. */
export function openPairs(graph: ViewGraph, matches: readonly PartyMatch[], options: VendorOptions): OpenPair[] {
  const open = pairsOf(matches);
  for (const match of matches) if (isSure(match.kind)) open.delete(keyOf(match.organization, match.entry));
  // Who makes something at a site of the entry stays for review, and yet somebody has looked.
  for (const { organization, entry, verdict } of options.held?.decisions ?? [])
    if (verdict === 'no match') open.delete(keyOf(organization, entry));
  if (open.size === 0) return [];
  const stakes = new Map<string, Stake>();
  const add = (findings: readonly VendorFinding[], isMeant: (key: string) => boolean) => {
    for (const finding of findings) {
      const parties = new Set([finding.party, ...refsOf(finding, 'Organization')]);
      for (const entry of entriesOf(finding)) {
        for (const organization of parties) {
          const key = keyOf(organization, entry);
          if (isMeant(key)) addStake(stakes, key, finding);
        }
      }
    }
  };
  add(untrustedVendors(graph, matches, options).findings, (key) => open.has(key));
  const taken = matches.map((match) => (stakes.has(keyOf(match.organization, match.entry)) ? asDecided(match) : match));
  add(untrustedVendors(graph, taken, options).findings, (key) => stakes.has(key));
  return [...open].flatMap(([key, own]) => pairOf(graph, own, stakes.get(key)));
}

interface Stake {
  ifTrue: VendorOutcome;
  readonly rules: Set<string>;
  readonly endItems: Set<number>;
}

function addStake(stakes: Map<string, Stake>, key: string, { outcome, rule, endItems }: VendorFinding): void {
  const stake = stakes.get(key) ?? { ifTrue: outcome, rules: new Set(), endItems: new Set() };
  if (isStronger(outcome, stake.ifTrue)) stake.ifTrue = outcome;
  stake.rules.add(rule.id);
  for (const item of endItems) stake.endItems.add(item);
  stakes.set(key, stake);
}

/** As if a decision said that the party is the entry. */
function asDecided(match: PartyMatch): PartyMatch {
  return isSure(match.kind) ? match : { ...match, kind: 'decision', sources: [] };
}

function pairOf(graph: ViewGraph, own: readonly PartyMatch[], stake: Stake | undefined): OpenPair[] {
  const [first] = own;
  if (stake === undefined || first === undefined) return [];
  return [
    {
      organization: first.organization,
      entry: first.entry,
      basis: matchKinds.filter((kind) => own.some((match) => match.kind === kind)),
      ifTrue: stake.ifTrue,
      rules: [...stake.rules].sort(),
      endItems: [...stake.endItems].sort((a, b) => a - b),
      evidence: vendorEvidence(graph, own, [], []),
    },
  ];
}

function pairsOf(matches: readonly PartyMatch[]): Map<string, PartyMatch[]> {
  const pairs = new Map<string, PartyMatch[]>();
  for (const match of matches) {
    const key = keyOf(match.organization, match.entry);
    pairs.set(key, [...(pairs.get(key) ?? []), match]);
  }
  return pairs;
}

function keyOf(organization: number, entry: number): string {
  return `${organization} ${entry}`;
}
