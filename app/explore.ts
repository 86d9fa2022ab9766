/** Walking the graph of a view from things that were shown: items, their sources, makers, sites, owners. */
import type { NodeLabel } from '../graph/ontology/node-type.ts';
import { Criticality, dateOf, ItemType, Lifecycle, type NumberProperty, Standing } from '../graph/ontology/property.ts';
import type { AssertionLists, Csr, NodeRef, NumberColumns, Relation } from '../graph/view/graph.ts';
import type { View } from '../graph/view/open-view.ts';
import { nodeIndexOf, nodesOf } from './node-index.ts';
import { type EvidenceRef, Presenter, type Thing } from './present.ts';
import type { Workspace } from './workspace.ts';

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
  /** `YYYY-MM-DD`. */
  readonly lastDelivered: string | undefined;
}

export interface Owner {
  readonly organization: Ref;
  /** Percent held, from and to. */
  readonly share: { readonly low: number; readonly high: number };
}

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

  things(refs: readonly Ref[]): Promise<Thing[]> {
    return this.#presenter.things(refs);
  }

  /** All nodes of one type, by id ascending. */
  async all(type: NodeLabel): Promise<Thing[]> {
    const { count } = nodesOf(this.view.graph, type);
    const things = await this.things(Array.from({ length: count }, (_, index) => ({ type, index })));
    return things.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  }

  /** Where documents speak of a node. */
  async evidence(ref: Ref): Promise<EvidenceRef[]> {
    const lists = ref.type === 'Source' ? this.view.graph.sources.evidence : nodesOf(this.view.graph, ref.type).mentions;
    const rows = rowsOf(lists, ref.index);
    await this.#presenter.load([], rows);
    return this.#presenter.evidence(rows);
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
    const csr = ref.type === 'Item' ? items.sources : ref.type === 'Site' ? sites.sources : organizations.sources;
    return neighbours(csr, ref.index, 'Source');
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
  } {
    const { items } = this.view.graph;
    return {
      itemType: nameOf(ItemType, items.itemType[index]),
      criticality: nameOf(Criticality, stated(items.numbers, 'criticality', index) ?? 0),
      lifecycle: nameOf(Lifecycle, stated(items.numbers, 'lifecycle', index) ?? 0),
    };
  }

  source(index: number): SourceFacts {
    const { sources } = this.view.graph;
    const number = (property: NumberProperty) => stated(sources.numbers, property, index);
    const share = number('share');
    const lastDelivered = number('lastDelivered');
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
      lastDelivered: lastDelivered === undefined ? undefined : dateOf(lastDelivered),
    };
  }
}

function neighbours(csr: Csr, from: number, type: NodeLabel): Ref[] {
  return [...csr.targets.subarray(csr.offsets[from], csr.offsets[from + 1])].map((index) => ({ type, index }));
}

function edges(relation: Relation, from: number): number[] {
  return Array.from({ length: relation.offsets[from + 1] - relation.offsets[from] }, (_, i) => relation.offsets[from] + i);
}

function rowsOf(lists: AssertionLists, index: number): { document: number; row: number }[] {
  const rows: { document: number; row: number }[] = [];
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
