/** What documents say of a thing beside its name: identifiers, texts, needs, stock, owners, and where they disagree. */

import { stockLots } from '../../app/analyses/stock-lots.ts';
import type { Explorer, Ref } from '../../app/explore/explore.ts';
import { mostOfTier, mostTiers, networkAround } from '../../app/explore/item-network.ts';
import { countNeeds, type Need, type NeedDirection, needsOf } from '../../app/explore/needs.ts';
import { mostMembers, type OwnershipLink, ownershipAround } from '../../app/explore/ownership-around.ts';
import { conflictsOf, disputable, type FoundConflict, presentConflicts } from '../../app/statements/conflicts.ts';
import { stated } from '../../app/statements/texts-of.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { type Connection, connection, listOf, type PageInput } from './connection.ts';
import type { EdgeWanted, Loaders } from './context.ts';
import { evidenceOf, few, firstOf, type NodeParent, page, parentOf, parentsOf, refOf } from './node-resolvers.ts';

/** A text that a document states; null where none does. */
const text = (name: string) => async (parent: NodeParent) =>
  stated(await parent.loaders.texts.load(await refOf(parent)), name) ?? null;

const identifiers = async (parent: NodeParent) => {
  const found = await parent.loaders.identifiers.load(await refOf(parent));
  parent.loaders.spend(found.length);
  return found;
};

/** A limit that a question may lower. Errors: INPUT_INVALID. */
function within(name: string, asked: number | null | undefined, usual: number, most: number): number {
  const value = asked ?? usual;
  if (value < 0 || value > most) throw new OperationalError('INPUT_INVALID', `${name} is from 0 to ${most}.`);
  return value;
}

const conflicts = (of: (explorer: Explorer, ref: Ref) => readonly Ref[]) => async (parent: NodeParent, input: PageInput) => {
  const { loaders } = parent;
  const { view } = loaders.explorer;
  const all = conflictsOf(view, of(loaders.explorer, await refOf(parent)));
  return await connection(listOf(view, `${parent.id} conflicts`, all), input, async (shown) => {
    const found = await presentConflicts(loaders.workspace, view, shown);
    return found.map((one) => toConflict(one, loaders));
  });
};

function toConflict({ subject, property, values }: FoundConflict, loaders: Loaders) {
  loaders.spend(values.length);
  return {
    subject: parentOf(subject, loaders),
    property,
    values: values.map(({ evidence, ...value }, place) => ({ ...value, stands: place === 0, evidence: evidenceOf(evidence) })),
  };
}

const withSources = ({ view }: Explorer, ref: Ref) => disputable(view.graph, ref);

export interface NeedParent extends Pick<Need, 'said'> {
  readonly item: NodeParent;
  readonly source: NodeParent | null;
  readonly quantity: number | null;
  readonly loaders: Loaders;
}

/** By the id of the item: an order that says nothing of what else the store holds. */
const needs =
  (direction: NeedDirection) =>
  async (parent: NodeParent, input: PageInput): Promise<Connection<NeedParent>> => {
    const { loaders } = parent;
    const { view } = loaders.explorer;
    const { index } = await refOf(parent);
    const of = `${parent.id} ${direction}`;
    // Whoever wants the number alone does not wait for an order.
    if (input.first === 0)
      return connection({ view, of, total: countNeeds(view.graph, index, direction), page: () => [] }, input, () => []);
    const all = await sortedNeeds(needsOf(view.graph, index, direction), loaders);
    return await connection(listOf(view, of, all), input, (shown) => Promise.all(shown.map((one) => toNeed(one, loaders))));
  };

async function sortedNeeds(all: readonly Need[], loaders: Loaders): Promise<Need[]> {
  const keyed = await Promise.all(
    all.map(async (need) => {
      const keys = [need.item, need.source].map((ref) => (ref === undefined ? '' : loaders.key.load(ref)));
      return { need, key: (await Promise.all(keys)).join('\n') };
    }),
  );
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ need }) => need);
}

async function toNeed({ item, source, quantity, said }: Need, loaders: Loaders): Promise<NeedParent> {
  const [needed, by] = await Promise.all([parentsOf([item], loaders), parentsOf(source === undefined ? [] : [source], loaders)]);
  return { item: needed[0] as NodeParent, source: by[0] ?? null, quantity: quantity ?? null, said, loaders };
}

const edgeEvidence = async (
  { said, loaders }: { readonly said: Omit<EdgeWanted, 'most'>; readonly loaders: Loaders },
  { first }: { readonly first?: number | null },
) => {
  const rows = await loaders.edgeEvidence.load({ ...said, most: firstOf(first) });
  loaders.spend(rows.length);
  return evidenceOf(rows);
};

const network = async (parent: NodeParent, args: { readonly tiers?: number | null; readonly ofTier?: number | null }) => {
  const { loaders } = parent;
  const tiers = within('tiers', args.tiers, 3, mostTiers);
  const ofTier = within('ofTier', args.ofTier, 10, mostOfTier);
  const found = networkAround(loaders.explorer.view.graph, (await refOf(parent)).index, tiers, ofTier);
  const items = await parentsOf(
    found.items.map(({ ref }) => ref),
    loaders,
  );
  const ids = new Map(found.items.map(({ ref }, i) => [ref.index, (items[i] as NodeParent).id]));
  const links = found.links.map(async ({ from, to, source }) => ({
    from: ids.get(from.index) as string,
    to: ids.get(to.index) as string,
    source: source === undefined ? null : ((await parentsOf([source], loaders))[0] as NodeParent),
  }));
  return {
    items: found.items.map(({ ref: _, ...shown }, i) => ({ ...shown, item: items[i] as NodeParent })),
    links: await Promise.all(links),
    tiers: found.tiers,
  };
};

export interface OwnershipLinkParent extends Omit<OwnershipLink, 'owner' | 'owned'> {
  readonly owner: NodeParent;
  readonly owned: NodeParent;
  readonly loaders: Loaders;
}

const ownership = async (parent: NodeParent, args: { readonly most?: number | null }) => {
  const { loaders } = parent;
  const most = within('most', args.most, 40, mostMembers);
  const found = ownershipAround(loaders.explorer.view, (await refOf(parent)).index, most);
  const parents = await parentsOf(
    found.members.map(({ ref }) => ref),
    loaders,
  );
  const byIndex = new Map(found.members.map(({ ref }, i) => [ref.index, parents[i] as NodeParent]));
  loaders.spend(found.links.length);
  return {
    members: found.members.map(({ tier }, i) => ({ tier, organization: parents[i] as NodeParent })),
    links: found.links.map((link) => ({
      ...link,
      owner: byIndex.get(link.owner.index) as NodeParent,
      owned: byIndex.get(link.owned.index) as NodeParent,
      loaders,
    })),
    leftOut: found.leftOut,
  };
};

const lots = async (parent: NodeParent) => {
  const { loaders } = parent;
  const found = await stockLots(loaders.workspace, loaders.explorer.view, (await refOf(parent)).index);
  loaders.spend(found.length);
  return found.map(({ evidence, ...lot }) => ({ ...lot, evidence: evidenceOf(evidence) }));
};

/** Sources of a party or place; with a programme, those whose item it reaches. */
const sources = async (parent: NodeParent, args: PageInput & { readonly programme?: string | null }) => {
  const { programme } = args;
  const field = programme == null ? 'sources' : JSON.stringify(['sources', programme]);
  const own = page(field, (explorer, ref) => {
    const all = explorer.sourcesOf(ref);
    return programme == null ? all : explorer.ofProgramme(all, programme);
  });
  return await own(parent, args);
};

const place = (name: 'latitude' | 'longitude') => async (parent: NodeParent) =>
  parent.loaders.explorer.place((await refOf(parent)).index)?.[name] ?? null;

export const thingFields = {
  Item: {
    partNumber: text('partNumber'),
    manufacturer: text('manufacturer'),
    manufacturerCage: text('manufacturerCage'),
    nsn: text('nsn'),
    version: text('version'),
    category: text('category'),
    identifiers,
    programmes: few('programmes', (explorer, { index }) => explorer.programmesOf(index)),
    needs: needs('needs'),
    neededBy: needs('neededBy'),
    network,
    stock: lots,
    conflicts: conflicts(withSources),
  },
  Source: {
    currency: text('currency'),
    conflicts: conflicts((_, ref) => [ref]),
  },
  Organization: {
    kind: async (parent: NodeParent) => parent.loaders.explorer.organizationKind((await refOf(parent)).index) ?? null,
    identifiers,
    names: async (parent: NodeParent) => await parent.loaders.names.load(await refOf(parent)),
    address: text('address'),
    ownership,
    sites: page('sites', (explorer, ref) => explorer.sites(ref)),
    sources,
    distributes: page('distributes', (explorer, { index }) => explorer.distributes(index)),
    conflicts: conflicts(withSources),
  },
  Site: {
    latitude: place('latitude'),
    longitude: place('longitude'),
    region: text('region'),
    address: text('address'),
    identifiers,
    organizations: page('organizations', (explorer, ref) => explorer.organizations(ref)),
    sources,
    conflicts: conflicts(withSources),
  },
  Country: {
    sites: page('sites', (explorer, ref) => explorer.sites(ref)),
    organizations: page('organizations', (explorer, ref) => explorer.organizations(ref)),
    sources,
  },
  Need: { evidence: edgeEvidence },
  OwnershipLink: { evidence: edgeEvidence },
};
