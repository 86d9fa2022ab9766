/**
 * Makers and distributors of whom a rule about items forbids or restricts a source: findings about vendors,
 * for the gap register. It is this item of this vendor that may not be bought, not the vendor.
 */
import type { VendorFinding } from '../vendor-finding.ts';
import { distinctRows } from '../vendor-path.ts';
import type { ItemRuleFinding } from './item-rule-finding.ts';

/** One for each party and rule, in the order of the findings. */
export function barredVendors(findings: readonly ItemRuleFinding[]): VendorFinding[] {
  const found = new Map<string, VendorFinding>();
  for (const finding of findings) {
    if (finding.party === -1 || (finding.outcome !== 'prohibited' && finding.outcome !== 'restricted')) continue;
    const key = `${finding.party} ${finding.rule.id} ${finding.outcome}`;
    const other = found.get(key);
    found.set(key, other === undefined ? ofOne(finding) : joined(other, ofOne(finding)));
  }
  return [...found.values()];
}

function ofOne({ item, found, flags, ...rest }: ItemRuleFinding): VendorFinding {
  const { party, outcome, rule, basis, exceptions, path, endItems, evidence } = rest;
  return { party, outcome, rule, basis, exceptions, path, endItems, evidence, flags: [...found, ...flags], items: [item] };
}

function joined(a: VendorFinding, b: VendorFinding): VendorFinding {
  return {
    ...a,
    flags: [...new Set([...a.flags, ...b.flags])],
    path: [...a.path, ...b.path],
    endItems: numbers(a.endItems, b.endItems),
    items: numbers(a.items ?? [], b.items ?? []),
    evidence: distinctRows([...a.evidence, ...b.evidence]),
  };
}

function numbers(a: readonly number[], b: readonly number[]): number[] {
  return [...new Set([...a, ...b])].sort((x, y) => x - y);
}
