/**
 * The graph of a view from the columns of its documents: unite, form sources, fold edges, fold numbers.
 * Linear in assertions; about 10^6 items a second. Pure: same documents, same graph (up to indices).
 */
import { EdgeKind } from '../ontology/edge-kind.ts';
import { type NodeLabel, NodeType, nodeLabel } from '../ontology/node-type.ts';
import { type CollectedEdges, collectEdges, type EdgeCollector, type RelationName } from './collect-edges.ts';
import { csrOf, foldLists, IntList, ordinals, transpose } from './csr.ts';
import type { Nodes, Relation, ViewGraph } from './graph.ts';
import { type Identity, identify } from './identity.ts';
import { indexNodes, type NodeIndex } from './index-nodes.ts';
import { lazily } from './lazily.ts';
import { mentionLists } from './mention-lists.ts';
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
    const located = this.#relation('siteCountries', counts.Site);
    const { country, conflicts } = siteCountries(located, precedence(this.#raw));
    const programmes = this.#programmes();
    const graph = lazily<Omit<ViewGraph, 'conflicts'>, Pick<ViewGraph, 'conflicts'>>(
      {
        documents: documents.map(({ document, sha256, dated, format, programme }) => ({
          document,
          sha256,
          dated,
          format,
          programme,
        })),
        items: this.#items(programmes.includes),
        sources: this.#sourceNodes(),
        organizations: this.#organizations(),
        sites: this.#nodes('Site', { country, countries: located, sources: this.#sourcesBy(this.#sources.site, counts.Site) }),
        countries: this.#nodes('Country', { codes: this.#textsOf('Country', 'country:') }),
        programmes,
        listEntries: this.#nodes('ListEntry', {
          names: nameLists(this.#raw, this.#index.of, NodeType.ListEntry, counts.ListEntry),
          countries: this.#relation('entryCountries', counts.ListEntry),
        }),
        identifiers: this.#nodes('Identifier', this.#bearers()),
      },
      { conflicts: () => [...this.#numbers.conflicts(), ...conflicts] },
    );
    return { graph, diagnostics: [...this.#identity.diagnostics, ...this.#sources.diagnostics] };
  }

  #nodes<T extends object>(label: NodeLabel, own: T): T & Nodes {
    const fixed = { ...own, count: this.#index.counts[label], numbers: this.#numbers.columns(this.#slots.nodes.get(label)) };
    return lazily<typeof fixed, Pick<Nodes, 'mentions' | 'members'>>(fixed, {
      mentions: () => mentionLists(this.#raw, this.#index, label),
      members: () => this.#index.members(label),
    });
  }

  #items(includes: Relation): ViewGraph['items'] {
    const count = this.#index.counts.Item;
    const requires = this.#relation('requires', count);
    const numbers = this.#numbers.columns(this.#slots.nodes.get('Item'));
    return this.#nodes('Item', {
      requires,
      requiredBy: transpose(requires, count),
      sources: csrOf(this.#sources.item, ordinals(this.#sources.count), count),
      substitutes: this.#relation('substitutes', count),
      coverage: codes(numbers.coverage, count),
      itemType: codes(numbers.itemType, count),
      deliveredOnly: this.#deliveredOnly(requires, includes),
    });
  }

  #organizations(): ViewGraph['organizations'] {
    const count = this.#index.counts.Organization;
    return this.#nodes('Organization', {
      countries: this.#relation('organizationCountries', count),
      owners: this.#relation('owners', count),
      controllers: this.#relation('controllers', count),
      listedAs: this.#relation('listedAs', count),
      sources: this.#sourcesBy(this.#sources.organization, count),
      distributes: this.#relation('distributes', count),
      byName: this.#byName(),
      names: nameLists(this.#raw, this.#index.of, NodeType.Organization, count),
    });
  }

  #sourceNodes(): ViewGraph['sources'] {
    const { count, item, organization, site, ofRaw } = this.#sources;
    const numbers = this.#numbers.columns(this.#slots.provides);
    const requires = this.#relation('sourceRequires', count);
    const evidence = once(() => {
      const { owners, documents, rows } = this.#edges.evidence;
      return foldLists(owners.values(), documents.values(), rows.values(), count);
    });
    const fixed = {
      count,
      numbers,
      item,
      organization,
      site,
      standing: codes(numbers.standing, count),
      requires,
      requiredBy: transpose(requires, this.#index.counts.Item),
      distributors: this.#relation('distributors', count),
    };
    return lazily<typeof fixed, Pick<ViewGraph['sources'], 'mentions' | 'evidence' | 'members'>>(fixed, {
      mentions: evidence,
      evidence,
      members: () => {
        const { offsets, targets } = transpose(ofRaw, count);
        return { offsets, targets: targets.map((node) => this.#raw.nid[node]) };
      },
    });
  }

  #programmes(): ViewGraph['programmes'] {
    const { counts } = this.#index;
    const slot = this.#slots.edges.get('includes') as NumberSlot;
    return this.#nodes('Programme', {
      names: this.#textsOf('Programme', 'programme:'),
      includes: this.#includes.relation(counts.Programme, this.#numbers, slot),
    });
  }

  #relation(name: RelationName, fromCount: number): Relation {
    return this.#edges.by[name].relation(fromCount, this.#numbers, this.#slots.edges.get(name) as NumberSlot);
  }

  #sourcesBy(owner: Int32Array, count: number) {
    const known = ordinals(owner.length).filter((source) => owner[source] >= 0);
    return csrOf(
      known.map((source) => owner[source]),
      known,
      count,
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
      organizations: csrOf(pairs.organizations[0].values(), pairs.organizations[1].values(), counts.Identifier),
      listEntries: csrOf(pairs.listEntries[0].values(), pairs.listEntries[1].values(), counts.Identifier),
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
    const ends: Record<RelationName, number> = {
      requires: counts.Item,
      sourceRequires: this.#sources.count,
      distributors: this.#sources.count,
      distributes: counts.Organization,
      substitutes: counts.Item,
      siteCountries: counts.Site,
      organizationCountries: counts.Organization,
      entryCountries: counts.ListEntry,
      owners: counts.Organization,
      controllers: counts.Organization,
      includes: counts.Programme,
      listedAs: counts.Organization,
    };
    const edges = new Map<RelationName, NumberSlot>();
    for (const name of Object.keys(ends) as RelationName[]) edges.set(name, this.#edges.slot(this.#raw, name, ends[name]));
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
    const { edgeOf, targets } = this.#includes.fold(counts.Programme);
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

function once<T>(compute: () => T): () => T {
  let value: { readonly of: T } | undefined;
  return () => {
    value ??= { of: compute() };
    return value.of;
  };
}

/** Small codes from a number column; 0 where not stated. */
function codes(column: Float64Array | undefined, count: number): Uint8Array {
  const result = new Uint8Array(count);
  if (column !== undefined) for (let i = 0; i < count; i++) if (!Number.isNaN(column[i])) result[i] = column[i];
  return result;
}
