/** One pass over all edge assertions: ends in view indices, sorted into the relations of the graph. */
import { EdgeKind } from '../ontology/edge-kind.ts';
import { NodeType } from '../ontology/node-type.ts';
import { Scope } from '../ontology/property.ts';
import { type EdgeLists, type Folded, foldEdges, IntList } from './csr.ts';
import type { Relation } from './graph.ts';
import type { NodeIndex } from './index-nodes.ts';
import { lazily } from './lazily.ts';
import { edgeSlot, type NumberFold, type NumberSlot } from './numbers.ts';
import { denseNumbers, type Raw } from './raw.ts';
import type { FormedSources } from './sources.ts';

const relations = {
  requires: EdgeKind.REQUIRES,
  sourceRequires: EdgeKind.REQUIRES,
  distributors: EdgeKind.DISTRIBUTES,
  distributes: EdgeKind.DISTRIBUTES,
  substitutes: EdgeKind.SUBSTITUTES,
  siteCountries: EdgeKind.LOCATED_IN,
  organizationCountries: EdgeKind.REGISTERED_IN,
  entryCountries: EdgeKind.REGISTERED_IN,
  owners: EdgeKind.OWNS,
  controllers: EdgeKind.CONTROLS,
  includes: EdgeKind.INCLUDES,
  listedAs: EdgeKind.LISTED_AS,
} as const;
export type RelationName = keyof typeof relations;

/** Collected edges of one relation, in (document, row) order. */
export class EdgeCollector implements EdgeLists {
  readonly #from = new IntList();
  readonly #to = new IntList();
  readonly #documents = new IntList();
  readonly #rows = new IntList();
  #folded: Folded | undefined;

  push(from: number, to: number, document: number, row: number): void {
    this.#from.push(from);
    this.#to.push(to);
    this.#documents.push(document);
    this.#rows.push(row);
  }

  get length(): number {
    return this.#from.length;
  }
  get from(): Int32Array {
    return this.#from.values();
  }
  get to(): Int32Array {
    return this.#to.values();
  }
  get documents(): Int32Array {
    return this.#documents.values();
  }
  get rows(): Int32Array {
    return this.#rows.values();
  }

  fold(fromCount: number): Folded {
    this.#folded ??= foldEdges(this, fromCount);
    return this.#folded;
  }

  relation(fromCount: number, numbers: NumberFold, slot: NumberSlot): Relation {
    const folded = this.fold(fromCount);
    const { offsets, targets } = folded;
    return lazily({ offsets, targets, numbers: numbers.columns(slot) }, { assertions: () => folded.assertions });
  }
}

export interface CollectedEdges {
  readonly by: Readonly<Record<RelationName, EdgeCollector>>;
  /** PROVIDES, BY and AT assertions by source, in (document, row) order. */
  readonly evidence: { readonly owners: IntList; readonly documents: IntList; readonly rows: IntList };
  /** 1: a source delivers it as its maker's part. */
  readonly delivered: Uint8Array;
  /** 1: something requires it (a delivery counts). */
  readonly required: Uint8Array;
  slot(raw: Raw, name: RelationName, fromCount: number): NumberSlot;
}

/** Scopes that do not stop the assembly when they are lost: kept as evidence, not as a requirement. */
const notNeeded = new Set<number>([Scope.optional, Scope.excluded, Scope.development]);

export function collectEdges(raw: Raw, index: NodeIndex, sources: FormedSources): CollectedEdges {
  const names = Object.keys(relations) as RelationName[];
  const by = Object.fromEntries(names.map((name) => [name, new EdgeCollector()])) as Record<RelationName, EdgeCollector>;
  const evidence = { owners: new IntList(), documents: new IntList(), rows: new IntList() };
  const delivered = new Uint8Array(index.counts.Item);
  const required = new Uint8Array(index.counts.Item);
  // Where the assertion (document, edge) begins in its collector, and which collector that is.
  const start = raw.documents.map(({ columns }) => new Int32Array(columns.kinds.length).fill(-1));
  const { of } = index;
  const { ofRaw } = sources;

  for (let d = 0; d < raw.documents.length; d++) {
    const { kinds, from, to, mentionNode } = raw.documents[d].columns;
    const local = raw.local[d];
    const scopes = denseNumbers(raw.documents[d].columns, 'scope');
    for (let e = 0; e < kinds.length; e++) {
      const row = mentionNode.length + e;
      const a = local[from[e]];
      const b = local[to[e]];
      switch (kinds[e]) {
        case EdgeKind.REQUIRES:
          requires(a, of[b], scopes === undefined || Number.isNaN(scopes[row]) ? Scope.required : scopes[row], d, e, row);
          break;
        case EdgeKind.PROVIDES:
        case EdgeKind.BY:
        case EdgeKind.AT:
          for (let s = ofRaw.offsets[a]; s < ofRaw.offsets[a + 1]; s++) {
            evidence.owners.push(ofRaw.targets[s]);
            evidence.documents.push(d);
            evidence.rows.push(row);
          }
          break;
        case EdgeKind.DISTRIBUTES:
          if (raw.type[b] === NodeType.Item) add('distributes', of[a], of[b], d, e, row);
          else
            for (let s = ofRaw.offsets[b]; s < ofRaw.offsets[b + 1]; s++) add('distributors', ofRaw.targets[s], of[a], d, e, row);
          break;
        case EdgeKind.SUBSTITUTES:
          if (of[a] !== of[b]) add('substitutes', of[b], of[a], d, e, row);
          break;
        case EdgeKind.LOCATED_IN:
          add('siteCountries', of[a], of[b], d, e, row);
          break;
        case EdgeKind.REGISTERED_IN:
          add(raw.type[a] === NodeType.ListEntry ? 'entryCountries' : 'organizationCountries', of[a], of[b], d, e, row);
          break;
        case EdgeKind.OWNS:
          if (of[a] !== of[b]) add('owners', of[b], of[a], d, e, row);
          break;
        case EdgeKind.CONTROLS:
          if (of[a] !== of[b]) add('controllers', of[b], of[a], d, e, row);
          break;
        case EdgeKind.INCLUDES:
          add('includes', of[a], of[b], d, e, row);
          break;
        case EdgeKind.LISTED_AS:
          add('listedAs', of[a], of[b], d, e, row);
          break;
      }
    }
  }
  return { by, evidence, delivered, required, slot };

  function requires(node: number, item: number, scope: number, d: number, e: number, row: number): void {
    if (notNeeded.has(scope)) return;
    if (raw.type[node] === NodeType.Item) {
      // An item that was united with what it contains does not need itself.
      if (of[node] === item) return;
      required[item] = 1;
      add('requires', of[node], item, d, e, row);
      return;
    }
    for (let s = ofRaw.offsets[node]; s < ofRaw.offsets[node + 1]; s++) {
      const source = ofRaw.targets[s];
      if (sources.item[source] === item) continue;
      if (scope === Scope.delivers) delivered[item] = 1;
      required[item] = 1;
      add('sourceRequires', source, item, d, e, row);
    }
  }

  function add(name: RelationName, from: number, to: number, d: number, e: number, row: number): void {
    if (start[d][e] < 0) start[d][e] = by[name].length;
    by[name].push(from, to, d, row);
  }

  function slot(source: Raw, name: RelationName, fromCount: number): NumberSlot {
    const collector = by[name];
    const { edgeOf, targets } = collector.fold(fromCount);
    const kind = relations[name];
    const { documents, rows } = collector;
    return edgeSlot(source, targets.length, (document, edge) => {
      const position = start[document][edge];
      const { kinds, mentionNode } = source.documents[document].columns;
      if (
        position < 0 ||
        kinds[edge] !== kind ||
        documents[position] !== document ||
        rows[position] !== mentionNode.length + edge
      )
        return -1;
      return edgeOf[position];
    });
  }
}
