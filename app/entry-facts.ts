/** What screening must know of list entries and the graph does not hold: texts, fetched for those that matched. */

import type { Texts } from '../graph/model/assertion.ts';
import type { EntryFacts } from '../graph/screening/applicable-rule.ts';
import { listInEntryKey } from '../graph/screening/rule.ts';
import { canonicalKeys } from '../graph/view/keys.ts';
import type { View } from '../graph/view/open-view.ts';
import { mentionsNewestFirst } from './mentions.ts';
import type { Workspace } from './workspace.ts';

/** Facts by entry; where documents differ the newest that states one stands. */
export async function entryFacts(
  workspace: Pick<Workspace, 'store'>,
  view: View,
  entries: readonly number[],
): Promise<(entry: number) => EntryFacts> {
  const refs = entries.map((index) => ({ type: 'ListEntry', index }) as const);
  const keys = await canonicalKeys(workspace.store, view.graph, refs);
  const mentions = refs.map((ref) => mentionsNewestFirst(view.graph, ref));
  const texts = await workspace.store.rowTexts(mentions.flat());
  const facts = new Map<number, EntryFacts>();
  let at = 0;
  for (const [i, entry] of entries.entries()) {
    const own = texts.slice(at, at + mentions[i].length).map((row) => row.texts ?? {});
    at += own.length;
    facts.set(entry, {
      list: first(own, 'list') || listInEntryKey(keys[i]),
      type: first(own, 'type'),
      program: first(own, 'programs') || first(own, 'program'),
    });
  }
  return (entry) => {
    const found = facts.get(entry);
    if (found === undefined) throw new Error(`invariant: entry ${entry} was not among those that matched`);
    return found;
  };
}

function first(texts: readonly Texts[], name: string): string {
  return texts.find((text) => (text[name] ?? '') !== '')?.[name] ?? '';
}
