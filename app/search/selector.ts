/**
 * Selectors name parties and things (INTERFACES.md): `supplier:NAME`, `cage:XXXXX`, `lei:...`,
 * `site:NAME`, `country:XX`, `item:PART-OR-PURL`, or an id that the program printed; where a loss is
 * asked about also `owner:NAME-OR-ID`, `owner-country:XX` and `material:PART-OR-NAME`. They are resolved in
 * a view, so what the reader may not see does not exist.
 */
import { OperationalError } from '../../graph/model/operational-error.ts';
import { countryKey, siteKey } from '../../graph/ontology/identifier.ts';
import { hashName, normalizeName, organizationName } from '../../graph/ontology/name.ts';
import type { NodeLabel } from '../../graph/ontology/node-type.ts';
import { ItemType } from '../../graph/ontology/property.ts';
import type { NodeRef } from '../../graph/view/graph.ts';
import type { View } from '../../graph/view/open-view.ts';
import { Presenter } from '../statements/present.ts';
import { nodeIndexOf } from '../workspace/node-index.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { organizationsIdentified } from './organizations-identified.ts';
import { organizationsNamed } from './organizations-named.ts';
import { longestSearch, matches } from './search.ts';

/** The node of an id that the program printed; undefined when the view has none. */
export async function findById(workspace: Pick<Workspace, 'store'>, view: View, id: string): Promise<NodeRef | undefined> {
  return (await findByIds(workspace, view, [id]))[0];
}

/** The same of several, in the order asked, by one question of the store. */
export async function findByIds(
  workspace: Pick<Workspace, 'store'>,
  view: View,
  ids: readonly string[],
): Promise<(NodeRef | undefined)[]> {
  const nodes = nodeIndexOf(view.graph);
  return Array.from(await workspace.store.nodes(ids), (nid) => nodes.find(nid));
}

/**
 * What a selector names, one or several (a name may be borne by more than one), in the order of their
 * ids; none when nothing fits. Errors: INPUT_INVALID when it is no selector.
 */
export async function resolveSelector(workspace: Pick<Workspace, 'store'>, view: View, selector: string): Promise<NodeRef[]> {
  const byId = await findById(workspace, view, selector);
  if (byId !== undefined) return [byId];
  const colon = selector.indexOf(':');
  const kind = selector.slice(0, Math.max(colon, 0)).toLowerCase();
  const value = selector.slice(colon + 1).trim();
  const resolve = Object.hasOwn(resolvers, kind) ? resolvers[kind] : undefined;
  if (resolve === undefined || value === '') {
    throw new OperationalError('INPUT_INVALID', `${selector}: expected ${Object.keys(resolvers).join(':, ')}: or a printed id.`);
  }
  return await sorted(workspace, view, await resolve(workspace, view, value));
}

type Resolver = (workspace: Pick<Workspace, 'store'>, view: View, value: string) => Promise<NodeRef[]>;

const resolvers: Readonly<Record<string, Resolver>> = {
  supplier: async (_workspace, view, value) => suppliersNamed(view, value),
  cage: (workspace, view, value) => byKeys(workspace, view, [siteKey(value.toUpperCase(), '', '')]),
  lei: async (workspace, view, value) => {
    const identifier = `lei:${value.toUpperCase()}`;
    const found = (await organizationsIdentified(workspace, view, [identifier])).get(identifier) ?? [];
    return found.map((index) => ({ type: 'Organization', index }));
  },
  site: (workspace, view, value) => named(workspace, view, value, 'Site'),
  country: (workspace, view, value) => byKeys(workspace, view, [countryKey(value.toUpperCase())]),
  item: itemsOf,
  owner: async (workspace, view, value) => {
    const byId = await findById(workspace, view, value);
    return byId?.type === 'Organization' ? [byId] : suppliersNamed(view, value);
  },
  'owner-country': (workspace, view, value) => byKeys(workspace, view, [countryKey(value.toUpperCase())]),
  material: async (workspace, view, value) =>
    (await itemsOf(workspace, view, value)).filter(({ index }) => view.graph.items.itemType[index] === ItemType.material),
};

/** By normalised name, whatever the legal form. */
function suppliersNamed(view: View, value: string): NodeRef[] {
  const { base } = organizationName(value);
  return organizationsNamed(view.graph, hashName(base)).map((index) => ({ type: 'Organization', index }));
}

async function itemsOf(workspace: Pick<Workspace, 'store'>, view: View, value: string): Promise<NodeRef[]> {
  const exact = await byKeys(workspace, view, [`item:${value}`]);
  if (exact.length > 0) return exact;
  const candidates = await matches(workspace, view, value, ['Item'], longestSearch);
  const byPart = await withPartNumber(workspace, view, value, candidates);
  return byPart.length > 0 ? byPart : await withName(workspace, view, value, candidates);
}

/** Items whose key ends with this part number, whoever the maker. */
async function withPartNumber(
  workspace: Pick<Workspace, 'store'>,
  view: View,
  value: string,
  candidates: readonly NodeRef[],
): Promise<NodeRef[]> {
  const part = `/${value.normalize('NFKC').trim().replace(/\s+/g, ' ').toUpperCase()}`;
  const nids = candidates.map((ref) => {
    const { offsets, targets } = view.graph.items.members;
    return [...targets.subarray(offsets[ref.index], offsets[ref.index + 1])];
  });
  const keys = await workspace.store.keys(nids.flat());
  let at = 0;
  return candidates.filter((_, i) => {
    const own = keys.slice(at, at + (nids[i] as number[]).length);
    at += own.length;
    return own.some((key) => key.startsWith('item:mpn:') && key.endsWith(part));
  });
}

async function named(workspace: Pick<Workspace, 'store'>, view: View, value: string, type: NodeLabel): Promise<NodeRef[]> {
  return await withName(workspace, view, value, await matches(workspace, view, value, [type], longestSearch));
}

async function withName(
  workspace: Pick<Workspace, 'store'>,
  view: View,
  value: string,
  candidates: readonly NodeRef[],
): Promise<NodeRef[]> {
  const things = await new Presenter(workspace, view).things(candidates);
  const wanted = normalizeName(value);
  return candidates.filter((_, i) => normalizeName(things[i]?.name ?? '') === wanted);
}

async function byKeys(workspace: Pick<Workspace, 'store'>, view: View, keys: readonly string[]): Promise<NodeRef[]> {
  const index = nodeIndexOf(view.graph);
  const found = [...(await workspace.store.nodes(keys))].map((nid) => index.find(nid));
  return found.filter((ref) => ref !== undefined);
}

async function sorted(workspace: Pick<Workspace, 'store'>, view: View, refs: readonly NodeRef[]): Promise<NodeRef[]> {
  const things = await new Presenter(workspace, view).things(refs);
  const byId = new Map(things.map((thing, i) => [thing.id, refs[i] as NodeRef]));
  return [...byId].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, ref]) => ref);
}
