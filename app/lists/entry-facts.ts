/** What screening must know of list entries and the graph does not hold: texts, fetched for those that matched. */
import type { EntryFacts } from '../../graph/screening/applicable-rule.ts';
import { listInEntryKey } from '../../graph/screening/rule.ts';
import { canonicalKeys } from '../../graph/view/keys.ts';
import type { View } from '../../graph/view/open-view.ts';
import { stated, textsOf } from '../statements/texts-of.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Facts by entry; where documents differ the newest that states one stands. */
export async function entryFacts(
  workspace: Pick<Workspace, 'store'>,
  view: View,
  entries: readonly number[],
): Promise<(entry: number) => EntryFacts> {
  const refs = entries.map((index) => ({ type: 'ListEntry', index }) as const);
  const keys = await canonicalKeys(workspace.store, view.graph, refs);
  const texts = await textsOf(workspace, view.graph, refs);
  const facts = new Map<number, EntryFacts>();
  for (const [i, entry] of entries.entries()) {
    facts.set(entry, {
      list: stated(texts[i], 'list') ?? listInEntryKey(keys[i]),
      type: stated(texts[i], 'type') ?? '',
      program: stated(texts[i], 'programs') ?? '',
    });
  }
  return (entry) => {
    const found = facts.get(entry);
    if (found === undefined) throw new Error(`invariant: entry ${entry} was not among those that matched`);
    return found;
  };
}
