/**
 * What a programme reaches, or what one item is made of, as data for a writer. Everything comes from
 * documents of the view; what the root does not reach is not in it.
 */
import { createHash } from 'node:crypto';
import type { SupplyTree, TreeProgramme } from '../exports/supply-tree.ts';
import { reachedFrom, scopeOf, screeningReach } from '../graph/analyses/scope.ts';
import { OperationalError } from '../graph/model/operational-error.ts';
import { programmeKey } from '../graph/ontology/identifier.ts';
import type { NodeRef, ViewGraph } from '../graph/view/graph.ts';
import type { View } from '../graph/view/open-view.ts';
import { findProgramme } from './find-programme.ts';
import { Presenter } from './present.ts';
import { resolveSelector } from './selector.ts';
import { rowsOfNodes, textsOfRows } from './stated-rows.ts';
import { readTreeColumns } from './tree-columns.ts';
import { distributions, treeItems } from './tree-items.ts';
import { byRef, type IdOf, numbersOfEdge, treeOrganizations, treeSites, withOwners } from './tree-parties.ts';
import { targetsOf } from './tree-sources.ts';
import type { Workspace } from './workspace.ts';

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
  const parties = partiesOf(view, reached);
  const presenter = new Presenter(workspace, view);
  await presenter.loadIds([
    ref,
    ...Array.from(reached.keys()).flatMap((index): NodeRef[] => (reached[index] === 1 ? [{ type: 'Item', index }] : [])),
    ...parties.organizations.map((index): NodeRef => ({ type: 'Organization', index })),
    ...parties.sites.map((index): NodeRef => ({ type: 'Site', index })),
  ]);
  const idOf: IdOf = (node) => presenter.id(node);
  const read = await readTreeColumns(workspace, view);
  return {
    root: ref.type === 'Programme' ? await programmeOf(workspace, view, ref, idOf) : { ref: idOf(ref) },
    items: await treeItems(workspace, view, reached, read, idOf),
    organizations: await treeOrganizations(workspace, view, parties.organizations, read, idOf),
    sites: await treeSites(workspace, view, parties.sites, read, idOf),
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

/** Who makes, distributes or owns something of the tree, and where it is made. */
function partiesOf(view: View, reached: Uint8Array): { readonly organizations: number[]; readonly sites: number[] } {
  const { sources } = view.graph;
  const organizations = new Set<number>();
  const sites = new Set<number>();
  for (let source = 0; source < sources.count; source++) {
    if (reached[sources.item[source]] === 0) continue;
    if (sources.organization[source] >= 0) organizations.add(sources.organization[source]);
    if (sources.site[source] >= 0) sites.add(sources.site[source]);
    for (const distributor of targetsOf(sources.distributors, source)) organizations.add(distributor);
  }
  for (const [organization] of distributions(view.graph, reached)) organizations.add(organization);
  return { organizations: [...withOwners(view, organizations)], sites: [...sites] };
}

async function programmeOf(workspace: Pick<Workspace, 'store'>, view: View, ref: NodeRef, idOf: IdOf): Promise<TreeProgramme> {
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
