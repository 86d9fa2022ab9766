/** Walking the graph of a view from things that were shown: items, their sources, makers, sites, owners. */
import type { AssertionRef } from '../graph/analyses/finding.ts';
import { scopeOf } from '../graph/analyses/scope.ts';
import { programmeKey } from '../graph/ontology/identifier.ts';
import type { NodeLabel } from '../graph/ontology/node-type.ts';
import { Criticality, dateOf, ItemType, Lifecycle, type NumberProperty, Standing } from '../graph/ontology/property.ts';
import type { AssertionLists, Csr, NodeRef, NumberColumns, Relation } from '../graph/view/graph.ts';
import { canonicalKeys, nodesOf } from '../graph/view/keys.ts';
import type { View } from '../graph/view/open-view.ts';
import { compareText } from './answer.ts';
import { findProgramme } from './find-programme.ts';
import { nodeIndexOf } from './node-index.ts';
import { type EvidenceRef, Presenter, type Thing } from './present.ts';
import { remembered } from './remembered.ts';
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

/** One item requires another: indices into the view's items. */
export interface Requirement {
  readonly from: number;
  readonly to: number;
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
      const { items } = scopeOf(this.view.graph, index);
      return (await this.all('Item')).filter((item) => items[item.index] === 1);
    });
  }

  /** How many rows of documents speak of a node. */
  evidenceCount(ref: Ref): number {
    const { offsets } = this.#evidenceLists(ref);
    return offsets[ref.index + 1] - offsets[ref.index];
  }

  /** Where documents speak of each node, the first `most` places in the view's order. One request to the store. */
  evidence(asked: readonly { readonly ref: Ref; readonly most: number }[]): Promise<EvidenceRef[][]> {
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

  async #firstRows<Asked extends { readonly most: number }>(
    asked: readonly Asked[],
    rowsFor: (one: Asked) => AssertionRef[],
  ): Promise<EvidenceRef[][]> {
    const rows = asked.map((one) => rowsFor(one).sort(byPlace).slice(0, one.most));
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
