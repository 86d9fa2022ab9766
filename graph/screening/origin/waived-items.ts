/**
 * What waivers do to findings of rules about items: one about a source or a way to buy of the waiver's party,
 * of an item in its scope, has no outcome, and is shown with author, reason and last day. What is not one
 * party's matter (content, one country, an item whatever its sources) no waiver for a party reaches.
 *
 * A waiver for a list entry waives none of them: they rest on no list. O(findings and waivers).
 */
import type { Held, HeldWaiver } from '../held-decision.ts';
import type { ItemRule } from '../item-rule.ts';
import type { VendorFlag } from '../vendor-finding.ts';
import { barredVendors } from './barred-vendors.ts';
import type { ItemRuleFinding } from './item-rule-finding.ts';

/** A finding with what takes its outcome away. */
export interface WaivedItem {
  readonly finding: ItemRuleFinding;
  /** By id. */
  readonly waivers: readonly HeldWaiver[];
}

export interface AfterWaivers {
  readonly findings: readonly ItemRuleFinding[];
  readonly waived: readonly WaivedItem[];
}

/** In the order of the findings. What is to be said of waivers that no longer hold stands beside those that are left. */
export function afterWaivers(all: readonly ItemRuleFinding[], { waivers, notes }: Held): AfterWaivers {
  const findings: ItemRuleFinding[] = [];
  const waived: WaivedItem[] = [];
  for (const finding of all) {
    const { party, item, rule } = finding;
    const isAbout = (one: { readonly organization: number; readonly rule: string; readonly entry: number }) =>
      party !== -1 && one.organization === party && one.rule === rule.id && one.entry === -1;
    const by = waivers.filter((one) => isAbout(one) && (one.items?.includes(item) ?? true));
    const said = notes.filter(isAbout).map(({ note }) => note);
    if (by.length > 0) waived.push({ finding, waivers: by.sort((a, b) => (a.id < b.id ? -1 : 1)) });
    else findings.push(said.length === 0 ? finding : { ...finding, flags: [...finding.flags, ...said] });
  }
  return { findings, waived };
}

/** Vendors that a rule about items would bar, but for waivers: flags of the register, one for each party and rule. */
export function waivedBars(waived: readonly WaivedItem[]): VendorFlag[] {
  const matter = (one: Pick<VendorFlag, 'party' | 'rule'>) => `${one.party} ${one.rule.id}`;
  const waiversOf = new Map<string, Map<string, string>>();
  for (const { finding, waivers } of waived) {
    const own = waiversOf.get(matter(finding)) ?? new Map<string, string>();
    for (const { id, note } of waivers) own.set(id, note);
    waiversOf.set(matter(finding), own);
  }
  return barredVendors(waived.map(({ finding }) => finding)).map(({ outcome: _, exceptions: __, ...bar }) => {
    const by = [...(waiversOf.get(matter(bar)) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
    return { ...bar, flags: [...by.map(([, note]) => note), ...bar.flags], waivers: by.map(([id]) => id) };
  });
}

/** Whether findings of the rule are about one party's sources, so that a waiver for a party can reach them. */
export function namesParties({ versions }: ItemRule): boolean {
  return versions.some(({ test }) => test?.kind === 'origin' || test?.kind === 'source class');
}
