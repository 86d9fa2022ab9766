/** What an answer that rests on restricted-party lists says against itself: its diagnostics, and what is to be said of the lists. */
import type { RemarkFactsFragment } from '../../generated/operations.ts';

type Remark = Pick<RemarkFactsFragment, 'code' | 'severity' | 'message'>;

interface Limited {
  readonly diagnostics: readonly Remark[];
  /** Of what else the page shows beside it. */
  readonly others?: readonly Remark[];
  readonly listRemarks?: readonly { readonly code: string; readonly message: string }[];
  readonly failedLoads?: readonly { readonly message: string }[];
}

/** Each once: answers that rest on the same say the same. */
export function remarksOf({ diagnostics, others = [], listRemarks = [], failedLoads = [] }: Limited): readonly Remark[] {
  const lists = [...listRemarks, ...failedLoads.map(({ message }) => ({ code: 'list-refused', message }))];
  const all = [...lists.map((one) => ({ ...one, severity: 'warning' })), ...diagnostics, ...others];
  return [...new Map(all.map((one) => [`${one.code} ${one.message}`, one])).values()];
}
