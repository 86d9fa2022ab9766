/**
 * What a programme reaches, or what one item is made of, as data for a writer. Everything comes from
 * documents of the view; what the root does not reach is not in it.
 */
import { createHash } from 'node:crypto';
import type { SupplyTree, TreeProgramme } from '../../exports/supply-tree.ts';
import { reachedFrom, scopeOf, screeningReach } from '../../graph/analyses/scope.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { programmeKey } from '../../graph/ontology/identifier.ts';
import type { NodeRef, ViewGraph } from '../../graph/view/graph.ts';
import type { View } from '../../graph/view/open-view.ts';
import { resolveSelector } from '../search/selector.ts';
import { Presenter } from '../statements/present.ts';
import { partyKeys, rowsOfNodes, type StatedRow, textsOfRows } from '../statements/stated-rows.ts';
import { findProgramme } from '../workspace/find-programme.ts';
import { nodeIndexOf } from '../workspace/node-index.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { readTreeColumns } from './tree-columns.ts';
import { distributions, itemsOf, treeItems } from './tree-items.ts';
import { byRef, type IdOf, numbersOfEdge, type TreeContext, treeOrganizations, treeSites, withOwners } from './tree-parties.ts';
import { targetsOf } from './tree-sources.ts';

/** One of the two. */
export interface TreeRoot {
  /** Name or id of a programme. */
  readonly programme?: string | undefined;
  /** Selector of one item. */
  readonly item?: string | undefined;
}

interface Root {
  readonly ref: NodeRef;
  /** 1 for each item of the tree. */
  readonly reached: Uint8Array;
}

/** Errors: INPUT_INVALID when not exactly one item or programme is named, PROGRAMME_UNKNOWN. */
export async function buildSupplyTree(workspace: Pick<Workspace, 'store'>, view: View, asked: TreeRoot): Promise<SupplyTree> {
  const { graph } = view;
  const { ref, reached } = await findRoot(workspace, view, asked);
  const items = itemsOf(reached).map((index): NodeRef => ({ type: 'Item', index }));
  const rows = await rowsOfNodes(workspace, view, items);
  const named = await partiesNamed(workspace, view, rows);
  const parties = partiesOf(view, reached, [...named.values()]);
  const presenter = new Presenter(workspace, view);
  const organizations = parties.organizations.map((index): NodeRef => ({ type: 'Organization', index }));
  await presenter.loadIds([ref, ...items, ...organizations, ...parties.sites.map((index): NodeRef => ({ type: 'Site', index }))]);
  const idOf: IdOf = (node) => presenter.id(node);
  const context: TreeContext = {
    workspace,
    view,
    read: await readTreeColumns(workspace, view),
    idOf,
    idOfKey: (key) => {
      const party = named.get(key);
      return party === undefined ? key : idOf(party);
    },
  };
  return {
    root: ref.type === 'Programme' ? await programmeOf(context, ref) : { ref: idOf(ref) },
    items: await treeItems(context, reached, rows),
    organizations: await treeOrganizations(context, parties.organizations),
    sites: await treeSites(context, parties.sites),
    asOf: view.asOf,
    serial: uuidOf(`${view.hash}\n${ref.type === 'Programme' ? programmeKey(graph.programmes.names[ref.index]) : idOf(ref)}`),
  };
}

async function findRoot(workspace: Pick<Workspace, 'store'>, view: View, { programme, item }: TreeRoot): Promise<Root> {
  const { graph } = view;
  if ((programme === undefined) === (item === undefined))
    throw new OperationalError('INPUT_INVALID', 'Name either a programme or an item.');
  if (programme !== undefined) {
    const index = findProgramme(graph, programme);
    return { ref: { type: 'Programme', index }, reached: screeningReach(graph, scopeOf(graph, index).items) };
  }
  const selector = item as string;
  const found = (await resolveSelector(workspace, view, selector)).filter(({ type }) => type === 'Item');
  if (found.length !== 1) {
    const what = found.length === 0 ? 'no item of this view' : `${found.length} items; use the id of one`;
    throw new OperationalError('INPUT_INVALID', `${selector}: names ${what}.`);
  }
  const [ref] = found as [NodeRef];
  return { ref, reached: screeningReach(graph, reachedFrom(graph, Int32Array.of(ref.index))) };
}

/** By key: who keeps stock of something of the tree or has a contract for it, and where. */
async function partiesNamed(
  workspace: Pick<Workspace, 'store'>,
  view: View,
  rows: readonly (readonly StatedRow[])[],
): Promise<Map<string, NodeRef>> {
  const keys = partyKeys(rows);
  const { find } = nodeIndexOf(view.graph);
  const found = [...(await workspace.store.nodes(keys))].map((nid) => find(nid));
  return new Map(keys.flatMap((key, i): [string, NodeRef][] => (found[i] === undefined ? [] : [[key, found[i]]])));
}

/** Who makes, distributes, keeps or owns something of the tree, and where. */
function partiesOf(
  view: View,
  reached: Uint8Array,
  named: readonly NodeRef[],
): { readonly organizations: number[]; readonly sites: number[] } {
  const { sources } = view.graph;
  const indices = (type: NodeRef['type']) => named.filter((ref) => ref.type === type).map(({ index }) => index);
  const organizations = new Set<number>(indices('Organization'));
  const sites = new Set<number>(indices('Site'));
  for (let source = 0; source < sources.count; source++) {
    if (reached[sources.item[source]] === 0) continue;
    if (sources.organization[source] >= 0) organizations.add(sources.organization[source]);
    if (sources.site[source] >= 0) sites.add(sources.site[source]);
    for (const distributor of targetsOf(sources.distributors, source)) organizations.add(distributor);
  }
  for (const [organization] of distributions(view.graph, reached)) organizations.add(organization);
  return { organizations: [...withOwners(view, organizations)], sites: [...sites] };
}

async function programmeOf({ workspace, view, idOf }: TreeContext, ref: NodeRef): Promise<TreeProgramme> {
  const { programmes }: ViewGraph = view.graph;
  const [rows] = await rowsOfNodes(workspace, view, [ref]);
  const { includes } = programmes;
  const first = includes.offsets[ref.index];
  const links = targetsOf(includes, ref.index).map((index, k) => ({
    ref: idOf({ type: 'Item', index }),
    numbers: numbersOfEdge('includes', includes.numbers, first + k),
  }));
  return { ref: idOf(ref), name: programmes.names[ref.index], texts: textsOfRows(rows), includes: links.sort(byRef) };
}

/** RFC 9562, section 5.8: a name-based UUID over SHA-256. */
function uuidOf(name: string): string {
  const bytes = createHash('sha256').update(name).digest().subarray(0, 16);
  bytes[6] = (bytes[6] & 0x0f) | 0x80;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
