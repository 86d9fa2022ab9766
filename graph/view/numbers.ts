/**
 * Numeric properties folded over documents: the newest document date stands, then the greater SHA-256
 * (SEMANTICS.md, Hand-ins); what else was stated is kept as a conflict. Weights add.
 */
import { EdgeKind } from '../ontology/edge-kind.ts';
import { NodeType } from '../ontology/node-type.ts';
import type { NumberProperty } from '../ontology/property.ts';
import type { Conflict, Csr, NodeRef, NumberColumns } from './graph.ts';
import type { Raw } from './raw.ts';

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

/** Where one kind of subject keeps its values: `count` subjects, and how a raw subject becomes one or several. */
export interface NumberSlot {
  readonly count: number;
  /** The subjects of a row: a node's index, an edge's, or the sources that a PROVIDES row stands for. */
  subjects(document: number, row: number, visit: (subject: number) => void): void;
  ref(subject: number): NodeRef | undefined;
}

interface Values {
  readonly values: Float64Array;
  /** Subjects for which different values were stated. */
  readonly disputed: Set<number>;
}

/** Documents from the oldest to the newest: later ones overwrite. Undated ones come first. */
export function precedence(raw: Raw): number[] {
  return raw.documents
    .map((_, ordinal) => ordinal)
    .sort(
      (a, b) =>
        compare(raw.documents[a].dated, raw.documents[b].dated) || compare(raw.documents[a].sha256, raw.documents[b].sha256),
    );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** `slotOf(isEdge, code)`: the slot for mentions of a node type or for edges of a kind; undefined to leave out. */
export class NumberFold {
  readonly #raw: Raw;
  readonly #slotOf: (isEdge: boolean, code: number) => NumberSlot | undefined;
  readonly #folded = new Map<NumberSlot, Map<string, Values>>();

  constructor(raw: Raw, slotOf: (isEdge: boolean, code: number) => NumberSlot | undefined) {
    this.#raw = raw;
    this.#slotOf = slotOf;
    const weighed = new Set<string>();
    for (const document of precedence(raw)) {
      const { sha256 } = raw.documents[document];
      this.#fold(document, weighed.has(sha256));
      weighed.add(sha256);
    }
  }

  columns(slot: NumberSlot | undefined): NumberColumns {
    const folded = slot === undefined ? undefined : this.#folded.get(slot);
    return Object.fromEntries([...(folded ?? [])].map(([name, { values }]) => [name, values])) as NumberColumns;
  }

  /** Same bytes handed in twice (for two programmes) weigh once. */
  #fold(document: number, isRepeat: boolean): void {
    const { columns } = this.#raw.documents[document];
    const mentions = columns.mentionNode.length;
    for (const [property, { rows, values }] of columns.numbers) {
      if (structural.has(property)) continue;
      const adds = property === 'weight';
      if (adds && isRepeat) continue;
      let slot: NumberSlot | undefined;
      let target: Values | undefined;
      let value = 0;
      const visit = (subject: number): void => {
        if (target === undefined) return;
        const before = target.values[subject];
        if (adds) target.values[subject] = Number.isNaN(before) ? value : before + value;
        else {
          if (before !== value && !Number.isNaN(before)) target.disputed.add(subject);
          target.values[subject] = value;
        }
      };
      for (let i = 0; i < rows.length; i++) {
        const row = rows[i];
        const isEdge = row >= mentions;
        const found = this.#slotOf(isEdge, isEdge ? columns.kinds[row - mentions] : columns.types[columns.mentionNode[row]]);
        if (found === undefined) continue;
        if (found !== slot) {
          slot = found;
          target = this.#values(found, property);
        }
        value = values[i];
        found.subjects(document, row, visit);
      }
    }
  }

  #values(slot: NumberSlot, property: string): Values {
    let byProperty = this.#folded.get(slot);
    if (byProperty === undefined) {
      byProperty = new Map();
      this.#folded.set(slot, byProperty);
    }
    let values = byProperty.get(property);
    if (values === undefined) {
      values = { values: new Float64Array(slot.count).fill(Number.NaN), disputed: new Set() };
      byProperty.set(property, values);
    }
    return values;
  }

  #isDisputed(property: string): boolean {
    if (notClaims.has(property)) return false;
    for (const byProperty of this.#folded.values()) if ((byProperty.get(property)?.disputed.size ?? 0) > 0) return true;
    return false;
  }

  /** A second pass over the documents, for disputed subjects only. */
  conflicts(): Conflict[] {
    const conflicts = new Map<
      string,
      { subject: NodeRef; property: NumberProperty; statements: { document: number; row: number; value: number }[] }
    >();
    for (const document of precedence(this.#raw).reverse()) {
      const { columns } = this.#raw.documents[document];
      const mentions = columns.mentionNode.length;
      for (const [property, { rows, values }] of columns.numbers) {
        if (!this.#isDisputed(property)) continue;
        for (let i = rows.length - 1; i >= 0; i--) {
          const row = rows[i];
          const isEdge = row >= mentions;
          const slot = this.#slotOf(isEdge, isEdge ? columns.kinds[row - mentions] : columns.types[columns.mentionNode[row]]);
          const disputed = slot === undefined ? undefined : this.#folded.get(slot)?.get(property)?.disputed;
          if (slot === undefined || disputed === undefined || disputed.size === 0) continue;
          slot.subjects(document, row, (index) => {
            const subject = disputed.has(index) ? slot.ref(index) : undefined;
            if (subject === undefined) return;
            const key = `${subject.type} ${subject.index} ${property}`;
            const conflict = conflicts.get(key) ?? { subject, property: property as NumberProperty, statements: [] };
            conflict.statements.push({ document, row, value: values[i] });
            conflicts.set(key, conflict);
          });
        }
      }
    }
    return [...conflicts.values()];
  }
}

/** Mentions of one node type. */
export function mentionSlot(raw: Raw, of: Int32Array, count: number, type: NodeRef['type']): NumberSlot {
  return {
    count,
    subjects(document, row, visit) {
      const node = raw.local[document][raw.documents[document].columns.mentionNode[row]];
      if (raw.type[node] === NodeType[type] && of[node] >= 0) visit(of[node]);
    },
    ref: (index) => ({ type, index }),
  };
}

/** Edges of one kind that became edges of a relation; `edgeOf(document, edge)` is -1 for one that did not. */
export function edgeSlot(raw: Raw, count: number, edgeOf: (document: number, edge: number) => number): NumberSlot {
  return {
    count,
    subjects(document, row, visit) {
      const edge = edgeOf(document, row - raw.documents[document].columns.mentionNode.length);
      if (edge >= 0) visit(edge);
    },
    ref: () => undefined,
  };
}

/** PROVIDES rows: the sources that the row's raw source stands for; requirements that only name one state nothing of it. */
export function sourceSlot(
  raw: Raw,
  ofRaw: Csr,
  count: number,
  isReference: (document: number, row: number) => boolean,
): NumberSlot {
  return {
    count,
    subjects(document, row, visit) {
      const { columns } = raw.documents[document];
      const edge = row - columns.mentionNode.length;
      if (columns.kinds[edge] !== EdgeKind.PROVIDES || isReference(document, row)) return;
      const node = raw.local[document][columns.from[edge]];
      for (let i = ofRaw.offsets[node]; i < ofRaw.offsets[node + 1]; i++) visit(ofRaw.targets[i]);
    },
    ref: (index) => ({ type: 'Source', index }),
  };
}
