/** Which rules reach which matches on a day, and what follows from them. */
import type { VendorOutcome } from '../analyses/finding.ts';
import { OrganizationKind } from '../ontology/property.ts';
import type { ViewGraph } from '../view/graph.ts';
import type { PartyMatch } from './party-match.ts';
import { anyNation, isInForce, type NeededFact, type Rule, type RulePack, type RuleVersion, type Transaction } from './rule.ts';

/** What the rules must know of a list entry; empty text where the document does not say. */
export interface EntryFacts {
  /** As the document calls it: `listInEntryKey` of the entry's key will do. */
  readonly list: string;
  /** entity, individual, vessel, aircraft. */
  readonly type: string;
  readonly program: string;
}

/** Strongest first. */
export const outcomesByStrength: readonly VendorOutcome[] = ['prohibited', 'restricted', 'insufficient-evidence', 'review'];

export interface Verdict {
  readonly outcome: VendorOutcome;
  readonly version: RuleVersion;
  /** Facts that the rule needs and nobody stated. */
  readonly missing: readonly NeededFact[];
}

/** What is known of one verdict before the outcome is settled. */
export interface Circumstances {
  readonly transaction: Transaction;
  readonly asOf: number | undefined;
  readonly suppliesEndItem: boolean;
  /** The law of the rule binds the buyer. */
  readonly binds: boolean;
  /** The match or the holding is sure: an identifier, a decision, minima. Otherwise `review` at most. */
  readonly sure: boolean;
  /** The list entries on which the verdict rests. */
  readonly entries: readonly EntryFacts[];
}

/** For whom, for what and when rules are asked. */
export interface AskedOfRules {
  /** Ids of the packs whose law binds the buyer. */
  readonly packs: readonly string[];
  readonly transaction: Transaction;
  /** Day; undefined: all versions count. */
  readonly asOf: number | undefined;
}

/**
 * Matches by rule: those whose entry is on one of the rule's lists. A `*` takes lists of which no rule says
 * what follows of being listed, here and on the day: neither the law of others nor a version of another time
 * leaves a listed party without a word.
 */
export function matchesByRule(
  pack: RulePack,
  matches: readonly PartyMatch[],
  entryOf: (entry: number) => EntryFacts,
  asked: AskedOfRules,
): ReadonlyMap<Rule, PartyMatch[]> {
  const byList = new Map<string, Rule[]>();
  for (const rule of pack.rules) for (const code of rule.lists) byList.set(code, [...(byList.get(code) ?? []), rule]);
  const result = new Map<Rule, PartyMatch[]>(pack.rules.map((rule) => [rule, []]));
  for (const match of matches) {
    const list = pack.listOf(entryOf(match.entry).list);
    const named = (list === undefined ? undefined : byList.get(list.code)) ?? [];
    const rules = named.some((rule) => settles(rule, asked)) ? named : [...named, ...(byList.get('*') ?? [])];
    for (const rule of new Set(rules)) result.get(rule)?.push(match);
  }
  return result;
}

/** Law that binds says what follows even where that is nothing; of other law only what it asks for counts. */
function settles(rule: Rule, { packs, transaction, asOf }: AskedOfRules): boolean {
  const versions = rule.versions.filter((version) => isInForce(version, asOf));
  if (!rule.listed || versions.length === 0) return false;
  if (bindsBuyer(rule, packs)) return true;
  return versions.some(({ outcomes: { [transaction]: tiers } }) => tiers.endItem !== 'none' && tiers.component !== 'none');
}

/** The law of everybody, or of one of the packs. */
export function bindsBuyer({ nation, pack }: Pick<Rule, 'nation' | 'pack'>, packs: readonly string[]): boolean {
  return nation === anyNation || packs.includes(pack);
}

/** A name alone does not make a company a listed person, ship or aircraft. */
export function isPlausible(graph: ViewGraph, match: PartyMatch, facts: EntryFacts): boolean {
  if (match.kind !== 'name' && match.kind !== 'similar') return true;
  const type = facts.type.toLowerCase();
  if (type === 'vessel' || type === 'aircraft') return false;
  const kind = graph.organizations.numbers.organizationKind?.[match.organization];
  return !(type === 'individual' && (kind === OrganizationKind.company || kind === OrganizationKind.state));
}

/**
 * The strongest verdict of the rule's versions that hold on the day (one at most, or all of them when
 * no day is given); undefined when nothing follows for this transaction.
 */
export function verdictOf(rule: Rule, circumstances: Circumstances): Verdict | undefined {
  let strongest: Verdict | undefined;
  for (const version of rule.versions) {
    if (!isInForce(version, circumstances.asOf)) continue;
    const verdict = verdictOfVersion(version, circumstances);
    if (verdict === undefined) continue;
    if (strongest === undefined || isStronger(verdict.outcome, strongest.outcome)) strongest = verdict;
  }
  return strongest;
}

export function isStronger(a: VendorOutcome, b: VendorOutcome): boolean {
  return outcomesByStrength.indexOf(a) < outcomesByStrength.indexOf(b);
}

function verdictOfVersion(version: RuleVersion, circumstances: Circumstances): Verdict | undefined {
  const tiers = version.outcomes[circumstances.transaction];
  const outcome = circumstances.suppliesEndItem ? tiers.endItem : tiers.component;
  if (outcome === 'none') return undefined;
  const missing = version.needs.filter((fact) => circumstances.entries.some((entry) => entry[fact] === ''));
  if (outcome === 'review' || !circumstances.sure || !circumstances.binds) return { outcome: 'review', version, missing };
  return { outcome: missing.length > 0 ? 'insufficient-evidence' : outcome, version, missing };
}
