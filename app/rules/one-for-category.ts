/**
 * A line drawn for one country is not known of most materials, since few documents state shares: said once
 * for each category, with every item and its figures, and not once for each item.
 */
import { compareText } from '../workspace/answer.ts';
import type { RuleFinding } from './find-rule-findings.ts';

export interface OfCategory {
  /** As documents state it; empty: not stated. */
  readonly category: string;
  readonly finding: RuleFinding;
}

/** Nothing is left out: each item with what may be found of it, all end items, evidence and flags. */
export function oneForCategory(all: readonly OfCategory[]): RuleFinding[] {
  const groups = new Map<string, OfCategory[]>();
  const result: RuleFinding[] = [];
  for (const one of all) {
    const { basis, missing, rule } = one.finding;
    if (basis !== 'one country' || missing.length === 0) {
      result.push(one.finding);
      continue;
    }
    const key = JSON.stringify([rule.id, rule.effective, one.finding.outcome, one.category]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...result, ...[...groups.values()].map(ofGroup)];
}

function ofGroup(group: readonly OfCategory[]): RuleFinding {
  const findings = group.map(({ finding }) => finding).sort(byItemAndFound);
  const [first] = findings;
  const items = [...new Map(findings.map(({ item }) => [item.id, item])).values()];
  if (items.length === 1 && findings.length === 1) return first;
  const category = group[0].category || 'no stated category';
  const { share: _, ...rest } = first;
  return {
    ...rest,
    subject: { type: 'category', id: `category:${group[0].category}`, name: category },
    items,
    found: findings.map(inWords),
    missing: distinct(findings.flatMap(({ missing }) => missing)),
    flags: distinct(findings.flatMap(({ flags }) => flags)),
    exceptions: distinct(findings.flatMap(({ exceptions }) => exceptions)),
    path: findings.flatMap(({ path }) => path),
    endItems: distinct(findings.flatMap(({ endItems }) => endItems)).sort(compareText),
    evidence: [...new Map(findings.flatMap(({ evidence }) => evidence).map((one) => [JSON.stringify(one), one])).values()],
  };
}

/** `Gallium metal: refined in CN, 20 to 80 per cent` */
function inWords({ item, found, share }: RuleFinding): string {
  const figures = share === undefined ? [] : [`${share.low / 100} to ${share.high / 100} per cent`];
  return `${item.name}: ${[...found, ...figures].join(', ')}`;
}

function byItemAndFound(a: RuleFinding, b: RuleFinding): number {
  return compareText(a.item.id, b.item.id) || compareText(a.found.join('\n'), b.found.join('\n'));
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
