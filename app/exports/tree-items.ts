/** Items of a supply tree: identifiers, facts, what they require, and what can stand for them. */
import type { TreeItem, TreeLink } from '../../exports/supply-tree.ts';
import { writeNumbers } from '../../graph/ontology/extension.ts';
import { type Identifier, sortIdentifiers } from '../../graph/ontology/identifier.ts';
import { normalizeName } from '../../graph/ontology/name.ts';
import type { NodeRef, ViewGraph } from '../../graph/view/graph.ts';
import { Presenter } from '../statements/present.ts';
import { type StatedRow, statementsOfRows, textsOfRows } from '../statements/stated-rows.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { TreeColumns } from './tree-columns.ts';
import { byRef, type IdOf, numbersOfEdge, type TreeContext } from './tree-parties.ts';
import { bySource, targetsOf, treeSources } from './tree-sources.ts';

/**
 * `reached`: 1 for each item of the tree; nothing else is named in it. `rows`: what is said of each of
 * them, by index ascending. Ordered by id.
 */
export async function treeItems(
  context: TreeContext,
  reached: Uint8Array,
  rows: readonly (readonly StatedRow[])[],
): Promise<TreeItem[]> {
  const { workspace, view, read, idOf, idOfKey } = context;
  const { graph } = view;
  const indices = itemsOf(reached);
  const refs = indices.map((index): NodeRef => ({ type: 'Item', index }));
  const names = await new Presenter(workspace, view).things(refs);
  const members = await memberKeys(workspace, graph, indices);
  const ofItems = indices.map((index) => targetsOf(graph.items.sources, index));
  const sources = await treeSources(context, ofItems.flat());
  const distributors = distributorsOf(graph, reached, idOf);
  let at = 0;
  const items = indices.map((index, i): TreeItem => {
    const own = sources.slice(at, at + ofItems[i].length).sort(bySource);
    at += own.length;
    return {
      ref: idOf(refs[i]),
      name: names[i].name,
      identifiers: identifiersOf(read.identifiers(refs[i]), members[i], rows[i]),
      isNamesake: false,
      numbers: writeNumbers('item', (property) => {
        if (property === 'itemType') return graph.items.itemType[index];
        return property === 'coverage' ? graph.items.coverage[index] : graph.items.numbers[property]?.[index];
      }),
      texts: textsOfRows(rows[i]),
      statements: statementsOfRows(rows[i], read.columns, idOfKey),
      sources: own,
      requires: requirementsOf(graph, index, read, idOf),
      substitutes: substitutesOf(graph, index, reached, idOf),
      distributors: (distributors.get(index) ?? []).sort(),
    };
  });
  return marked(items).sort(byRef);
}

/** Indices of what is reached, ascending. */
export function itemsOf(reached: Uint8Array): number[] {
  return Array.from(reached.keys()).filter((item) => reached[item] === 1);
}

async function memberKeys(workspace: Pick<Workspace, 'store'>, graph: ViewGraph, items: readonly number[]): Promise<string[][]> {
  const members = items.map((index) => targetsOf(graph.items.members, index));
  const keys = await workspace.store.keys(members.flat());
  let at = 0;
  return members.map((own) => {
    const found = keys.slice(at, at + own.length);
    at += own.length;
    return found;
  });
}

/** IDENTIFIED_BY has the strong ones but purls, which stand in keys; the weak ones are texts of whoever gave them. */
function identifiersOf(given: readonly Identifier[], keys: readonly string[], rows: readonly StatedRow[]): Identifier[] {
  const found = [...given];
  for (const key of keys) {
    if (key.startsWith('item:pkg:')) found.push({ scheme: 'purl', value: key.slice('item:'.length) });
    const weak = /^item:(cpe|swid):([^#]*)$/s.exec(key);
    if (weak !== null) found.push({ scheme: weak[1] as 'cpe' | 'swid', value: weak[2] });
  }
  for (const { texts } of rows)
    for (const scheme of ['cpe', 'swid'] as const) {
      const value = texts[scheme] ?? '';
      if (value !== '') found.push({ scheme, value });
    }
  return sortIdentifiers(found);
}

function requirementsOf({ items }: ViewGraph, index: number, read: TreeColumns, idOf: IdOf): TreeLink[] {
  const { requires, unneeded } = items;
  const link = (item: number, numbers: TreeLink['numbers']) => ({ ref: idOf({ type: 'Item', index: item }), numbers });
  const needed = targetsOf(requires, index).map((item, k) =>
    link(item, numbersOfEdge('requirement', requires.numbers, requires.offsets[index] + k)),
  );
  const others = targetsOf(unneeded, index).map((item) =>
    link(
      item,
      writeNumbers('requirement', (property) => (property === 'scope' ? read.scope(index, item) : undefined)),
    ),
  );
  return [...needed, ...others].sort(byRef);
}

/** Those in the tree: what nobody approved is no part of it, unless it is there for another reason. */
function substitutesOf({ items }: ViewGraph, index: number, reached: Uint8Array, idOf: IdOf): TreeLink[] {
  const { substitutes } = items;
  return targetsOf(substitutes, index)
    .map((item, k) => ({ item, edge: substitutes.offsets[index] + k }))
    .filter(({ item }) => reached[item] === 1)
    .map(({ item, edge }) => ({
      ref: idOf({ type: 'Item', index: item }),
      numbers: numbersOfEdge('substitute', substitutes.numbers, edge),
    }))
    .sort(byRef);
}

function distributorsOf({ organizations }: ViewGraph, reached: Uint8Array, idOf: IdOf): Map<number, string[]> {
  const found = new Map<number, string[]>();
  for (const [organization, item] of distributions({ organizations }, reached))
    found.set(item, [...(found.get(item) ?? []), idOf({ type: 'Organization', index: organization })]);
  return found;
}

/** Organisations with the items of the tree that they distribute where no maker is known. */
export function* distributions(
  { organizations }: Pick<ViewGraph, 'organizations'>,
  reached: Uint8Array,
): Generator<[organization: number, item: number]> {
  for (let organization = 0; organization < organizations.count; organization++)
    for (const item of targetsOf(organizations.distributes, organization)) if (reached[item] === 1) yield [organization, item];
}

/** Marks items known by name alone whose name another item of the tree has too: read alone, the two would be joined. */
function marked(items: readonly TreeItem[]): TreeItem[] {
  const bearers = new Map<string, number>();
  for (const item of items) for (const name of namesOf(item)) bearers.set(name, (bearers.get(name) ?? 0) + 1);
  return items.map((item) => {
    const isBare = item.identifiers.length === 0;
    return { ...item, isNamesake: isBare && namesOf(item).some((name) => (bearers.get(name) ?? 0) > 1) };
  });
}

/** As the reader will have them: with the group where nothing else identifies the item. */
function namesOf({ name, identifiers, texts }: TreeItem): string[] {
  const group = identifiers.length === 0 ? (texts.group ?? '') : '';
  return [normalizeName(group === '' ? name : `${group}/${name}`)];
}
