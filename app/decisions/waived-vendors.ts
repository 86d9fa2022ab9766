/** Vendors that are in no class of the gap register because a decision waives the rule: said beside it, never left out. */
import type { Diagnostic } from '../../graph/model/diagnostic.ts';
import type { VendorResult } from '../../graph/screening/untrusted-vendor.ts';
import type { NodeRef } from '../../graph/view/graph.ts';
import type { View } from '../../graph/view/open-view.ts';
import { Presenter } from '../statements/present.ts';
import { compareText } from '../workspace/answer.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Waived vendors that are named; how many more there are is said. */
export const mostWaivedNamed = 500;

/** One remark for each party and rule, by party, then rule. */
export async function waivedVendors(
  workspace: Pick<Workspace, 'store'>,
  view: Pick<View, 'graph'>,
  { flagged }: Pick<VendorResult, 'flagged'>,
): Promise<Diagnostic[]> {
  const waived = flagged.filter(({ waivers }) => waivers !== undefined);
  const refOf = (party: number): NodeRef => ({ type: 'Organization', index: party });
  const presenter = new Presenter(workspace, view);
  await presenter.load(waived.map(({ party }) => refOf(party)));
  const byKey = new Map<string, { readonly words: string; readonly notes: Set<string> }>();
  for (const { party, rule, flags, waivers = [] } of waived) {
    const { id, name } = presenter.thing(refOf(party));
    const key = `${id}\n${rule.id}`;
    const one = byKey.get(key) ?? { words: `${name}: ${rule.title} is waived`, notes: new Set() };
    for (const note of flags.slice(0, waivers.length)) one.notes.add(note);
    byKey.set(key, one);
  }
  const told = [...byKey].map(([key, { words, notes }]) => ({ key, message: `${words}: ${[...notes].join('; ')}` }));
  told.sort((a, b) => compareText(a.key, b.key));
  const named = told
    .slice(0, mostWaivedNamed)
    .map(({ message }): Diagnostic => ({ code: 'waived-vendor', severity: 'info', pointer: '', message }));
  if (told.length === named.length) return named;
  const message = `${told.length - named.length} more of waived-vendor are not listed.`;
  return [...named, { code: 'more-of-the-same', severity: 'info', pointer: '', message }];
}
