/** Makers and distributors that may not be used in one view, and otherwise in the other. */
import type { VendorOutcome } from '../../graph/analyses/finding.ts';
import { outcomesByStrength } from '../../graph/screening/applicable-rule.ts';
import type { VendorFinding } from '../../graph/screening/vendor-finding.ts';
import type { Across } from '../../graph/view/across-views.ts';

/** `otherwise`: the same outcome under other rules. */
export const vendorChanges = ['new', 'worse', 'otherwise', 'better', 'gone'] as const;
export type VendorChangeKind = (typeof vendorChanges)[number];

export interface Judged {
  /** The strongest. */
  readonly outcome: VendorOutcome;
  /** Ids of the rules, ascending. */
  readonly rules: readonly string[];
  /** Index into `organizations` of its view. */
  readonly party: number;
  readonly findings: readonly VendorFinding[];
}

export interface VendorChange {
  readonly kind: VendorChangeKind;
  /** Undefined: nothing was found of it, which is not clear. */
  readonly before: Judged | undefined;
  readonly after: Judged | undefined;
}

/** By kind, then by strength; ties are the caller's. */
export function diffVendors(before: readonly VendorFinding[], after: readonly VendorFinding[], parties: Across): VendorChange[] {
  const [earlier, later] = [byParty(before, parties.before), byParty(after, parties.after)];
  const found: VendorChange[] = [];
  for (const party of new Set([...earlier.keys(), ...later.keys()])) {
    const [was, is] = [earlier.get(party), later.get(party)];
    const kind = kindOf(was, is);
    if (kind !== undefined) found.push({ kind, before: was, after: is });
  }
  const strength = ({ before: was, after: is }: VendorChange) => weakness((is ?? was)?.outcome);
  return found.sort((a, b) => vendorChanges.indexOf(a.kind) - vendorChanges.indexOf(b.kind) || strength(a) - strength(b));
}

function kindOf(was: Judged | undefined, is: Judged | undefined): VendorChangeKind | undefined {
  if (was === undefined) return 'new';
  if (is === undefined) return 'gone';
  const by = weakness(is.outcome) - weakness(was.outcome);
  if (by !== 0) return by < 0 ? 'worse' : 'better';
  return was.rules.join('\n') === is.rules.join('\n') ? undefined : 'otherwise';
}

function byParty(findings: readonly VendorFinding[], classOf: Int32Array): Map<number, Judged> {
  const groups = new Map<number, VendorFinding[]>();
  for (const finding of findings) {
    // What is found of an item whose maker nobody names is a gap, not a vendor.
    if (finding.party === -1) continue;
    const party = classOf[finding.party];
    groups.set(party, [...(groups.get(party) ?? []), finding]);
  }
  return new Map(
    [...groups].map(([party, own]) => {
      const strongest = own.reduce((a, b) => (weakness(b.outcome) < weakness(a.outcome) ? b : a));
      const rules = [...new Set(own.map(({ rule }) => rule.id))].sort();
      return [party, { outcome: strongest.outcome, rules, party: strongest.party, findings: own }];
    }),
  );
}

function weakness(outcome: VendorOutcome | undefined): number {
  return outcome === undefined ? outcomesByStrength.length : outcomesByStrength.indexOf(outcome);
}
