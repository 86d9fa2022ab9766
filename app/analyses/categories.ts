/** Categories of items: as documents state them, else the item's type. */
import { itemTypeNames } from '../../graph/analyses/item-type-name.ts';
import { normalizeName } from '../../graph/ontology/name.ts';
import type { View } from '../../graph/view/open-view.ts';
import { stated, textsOf } from '../statements/texts-of.ts';
import { compareText } from '../workspace/answer.ts';
import type { Workspace } from '../workspace/workspace.ts';

export interface Categories {
  /** Index into `names` of each item; -1: none. */
  readonly of: Int32Array;
  /** In code unit order. */
  readonly names: readonly string[];
}

/** Spellings that differ only in case, blanks or punctuation are one; the first in code unit order names it. */
export async function categoriesOf(workspace: Pick<Workspace, 'store'>, view: View): Promise<Categories> {
  const { items } = view.graph;
  const refs = Array.from({ length: items.count }, (_, index) => ({ type: 'Item', index }) as const);
  const texts = await textsOf(workspace, view.graph, refs);
  const own = texts.map((one, index) => stated(one, 'category') ?? itemTypeNames[items.itemType[index]] ?? '');
  const spelling = new Map<string, string>();
  for (const name of own) {
    const key = normalizeName(name);
    const known = spelling.get(key);
    if (key !== '' && (known === undefined || compareText(name, known) < 0)) spelling.set(key, name);
  }
  const names = [...spelling.values()].sort();
  const position = new Map(names.map((name, index) => [normalizeName(name), index]));
  return { of: Int32Array.from(own, (name) => position.get(normalizeName(name)) ?? -1), names };
}
