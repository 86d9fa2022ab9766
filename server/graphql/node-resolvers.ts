/** Nodes of a view as GraphQL types. A parent is a thing with its place in the view; neighbours are fetched in batches. */

import type { Explorer, Ref, SourceFacts } from '../../app/explore/explore.ts';
import type { EvidenceRef, Step, Thing } from '../../app/statements/present.ts';
import { compareText, viewName } from '../../app/workspace/answer.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { type Connection, connection, listOf, type PageInput } from './connection.ts';
import type { Loaders } from './context.ts';
import { longestPage } from './limits.ts';

/** A thing as an answer or a report shows it. */
export type Shown = Pick<Thing, 'id' | 'name' | 'code'> & { readonly type: string };

export interface NodeParent extends Shown {
  /** Known where the walk came from an index; looked up by id where an answer gave only the id. */
  readonly ref?: Ref;
  readonly loaders: Loaders;
}

/** A thing of an answer, ready to be walked from. */
export function parentOf(thing: Shown, loaders: Loaders): NodeParent {
  return { ...thing, loaders };
}

/** Nodes of the view, in the order given. */
export async function parentsOf(refs: readonly Ref[], loaders: Loaders): Promise<NodeParent[]> {
  return await Promise.all(refs.map((ref) => parentOfRef(ref, loaders)));
}

async function parentOfRef(ref: Ref, loaders: Loaders): Promise<NodeParent> {
  loaders.spend(1);
  return { ...(await loaders.thing.load(ref)), ref, loaders };
}

/** The node of an id in a view; null when the view has none. */
export async function nodeById(id: string, loaders: Loaders): Promise<NodeParent | null> {
  const ref = await loaders.ref.load(id);
  return ref === undefined ? null : parentOfRef(ref, loaders);
}

/** Its place in the view. Errors: INPUT_INVALID when the view has it no more. */
export async function refOf(parent: NodeParent): Promise<Ref> {
  const ref = parent.ref ?? (await parent.loaders.ref.load(parent.id));
  if (ref === undefined) throw new OperationalError('INPUT_INVALID', `No ${parent.id} in this view.`);
  return ref;
}

/** Places of evidence asked for; as many as a page has when absent. Errors: INPUT_INVALID. */
export function firstOf(first: number | null | undefined): number {
  const most = first ?? longestPage;
  if (most < 0 || most > longestPage) throw new OperationalError('INPUT_INVALID', `first is from 0 to ${longestPage}.`);
  return most;
}

function fromOf(from: number | null | undefined): number {
  const place = from ?? 0;
  if (place < 0) throw new OperationalError('INPUT_INVALID', 'from is 0 or more.');
  return place;
}

export function evidenceOf(rows: readonly EvidenceRef[]) {
  return rows.map(({ document, pointer }) => ({ document: { sha256: document }, pointer }));
}

/** Hops of a path or witness; a share is in percent here. */
export function stepsOf(path: readonly Step[], loaders: Loaders) {
  return path.map(({ from, edge, to, share, assumed }) => ({
    from: parentOf(from, loaders),
    edge,
    to: parentOf(to, loaders),
    share: share === undefined ? null : { low: share.low / 100, high: share.high / 100 },
    assumed: assumed ?? false,
  }));
}

const typeNames = {
  item: 'Item',
  source: 'Source',
  organization: 'Organization',
  site: 'Site',
  country: 'Country',
  programme: 'Programme',
  'list-entry': 'ListEntry',
  identifier: 'Identifier',
} as const satisfies Record<Exclude<Thing['type'], 'category'>, string>;

type Neighbours = (explorer: Explorer, ref: Ref) => readonly Ref[];

/** Neighbours by id ascending: an order that says nothing of what else the store holds. */
async function sortedNeighbours(parent: NodeParent, field: string, neighbours: Neighbours): Promise<readonly Ref[]> {
  const { loaders } = parent;
  const ref = await refOf(parent);
  const name = `${ref.type} ${ref.index} ${field}`;
  let sorted = loaders.sorted.get(name);
  if (sorted === undefined) {
    sorted = sortedById(neighbours(loaders.explorer, ref), loaders);
    loaders.sorted.set(name, sorted);
  }
  return await sorted;
}

async function sortedById(refs: readonly Ref[], loaders: Loaders): Promise<Ref[]> {
  const keyed = await Promise.all(refs.map(async (ref) => ({ ref, key: await loaders.key.load(ref) })));
  return keyed.sort((a, b) => compareText(a.key, b.key)).map(({ ref }) => ref);
}

/** Neighbours a page at a time. */
export function page(field: string, neighbours: Neighbours) {
  return async (parent: NodeParent, input: PageInput): Promise<Connection<NodeParent>> => {
    const { loaders } = parent;
    const all = await sortedNeighbours(parent, field, neighbours);
    const list = listOf(loaders.explorer.view, `${parent.id} ${field}`, all);
    return await connection(list, input, (refs) => parentsOf(refs, loaders));
  };
}

/** Neighbours of which there are few. */
export function few(field: string, neighbours: Neighbours) {
  return async (parent: NodeParent): Promise<NodeParent[]> =>
    parentsOf(await sortedNeighbours(parent, field, neighbours), parent.loaders);
}

const node = {
  view: ({ loaders }: NodeParent) => viewName(loaders.explorer.view),
  evidence: async (parent: NodeParent, { first, from }: { readonly first?: number | null; readonly from?: number | null }) => {
    const rows = await parent.loaders.evidence.load({ ref: await refOf(parent), most: firstOf(first), skipped: fromOf(from) });
    parent.loaders.spend(rows.length);
    return evidenceOf(rows);
  },
  evidenceCount: async (parent: NodeParent) => parent.loaders.explorer.evidenceCount(await refOf(parent)),
};

const itemFact =
  <Name extends keyof ReturnType<Explorer['item']>>(name: Name) =>
  async (parent: NodeParent) =>
    parent.loaders.explorer.item((await refOf(parent)).index)[name] ?? null;

async function sourceFacts(parent: NodeParent): Promise<SourceFacts> {
  return parent.loaders.explorer.source((await refOf(parent)).index);
}

type SourceFact = Exclude<keyof SourceFacts, 'item' | 'organization' | 'site' | 'distributors' | 'makerAssumed'>;

const sourceFact =
  <Name extends SourceFact>(name: Name) =>
  async (parent: NodeParent) =>
    (await sourceFacts(parent))[name] ?? null;

const maybeEnd = (name: 'organization' | 'site') => async (parent: NodeParent) => {
  const ref = (await sourceFacts(parent))[name];
  return ref === undefined ? null : parentOfRef(ref, parent.loaders);
};

export const nodeResolvers = {
  Node: { __resolveType: ({ type }: NodeParent) => typeNames[type as keyof typeof typeNames] },
  Item: {
    ...node,
    itemType: itemFact('itemType'),
    criticality: itemFact('criticality'),
    lifecycle: itemFact('lifecycle'),
    lastOrderDate: itemFact('lastOrderDate'),
    endOfSupport: itemFact('endOfSupport'),
    dailyDemand: itemFact('dailyDemand'),
    sources: page('sources', (explorer, ref) => explorer.sourcesOf(ref)),
    requires: page('requires', (explorer, { index }) => explorer.requires(index)),
    requiredBy: page('requiredBy', (explorer, { index }) => explorer.requiredBy(index)),
  },
  Source: {
    ...node,
    item: async (parent: NodeParent) => parentOfRef((await sourceFacts(parent)).item, parent.loaders),
    organization: maybeEnd('organization'),
    site: maybeEnd('site'),
    distributors: few('distributors', (explorer, { index }) => explorer.source(index).distributors),
    standing: sourceFact('standing'),
    share: sourceFact('share'),
    leadTimeDays: sourceFact('leadTimeDays'),
    timeToRecoverDays: sourceFact('timeToRecoverDays'),
    stockDays: sourceFact('stockDays'),
    firstArticleDays: sourceFact('firstArticleDays'),
    adminLeadTimeDays: sourceFact('adminLeadTimeDays'),
    capacityPerDay: sourceFact('capacityPerDay'),
    minimumOrder: sourceFact('minimumOrder'),
    unitCost: sourceFact('unitCost'),
    lastDelivered: sourceFact('lastDelivered'),
    standingFrom: sourceFact('standingFrom'),
    standingTo: sourceFact('standingTo'),
    stage: sourceFact('stage'),
    makerAssumed: async (parent: NodeParent) => (await sourceFacts(parent)).makerAssumed,
  },
  Organization: {
    ...node,
    countries: few('countries', (explorer, ref) => explorer.countries(ref)),
    owners: async (parent: NodeParent) => {
      const owners = parent.loaders.explorer.owners((await refOf(parent)).index);
      const held = owners.map(async ({ organization, share }) => ({
        organization: await parentOfRef(organization, parent.loaders),
        share,
      }));
      return (await Promise.all(held)).sort((a, b) => compareText(a.organization.id, b.organization.id));
    },
  },
  Site: {
    ...node,
    countries: few('countries', (explorer, ref) => explorer.countries(ref)),
  },
  Country: { ...node, code: ({ code, id }: NodeParent) => code ?? id },
  Programme: { ...node, endItems: page('endItems', (explorer, { index }) => explorer.endItems(index)) },
  ListEntry: node,
  Identifier: node,
};
