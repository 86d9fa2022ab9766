/**
 * The portion of a view that a programme reaches, as a graph of its own: what analyses ask of it is what
 * they would be told by the whole graph, and costs what the programme is large. Items, sources,
 * organisations and sites are those concerned, in the order that they have in the whole; everything
 * else is whole. Documents are the same, and so are the rows at which evidence stands.
 *
 * Kept are: items at or below the programme's end items; their sources; who makes, holds, distributes
 * and controls these, with all owners above; and identifiers that a list entry bears.
 */
import { EdgeKind } from '../ontology/edge-kind.ts';
import { type NodeLabel, NodeType, nodeLabels } from '../ontology/node-type.ts';
import { assemble } from './assemble.ts';
import type { Built, ViewState } from './build.ts';
import { IntList } from './csr.ts';
import type { Relation, ViewGraph } from './graph.ts';
import type { NodeIndex } from './index-nodes.ts';
import { narrowed } from './narrow-columns.ts';
import { type Core, ViewParts } from './parts.ts';
import { eachEdge, type Raw } from './raw.ts';
import type { FormedSources } from './sources.ts';
import { SourcesOfRaw } from './sources-of-raw.ts';

export interface Portion {
  readonly graph: ViewGraph;
  /** The index in the whole of each of its items. */
  readonly items: Int32Array;
}

/**
 * O(view) in a few passes over typed arrays; what follows is O(portion). Undefined where it would have more
 * than the share `most` of the items: then it costs more than it spares.
 */
export function portionOf({ graph, state }: Built, programme: number, most: number): Portion | undefined {
  const items = itemsReached(state, programme);
  if (countOf(items) > most * items.length) return undefined;
  const core = new Kept(graph, state, items).core();
  const portion = assemble(new ViewParts(core), graph.documents, {
    countries: graph.countries.codes,
    programmes: graph.programmes.names,
  });
  return { graph: portion, items: Int32Array.from(items.keys()).filter((item) => items[item] === 1) };
}

/** 1 for each item at or below an end item of the programme. */
function itemsReached({ documents, tables, parts }: ViewState, programme: number): Uint8Array {
  const { raw, identity, index } = parts;
  const ends: number[] = [];
  eachEdge(raw, EdgeKind.INCLUDES, (from, to) => {
    if (index.of[from] === programme) ends.push(to);
  });
  const items = new Uint8Array(index.counts.Item);
  for (const root of tables.below.reach(raw, identity.sets, documents, ends)) {
    // A source has no index by its root.
    if (index.byRoot[root] > 0) items[index.byRoot[root] - 1] = 1;
  }
  return items;
}

/** What a portion has less of than the whole. */
type Narrowed = 'Item' | 'Organization' | 'Site' | 'Identifier';

/** Which nodes of the whole are kept, by type and index. */
class Kept {
  readonly #graph: ViewGraph;
  readonly #state: ViewState;
  readonly #nodes: Record<Narrowed, Uint8Array>;
  /** The place of each source of the whole in the portion; -1: left out. */
  readonly #sources: Int32Array;

  constructor(graph: ViewGraph, state: ViewState, items: Uint8Array) {
    this.#graph = graph;
    this.#state = state;
    const { counts } = state.parts.index;
    this.#nodes = {
      Item: items,
      Organization: new Uint8Array(counts.Organization),
      Site: new Uint8Array(counts.Site),
      Identifier: new Uint8Array(counts.Identifier),
    };
    this.#sources = new Int32Array(state.parts.sources.count).fill(-1);
    this.#keepSources();
    this.#keepDistributors();
    this.#keepOwners();
    this.#keepIdentifiers();
  }

  #keepSources(): void {
    const { item, organization, site, count } = this.#state.parts.sources;
    let kept = 0;
    for (let source = 0; source < count; source++) {
      if (this.#nodes.Item[item[source]] === 0) continue;
      this.#sources[source] = kept++;
      if (organization[source] >= 0) this.#nodes.Organization[organization[source]] = 1;
      if (site[source] >= 0) this.#nodes.Site[site[source]] = 1;
    }
  }

  #keepDistributors(): void {
    const { raw, index, sources } = this.#state.parts;
    eachEdge(raw, EdgeKind.DISTRIBUTES, (from, to) => {
      const isKept =
        raw.type[to] === NodeType.Item
          ? this.#nodes.Item[index.of[to]] === 1
          : sources.ofRaw.of(to).some((source) => this.#sources[source] >= 0);
      if (isKept) this.#nodes.Organization[index.of[from]] = 1;
    });
  }

  #keepOwners(): void {
    const { owners, controllers } = this.#graph.organizations;
    const kept = this.#nodes.Organization;
    const queue: number[] = [];
    for (let organization = 0; organization < kept.length; organization++) if (kept[organization] === 1) queue.push(organization);
    const visit = ({ offsets, targets }: Relation, organization: number): void => {
      for (let e = offsets[organization]; e < offsets[organization + 1]; e++) {
        if (kept[targets[e]] === 1) continue;
        kept[targets[e]] = 1;
        queue.push(targets[e]);
      }
    };
    for (let head = 0; head < queue.length; head++) {
      visit(owners, queue[head]);
      visit(controllers, queue[head]);
    }
  }

  #keepIdentifiers(): void {
    const { raw, index } = this.#state.parts;
    const lists = [...raw.documents.keys()].filter((d) => raw.documents[d].columns.types.includes(NodeType.ListEntry));
    eachEdge(
      raw,
      EdgeKind.IDENTIFIED_BY,
      (from, to) => {
        if (raw.type[from] === NodeType.ListEntry) this.#nodes.Identifier[index.of[to]] = 1;
      },
      lists,
    );
  }

  core(): Core {
    const { raw, identity } = this.#state.parts;
    const places = placesOf(this.#nodes);
    const numbers = this.#numberRaw();
    const narrow = narrowed(raw, numbers);
    const index = this.#index(raw, narrow.raw, numbers, places);
    return {
      raw: narrow.raw,
      identity,
      index,
      sources: this.#formed(narrow.raw, numbers, places),
      whole: { graph: this.#graph, parts: this.#state.parts, rows: narrow.rows, nodes: this.#nodes },
    };
  }

  /** The new number of each raw node; -1: left out. */
  #numberRaw(): Int32Array {
    const { raw, index, sources } = this.#state.parts;
    const byType: (Uint8Array | undefined)[] = [];
    for (const label of Object.keys(this.#nodes) as Narrowed[]) byType[NodeType[label]] = this.#nodes[label];
    const numbers = new Int32Array(raw.count).fill(-1);
    let count = 0;
    for (let node = 0; node < raw.count; node++) {
      const type = raw.type[node];
      if (type === NodeType.Source) {
        const only = sources.ofRaw.only(node);
        const isKept = only >= 0 ? this.#sources[only] >= 0 : sources.ofRaw.of(node).some((source) => this.#sources[source] >= 0);
        if (isKept) numbers[node] = count++;
        continue;
      }
      const kept = byType[type];
      if (kept === undefined || kept[index.of[node]] === 1) numbers[node] = count++;
    }
    return numbers;
  }

  #index(whole: Raw, { count }: Raw, numbers: Int32Array, places: Record<Narrowed, Int32Array>): NodeIndex {
    const { index } = this.#state.parts;
    const byType: (Int32Array | undefined)[] = [];
    for (const label of Object.keys(places) as Narrowed[]) byType[NodeType[label]] = places[label];
    const of = new Int32Array(count);
    for (let node = 0; node < numbers.length; node++) {
      if (numbers[node] < 0) continue;
      const own = index.of[node];
      of[numbers[node]] = byType[whole.type[node]]?.[own] ?? own;
    }
    const counts = nodeLabels.map((label) => {
      const kept: Uint8Array | undefined = (this.#nodes as { readonly [L in NodeLabel]?: Uint8Array })[label];
      return [label, kept === undefined ? index.counts[label] : countOf(kept)];
    });
    return { of, byRoot: new Int32Array(0), counts: Object.fromEntries(counts) as Record<NodeLabel, number> };
  }

  #formed({ count }: Raw, numbers: Int32Array, places: Record<Narrowed, Int32Array>): FormedSources {
    const whole = this.#state.parts.sources;
    const item = new IntList();
    const organization = new IntList();
    const site = new IntList();
    const placeIn = (label: Narrowed, index: number): number => (index < 0 ? -1 : places[label][index]);
    for (let source = 0; source < whole.count; source++) {
      if (this.#sources[source] < 0) continue;
      item.push(places.Item[whole.item[source]]);
      organization.push(placeIn('Organization', whole.organization[source]));
      site.push(placeIn('Site', whole.site[source]));
    }
    const ofRaw = new SourcesOfRaw(count);
    const { raw } = this.#state.parts;
    for (let node = 0; node < numbers.length; node++) {
      if (numbers[node] < 0 || raw.type[node] !== NodeType.Source) continue;
      for (const source of whole.ofRaw.of(node)) if (this.#sources[source] >= 0) ofRaw.add(numbers[node], this.#sources[source]);
    }
    const ends = { item: item.values().slice(), organization: organization.values().slice(), site: site.values().slice() };
    return { count: item.length, ...ends, ofRaw, diagnostics: [] };
  }
}

/** By type and index in the whole: the index in the portion; -1: left out. */
function placesOf(nodes: Record<Narrowed, Uint8Array>): Record<Narrowed, Int32Array> {
  const places = Object.entries(nodes).map(([label, kept]) => {
    const place = new Int32Array(kept.length).fill(-1);
    let next = 0;
    for (let index = 0; index < kept.length; index++) if (kept[index] === 1) place[index] = next++;
    return [label, place];
  });
  return Object.fromEntries(places) as Record<Narrowed, Int32Array>;
}

function countOf(kept: Uint8Array): number {
  let count = 0;
  for (let index = 0; index < kept.length; index++) count += kept[index];
  return count;
}
