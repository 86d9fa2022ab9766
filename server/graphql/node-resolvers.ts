/** Nodes of a view as GraphQL types. A parent is a thing with its place in the view; neighbours are fetched in batches. */

import { parseDate, parseInstant } from '../../app/declared.ts';
import type { Explorer, Ref } from '../../app/explore.ts';
import type { EvidenceRef, Thing } from '../../app/present.ts';
import type { Times } from '../../app/workspace.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import type { Loaders } from './context.ts';

export interface NodeParent extends Thing {
  /** Known where the walk came from an index; looked up by id where an answer gave only the id. */
  readonly ref?: Ref;
  readonly loaders: Loaders;
}

/** A thing of an answer, ready to be walked from. */
export function parentOf(thing: Thing, loaders: Loaders): NodeParent {
  return { ...thing, loaders };
}

export async function parentsOf(refs: readonly Ref[], loaders: Loaders): Promise<NodeParent[]> {
  const things = await Promise.all(refs.map((ref) => loaders.thing.load(ref)));
  return things
    .map((thing, i): NodeParent => ({ ...thing, ref: refs[i] as Ref, loaders }))
    .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

async function parentOfRef(ref: Ref, loaders: Loaders): Promise<NodeParent> {
  return { ...(await loaders.thing.load(ref)), ref, loaders };
}

async function refOf(parent: NodeParent): Promise<Ref> {
  const ref = parent.ref ?? (await parent.loaders.ref.load(parent.id));
  if (ref === undefined) throw new OperationalError('INPUT_INVALID', `No ${parent.id} in this view.`);
  return ref;
}

export function evidence(rows: readonly EvidenceRef[]) {
  return rows.map(({ document, pointer }) => ({ document: { sha256: document }, pointer }));
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
} as const satisfies Record<Thing['type'], string>;

/** Neighbours by a walk over the explorer, as parents. */
function walk(neighbours: (loaders: Loaders, ref: Ref) => readonly Ref[]) {
  return async (parent: NodeParent) => parentsOf(neighbours(parent.loaders, await refOf(parent)), parent.loaders);
}

const node = {
  evidence: async (parent: NodeParent) => evidence(await parent.loaders.explorer.evidence(await refOf(parent))),
};

const itemFact =
  <Name extends keyof ReturnType<Explorer['item']>>(name: Name) =>
  async (parent: NodeParent) =>
    parent.loaders.explorer.item((await refOf(parent)).index)[name] ?? null;

const sourceFact =
  <Name extends 'standing' | 'share' | 'leadTimeDays' | 'timeToRecoverDays' | 'stockDays' | 'lastDelivered'>(name: Name) =>
  async (parent: NodeParent) =>
    parent.loaders.explorer.source((await refOf(parent)).index)[name] ?? null;

const maybeEnd = (name: 'organization' | 'site') => async (parent: NodeParent) => {
  const ref = parent.loaders.explorer.source((await refOf(parent)).index)[name];
  return ref === undefined ? null : parentOfRef(ref, parent.loaders);
};

export const nodeResolvers = {
  Node: { __resolveType: ({ type }: NodeParent) => typeNames[type] },
  Item: {
    ...node,
    itemType: itemFact('itemType'),
    criticality: itemFact('criticality'),
    lifecycle: itemFact('lifecycle'),
    sources: walk(({ explorer }, ref) => explorer.sourcesOf(ref)),
    requires: walk(({ explorer }, { index }) => explorer.requires(index)),
    requiredBy: walk(({ explorer }, { index }) => explorer.requiredBy(index)),
    substitutes: walk(({ explorer }, { index }) => explorer.substitutes(index)),
  },
  Source: {
    ...node,
    item: async (parent: NodeParent) =>
      parentOfRef(parent.loaders.explorer.source((await refOf(parent)).index).item, parent.loaders),
    organization: maybeEnd('organization'),
    site: maybeEnd('site'),
    distributors: walk(({ explorer }, { index }) => explorer.source(index).distributors),
    standing: sourceFact('standing'),
    share: sourceFact('share'),
    leadTimeDays: sourceFact('leadTimeDays'),
    timeToRecoverDays: sourceFact('timeToRecoverDays'),
    stockDays: sourceFact('stockDays'),
    lastDelivered: sourceFact('lastDelivered'),
  },
  Organization: {
    ...node,
    countries: walk(({ explorer }, ref) => explorer.countries(ref)),
    sources: walk(({ explorer }, ref) => explorer.sourcesOf(ref)),
    owners: async (parent: NodeParent) => {
      const owners = parent.loaders.explorer.owners((await refOf(parent)).index);
      return Promise.all(
        owners.map(async ({ organization, share }) => ({ organization: await parentOfRef(organization, parent.loaders), share })),
      );
    },
  },
  Site: {
    ...node,
    countries: walk(({ explorer }, ref) => explorer.countries(ref)),
    sources: walk(({ explorer }, ref) => explorer.sourcesOf(ref)),
  },
  Country: { ...node, code: ({ code, id }: NodeParent) => code ?? id },
  Programme: { ...node, endItems: walk(({ explorer }, { index }) => explorer.endItems(index)) },
  ListEntry: node,
  Identifier: node,
};

/** The node of an id in a view; null when the view has none. */
export async function nodeById(id: string, loaders: Loaders): Promise<NodeParent | null> {
  const ref = await loaders.ref.load(id);
  return ref === undefined ? null : parentOfRef(ref, loaders);
}

export type TimesInput = { readonly [K in keyof Times]?: Times[K] | null };

/** GraphQL's null is absence. Errors: INPUT_INVALID for a date that is none. */
export function timesOf({ asOf, knownAt }: TimesInput): Times {
  return { asOf: parseDate('asOf', asOf ?? undefined), knownAt: parseInstant('knownAt', knownAt ?? undefined) };
}
