/** What judging vendors takes and gives: options, findings, flags, and what all judges need at hand. */
import type { RuleRef, UntrustedVendor } from '../analyses/finding.ts';
import { dateOf } from '../ontology/property.ts';
import type { ViewGraph } from '../view/graph.ts';
import type { Circumstances, EntryFacts } from './applicable-rule.ts';
import { checkedExceptions, inWords } from './exceptions.ts';
import type { Held } from './held-decision.ts';
import type { Holdings } from './holdings.ts';
import type { ItemBasis } from './origin/item-rule-finding.ts';
import type { PartiesInScope, VendorScope } from './parties-in-scope.ts';
import { isSure, type Likeness, type MatchKind, type PartyMatch } from './party-match.ts';
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

/** Since when a fact holds on which a finding rests. */
export interface FactSince {
  readonly what: 'listed' | 'owned';
  /** Day; undefined: no document states it. */
  readonly day: number | undefined;
}

export interface VendorFinding extends UntrustedVendor {
  readonly basis: MatchKind | 'ownership' | ItemBasis;
  readonly rule: CitedRule;
  /** Exceptions of the rule that could clear the party, and of which nobody stated the fact. */
  readonly exceptions: readonly string[];
  /** Of findings that rest on a list or on who owns whom. */
  readonly since?: readonly FactSince[];
}

/** Control or a minority share that the regime does not count, or what is waived: shown, without an outcome. */
export interface VendorFlag extends Omit<VendorFinding, 'outcome' | 'exceptions'> {
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
  readonly options: Omit<VendorOptions, 'scope'>;
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

/** What could clear the party if somebody looked: facts of a purchase stand in no list, so nothing here is cleared. */
export function uncheckedExceptions(judging: Judging, rule: Rule, party: number): string[] {
  const { transaction, asOf, suppliesEndItem } = judging.circumstances(rule, party, true, []);
  const tier = suppliesEndItem ? 'endItem' : 'component';
  return checkedExceptions(rule, { transaction, asOf, tier, factOf: () => undefined })
    .filter(({ state }) => state === 'not checked')
    .map(inWords);
}

/** Flags that stand beside any outcome. */
export function commonFlags(judging: Judging, rule: Rule, party: number): string[] {
  const flags: string[] = [];
  if (!judging.circumstances(rule, party, true, []).binds) flags.push(`binds only under the law of ${rule.nation}`);
  if (judging.graph.organizations.byName[party] === 1) flags.push('records of this organisation were joined by name');
  return flags;
}

/** What names are alike, of matches that rest on nothing better; each pair of names once. */
export function similarNames(matches: readonly PartyMatch[]): string[] {
  return [...new Set(matches.flatMap(({ likeness }) => (likeness === undefined ? [] : similarName(likeness))))];
}

/** `similar name: "Acme Works" and "ACME WORKS INDUSTRIAL", score .9650` */
function similarName({ name, listed, score }: Likeness): string {
  const shown = score === 10_000 ? '1' : `.${String(score).padStart(4, '0')}`;
  return `similar name: "${name}" and "${listed}", score ${shown}`;
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
