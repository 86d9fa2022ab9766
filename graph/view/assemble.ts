/** Puts the parts of a view together as the graph that analyses read. */

import { EdgeKind } from '../ontology/edge-kind.ts';
import { type NodeLabel, NodeType } from '../ontology/node-type.ts';
import type { NumberProperty } from '../ontology/property.ts';
import { contractEnds } from './contract-ends.ts';
import { csrOf, IntList } from './csr.ts';
import type { Conflict, HashLists, Identifiers, Nodes, NumberColumns, Relation, ViewDocument, ViewGraph } from './graph.ts';
import { holdingStatements } from './holding-statements.ts';
import { Lazy, lazily } from './lazily.ts';
import { mentionLists } from './mention-lists.ts';
import { nameLists } from './name-lists.ts';
import { type NumberedRelation, precedence } from './numbers.ts';
import type { ViewParts } from './parts.ts';
import { eachEdge } from './raw.ts';
import { deliveredItems, type RelationName, unneededItems } from './relations.ts';
import { countryConflicts, countryStatements, siteCountries } from './site-countries.ts';

/** Names of countries and programmes by index: their text is part of what they are. */
export interface ShortNames {
  readonly countries: readonly string[];
  readonly programmes: readonly string[];
}

export function assemble(parts: ViewParts, documents: readonly ViewDocument[], names: ShortNames): ViewGraph {
  const byName = namedOnly(parts);
  const located = new Lazy(() => relation(parts, 'siteCountries'));
  const oldestFirst = () => precedence(parts.raw);
  const statements = new Lazy(() => countryStatements(located.get(), oldestFirst()));
  const country = () => siteCountries(located.get(), (site) => statements.get()(site)[0]?.value ?? -1);
  return lazily<Pick<ViewGraph, 'documents'>, Omit<ViewGraph, 'documents'>>(
    { documents },
    {
      items: () => items(parts),
      sources: () => sources(parts),
      organizations: () => organizations(parts, byName),
      sites: () =>
        nodes(parts, 'Site', {
          country,
          countries: () => located.get(),
          sources: () => parts.csr('siteSources'),
        }),
      countries: () => nodes(parts, 'Country', { codes: () => names.countries }),
      programmes: () => nodes(parts, 'Programme', { names: () => names.programmes, includes: () => relation(parts, 'includes') }),
      listEntries: () =>
        nodes(parts, 'ListEntry', {
          names: () => hashLists(parts, 'ListEntry'),
          countries: () => relation(parts, 'entryCountries'),
        }),
      identifiers: () => identifiers(parts),
      conflicts: () => [...numberConflicts(parts), ...countryConflicts(located.get(), (site) => statements.get()(site))],
    },
  );
}

/** What every node type has, and the type's own arrays. */
function nodes<T extends object>(parts: ViewParts, label: NodeLabel, own: { readonly [K in keyof T]: () => T[K] }): T & Nodes {
  const common = {
    numbers: () => numbersOf(parts, (property) => parts.numbers.ofNodes(property, NodeType[label])),
    mentions: () => parts.placed(mentionLists(parts.raw, parts.index, label)),
    members: () => parts.csr(`members ${label}`),
  };
  return lazily<T & { count: number }, Omit<Nodes, 'count'>>(
    lazily<{ count: number }, T>({ count: parts.index.counts[label] }, own),
    common,
  );
}

/** A property is folded when it is read; undefined where nobody states it of this. */
function numbersOf(parts: ViewParts, column: (property: string) => Float64Array | undefined): NumberColumns {
  const columns: Partial<Record<string, () => Float64Array | undefined>> = {};
  for (const property of parts.numbers.properties) columns[property] = () => column(property);
  return lazily({}, columns as { readonly [K in NumberProperty]: () => Float64Array });
}

function relation(parts: ViewParts, name: RelationName): Relation {
  const { offsets, targets } = parts.relation(name);
  return lazily<Pick<Relation, 'offsets' | 'targets'>, Pick<Relation, 'numbers' | 'assertions'>>(
    { offsets, targets },
    {
      numbers: () => numbersOf(parts, (property) => parts.numbers.ofEdges(property, name as NumberedRelation)),
      assertions: () => parts.assertions(name),
    },
  );
}

function items(parts: ViewParts): ViewGraph['items'] {
  const count = parts.index.counts.Item;
  const code = (property: string) => codes(parts.numbers.ofNodes(property, NodeType.Item), count);
  return nodes(parts, 'Item', {
    requires: () => relation(parts, 'requires'),
    requiredBy: () => parts.csr('requiredBy'),
    sources: () => parts.csr('itemSources'),
    substitutes: () => relation(parts, 'substitutes'),
    coverage: () => code('coverage'),
    itemType: () => code('itemType'),
    deliveredOnly: () => deliveredOnly(parts),
    unneeded: () => unneededItems(parts),
    contractEnds: () => contractEnds(parts),
  });
}

function deliveredOnly(parts: ViewParts): Uint8Array {
  const only = deliveredItems(parts);
  if (!only.includes(1)) return only;
  // Something outside may require it.
  if (parts.whole !== undefined) return gather(parts.whole.graph.items.deliveredOnly, parts.whole.nodes.Item);
  for (const name of ['requires', 'includes'] as const) for (const item of parts.relation(name).targets) only[item] = 0;
  return only;
}

function sources(parts: ViewParts): ViewGraph['sources'] {
  const { count, item, organization, site } = parts.sources;
  const evidence = new Lazy(() => parts.evidence());
  return lazily<
    Pick<ViewGraph['sources'], 'count' | 'item' | 'organization' | 'site'>,
    Omit<ViewGraph['sources'], 'count' | 'item' | 'organization' | 'site'>
  >(
    { count, item, organization, site },
    {
      numbers: () => numbersOf(parts, (property) => parts.numbers.ofNodes(property, NodeType.Source)),
      standing: () => codes(parts.numbers.ofNodes('standing', NodeType.Source), count),
      requires: () => relation(parts, 'sourceRequires'),
      requiredBy: () => parts.csr('sourceRequiredBy'),
      distributors: () => relation(parts, 'distributors'),
      mentions: () => evidence.get(),
      evidence: () => evidence.get(),
      members: () => parts.csr('members Source'),
    },
  );
}

function organizations(parts: ViewParts, byName: Uint8Array): ViewGraph['organizations'] {
  return nodes(parts, 'Organization', {
    countries: () => relation(parts, 'organizationCountries'),
    owners: () => relation(parts, 'owners'),
    ownerStatements: () => holdingStatements(parts, 'owners'),
    controllers: () => relation(parts, 'controllers'),
    controllerStatements: () => holdingStatements(parts, 'controllers'),
    listedAs: () => relation(parts, 'listedAs'),
    sources: () => parts.csr('organizationSources'),
    distributes: () => relation(parts, 'distributes'),
    byName: () => byName,
    names: () => hashLists(parts, 'Organization'),
  });
}

/** Decided at once: a later view that goes on from this one unites further, in the same sets. */
function namedOnly({ identity, index, whole }: ViewParts): Uint8Array {
  if (whole !== undefined) return gather(whole.graph.organizations.byName, whole.nodes.Organization);
  const flags = new Uint8Array(index.counts.Organization);
  for (const root of identity.organizations.byName) flags[index.byRoot[identity.sets.find(root)] - 1] = 1;
  return flags;
}

/** The values of those nodes of the whole that a portion has. */
function gather(values: Uint8Array, kept: Uint8Array): Uint8Array {
  return values.filter((_, index) => kept[index] === 1);
}

function numberConflicts({ numbers, whole }: ViewParts): Conflict[] {
  const found = numbers.conflicts();
  if (whole === undefined) return found;
  return found.map((conflict) => ({
    ...conflict,
    statements: conflict.statements.map((one) => ({ ...one, row: whole.rows[one.document][one.row] })),
  }));
}

function hashLists({ raw, index }: ViewParts, label: 'Organization' | 'ListEntry'): HashLists {
  return nameLists(raw, index.of, NodeType[label], index.counts[label]);
}

/** Which items, organisations, sites and list entries bear each identifier. */
function identifiers(parts: ViewParts): Identifiers {
  const { raw, index } = parts;
  const bearers = (wanted: number) => {
    const from = new IntList();
    const to = new IntList();
    eachEdge(raw, EdgeKind.IDENTIFIED_BY, (bearer, identifier) => {
      if (raw.type[bearer] !== wanted) return;
      from.push(index.of[identifier]);
      to.push(index.of[bearer]);
    });
    return csrOf(from.values(), to.values(), index.counts.Identifier);
  };
  return nodes(parts, 'Identifier', {
    items: () => bearers(NodeType.Item),
    organizations: () => bearers(NodeType.Organization),
    sites: () => bearers(NodeType.Site),
    listEntries: () => bearers(NodeType.ListEntry),
  });
}

/** Small codes from a number column; 0 where not stated. */
function codes(column: Float64Array | undefined, count: number): Uint8Array {
  const result = new Uint8Array(count);
  if (column !== undefined) for (let i = 0; i < count; i++) result[i] = column[i];
  return result;
}
