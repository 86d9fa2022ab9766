/** Organisations and sites of a supply tree: names, countries, identifiers, owners, and whom they are not. */

import type { TreeLink, TreeOrganization, TreeSite } from '../../exports/supply-tree.ts';
import { writeNumbers } from '../../graph/ontology/extension.ts';
import { normalizeName, organizationName } from '../../graph/ontology/name.ts';
import type { NodeRef, NumberColumns, Relation } from '../../graph/view/graph.ts';
import type { View } from '../../graph/view/open-view.ts';
import { maxBearers } from '../../graph/view/party-names.ts';
import { namesOfRows, rowsOfNodes, type StatedRow, statementsOfRows, textsOfRows } from '../statements/stated-rows.ts';
import { compareText } from '../workspace/answer.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { TreeColumns } from './tree-columns.ts';

/** Ids of nodes that were asked for. */
export type IdOf = (ref: NodeRef) => string;

/** What all parts of a tree are made with. */
export interface TreeContext {
  readonly workspace: Pick<Workspace, 'store'>;
  readonly view: View;
  readonly read: TreeColumns;
  readonly idOf: IdOf;
  /** The id of a party that a statement names by one of its keys. */
  readonly idOfKey: (key: string) => string;
}

/** With those who own or control them, at every remove. */
export function withOwners({ graph }: View, makers: Iterable<number>): Set<number> {
  const found = new Set(makers);
  // A set is walked in the order of insertion, what is added meanwhile too.
  for (const one of found) {
    for (const relation of [graph.organizations.owners, graph.organizations.controllers])
      for (let e = relation.offsets[one]; e < relation.offsets[one + 1]; e++) found.add(relation.targets[e]);
  }
  return found;
}

export async function treeOrganizations(context: TreeContext, indices: readonly number[]): Promise<TreeOrganization[]> {
  const { workspace, view, read, idOf } = context;
  const { organizations } = view.graph;
  const refs = indices.map((index): NodeRef => ({ type: 'Organization', index }));
  const rows = await rowsOfNodes(workspace, view, refs);
  const parties = refs.map((ref, i) => {
    const identifiers = read.identifiers(ref);
    return {
      ...partyOf(context, ref, rows[i]),
      numbers: writeNumbers('organization', (property) => organizations.numbers[property]?.[ref.index]),
      countries: countriesOf(view, organizations.countries, ref.index),
      identifiers: identifiers.filter(({ scheme }) => scheme !== 'cage'),
      cages: identifiers.filter(({ scheme }) => scheme === 'cage').map(({ value }) => value),
      owners: holdings(organizations.owners, ref.index, idOf),
      controllers: holdings(organizations.controllers, ref.index, idOf),
    };
  });
  return keptApart(parties.sort(byRef), (name) => organizationName(name).base);
}

export async function treeSites(context: TreeContext, indices: readonly number[]): Promise<TreeSite[]> {
  const { workspace, view, read } = context;
  const { sites, countries } = view.graph;
  const refs = indices.map((index): NodeRef => ({ type: 'Site', index }));
  const rows = await rowsOfNodes(workspace, view, refs);
  const parties = refs.map((ref, i) => {
    const stands = countries.codes[sites.country[ref.index]];
    const others = countriesOf(view, sites.countries, ref.index).filter((code) => code !== stands);
    return {
      ...partyOf(context, ref, rows[i]),
      numbers: writeNumbers('site', (property) => sites.numbers[property]?.[ref.index]),
      countries: stands === undefined ? others : [stands, ...others],
      code: read.identifiers(ref).find(({ scheme }) => scheme === 'cage')?.value,
    };
  });
  return keptApart(parties.sort(byRef), normalizeName);
}

function partyOf({ read, idOf, idOfKey }: TreeContext, ref: NodeRef, rows: readonly StatedRow[]) {
  const statements = statementsOfRows(rows, read.columns, idOfKey);
  return { ref: idOf(ref), names: namesOfRows(rows), texts: textsOfRows(rows), statements };
}

function countriesOf({ graph }: View, relation: Relation, index: number): string[] {
  const own = relation.targets.subarray(relation.offsets[index], relation.offsets[index + 1]);
  return [...own].map((country) => graph.countries.codes[country]).sort();
}

function holdings(relation: Relation, index: number, idOf: IdOf): TreeLink[] {
  const links: TreeLink[] = [];
  for (let e = relation.offsets[index]; e < relation.offsets[index + 1]; e++) {
    const ref = idOf({ type: 'Organization', index: relation.targets[e] });
    links.push({ ref, numbers: numbersOfEdge('holding', relation.numbers, e) });
  }
  return links.sort(byRef);
}

export function numbersOfEdge(of: Parameters<typeof writeNumbers>[0], numbers: NumberColumns, edge: number): TreeLink['numbers'] {
  return writeNumbers(of, (property) => numbers[property]?.[edge]);
}

export function byRef(a: { readonly ref: string }, b: { readonly ref: string }): number {
  return compareText(a.ref, b.ref);
}

/**
 * Each with the others of its name: the view has found them to be several, and who reads the tree
 * alone may lack what told them apart. Beyond `maxBearers` a name joins nobody.
 */
function keptApart<Party extends { readonly ref: string; readonly names: readonly string[] }>(
  parties: readonly Party[],
  baseOf: (name: string) => string,
): (Party & { apart: string[] })[] {
  const bearers = new Map<string, Set<string>>();
  for (const { ref, names } of parties)
    for (const name of names) bearers.set(baseOf(name), (bearers.get(baseOf(name)) ?? new Set()).add(ref));
  return parties.map((party) => {
    const others = new Set<string>();
    for (const name of party.names) {
      const sharing = bearers.get(baseOf(name)) ?? new Set();
      // Each pair is stated once, by the later of the two.
      if (sharing.size <= maxBearers) for (const ref of sharing) if (ref < party.ref) others.add(ref);
    }
    return { ...party, apart: [...others].sort() };
  });
}
