/** What judging vendors takes and gives: options, findings, flags, and what all judges need at hand. */
import type { RuleRef, UntrustedVendor } from '../analyses/finding.ts';
import { dateOf } from '../ontology/property.ts';
import type { ViewGraph } from '../view/graph.ts';
import type { Circumstances, EntryFacts } from './applicable-rule.ts';
import type { Held } from './held-decision.ts';
import type { Holdings } from './holdings.ts';
import type { PartiesInScope, VendorScope } from './parties-in-scope.ts';
import { isSure, type MatchKind, type PartyMatch } from './party-match.ts';
import {
  isInForce,
  type Rule,
  type RuleBase,
  type RulePack,
  type RuleStatus,
  type Transaction,
  type VersionBase,
} from './rule.ts';

export interface VendorOptions {
  readonly rules: RulePack;
  readonly scope: VendorScope;
  /** Facts of the entries that `matchedEntries` names. */
  readonly entryOf: (entry: number) => EntryFacts;
  /** Default `buy`. */
  readonly transaction?: Transaction;
  /** Day; undefined: all statements and all versions of rules count. */
  readonly asOf?: number | undefined;
  /** What recorded decisions waive, and what has to be said of those that no longer hold. */
  readonly held?: Held;
  /** Ids of the packs whose law binds the buyer; rules of others give `review` at most. Default: us. */
  readonly packs?: readonly string[];
}

export interface CitedRule extends RuleRef {
  readonly title: string;
  /** The pack that it is part of. */
  readonly pack: string;
  readonly status: RuleStatus;
  readonly reason: string;
}

export interface VendorFinding extends UntrustedVendor {
  readonly basis: MatchKind | 'ownership';
  readonly rule: CitedRule;
}

/** Control or a minority share that the regime does not count, or what is waived: shown, without an outcome. */
export interface VendorFlag extends Omit<VendorFinding, 'outcome'> {
  /** Ids of the waivers by which it has no outcome. */
  readonly waivers?: readonly string[];
}

export interface VendorResult {
  /** Strongest outcome first, then by party, then by rule; one for each party and rule. */
  readonly findings: readonly VendorFinding[];
  /** By party, then by rule. */
  readonly flagged: readonly VendorFlag[];
  /** Makers and distributors in scope: of so many was asked. */
  readonly partiesInScope: number;
}

/** What judging needs at hand. */
export interface Judging {
  readonly graph: ViewGraph;
  readonly options: VendorOptions;
  readonly holdings: Holdings;
  readonly scope: PartiesInScope;
  readonly circumstances: (rule: Rule, party: number, sure: boolean, matches: readonly PartyMatch[]) => Circumstances;
}

/** The rule as a finding cites it: in the version that held. */
export function cite(rule: RuleBase, version: VersionBase): CitedRule {
  const { status, reason, from } = version;
  return { id: rule.id, source: rule.source, effective: dateOf(from), title: rule.title, pack: rule.pack, status, reason };
}

/** Rules that hold on the day, each in its version of that day (all versions without a day), by id. */
export function rulesInForce(pack: RulePack, asOf: number | undefined): CitedRule[] {
  return [...pack.rules, ...pack.itemRules]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((rule) => rule.versions.filter((version) => isInForce(version, asOf)).map((version) => cite(rule, version)));
}

/** Flags that stand beside any outcome. */
export function commonFlags(judging: Judging, rule: Rule, party: number): string[] {
  const flags: string[] = [];
  if (!judging.circumstances(rule, party, true, []).binds) flags.push(`binds only under the law of ${rule.nation}`);
  if (judging.graph.organizations.byName[party] === 1) flags.push('records of this organisation were joined by name');
  return flags;
}

export function groupByParty(matches: readonly PartyMatch[]): Map<number, PartyMatch[]> {
  const result = new Map<number, PartyMatch[]>();
  for (const match of matches) result.set(match.organization, [...(result.get(match.organization) ?? []), match]);
  return result;
}

/** The matches on which it rests that these parties are listed. */
export function matchesOfListed(
  matchesOf: ReadonlyMap<number, readonly PartyMatch[]>,
  listed: readonly number[],
  sureOnly: boolean,
): PartyMatch[] {
  return listed.flatMap((party) => (matchesOf.get(party) ?? []).filter(({ kind }) => !sureOnly || isSure(kind)));
}
