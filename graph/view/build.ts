/**
 * The graph of a view from the columns of its documents: unite, form sources, fold edges, fold numbers.
 * Linear in assertions; about 10^6 items a second. Pure: same documents, same graph (up to indices).
 */
import { EdgeKind } from '../ontology/edge-kind.ts';
import { type NodeLabel, NodeType, nodeLabel } from '../ontology/node-type.ts';
import { type CollectedEdges, collectEdges, type EdgeCollector, type RelationName } from './collect-edges.ts';
import { csrOf, foldLists, IntList, transpose } from './csr.ts';
import type { AssertionLists, Conflict, Relation, ViewGraph } from './graph.ts';
import { type Identity, identify } from './identity.ts';
import { indexNodes, type NodeIndex } from './index-nodes.ts';
import { nameLists } from './name-lists.ts';
import { edgeSlot, mentionSlot, NumberFold, type NumberSlot, precedence, sourceSlot } from './numbers.ts';
import type { PlacedDiagnostic } from './placed-diagnostic.ts';
import { endItems } from './programmes.ts';
import { denseNumbers, eachEdge, type Raw, rawOf, type ViewInput } from './raw.ts';
import { siteCountries } from './site-countries.ts';
import { type FormedSources, formSources } from './sources.ts';

export interface BuildInput extends ViewInput {
  /** The store's integer for the document. */
  readonly document: number;
}

/** Keys of countries and programmes by store node id: their text is part of what they are. */
export type ShortTexts = ReadonlyMap<number, string>;

export interface Built {
  readonly graph: ViewGraph;
  readonly diagnostics: readonly PlacedDiagnostic[];
}

export function buildGraph(documents: readonly BuildInput[], texts: ShortTexts): Built {
  const raw = rawOf(documents);
  const identity = identify(raw);
  const index = indexNodes(raw, identity.sets);
  const sources = formSources(raw, index);
  const edges = collectEdges(raw, index, sources);
  return new Builder(raw, identity, index, sources, edges, texts).build(documents);
}

class Builder {
  readonly #raw: Raw;
  readonly #identity: Identity;
  readonly #index: NodeIndex;
  readonly #sources: FormedSources;
  readonly #edges: CollectedEdges;
  readonly #texts: ShortTexts;
  readonly #includes: EdgeCollector;
  readonly #slots: {
    readonly nodes: Map<NodeLabel, NumberSlot>;
    readonly edges: Map<RelationName, NumberSlot>;
    readonly provides: NumberSlot;
  };
  readonly #numbers: NumberFold;

  constructor(raw: Raw, identity: Identity, index: NodeIndex, sources: FormedSources, edges: CollectedEdges, texts: ShortTexts) {
    this.#raw = raw;
    this.#identity = identity;
    this.#index = index;
    this.#sources = sources;
    this.#edges = edges;
    this.#texts = texts;
    const substitutes = edges.by.substitutes;
    const standsIn = new Set(substitutes.to);
    this.#includes = endItems(raw, edges, (item) => standsIn.has(item));
    this.#slots = this.#makeSlots();
    this.#numbers = new NumberFold(raw, (isEdge, code) => this.#slotOf(isEdge, code));
  }

  build(documents: readonly BuildInput[]): Built {
    const { counts } = this.#index;
    const itemCount = counts.Item;
    const sourceCount = this.#sources.count;
    const requires = this.#relation('requires', itemCount, itemCount);
    const sourceRequires = this.#relation('sourceRequires', sourceCount, itemCount);
    const substitutes = this.#relation('substitutes', itemCount, itemCount);
    const items = this.#nodes('Item');
    const bySource = csrOf(
      this.#sources.item,
      Int32Array.from({ length: sourceCount }, (_, s) => s),
      itemCount,
      sourceCount,
    );
    const located = this.#relation('siteCountries', counts.Site, counts.Country);
    const { country, conflicts } = siteCountries(located, precedence(this.#raw));
    const programmes = this.#programmes();
    const graph: ViewGraph = {
      documents: documents.map(({ document, sha256, dated, format, programme }) => ({
        document,
        sha256,
        dated,
        format,
        programme,
      })),
      items: {
        ...items,
        requires,
        requiredBy: transpose(requires, itemCount),
        sources: bySource,
        substitutes,
        coverage: codes(items.numbers.coverage, itemCount),
        itemType: codes(items.numbers.itemType, itemCount),
        deliveredOnly: this.#deliveredOnly(requires, programmes.includes),
      },
      sources: this.#sourceNodes(sourceRequires),
      organizations: {
        ...this.#nodes('Organization'),
        countries: this.#relation('organizationCountries', counts.Organization, counts.Country),
        owners: this.#relation('owners', counts.Organization, counts.Organization),
        controllers: this.#relation('controllers', counts.Organization, counts.Organization),
        listedAs: this.#relation('listedAs', counts.Organization, counts.ListEntry),
        sources: this.#sourcesBy(this.#sources.organization, counts.Organization),
        distributes: this.#relation('distributes', counts.Organization, itemCount),
        byName: this.#byName(),
        names: nameLists(this.#raw, this.#index.of, NodeType.Organization, counts.Organization),
      },
      sites: { ...this.#nodes('Site'), country, countries: located, sources: this.#sourcesBy(this.#sources.site, counts.Site) },
      countries: { ...this.#nodes('Country'), codes: this.#textsOf('Country', 'country:') },
      programmes,
      listEntries: {
        ...this.#nodes('ListEntry'),
        names: nameLists(this.#raw, this.#index.of, NodeType.ListEntry, counts.ListEntry),
        countries: this.#relation('entryCountries', counts.ListEntry, counts.Country),
      },
      identifiers: { ...this.#nodes('Identifier'), ...this.#bearers() },
      conflicts: [...this.#numbers.conflicts(), ...conflicts] satisfies Conflict[],
    };
    return { graph, diagnostics: [...this.#identity.diagnostics, ...this.#sources.diagnostics] };
  }

  #nodes(label: NodeLabel) {
    const count = this.#index.counts[label];
    return {
      count,
      mentions: this.#mentions(label, count),
      numbers: this.#numbers.columns(this.#slots.nodes.get(label)),
      members: this.#index.members(label),
    };
  }

  #mentions(label: NodeLabel, count: number): AssertionLists {
    const type = NodeType[label];
    const owners = new IntList();
    const documents = new IntList();
    const rows = new IntList();
    for (let d = 0; d < this.#raw.documents.length; d++) {
      const { mentionNode, types } = this.#raw.documents[d].columns;
      const local = this.#raw.local[d];
      for (let m = 0; m < mentionNode.length; m++) {
        if (types[mentionNode[m]] !== type) continue;
        owners.push(this.#index.of[local[mentionNode[m]]]);
        documents.push(d);
        rows.push(m);
      }
    }
    return foldLists(owners.values(), documents.values(), rows.values(), count);
  }

  #sourceNodes(requires: Relation): ViewGraph['sources'] {
    const { count, item, organization, site, ofRaw } = this.#sources;
    const { owners, documents, rows } = this.#edges.evidence;
    const evidence = foldLists(owners.values(), documents.values(), rows.values(), count);
    const numbers = this.#numbers.columns(this.#slots.provides);
    const members = transpose(ofRaw, count);
    return {
      count,
      mentions: evidence,
      numbers,
      members: { offsets: members.offsets, targets: members.targets.map((node) => this.#raw.nid[node]) },
      item,
      organization,
      site,
      standing: codes(numbers.standing, count),
      requires,
      requiredBy: transpose(requires, this.#index.counts.Item),
      distributors: this.#relation('distributors', count, this.#index.counts.Organization),
      evidence,
    };
  }

  #programmes(): ViewGraph['programmes'] {
    const { counts } = this.#index;
    const slot = this.#slots.edges.get('includes') as NumberSlot;
    return {
      ...this.#nodes('Programme'),
      names: this.#textsOf('Programme', 'programme:'),
      includes: this.#includes.relation(counts.Programme, counts.Item, this.#numbers, slot),
    };
  }

  #relation(name: RelationName, fromCount: number, toCount: number): Relation {
    return this.#edges.by[name].relation(fromCount, toCount, this.#numbers, this.#slots.edges.get(name) as NumberSlot);
  }

  #sourcesBy(owner: Int32Array, count: number) {
    const known = Int32Array.from(owner.keys()).filter((source) => owner[source] >= 0);
    return csrOf(
      known.map((source) => owner[source]),
      known,
      count,
      this.#sources.count,
    );
  }

  #deliveredOnly(requires: Relation, includes: Relation): Uint8Array {
    const only = this.#edges.delivered.slice();
    for (const item of requires.targets) only[item] = 0;
    for (const item of includes.targets) only[item] = 0;
    return only;
  }

  #byName(): Uint8Array {
    const { sets, byName } = this.#identity;
    const flags = new Uint8Array(this.#index.counts.Organization);
    const roots = new Set([...byName].map((node) => sets.find(node)));
    for (let node = 0; node < this.#raw.count && roots.size > 0; node++) {
      if (this.#raw.type[node] === NodeType.Organization && roots.has(sets.find(node))) flags[this.#index.of[node]] = 1;
    }
    return flags;
  }

  /** Which organisations and list entries bear each identifier. */
  #bearers() {
    const { counts, of } = this.#index;
    const pairs = { organizations: [new IntList(), new IntList()], listEntries: [new IntList(), new IntList()] } as const;
    eachEdge(this.#raw, EdgeKind.IDENTIFIED_BY, (from, to) => {
      const type = this.#raw.type[from];
      const side =
        type === NodeType.Organization ? pairs.organizations : type === NodeType.ListEntry ? pairs.listEntries : undefined;
      side?.[0].push(of[to]);
      side?.[1].push(of[from]);
    });
    return {
      organizations: csrOf(
        pairs.organizations[0].values(),
        pairs.organizations[1].values(),
        counts.Identifier,
        counts.Organization,
      ),
      listEntries: csrOf(pairs.listEntries[0].values(), pairs.listEntries[1].values(), counts.Identifier, counts.ListEntry),
    };
  }

  /** Names of countries and programmes, by index, without the key's prefix. */
  #textsOf(label: NodeLabel, prefix: string): string[] {
    const names: string[] = new Array(this.#index.counts[label]).fill('');
    for (let node = 0; node < this.#raw.count; node++) {
      if (this.#raw.type[node] !== NodeType[label]) continue;
      names[this.#index.of[node]] = (this.#texts.get(this.#raw.nid[node]) ?? '').slice(prefix.length);
    }
    return names;
  }

  #slotOf(isEdge: boolean, code: number): NumberSlot | undefined {
    if (!isEdge) return this.#slots.nodes.get(nodeLabel(code));
    if (code === EdgeKind.PROVIDES) return this.#slots.provides;
    const name = slotNames.get(code);
    return name === undefined ? undefined : this.#slots.edges.get(name);
  }

  #makeSlots() {
    const { counts, of } = this.#index;
    const ends: Record<RelationName, readonly [number, number]> = {
      requires: [counts.Item, counts.Item],
      sourceRequires: [this.#sources.count, counts.Item],
      distributors: [this.#sources.count, counts.Organization],
      distributes: [counts.Organization, counts.Item],
      substitutes: [counts.Item, counts.Item],
      siteCountries: [counts.Site, counts.Country],
      organizationCountries: [counts.Organization, counts.Country],
      entryCountries: [counts.ListEntry, counts.Country],
      owners: [counts.Organization, counts.Organization],
      controllers: [counts.Organization, counts.Organization],
      includes: [counts.Programme, counts.Item],
      listedAs: [counts.Organization, counts.ListEntry],
    };
    const edges = new Map<RelationName, NumberSlot>();
    for (const name of Object.keys(ends) as RelationName[]) edges.set(name, this.#edges.slot(this.#raw, name, ...ends[name]));
    edges.set('includes', this.#includesSlot());
    const nodes = new Map<NodeLabel, NumberSlot>();
    for (const label of ['Item', 'Organization', 'Site', 'Programme', 'ListEntry', 'Country', 'Identifier'] as const) {
      nodes.set(label, mentionSlot(this.#raw, of, counts[label], label));
    }
    const references = this.#raw.documents.map(({ columns }) => denseNumbers(columns, 'reference'));
    const provides = sourceSlot(this.#raw, this.#sources.ofRaw, this.#sources.count, (d, row) => references[d]?.[row] === 1);
    return { nodes, edges, provides };
  }

  #includesSlot(): NumberSlot {
    const { counts } = this.#index;
    const { edgeOf, targets } = this.#includes.fold(counts.Programme, counts.Item);
    const byRow = new Map<string, number>();
    const { documents, rows } = this.#includes;
    for (let i = 0; i < this.#includes.length; i++) byRow.set(`${documents[i]}:${rows[i]}`, edgeOf[i]);
    return edgeSlot(
      this.#raw,
      targets.length,
      (d, edge) => byRow.get(`${d}:${this.#raw.documents[d].columns.mentionNode.length + edge}`) ?? -1,
    );
  }
}

/** Relations whose edges carry numbers that analyses read. */
const slotNames = new Map<number, RelationName>([
  [EdgeKind.REQUIRES, 'requires'],
  [EdgeKind.SUBSTITUTES, 'substitutes'],
  [EdgeKind.OWNS, 'owners'],
  [EdgeKind.CONTROLS, 'controllers'],
  [EdgeKind.INCLUDES, 'includes'],
]);

/** Small codes from a number column; 0 where not stated. */
function codes(column: Float64Array | undefined, count: number): Uint8Array {
  const result = new Uint8Array(count);
  if (column !== undefined) for (let i = 0; i < count; i++) if (!Number.isNaN(column[i])) result[i] = column[i];
  return result;
}
