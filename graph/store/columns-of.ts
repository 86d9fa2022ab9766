/** Between what a reader gives (a delta) and what a store keeps of it (columns and row texts). */
import type { Assertion, Numbers } from '../model/assertion.ts';
import type { Columns, NumberColumn } from '../model/columns.ts';
import { invariant } from '../model/invariant.ts';
import type { DeltaPart } from './delta-parts.ts';
import type { RowText } from './port.ts';

/** What has rows: a part of a delta, or all of one that is held in memory. */
type HeldRows = Pick<DeltaPart, 'nodes' | 'mentions' | 'edges'>;

/** Columns of rows whose node `i` has the store-wide id `ids[i]`. */
export function columnsOf(delta: HeldRows, ids: Int32Array): Columns {
  invariant(ids.length === delta.nodes.length, 'one id a node');
  const { nodes, mentions, edges } = delta;
  const mentionNode = new Int32Array(mentions.length);
  const mentionName = new Float64Array(mentions.length);
  const from = new Int32Array(edges.length);
  const to = new Int32Array(edges.length);
  const kinds = new Uint8Array(edges.length);
  const types = new Uint8Array(nodes.length);
  const numbers = new NumberRows();
  for (const [index, node] of nodes.entries()) types[index] = node.type;
  for (const [row, mention] of mentions.entries()) {
    mentionNode[row] = mention.node;
    mentionName[row] = mention.nameHash;
    if (mention.numbers !== undefined) numbers.add(row, mention.numbers);
  }
  for (const [index, edge] of edges.entries()) {
    from[index] = edge.from;
    to[index] = edge.to;
    kinds[index] = edge.kind;
    if (edge.numbers !== undefined) numbers.add(mentions.length + index, edge.numbers);
  }
  return { nodes: ids, types, mentionNode, mentionName, from, to, kinds, numbers: numbers.columns() };
}

class NumberRows {
  readonly #byName = new Map<string, { rows: number[]; values: number[] }>();

  add(row: number, numbers: Numbers): void {
    for (const name of Object.keys(numbers)) {
      let column = this.#byName.get(name);
      if (column === undefined) {
        column = { rows: [], values: [] };
        this.#byName.set(name, column);
      }
      column.rows.push(row);
      column.values.push(numbers[name] as number);
    }
  }

  columns(): ReadonlyMap<string, NumberColumn> {
    const names = [...this.#byName.keys()].sort();
    return new Map(
      names.map((name) => {
        const { rows, values } = this.#byName.get(name) as { rows: number[]; values: number[] };
        return [name, { rows: Int32Array.from(rows), values: Float64Array.from(values) }];
      }),
    );
  }
}

/** Pointer, name and texts of every row: mentions first, then edges. */
export function rowTextsOf(delta: Pick<HeldRows, 'mentions' | 'edges'>): RowText[] {
  return [...delta.mentions, ...delta.edges].map(rowText);
}

function rowText(row: RowText): RowText {
  return {
    pointer: row.pointer,
    ...(row.name === undefined ? {} : { name: row.name }),
    ...(row.texts === undefined ? {} : { texts: row.texts }),
  };
}

/** The assertions again, in row order. `keys[i]` is the key of `columns.nodes[i]`; `texts` has one entry a row. */
export function assertionsFrom(columns: Columns, keys: readonly string[], texts: readonly RowText[]): Assertion[] {
  const mentions = columns.mentionNode.length;
  const rows = mentions + columns.kinds.length;
  invariant(texts.length === rows && keys.length === columns.nodes.length, 'one text a row and one key a node');
  const numbers = numbersByRow(columns, rows);
  return texts.map((text, row) => {
    const edge = row - mentions;
    const own = numbers[row];
    return {
      kind: edge < 0 ? 0 : (columns.kinds[edge] as number),
      from: keys[(edge < 0 ? columns.mentionNode[row] : columns.from[edge]) as number] as string,
      to: edge < 0 ? '' : (keys[columns.to[edge] as number] as string),
      ...rowText(text),
      ...(own === undefined ? {} : { numbers: Object.fromEntries(own) }),
    };
  });
}

function numbersByRow(columns: Columns, rows: number): (readonly (readonly [string, number])[] | undefined)[] {
  const result = new Array<[string, number][] | undefined>(rows).fill(undefined);
  for (const [name, column] of columns.numbers) {
    for (const [index, row] of column.rows.entries()) {
      const entry: [string, number] = [name, column.values[index] as number];
      const own = result[row];
      if (own === undefined) result[row] = [entry];
      else own.push(entry);
    }
  }
  return result;
}
