/** From what a test found of an item to a finding: the outcome of the rule's version, its exceptions, what stands beside it. */
import type { AssertionRef, PathStep, VendorOutcome } from '../../analyses/finding.ts';
import type { NodeRef } from '../../view/graph.ts';
import { checkedExceptions, inWords } from '../exceptions.ts';
import type { ItemRule, ItemRuleVersion } from '../item-rule.ts';
import { anyNation, type RuleOutcome } from '../rule.ts';
import { usualPacks } from '../untrusted-vendor.ts';
import { cite } from '../vendor-finding.ts';
import { vendorEvidence } from '../vendor-path.ts';
import type { ItemBasis, ItemJudging, ItemRuleFinding } from './item-rule-finding.ts';
import type { ReachedItem } from './reached-items.ts';

/** What a test says of one subject. */
export interface Caught {
  readonly subject: NodeRef;
  readonly reached: ReachedItem;
  readonly party: number;
  readonly basis: ItemBasis;
  /**
   * `caught`: as the rule forbids, on what is stated; `doubtful`: statements differ or allow both, all being
   * known that was asked; `unknown`: what the rule asks is not stated.
   */
  readonly state: 'caught' | 'doubtful' | 'unknown';
  readonly found: readonly string[];
  readonly missing: readonly string[];
  readonly share?: ItemRuleFinding['share'];
  readonly sourceClass?: ItemRuleFinding['sourceClass'];
  readonly path: readonly PathStep[];
  /** Sources whose rows are its evidence, where that is not given. */
  readonly sources: readonly number[];
  readonly evidence?: readonly AssertionRef[];
}

/** Undefined: nothing follows, for this transaction, or because an exception is stated to apply. */
export function findingOf(
  judging: ItemJudging,
  rule: ItemRule,
  version: ItemRuleVersion,
  caught: Caught,
): ItemRuleFinding | undefined {
  const { options, graph } = judging;
  const { reached } = caught;
  const transaction = options.transaction ?? 'buy';
  const tier = judging.isEndItem[reached.item] === 1 ? 'endItem' : 'component';
  const stated = version.outcomes[transaction][tier];
  if (stated === 'none') return undefined;
  const factOf = (fact: Parameters<NonNullable<typeof options.factOf>>[1]) => options.factOf?.(reached.item, fact);
  const exceptions = checkedExceptions(rule, { transaction, asOf: options.asOf, tier, factOf });
  if (exceptions.some(({ state }) => state === 'applies')) return undefined;
  const needed = version.needs.filter((fact) => factOf(fact) === undefined);
  const missing = [...caught.missing, ...needed.map((fact) => `${fact} of the item`)];
  const binds = rule.nation === anyNation || (options.packs ?? usualPacks).includes(rule.pack);
  const flags: string[] = [];
  if (!binds) flags.push(`binds only under the law of ${rule.nation}`);
  if (reached.reach === 'possible')
    flags.push('whether the rule is about this item is not stated: by its name or category it may be');
  if (reached.isInput) flags.push('goes into an item that the rule is about');
  if (caught.party !== -1 && graph.organizations.byName[caught.party] === 1)
    flags.push('records of this organisation were joined by name');
  return {
    subject: caught.subject,
    item: reached.item,
    category: judging.texts.itemOf(reached.item).category,
    party: caught.party,
    outcome: outcomeOf(stated, caught.state, binds && reached.reach === 'certain', needed.length > 0),
    rule: cite(rule, version),
    basis: caught.basis,
    found: caught.found,
    missing,
    flags,
    exceptions: exceptions.filter(({ state }) => state === 'not checked').map(inWords),
    share: caught.share,
    sourceClass: caught.sourceClass,
    path: caught.path,
    endItems: judging.endItemsOf([reached.item]),
    evidence: caught.evidence ?? vendorEvidence(graph, [], [], caught.sources),
  };
}

/** Only what is certain can be more than a reason to look; what is not known is never clear. */
function outcomeOf(stated: RuleOutcome, state: Caught['state'], certain: boolean, needsMore: boolean): VendorOutcome {
  if (state === 'unknown') return 'insufficient-evidence';
  if (stated === 'none' || stated === 'review' || state === 'doubtful' || !certain) return 'review';
  return needsMore ? 'insufficient-evidence' : stated;
}
