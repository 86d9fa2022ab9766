/** What an answer that rests on restricted-party lists says against itself: its diagnostics, and what is to be said of the lists. */
import type { RefusedEditionFragment, RemarkFactsFragment } from '../../generated/operations.ts';

type Remark = Pick<RemarkFactsFragment, 'code' | 'severity' | 'message'>;

interface Limited {
  readonly diagnostics: readonly Remark[];
  /** Of what else the page shows beside it. */
  readonly others?: readonly Remark[];
  readonly listRemarks?: readonly { readonly code: string; readonly message: string }[];
  readonly failedLoads?: readonly RefusedEditionFragment[];
}

/** Each once: answers that rest on the same say the same. */
export function remarksOf({ diagnostics, others = [], listRemarks = [], failedLoads = [] }: Limited): readonly Remark[] {
  const lists = listRemarks.map((one) => ({ ...one, severity: 'warning' }));
  const all = [...lists, ...failedLoads.map(refusedRemark), ...diagnostics, ...others];
  return [...new Map(all.map((one) => [`${one.code} ${one.message}`, one])).values()];
}

/** Why an edition was refused; a reason begins with its code. */
export function refusedRemark({ reason, message }: RefusedEditionFragment): Remark {
  return { code: reason.split(':', 1)[0] ?? '', severity: 'warning', message };
}
