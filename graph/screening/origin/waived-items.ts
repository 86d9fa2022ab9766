/**
 * What waivers do to findings of rules about items: one about a source or a way to buy of the waiver's party,
 * of an item in its scope, has no outcome, and is shown with author, reason and last day. What is not one
 * party's matter (content, one country, an item whatever its sources) no waiver for a party reaches.
 *
 * A waiver for a list entry waives none of them, since they rest on no list; that it does not is said beside what it
 * would have reached. O(findings and waivers).
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
    const isAbout = (one: { readonly organization: number; readonly rule: string }) =>
      party !== -1 && one.organization === party && one.rule === rule.id;
    const about = waivers.filter((one) => isAbout(one) && (one.items?.includes(item) ?? true));
    const by = about.filter(({ entry }) => entry === -1);
    const said = [
      ...notes.filter((one) => isAbout(one) && one.entry === -1).map(({ note }) => note),
      ...about.map(({ note }) => `${note}: waives nothing here, since it is for a list entry, and this rests on none`),
    ];
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

export interface NamedByWaiver {
  readonly rule: string;
  /** Id of a list entry; undefined: it is for none. */
  readonly entry?: string | undefined;
}

/** Why a waiver of the rule takes the outcome of no finding; undefined: it can take that of some. */
export function whyNoEffect(rule: ItemRule, { entry }: Pick<NamedByWaiver, 'entry'>): string | undefined {
  if (!namesParties(rule)) return `findings of ${rule.id} are of no party, and cannot be waived for one`;
  if (entry !== undefined) return `${rule.id} is about items; what it finds rests on no list entry`;
  return undefined;
}

/** Whether findings of the rule are about one party's sources, so that a waiver for a party can reach them. */
function namesParties({ versions }: ItemRule): boolean {
  return versions.some(({ test }) => test?.kind === 'origin' || test?.kind === 'source class');
}
