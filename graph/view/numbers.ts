/**
 * Numeric properties folded over documents: the newest document date stands, then the greater SHA-256
 * (SEMANTICS.md, Hand-ins); what else was stated is kept as a conflict. Weights add.
 * A property is folded when it is first asked for, for all subjects at once.
 */
import { EdgeKind } from '../ontology/edge-kind.ts';
import { NodeType } from '../ontology/node-type.ts';
import type { NumberProperty } from '../ontology/property.ts';
import { findEdge } from './csr.ts';
import type { Conflict, Csr, NodeRef } from './graph.ts';
import { Lazy } from './lazily.ts';
import { rowKey } from './programmes.ts';
import { firstAtLeast, flaggedRows, type Raw } from './raw.ts';
import { type Parted, unneededRows } from './relations.ts';

/** Facts of the text or of the reading, not claims on which documents could disagree. */
const notClaims = new Set([
  'asOf',
  'versionHash',
  'bareName',
  'scheme',
  'legalForm',
  'weakAlias',
  'assumed',
  'reference',
  'makerAssumed',
  'scope',
]);
const structural = new Set(['versionHash', 'bareName', 'scheme', 'legalForm', 'reference', 'apart']);

/** Edge relations whose numbers analyses read. */
export type NumberedRelation = 'requires' | 'substitutes' | 'owners' | 'controllers' | 'includes';

/** What the fold asks of the rest of the view. */
export interface NumberParts extends Parted {
  relation(name: NumberedRelation): Csr;
  /** INCLUDES assertions that do not stand. */
  droppedIncludes(): ReadonlySet<number>;
}

/** Values of one property: by node type (sources apart), and by edge of a relation. NaN: not stated. */
export interface Values {
  readonly nodes: (Column | undefined)[];
  readonly edges: Map<NumberedRelation, Column>;
}

interface Column {
  readonly values: Float64Array;
  /** Nodes for which different values were stated. */
  readonly disputed: Set<number>;
}

/** Documents from the oldest to the newest: later ones overwrite. Undated ones come first. */
export function precedence({ documents }: Pick<Raw, 'documents'>): number[] {
  return documents
    .map((_, ordinal) => ordinal)
    .sort((a, b) => compare(documents[a].dated, documents[b].dated) || compare(documents[a].sha256, documents[b].sha256));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export class NumberFold {
  readonly #parts: NumberParts;
  readonly #oldestFirst: Lazy<number[]>;
  readonly #properties = new Map<string, Lazy<Values>>();

  constructor(parts: NumberParts) {
    this.#parts = parts;
    this.#oldestFirst = new Lazy(() => precedence(parts.raw));
    for (const { columns } of parts.raw.documents) {
      for (const property of columns.numbers.keys()) {
        if (structural.has(property) || this.#properties.has(property)) continue;
        this.#properties.set(property, new Lazy(() => this.#fold(property)));
      }
    }
  }

  /** Names of all numeric properties that some document states of something. */
  get properties(): Iterable<string> {
    return this.#properties.keys();
  }

  ofNodes(property: string, type: number): Float64Array | undefined {
    return this.#properties.get(property)?.get().nodes[type]?.values;
  }

  ofEdges(property: string, relation: NumberedRelation): Float64Array | undefined {
    return this.#properties.get(property)?.get().edges.get(relation)?.values;
  }

  /** Same bytes handed in twice (for two programmes) weigh once. */
  #fold(property: string): Values {
    const values: Values = { nodes: [], edges: new Map() };
    const folder = new Folder(this.#parts, property, values);
    const weighed = new Set<string>();
    for (const d of this.#oldestFirst.get()) {
      const { sha256 } = this.#parts.raw.documents[d];
      if (property !== 'weight' || !weighed.has(sha256)) folder.read(d);
      weighed.add(sha256);
    }
    return values;
  }

  /** A second pass over the documents, for disputed nodes only; the newest statement of each first. */
  conflicts(): Conflict[] {
    const found = new Map<string, Found>();
    const disputed = [...this.#properties]
      .filter(([property]) => !notClaims.has(property))
      .map(([property, lazy]) => ({ property, nodes: lazy.get().nodes }))
      .filter(({ nodes }) => nodes.some((column) => (column?.disputed.size ?? 0) > 0));
    if (disputed.length === 0) return [];
    for (const d of [...this.#oldestFirst.get()].reverse()) {
      for (const { property, nodes } of disputed) collectDisputed(this.#parts, d, property, nodes, found);
    }
    return [...found.values()];
  }
}

function countOf({ index, sources }: Parted, type: number): number {
  if (type === NodeType.Source) return sources.count;
  const label = labels.get(type);
  return label === undefined ? 0 : index.counts[label];
}

const labels = new Map((Object.keys(NodeType) as (keyof typeof NodeType)[]).map((label) => [NodeType[label] as number, label]));

const relationOfKind = new Map<number, NumberedRelation>([
  [EdgeKind.REQUIRES, 'requires'],
  [EdgeKind.SUBSTITUTES, 'substitutes'],
  [EdgeKind.OWNS, 'owners'],
  [EdgeKind.CONTROLS, 'controllers'],
  [EdgeKind.INCLUDES, 'includes'],
]);

/** Reads documents into the values of one property: later ones overwrite, weights add. */
class Folder {
  readonly #parts: NumberParts;
  readonly #property: string;
  readonly #values: Values;
  readonly #adds: boolean;

  constructor(parts: NumberParts, property: string, values: Values) {
    this.#parts = parts;
    this.#property = property;
    this.#values = values;
    this.#adds = property === 'weight';
  }

  read(d: number): void {
    const { columns } = this.#parts.raw.documents[d];
    const column = columns.numbers.get(this.#property);
    if (column === undefined) return;
    const split = firstAtLeast(column.rows, columns.mentionNode.length);
    if (split > 0) this.#readMentions(d, split);
    if (split < column.rows.length) this.#readEdges(d, split);
  }

  #readMentions(d: number, end: number): void {
    const { raw, index } = this.#parts;
    const { mentionNode, numbers } = raw.documents[d].columns;
    const { rows, values } = numbers.get(this.#property) as { rows: Int32Array; values: Float64Array };
    const local = raw.local[d];
    const { of } = index;
    const { type } = raw;
    let current = -1;
    let column: Column | undefined;
    for (let i = 0; i < end; i++) {
      const node = local[mentionNode[rows[i]]];
      if (of[node] < 0) continue;
      if (type[node] !== current || column === undefined) {
        current = type[node];
        column = this.#column(current);
      }
      const target = column.values;
      const subject = of[node];
      if (Number.isNaN(target[subject])) target[subject] = values[i];
      else if (target[subject] !== values[i] || this.#adds) this.#put(column, subject, values[i]);
    }
  }

  #readEdges(d: number, start: number): void {
    const { columns } = this.#parts.raw.documents[d];
    const { rows, values } = columns.numbers.get(this.#property) as { rows: Int32Array; values: Float64Array };
    const subjects = new EdgeSubjects(this.#parts, d);
    for (let i = start; i < rows.length; i++) {
      const kind = columns.kinds[rows[i] - columns.mentionNode.length];
      if (kind === EdgeKind.PROVIDES) {
        const found = subjects.sources(rows[i]);
        if (found.length === 0) continue;
        const column = this.#column(NodeType.Source);
        for (const source of found) this.#put(column, source, values[i]);
        continue;
      }
      const relation = relationOfKind.get(kind);
      const edge = relation === undefined ? -1 : subjects.edge(relation, rows[i]);
      if (relation !== undefined && edge >= 0) this.#put(this.#edgeColumn(relation), edge, values[i]);
    }
  }

  #put({ values, disputed }: Column, subject: number, value: number): void {
    const before = values[subject];
    if (this.#adds) values[subject] = Number.isNaN(before) ? value : before + value;
    else if (before !== value) {
      if (!Number.isNaN(before)) disputed.add(subject);
      values[subject] = value;
    }
  }

  #column(type: number): Column {
    let column = this.#values.nodes[type];
    if (column === undefined) {
      column = { values: new Float64Array(countOf(this.#parts, type)).fill(Number.NaN), disputed: new Set() };
      this.#values.nodes[type] = column;
    }
    return column;
  }

  #edgeColumn(relation: NumberedRelation): Column {
    let column = this.#values.edges.get(relation);
    if (column === undefined) {
      const { length } = this.#parts.relation(relation).targets;
      column = { values: new Float64Array(length).fill(Number.NaN), disputed: new Set() };
      this.#values.edges.set(relation, column);
    }
    return column;
  }
}

/** What the rows of one document's edges became. */
class EdgeSubjects {
  readonly #parts: NumberParts;
  readonly #document: number;
  readonly #references: Uint8Array | undefined;
  readonly #unneeded: Uint8Array | undefined;

  constructor(parts: NumberParts, document: number) {
    this.#parts = parts;
    this.#document = document;
    this.#references = flaggedRows(parts.raw.documents[document].columns, 'reference');
    this.#unneeded = unneededRows(parts, document);
  }

  /** Sources that a PROVIDES row states something of; a requirement that only names one states nothing. */
  sources(row: number): readonly number[] {
    if (this.#references?.[row] === 1) return [];
    const { raw, sources } = this.#parts;
    const { columns } = raw.documents[this.#document];
    return sources.ofRaw.of(raw.local[this.#document][columns.from[row - columns.mentionNode.length]]);
  }

  /** The edge of the relation that the row became part of; -1: none. */
  edge(relation: NumberedRelation, row: number): number {
    const { raw, index } = this.#parts;
    const { columns } = raw.documents[this.#document];
    const local = raw.local[this.#document];
    const a = local[columns.from[row - columns.mentionNode.length]];
    const from = index.of[a];
    const to = index.of[local[columns.to[row - columns.mentionNode.length]]];
    if (relation === 'includes') {
      if (this.#parts.droppedIncludes().has(rowKey(this.#document, row))) return -1;
      return findEdge(this.#parts.relation(relation), from, to);
    }
    if (from === to) return -1;
    if (relation !== 'requires') return findEdge(this.#parts.relation(relation), to, from);
    if (raw.type[a] !== NodeType.Item || this.#unneeded?.[row] === 1) return -1;
    return findEdge(this.#parts.relation(relation), from, to);
  }
}

interface Found {
  readonly subject: NodeRef;
  readonly property: NumberProperty;
  readonly statements: { document: number; row: number; value: number }[];
}

function collectDisputed(
  parts: NumberParts,
  d: number,
  property: string,
  nodes: Values['nodes'],
  found: Map<string, Found>,
): void {
  const { raw, index } = parts;
  const { columns } = raw.documents[d];
  const { rows, values } = columns.numbers.get(property) ?? { rows: [], values: [] };
  const subjects = new EdgeSubjects(parts, d);
  for (let i = rows.length - 1; i >= 0; i--) {
    const row = rows[i];
    const edge = row - columns.mentionNode.length;
    if (edge >= 0) {
      const disputed = columns.kinds[edge] === EdgeKind.PROVIDES ? nodes[NodeType.Source]?.disputed : undefined;
      if (disputed !== undefined) for (const source of subjects.sources(row)) note('Source', source, disputed, i);
      continue;
    }
    const node = raw.local[d][columns.mentionNode[row]];
    const disputed = nodes[raw.type[node]]?.disputed;
    const label = labels.get(raw.type[node]);
    if (disputed !== undefined && label !== undefined) note(label, index.of[node], disputed, i);
  }

  function note(type: NodeRef['type'], subject: number, disputed: ReadonlySet<number>, i: number): void {
    if (!disputed.has(subject)) return;
    const key = `${type} ${subject} ${property}`;
    const conflict = found.get(key) ?? {
      subject: { type, index: subject },
      property: property as NumberProperty,
      statements: [],
    };
    conflict.statements.push({ document: d, row: rows[i], value: values[i] });
    found.set(key, conflict);
  }
}
