/**
 * Question: what do rules about items say of what a programme is made of: where it comes from, how much of
 * its cost, from what class of source?
 *
 * Definition: each rule in its version of the day, by its test: `origin-findings.ts`,
 * `content-findings.ts`, `class-findings.ts`, `one-country.ts`. A rule without a test is about every item
 * that it reaches; design authority is stated by no document, so that such a test is never clear. The outcome is the
 * version's, no more than `review` where the rule may not be about the item or does not bind the buyer,
 * and *insufficient evidence* where what it asks is not stated.
 *
 * Two steps, because the graph holds no text: `sourcesAsked` says of which sources texts matter, the
 * caller fetches them, and `itemRules` judges. Nothing here is a legal determination.
 *
 * Complexity: for each rule linear in items in scope, what it reaches and its sources.
 */

import type { Steps } from '../../analyses/steps.ts';
import type { ViewGraph } from '../../view/graph.ts';
import { outcomesByStrength } from '../applicable-rule.ts';
import type { ItemRule, ItemRuleVersion, ItemTest } from '../item-rule.ts';
import { partiesInScope } from '../parties-in-scope.ts';
import { isInForce } from '../rule.ts';
import { judgeClasses } from './class-findings.ts';
import { judgeContent } from './content-findings.ts';
import type {
  ItemBasis,
  ItemJudging,
  ItemRuleCoverage,
  ItemRuleFinding,
  ItemRuleOptions,
  ItemRuleResult,
  ItemTexts,
} from './item-rule-finding.ts';
import { type Caught, findingOf } from './item-verdict.ts';
import { judgeOneCountry } from './one-country.ts';
import { type Judged, judgeOrigin, sourcesOf } from './origin-findings.ts';
import { type ReachedItem, reachedItems } from './reached-items.ts';

interface Applied {
  readonly rule: ItemRule;
  readonly version: ItemRuleVersion;
  readonly reached: readonly ReachedItem[];
}

/** Rules with what they reach; the same for both steps. */
export function* appliedRules(graph: ViewGraph, options: ItemRuleOptions, itemOf: ItemTexts['itemOf']): Steps<Applied[]> {
  const { items, endItems } = options.scope;
  const ends = [...new Set(endItems)].sort((a, b) => a - b);
  const applied: Applied[] = [];
  for (const rule of options.rules.itemRules) {
    for (const version of rule.versions) {
      if (!isInForce(version, options.asOf)) continue;
      const { test } = version;
      // Content is a test of end items: no other need be asked what it is.
      const inScope = test?.kind === 'content' ? onlyOf(items, ends) : items;
      const throughInputs = test?.kind === 'origin' && test.throughInputs;
      applied.push({ rule, version, reached: reachedItems(graph, inScope, rule.items, itemOf, throughInputs) });
      yield;
    }
  }
  return applied;
}

function onlyOf(items: Uint8Array, some: readonly number[]): Uint8Array {
  const only = new Uint8Array(items.length);
  for (const item of some) only[item] = items[item];
  return only;
}

/** Sources whose rows the rules ask about, ascending: of what is reached, and of the components of end items. */
export function sourcesAsked(graph: ViewGraph, applied: readonly Applied[]): number[] {
  const asked = new Set<number>();
  for (const { version, reached } of applied) {
    for (const { item } of reached) {
      const { offsets, targets } = graph.items.requires;
      const items = version.test?.kind === 'content' ? targets.subarray(offsets[item], offsets[item + 1]) : [item];
      for (const one of items) for (const source of sourcesOf(graph, one)) asked.add(source);
    }
  }
  return [...asked].sort((a, b) => a - b);
}

export function itemRules(
  graph: ViewGraph,
  applied: readonly Applied[],
  options: ItemRuleOptions,
  texts: ItemTexts,
): ItemRuleResult {
  const judging = judgingOf(graph, options, texts);
  const strongest = new Map<string, ItemRuleFinding>();
  const coverage = new Map<string, ItemRuleCoverage>();
  for (const { rule, version, reached } of applied) {
    if (reached.length === 0) continue;
    const judged = judge(judging, version.test, reached);
    coverage.set(rule.id, { rule: rule.id, ...judged.coverage });
    for (const caught of judged.caught) {
      const finding = findingOf(judging, rule, version, caught);
      if (finding === undefined) continue;
      // A line for one country is drawn for each stage; of all else there is one answer for a subject and a party.
      const stage = finding.basis === 'one country' ? finding.found : [];
      const key = [rule.id, finding.subject.type, finding.subject.index, finding.party, ...stage].join(' ');
      const other = strongest.get(key);
      if (other === undefined || strengthOf(finding) < strengthOf(other)) strongest.set(key, finding);
    }
  }
  return {
    findings: [...strongest.values()].sort(byStrengthRuleSubject),
    coverage: [...coverage.values()].filter(({ of }) => of > 0),
    itemsReached: new Set(applied.flatMap(({ reached }) => reached.map(({ item }) => item))).size,
  };
}

function judgingOf(graph: ViewGraph, options: ItemRuleOptions, texts: ItemTexts): ItemJudging {
  const isEndItem = new Uint8Array(graph.items.count);
  for (const item of options.scope.endItems) isEndItem[item] = 1;
  const scope = partiesInScope(graph, options.scope);
  return { graph, options, texts, isEndItem, endItemsOf: scope.endItemsAbove };
}

function judge(judging: ItemJudging, test: ItemTest | undefined, reached: readonly ReachedItem[]): Judged {
  switch (test?.kind) {
    case 'origin':
      return judgeOrigin(judging, test, reached);
    case 'content':
      return judgeContent(judging, test, reached);
    case 'source class':
      return judgeClasses(judging, test, reached);
    case 'one country':
      return judgeOneCountry(judging, test, reached);
    case 'design authority':
      return ofItems(judging, reached, 'design authority', ['who has the design authority, and in which country']);
    default:
      return ofItems(judging, reached, 'item', []);
  }
}

/** Items that the rule is about, whatever their sources. */
function ofItems({ graph }: ItemJudging, reached: readonly ReachedItem[], basis: ItemBasis, missing: readonly string[]): Judged {
  const state = missing.length > 0 ? 'unknown' : 'caught';
  const caught = reached.map((one): Caught => {
    const subject = { type: 'Item', index: one.item } as const;
    return { subject, reached: one, party: -1, basis, state, found: [], missing, path: [], sources: sourcesOf(graph, one.item) };
  });
  return { caught, coverage: { unit: 'items', known: missing.length > 0 ? 0 : reached.length, of: reached.length } };
}

function strengthOf({ outcome }: ItemRuleFinding): number {
  return outcomesByStrength.indexOf(outcome);
}

function byStrengthRuleSubject(a: ItemRuleFinding, b: ItemRuleFinding): number {
  return (
    strengthOf(a) - strengthOf(b) ||
    compare(a.rule.id, b.rule.id) ||
    compare(a.subject.type, b.subject.type) ||
    a.subject.index - b.subject.index ||
    a.party - b.party
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
