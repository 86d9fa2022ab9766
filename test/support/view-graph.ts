/**
 * A ViewGraph literal from a readable description, for tests of analyses and screening without a
 * store or a view. Things are named; what is only referred to is created; indices follow the order
 * of first mention. Every node and edge has one row of its own in one document.
 */
import { hashName, legalFormCode, organizationName } from '../../graph/ontology/name.ts';
import {
  Coverage,
  Criticality,
  ItemType,
  type NumberProperty,
  OrganizationKind,
  Standing,
} from '../../graph/ontology/property.ts';
import type {
  AssertionLists,
  Conflict,
  Csr,
  HashLists,
  NodeRef,
  NumberColumns,
  Relation,
  ViewDocument,
  ViewGraph,
} from '../../graph/view/graph.ts';

type Numbers = Partial<Record<NumberProperty, number>>;
/** A name, or a name with the numbers of the edge to it. */
export type EdgeSpec = string | readonly [string, Numbers];

export interface ItemSpec {
  readonly type?: keyof typeof ItemType;
  readonly criticality?: keyof typeof Criticality;
  readonly coverage?: keyof typeof Coverage;
  readonly requires?: readonly EdgeSpec[];
  /** Items that can stand for this one. */
  readonly substitutes?: readonly EdgeSpec[];
  readonly deliveredOnly?: boolean;
  /** Days on which contracts for it end; its `periodEnd` when absent. */
  readonly contractEnds?: readonly number[];
  readonly numbers?: Numbers;
}

export interface SourceSpec {
  readonly item: string;
  readonly by?: string;
  readonly at?: string;
  readonly standing?: keyof typeof Standing;
  readonly requires?: readonly EdgeSpec[];
  readonly distributors?: readonly string[];
  readonly numbers?: Numbers;
}

export interface OrganizationSpec {
  readonly kind?: keyof typeof OrganizationKind;
  readonly countries?: readonly string[];
  /** `['Holding', { shareMin: 5000, shareMax: 5000 }]` in basis points. */
  readonly owners?: readonly EdgeSpec[];
  readonly controllers?: readonly EdgeSpec[];
  readonly listedAs?: readonly EdgeSpec[];
  /** Items that it distributes where no maker is known. */
  readonly distributes?: readonly string[];
  /** Its names where they are not the name it is called here; text, hashed as the view does. */
  readonly names?: readonly string[];
  readonly identifiers?: readonly string[];
  readonly byName?: boolean;
  readonly numbers?: Numbers;
}

export interface SiteSpec {
  readonly country?: string;
  readonly identifiers?: readonly string[];
  readonly numbers?: Numbers;
}

export interface ListEntrySpec {
  readonly names?: readonly string[];
  readonly countries?: readonly string[];
  readonly identifiers?: readonly string[];
  readonly numbers?: Numbers;
}

export interface GraphSpec {
  readonly items?: Readonly<Record<string, ItemSpec>>;
  readonly sources?: readonly SourceSpec[];
  readonly organizations?: Readonly<Record<string, OrganizationSpec>>;
  readonly sites?: Readonly<Record<string, SiteSpec>>;
  readonly programmes?: Readonly<Record<string, readonly EdgeSpec[]>>;
  readonly listEntries?: Readonly<Record<string, ListEntrySpec>>;
  readonly documents?: readonly ViewDocument[];
  readonly conflicts?: readonly Conflict[];
}

/** The graph, and the way from names to indices and back. Unknown names throw. */
export interface GraphFixture {
  readonly graph: ViewGraph;
  readonly item: (name: string) => number;
  readonly organization: (name: string) => number;
  readonly site: (name: string) => number;
  readonly country: (code: string) => number;
  readonly programme: (name: string) => number;
  readonly listEntry: (name: string) => number;
  /** Source number `n` of the description. */
  readonly nameOf: (ref: NodeRef) => string;
  /** `organization:Acme`; sources: `source:3`. Sorts as names do. */
  readonly keyOf: (ref: NodeRef) => string;
}

class Space {
  readonly names: string[] = [];
  readonly #index = new Map<string, number>();

  of(name: string): number {
    const found = this.#index.get(name);
    if (found !== undefined) return found;
    this.#index.set(name, this.names.length);
    this.names.push(name);
    return this.names.length - 1;
  }

  get(name: string): number {
    const found = this.#index.get(name);
    if (found === undefined) throw new Error(`the test graph has no '${name}'`);
    return found;
  }
}

interface Edge {
  readonly from: number;
  readonly to: number;
  readonly row: number;
  readonly numbers: Numbers;
}

class Build {
  readonly items = new Space();
  readonly organizations = new Space();
  readonly sites = new Space();
  readonly countries = new Space();
  readonly programmes = new Space();
  readonly entries = new Space();
  readonly identifiers = new Space();
  #row = 0;

  row(): number {
    return this.#row++;
  }

  edges(from: number, space: Space, specs: readonly EdgeSpec[] | undefined): Edge[] {
    return (specs ?? []).map((spec) => {
      const [name, numbers] = typeof spec === 'string' ? [spec, {}] : spec;
      return { from, to: space.of(name), row: this.row(), numbers };
    });
  }
}

function csr(count: number, pairs: readonly (readonly [number, number])[]): Csr {
  const lists: number[][] = Array.from({ length: count }, () => []);
  for (const [from, to] of pairs) if (!lists[from]!.includes(to)) lists[from]!.push(to);
  const offsets = new Int32Array(count + 1);
  for (const [index, list] of lists.entries()) offsets[index + 1] = offsets[index]! + list.length;
  return { offsets, targets: Int32Array.from(lists.flatMap((list) => list.sort((a, b) => a - b))) };
}

function assertionLists(lists: readonly (readonly number[])[]): AssertionLists {
  const offsets = new Int32Array(lists.length + 1);
  for (const [index, list] of lists.entries()) offsets[index + 1] = offsets[index]! + list.length;
  const rows = Int32Array.from(lists.flat());
  return { offsets, documents: new Int32Array(rows.length), rows };
}

function columns(count: number, numbers: readonly { readonly at: number; readonly numbers: Numbers }[]): NumberColumns {
  const result: NumberColumns = {};
  for (const one of numbers) {
    for (const [name, value] of Object.entries(one.numbers) as [NumberProperty, number][]) {
      result[name] ??= new Float64Array(count).fill(Number.NaN);
      result[name][one.at] = value;
    }
  }
  return result;
}

function relation(count: number, edges: readonly Edge[]): Relation {
  const shape = csr(
    count,
    edges.map((edge) => [edge.from, edge.to] as const),
  );
  const position = (edge: Edge): number => {
    let at = shape.offsets[edge.from]!;
    while (shape.targets[at] !== edge.to) at++;
    return at;
  };
  const rows: number[][] = Array.from({ length: shape.targets.length }, () => []);
  for (const edge of edges) rows[position(edge)]!.push(edge.row);
  const numbers = columns(
    shape.targets.length,
    edges.map((edge) => ({ at: position(edge), numbers: edge.numbers })),
  );
  return { ...shape, assertions: assertionLists(rows), numbers };
}

function transposed(count: number, edges: Relation): Csr {
  const pairs: [number, number][] = [];
  for (let from = 0; from + 1 < edges.offsets.length; from++) {
    for (let e = edges.offsets[from]!; e < edges.offsets[from + 1]!; e++) pairs.push([edges.targets[e]!, from]);
  }
  return csr(count, pairs);
}

function hashes(lists: readonly (readonly string[])[]): HashLists {
  const names = lists.map((list) =>
    list.map((name) => ({ hash: hashName(organizationName(name).base), form: legalFormCode(organizationName(name).legalForm) })),
  );
  const distinct = names.map((list) =>
    list
      .filter((one, at) => list.findIndex((other) => other.hash === one.hash && other.form === one.form) === at)
      .sort((a, b) => a.hash - b.hash || a.form - b.form),
  );
  const offsets = new Int32Array(lists.length + 1);
  for (const [index, list] of distinct.entries()) offsets[index + 1] = offsets[index]! + list.length;
  const all = distinct.flat();
  return { offsets, values: Float64Array.from(all, (one) => one.hash), forms: Uint8Array.from(all, (one) => one.form) };
}

function contractEnds(specs: readonly ItemSpec[]) {
  const lists = specs.map(
    ({ contractEnds: days, numbers }) => days ?? (numbers?.periodEnd === undefined ? [] : [numbers.periodEnd]),
  );
  const offsets = new Int32Array(specs.length + 1);
  for (const [index, list] of lists.entries()) offsets[index + 1] = offsets[index]! + list.length;
  return { offsets, values: Int32Array.from(lists.flat()) };
}

function nodes(build: Build, numbers: readonly Numbers[]) {
  return {
    count: numbers.length,
    mentions: assertionLists(numbers.map(() => [build.row()])),
    numbers: columns(
      numbers.length,
      numbers.map((one, at) => ({ at, numbers: one })),
    ),
    members: csr(
      numbers.length,
      numbers.map((_, index) => [index, index] as const),
    ),
  };
}

const noDocuments: readonly ViewDocument[] = [
  { document: 1, sha256: '0'.repeat(64), dated: '2026-06-01', format: 'table-csv', programme: '' },
];

/** Sources keep the order of the description: source 3 is `sources[3]`. */
export function graphOf(spec: GraphSpec): GraphFixture {
  const build = new Build();
  for (const name of Object.keys(spec.items ?? {})) build.items.of(name);
  for (const name of Object.keys(spec.organizations ?? {})) build.organizations.of(name);
  for (const name of Object.keys(spec.sites ?? {})) build.sites.of(name);
  for (const name of Object.keys(spec.listEntries ?? {})) build.entries.of(name);
  const sourceSpecs = spec.sources ?? [];
  const itemOf = sourceSpecs.map((source) => build.items.of(source.item));
  const organizationOf = sourceSpecs.map((source) => (source.by === undefined ? -1 : build.organizations.of(source.by)));
  const siteOf = sourceSpecs.map((source) => (source.at === undefined ? -1 : build.sites.of(source.at)));

  const perItem = Object.entries(spec.items ?? {}).map(([name, one]) => ({ at: build.items.of(name), one }));
  const itemRequires = perItem.flatMap(({ at, one }) => build.edges(at, build.items, one.requires));
  const substitutes = perItem.flatMap(({ at, one }) => build.edges(at, build.items, one.substitutes));
  const sourceRequires = sourceSpecs.flatMap((one, at) => build.edges(at, build.items, one.requires));
  const distributors = sourceSpecs.flatMap((one, at) => build.edges(at, build.organizations, one.distributors));
  const perProgramme = Object.entries(spec.programmes ?? {});
  const includes = perProgramme.flatMap(([name, list]) => build.edges(build.programmes.of(name), build.items, list));

  const perOrganization = Object.entries(spec.organizations ?? {}).map(([name, one]) => ({
    at: build.organizations.of(name),
    one,
  }));
  const over = (space: Space, list: (one: OrganizationSpec) => readonly EdgeSpec[] | undefined): Edge[] =>
    perOrganization.flatMap(({ at, one }) => build.edges(at, space, list(one)));
  const owners = over(build.organizations, (one) => one.owners);
  const controllers = over(build.organizations, (one) => one.controllers);
  const seats = over(build.countries, (one) => one.countries);
  const listedAs = over(build.entries, (one) => one.listedAs);
  const distributes = over(build.items, (one) => one.distributes);
  const organizationIdentifiers = over(build.identifiers, (one) => one.identifiers);

  const perSite = Object.entries(spec.sites ?? {}).map(([name, one]) => ({ at: build.sites.of(name), one }));
  const locations = perSite.flatMap(({ at, one }) =>
    build.edges(at, build.countries, one.country === undefined ? [] : [one.country]),
  );
  const siteIdentifiers = perSite.flatMap(({ at, one }) => build.edges(at, build.identifiers, one.identifiers));
  const perEntry = Object.entries(spec.listEntries ?? {}).map(([name, one]) => ({ at: build.entries.of(name), one }));
  const entryCountries = perEntry.flatMap(({ at, one }) => build.edges(at, build.countries, one.countries));
  const entryIdentifiers = perEntry.flatMap(({ at, one }) => build.edges(at, build.identifiers, one.identifiers));

  const itemCount = build.items.names.length;
  const organizationCount = build.organizations.names.length;
  const siteCount = build.sites.names.length;
  const itemSpecs = build.items.names.map((name) => spec.items?.[name] ?? {});
  const organizationSpecs = build.organizations.names.map((name) => spec.organizations?.[name] ?? {});
  const requires = relation(itemCount, itemRequires);
  const sourceInputs = relation(sourceSpecs.length, sourceRequires);
  const siteCountries = relation(siteCount, locations);

  const graph: ViewGraph = {
    documents: spec.documents ?? noDocuments,
    items: {
      ...nodes(
        build,
        itemSpecs.map((one) => ({
          ...one.numbers,
          ...(one.criticality === undefined ? {} : { criticality: Criticality[one.criticality] }),
        })),
      ),
      requires,
      requiredBy: transposed(itemCount, requires),
      sources: csr(
        itemCount,
        itemOf.map((item, source) => [item, source] as const),
      ),
      substitutes: relation(itemCount, substitutes),
      coverage: Uint8Array.from(itemSpecs, (one) => Coverage[one.coverage ?? 'unstated']),
      itemType: Uint8Array.from(itemSpecs, (one) => ItemType[one.type ?? 'unstated']),
      deliveredOnly: Uint8Array.from(itemSpecs, (one) => (one.deliveredOnly === true ? 1 : 0)),
      unneeded: { offsets: new Int32Array(itemSpecs.length + 1), targets: new Int32Array(0) },
      contractEnds: contractEnds(itemSpecs),
    },
    sources: {
      ...nodes(
        build,
        sourceSpecs.map((one) => one.numbers ?? {}),
      ),
      item: Int32Array.from(itemOf),
      organization: Int32Array.from(organizationOf),
      site: Int32Array.from(siteOf),
      standing: Uint8Array.from(sourceSpecs, (one) => Standing[one.standing ?? 'unstated']),
      requires: sourceInputs,
      requiredBy: transposed(itemCount, sourceInputs),
      distributors: relation(sourceSpecs.length, distributors),
      evidence: assertionLists(
        sourceSpecs.map((one) => [
          build.row(),
          ...(one.by === undefined ? [] : [build.row()]),
          ...(one.at === undefined ? [] : [build.row()]),
        ]),
      ),
    },
    organizations: {
      ...nodes(
        build,
        organizationSpecs.map((one) => ({
          ...one.numbers,
          ...(one.kind === undefined ? {} : { organizationKind: OrganizationKind[one.kind] }),
        })),
      ),
      countries: relation(organizationCount, seats),
      owners: relation(organizationCount, owners),
      controllers: relation(organizationCount, controllers),
      listedAs: relation(organizationCount, listedAs),
      sources: csr(
        organizationCount,
        organizationOf.flatMap((organization, source) => (organization === -1 ? [] : [[organization, source] as const])),
      ),
      distributes: relation(organizationCount, distributes),
      byName: Uint8Array.from(organizationSpecs, (one) => (one.byName === true ? 1 : 0)),
      names: hashes(build.organizations.names.map((name, index) => organizationSpecs[index]!.names ?? [name])),
    },
    sites: {
      ...nodes(
        build,
        build.sites.names.map((name) => spec.sites?.[name]?.numbers ?? {}),
      ),
      country: Int32Array.from({ length: siteCount }, (_, site) =>
        siteCountries.offsets[site] === siteCountries.offsets[site + 1]
          ? -1
          : siteCountries.targets[siteCountries.offsets[site]!]!,
      ),
      countries: siteCountries,
      sources: csr(
        siteCount,
        siteOf.flatMap((site, source) => (site === -1 ? [] : [[site, source] as const])),
      ),
    },
    countries: {
      ...nodes(
        build,
        build.countries.names.map(() => ({})),
      ),
      codes: build.countries.names,
    },
    programmes: {
      ...nodes(
        build,
        build.programmes.names.map(() => ({})),
      ),
      names: build.programmes.names,
      includes: relation(build.programmes.names.length, includes),
    },
    listEntries: {
      ...nodes(
        build,
        build.entries.names.map((name) => spec.listEntries?.[name]?.numbers ?? {}),
      ),
      names: hashes(build.entries.names.map((name) => spec.listEntries?.[name]?.names ?? [name])),
      countries: relation(build.entries.names.length, entryCountries),
    },
    identifiers: {
      ...nodes(
        build,
        build.identifiers.names.map(() => ({})),
      ),
      items: csr(build.identifiers.names.length, []),
      organizations: csr(
        build.identifiers.names.length,
        organizationIdentifiers.map((edge) => [edge.to, edge.from] as const),
      ),
      sites: csr(
        build.identifiers.names.length,
        siteIdentifiers.map((edge) => [edge.to, edge.from] as const),
      ),
      listEntries: csr(
        build.identifiers.names.length,
        entryIdentifiers.map((edge) => [edge.to, edge.from] as const),
      ),
    },
    conflicts: spec.conflicts ?? [],
  };
  return { graph, ...lookups(build) };
}

function lookups(build: Build): Omit<GraphFixture, 'graph'> {
  const spaces: Partial<Record<NodeRef['type'], Space>> = {
    Item: build.items,
    Organization: build.organizations,
    Site: build.sites,
    Country: build.countries,
    Programme: build.programmes,
    ListEntry: build.entries,
    Identifier: build.identifiers,
  };
  const nameOf = (ref: NodeRef): string => spaces[ref.type]?.names[ref.index] ?? `${ref.index}`;
  return {
    item: (name) => build.items.get(name),
    organization: (name) => build.organizations.get(name),
    site: (name) => build.sites.get(name),
    country: (code) => build.countries.get(code),
    programme: (name) => build.programmes.get(name),
    listEntry: (name) => build.entries.get(name),
    nameOf,
    keyOf: (ref) => `${ref.type.toLowerCase()}:${nameOf(ref)}`,
  };
}
