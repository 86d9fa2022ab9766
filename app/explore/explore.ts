/** Walking the graph of a view from things that were shown: items, their sources, makers, sites, owners. */
import type { AssertionRef } from '../../graph/analyses/finding.ts';
import { scopeOf } from '../../graph/analyses/scope.ts';
import type { Texts } from '../../graph/model/assertion.ts';
import { type Identifier, programmeKey } from '../../graph/ontology/identifier.ts';
import type { NodeLabel } from '../../graph/ontology/node-type.ts';
import {
  Criticality,
  dateOf,
  ItemType,
  Lifecycle,
  type NumberProperty,
  OrganizationKind,
  Stage,
  Standing,
} from '../../graph/ontology/property.ts';
import { rowOf } from '../../graph/view/csr.ts';
import type { AssertionLists, Csr, NodeRef, NumberColumns, Relation, ViewGraph } from '../../graph/view/graph.ts';
import { canonicalKeys, nodesOf } from '../../graph/view/keys.ts';
import type { View } from '../../graph/view/open-view.ts';
import { mentionsNewestFirst } from '../statements/mentions.ts';
import { type EvidenceRef, Presenter, type Thing } from '../statements/present.ts';
import { namesOfRows, statedRows } from '../statements/stated-rows.ts';
import { textsOf } from '../statements/texts-of.ts';
import { compareText } from '../workspace/answer.ts';
import { findProgramme } from '../workspace/find-programme.ts';
import { nodeIndexOf } from '../workspace/node-index.ts';
import { remembered } from '../workspace/remembered.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { identifiersOf } from './identifiers-of.ts';
import { reversed } from './reverse-links.ts';

/** A node, and the neighbours that a question about it asks for. */
export type Ref = NodeRef;

/** What is stated of a source; `undefined` is not stated, never zero. */
export interface SourceFacts {
  readonly item: Ref;
  readonly organization: Ref | undefined;
  readonly site: Ref | undefined;
  readonly distributors: readonly Ref[];
  readonly standing: string | undefined;
  /** Percent. */
  readonly share: number | undefined;
  readonly leadTimeDays: number | undefined;
  readonly timeToRecoverDays: number | undefined;
  readonly stockDays: number | undefined;
  readonly firstArticleDays: number | undefined;
  readonly adminLeadTimeDays: number | undefined;
  readonly capacityPerDay: number | undefined;
  readonly minimumOrder: number | undefined;
  readonly unitCost: number | undefined;
  /** `YYYY-MM-DD`. */
  readonly lastDelivered: string | undefined;
  readonly standingFrom: string | undefined;
  readonly standingTo: string | undefined;
  readonly stage: string | undefined;
  /** The maker was taken from who supplies it: no document states it. */
  readonly makerAssumed: boolean;
}

export interface Owner {
  readonly organization: Ref;
  /** Percent held, from and to. */
  readonly share: { readonly low: number; readonly high: number };
}

/** One item requires another: indices into the view's items. */
export interface Requirement {
  readonly from: number;
  readonly to: number;
}

export interface EdgeOfRelation {
  readonly relation: Relation;
  readonly edge: number;
}

export type StatedIdentifier = Identifier;
export type { Texts };

/** Mentions of one thing, the newest, whose texts and names are looked at: a common part has thousands. */
const mostMentions = 200;

export class Explorer {
  readonly view: View;
  readonly #store: Workspace['store'];
  readonly #presenter: Presenter;

  constructor(workspace: Pick<Workspace, 'store'>, view: View) {
    this.view = view;
    this.#store = workspace.store;
    this.#presenter = new Presenter(workspace, view);
  }

  /** Nodes of printed ids, in order; undefined where the view has none. One request to the store. */
  async refs(ids: readonly string[]): Promise<(Ref | undefined)[]> {
    const index = nodeIndexOf(this.view.graph);
    return [...(await this.#store.nodes(ids))].map((nid) => index.find(nid));
  }

  /** The programme of that name; undefined where the view has none. */
  programmeNamed(name: string): Ref | undefined {
    const index = this.view.graph.programmes.names.findIndex((known) => programmeKey(known) === programmeKey(name));
    return index < 0 ? undefined : { type: 'Programme', index };
  }

  things(refs: readonly Ref[]): Promise<Thing[]> {
    return this.#presenter.things(refs);
  }

  /** Ids in order, each the smallest of the keys that the view united. Two requests to the store at most. */
  keys(refs: readonly Ref[]): Promise<string[]> {
    return canonicalKeys(this.#store, this.view.graph, refs);
  }

  /** All nodes of one type, by id ascending. Computed once a view. */
  all(type: NodeLabel): Promise<readonly Ref[]> {
    return remembered(this.view, `all ${type}`, async () => {
      const refs = Array.from({ length: nodesOf(this.view.graph, type).count }, (_, index): Ref => ({ type, index }));
      const keys = await this.keys(refs);
      return refs.sort((a, b) => compareText(keys[a.index], keys[b.index]));
    });
  }

  /** Items that a programme reaches, by id ascending. Computed once a view. Errors: PROGRAMME_UNKNOWN. */
  async reachedBy(programme: string): Promise<readonly Ref[]> {
    const index = findProgramme(this.view.graph, programme);
    return await remembered(this.view, `reached by programme ${index}`, async () => {
      const items = this.reachFlags(index);
      return (await this.all('Item')).filter((item) => items[item.index] === 1);
    });
  }

  /** What the newest mentions of each node state, the newest first. */
  texts(refs: readonly Ref[]): Promise<Texts[][]> {
    return textsOf({ store: this.#store }, this.view.graph, refs, mostMentions);
  }

  /** Every name of each node in its newest mentions, the newest first. */
  async names(refs: readonly Ref[]): Promise<string[][]> {
    const rows = refs.map((ref) => mentionsNewestFirst(this.view.graph, ref).slice(0, mostMentions));
    return (await statedRows({ store: this.#store }, rows)).map(namesOfRows);
  }

  identifiers(refs: readonly Ref[]): Promise<Identifier[][]> {
    return identifiersOf({ store: this.#store }, this.view.graph, refs);
  }

  /** How many rows of documents speak of a node. */
  evidenceCount(ref: Ref): number {
    const { offsets } = this.#evidenceLists(ref);
    return offsets[ref.index + 1] - offsets[ref.index];
  }

  /** Where documents speak of each node, in the view's order: `most` rows behind those that are skipped. One request to the store. */
  evidence(asked: readonly { readonly ref: Ref; readonly most: number; readonly skipped: number }[]): Promise<EvidenceRef[][]> {
    return this.#firstRows(asked, ({ ref }) => rowsOf(this.#evidenceLists(ref), ref.index));
  }

  /** Where documents say each requirement, as `evidence` does. */
  requirementEvidence(asked: readonly (Requirement & { readonly most: number })[]): Promise<EvidenceRef[][]> {
    const { offsets, targets, assertions } = this.view.graph.items.requires;
    return this.#firstRows(asked, ({ from, to }) => {
      const edge = targets.subarray(offsets[from], offsets[from + 1]).indexOf(to);
      return edge < 0 ? [] : rowsOf(assertions, offsets[from] + edge);
    });
  }

  /** Where documents say an edge of a relation, as `evidence` does. */
  edgeEvidence(asked: readonly (EdgeOfRelation & { readonly most: number })[]): Promise<EvidenceRef[][]> {
    return this.#firstRows(asked, ({ relation, edge }) => rowsOf(relation.assertions, edge));
  }

  async #firstRows<Asked extends { readonly most: number; readonly skipped?: number }>(
    asked: readonly Asked[],
    rowsFor: (one: Asked) => AssertionRef[],
  ): Promise<EvidenceRef[][]> {
    const rows = asked.map((one) => {
      const { skipped = 0, most } = one;
      return rowsFor(one)
        .sort(byPlace)
        .slice(skipped, skipped + most);
    });
    await this.#presenter.load([], rows.flat());
    return rows.map((own) => this.#presenter.evidence(own));
  }

  #evidenceLists(ref: Ref): AssertionLists {
    return ref.type === 'Source' ? this.view.graph.sources.evidence : nodesOf(this.view.graph, ref.type).mentions;
  }

  requires(item: number): Ref[] {
    return neighbours(this.view.graph.items.requires, item, 'Item');
  }

  requiredBy(item: number): Ref[] {
    return neighbours(this.view.graph.items.requiredBy, item, 'Item');
  }

  substitutes(item: number): Ref[] {
    return neighbours(this.view.graph.items.substitutes, item, 'Item');
  }

  endItems(programme: number): Ref[] {
    return neighbours(this.view.graph.programmes.includes, programme, 'Item');
  }

  sourcesOf(ref: Ref): Ref[] {
    const { items, organizations, sites } = this.view.graph;
    if (ref.type === 'Country') return neighbours(reversed(this.view.graph, 'sourcesIn'), ref.index, 'Source');
    const csr = ref.type === 'Item' ? items.sources : ref.type === 'Site' ? sites.sources : organizations.sources;
    return neighbours(csr, ref.index, 'Source');
  }

  /** Sites at which an organisation makes something, or that stand in a country. */
  sites({ type, index }: Ref): Ref[] {
    const { organizations, sources } = this.view.graph;
    if (type === 'Country') return neighbours(reversed(this.view.graph, 'sitesIn'), index, 'Site');
    return distinct(sources.site, rowOf(organizations.sources, index), 'Site');
  }

  /** Organisations that make something at a site, or that are registered in a country. */
  organizations({ type, index }: Ref): Ref[] {
    const { sites, sources } = this.view.graph;
    if (type === 'Country') return neighbours(reversed(this.view.graph, 'organizationsIn'), index, 'Organization');
    return distinct(sources.organization, rowOf(sites.sources, index), 'Organization');
  }

  /** Sources of others that an organisation distributes. */
  distributes(organization: number): Ref[] {
    return neighbours(reversed(this.view.graph, 'distributedBy'), organization, 'Source');
  }

  /** Of some sources, those whose item one of the programmes (by name or id) reaches. Errors: PROGRAMME_UNKNOWN. */
  ofProgramme(sources: readonly Ref[], programme: string): Ref[] {
    const reached = this.reachFlags(findProgramme(this.view.graph, programme));
    const { item } = this.view.graph.sources;
    return sources.filter(({ index }) => reached[item[index]] === 1);
  }

  /** Programmes that reach an item. */
  programmesOf(item: number): Ref[] {
    const found: Ref[] = [];
    for (let index = 0; index < this.view.graph.programmes.count; index++)
      if (this.reachFlags(index)[item] === 1) found.push({ type: 'Programme', index });
    return found;
  }

  /** 1: the programme reaches the item. Computed once a view. */
  reachFlags(programme: number): Uint8Array {
    const known = reachedItems.get(this.view.graph) ?? new Map<number, Uint8Array>();
    reachedItems.set(this.view.graph, known);
    const before = known.get(programme);
    if (before !== undefined) return before;
    const { items } = scopeOf(this.view.graph, programme);
    known.set(programme, items);
    return items;
  }

  /** What a document says of where a site is, in degrees; undefined: not both are stated. */
  place(site: number): { readonly latitude: number; readonly longitude: number } | undefined {
    const { numbers } = this.view.graph.sites;
    const [latitude, longitude] = [stated(numbers, 'latitude', site), stated(numbers, 'longitude', site)];
    if (latitude === undefined || longitude === undefined) return undefined;
    return { latitude: latitude / 100_000, longitude: longitude / 100_000 };
  }

  organizationKind(organization: number): string | undefined {
    return nameOf(OrganizationKind, stated(this.view.graph.organizations.numbers, 'organizationKind', organization) ?? 0);
  }

  countries(ref: Ref): Ref[] {
    const { organizations, sites } = this.view.graph;
    return neighbours(ref.type === 'Site' ? sites.countries : organizations.countries, ref.index, 'Country');
  }

  owners(organization: number): Owner[] {
    const { owners } = this.view.graph.organizations;
    return edges(owners, organization).map((edge) => ({
      organization: { type: 'Organization', index: owners.targets[edge] },
      share: {
        low: (stated(owners.numbers, 'shareMin', edge) ?? 0) / 100,
        high: (stated(owners.numbers, 'shareMax', edge) ?? 10_000) / 100,
      },
    }));
  }

  item(index: number): {
    readonly itemType: string | undefined;
    readonly criticality: string | undefined;
    readonly lifecycle: string | undefined;
    /** `YYYY-MM-DD`. */
    readonly lastOrderDate: string | undefined;
    readonly endOfSupport: string | undefined;
    readonly dailyDemand: number | undefined;
  } {
    const { items } = this.view.graph;
    const number = (property: NumberProperty) => stated(items.numbers, property, index);
    const [lastOrder, support, demand] = [number('lastOrderDate'), number('endOfSupport'), number('dailyDemand')];
    return {
      itemType: nameOf(ItemType, items.itemType[index]),
      criticality: nameOf(Criticality, stated(items.numbers, 'criticality', index) ?? 0),
      lifecycle: nameOf(Lifecycle, number('lifecycle') ?? 0),
      lastOrderDate: lastOrder === undefined ? undefined : dateOf(lastOrder),
      endOfSupport: support === undefined ? undefined : dateOf(support),
      dailyDemand: demand === undefined ? undefined : demand / 100,
    };
  }

  source(index: number): SourceFacts {
    const { sources } = this.view.graph;
    const number = (property: NumberProperty) => stated(sources.numbers, property, index);
    const share = number('share');
    const hundredths = (property: NumberProperty) => {
      const value = number(property);
      return value === undefined ? undefined : value / 100;
    };
    const day = (property: NumberProperty) => {
      const value = number(property);
      return value === undefined ? undefined : dateOf(value);
    };
    return {
      item: { type: 'Item', index: sources.item[index] },
      organization: known('Organization', sources.organization[index]),
      site: known('Site', sources.site[index]),
      distributors: neighbours(sources.distributors, index, 'Organization'),
      standing: nameOf(Standing, sources.standing[index]),
      share: share === undefined ? undefined : share / 100,
      leadTimeDays: number('leadTimeDays'),
      timeToRecoverDays: number('timeToRecoverDays'),
      stockDays: number('stockDays'),
      firstArticleDays: number('firstArticleDays'),
      adminLeadTimeDays: number('adminLeadTimeDays'),
      capacityPerDay: hundredths('capacityPerDay'),
      minimumOrder: hundredths('minimumOrder'),
      unitCost: hundredths('unitCost'),
      lastDelivered: day('lastDelivered'),
      standingFrom: day('standingFrom'),
      standingTo: day('standingTo'),
      stage: nameOf(Stage, number('stage') ?? 0),
      makerAssumed: number('makerAssumed') === 1,
    };
  }
}

/** By view and programme. */
const reachedItems = new WeakMap<ViewGraph, Map<number, Uint8Array>>();

/** What a column says of these sources, each once; what is not known (-1) is left out. */
function distinct(column: Int32Array, sources: Int32Array, type: NodeLabel): Ref[] {
  const found = new Set(Array.from(sources, (source) => column[source]));
  found.delete(-1);
  return [...found].map((index) => ({ type, index }));
}

function neighbours(csr: Csr, from: number, type: NodeLabel): Ref[] {
  return [...csr.targets.subarray(csr.offsets[from], csr.offsets[from + 1])].map((index) => ({ type, index }));
}

function edges(relation: Relation, from: number): number[] {
  return Array.from({ length: relation.offsets[from + 1] - relation.offsets[from] }, (_, i) => relation.offsets[from] + i);
}

/** By document in the view's order (of SHA-256), then by row. */
function byPlace(a: AssertionRef, b: AssertionRef): number {
  return a.document - b.document || a.row - b.row;
}

function rowsOf(lists: AssertionLists, index: number): AssertionRef[] {
  const rows: AssertionRef[] = [];
  for (let i = lists.offsets[index]; i < lists.offsets[index + 1]; i++)
    rows.push({ document: lists.documents[i], row: lists.rows[i] });
  return rows;
}

function stated(numbers: NumberColumns, property: NumberProperty, index: number): number | undefined {
  const value = numbers[property]?.[index];
  return value === undefined || Number.isNaN(value) ? undefined : value;
}

function known(type: NodeLabel, index: number): Ref | undefined {
  return index < 0 ? undefined : { type, index };
}

/** The name of a code; undefined for `unstated` (0). */
function nameOf(codes: Readonly<Record<string, number>>, code: number): string | undefined {
  return code === 0 ? undefined : Object.keys(codes).find((name) => codes[name] === code);
}
