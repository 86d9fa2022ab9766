/** Vendors that a law prohibits which does not bind here: for review alone, and that has to be said. */
import type { Diagnostic } from '../../graph/model/diagnostic.ts';
import type { VendorFinding } from '../../graph/screening/vendor-finding.ts';
import type { BindingPacks } from './binding-packs.ts';

/** Whether a finding rests on a pack that does not bind. */
export function isElsewhere({ packs }: Pick<BindingPacks, 'packs'>, everybodys: readonly string[]) {
  return ({ rule }: Pick<VendorFinding, 'rule'>): boolean => !packs.includes(rule.pack) && !everybodys.includes(rule.pack);
}

/** One remark for each pack, by id. @param bound the findings as if every pack did bind. */
export function prohibitedElsewhere(
  bound: readonly Pick<VendorFinding, 'party' | 'outcome' | 'rule'>[],
  isOfOthers: ReturnType<typeof isElsewhere>,
): Diagnostic[] {
  const byPack = new Map<string, Set<number>>();
  for (const finding of bound) {
    if (finding.outcome !== 'prohibited' || !isOfOthers(finding)) continue;
    const parties = byPack.get(finding.rule.pack) ?? new Set();
    byPack.set(finding.rule.pack, parties.add(finding.party));
  }
  return [...byPack]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([pack, { size }]) => ({
      code: 'prohibited-elsewhere',
      severity: 'warning',
      pointer: '',
      message: `${size === 1 ? '1 vendor is' : `${size} vendors are`} prohibited under ${pack}, which does not bind here: for review`,
    }));
}
