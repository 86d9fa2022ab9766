/** Reads a table from lines of text and says its assertions in lines. */
import { createHash } from 'node:crypto';
import type { WholeReading as Reading } from '../../graph/model/reading.ts';
import { edgeName } from '../../graph/ontology/edge-kind.ts';
import { nodeLabel } from '../../graph/ontology/node-type.ts';
import type { ReadRequest } from '../../ingest/read-request.ts';
import { readTable } from '../../ingest/tables/read-table.ts';
import { whole } from './whole.ts';

export function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

export function readTableText(text: string, request: Partial<ReadRequest> = {}): Reading {
  return whole(readTable(text, { sha256: sha256Of(text), path: 'table.csv', ...request }));
}

/** Header and rows as arrays of cells to CSV, quoted where they must be. */
export function csv(...records: readonly (readonly string[])[]): string {
  const quote = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return `${records.map((record) => record.map(quote).join(',')).join('\n')}\n`;
}

/** A table with one row, from column names and cells. */
export function oneRow(cells: Readonly<Record<string, string>>): string {
  return csv(Object.keys(cells), Object.values(cells));
}

export interface SaidEdge {
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly pointer: string;
  readonly numbers: Readonly<Record<string, number>>;
  readonly texts: Readonly<Record<string, string>>;
}

/** Edges with their ends named: items without the document's mark, sources as `item <- organisation @ site`. */
export function edgesOf({ delta }: Reading): SaidEdge[] {
  const name = (node: number) => nameOf(delta, node);
  return delta.edges.map((edge) => ({
    kind: edgeName(edge.kind),
    from: name(edge.from),
    to: name(edge.to),
    pointer: edge.pointer,
    numbers: edge.numbers ?? {},
    texts: edge.texts ?? {},
  }));
}

export function edgesOfKind(reading: Reading, kind: string): SaidEdge[] {
  return edgesOf(reading).filter((edge) => edge.kind === kind);
}

/** `from -> to` of every edge of a kind. */
export function pairs(reading: Reading, kind: string): string[] {
  return edgesOfKind(reading, kind).map(({ from, to }) => `${from} -> ${to}`);
}

function nameOf(delta: Reading['delta'], node: number): string {
  const { type, key } = delta.nodes[node];
  if (nodeLabel(type) !== 'Source') return key.replace(/~[0-9a-f]{10}$/, '');
  const end = (kind: string) => {
    const edge = delta.edges.find((each) => each.from === node && edgeName(each.kind) === kind);
    return edge === undefined ? '' : nameOf(delta, edge.to);
  };
  return `${end('PROVIDES')} <- ${end('BY')} @ ${end('AT')}`;
}

export interface SaidMention {
  readonly key: string;
  readonly name: string | undefined;
  readonly pointer: string;
  readonly numbers: Readonly<Record<string, number>>;
  readonly texts: Readonly<Record<string, string>>;
}

/** Mentions of nodes of a label. */
export function mentionsOf({ delta }: Reading, label: string): SaidMention[] {
  return delta.mentions
    .filter((mention) => nodeLabel(delta.nodes[mention.node].type) === label)
    .map((mention) => ({
      key: delta.nodes[mention.node].key.replace(/~[0-9a-f]{10}$/, ''),
      name: mention.name,
      pointer: mention.pointer,
      numbers: mention.numbers ?? {},
      texts: mention.texts ?? {},
    }));
}

/** Keys of nodes of a label. */
export function keysOf({ delta }: Reading, label: string): string[] {
  return delta.nodes.filter((node) => nodeLabel(node.type) === label).map((node) => node.key.replace(/~[0-9a-f]{10}$/, ''));
}

/** `code pointer` of each diagnostic. */
export function codesOf(reading: Reading): string[] {
  return reading.diagnostics.map(({ code, pointer }) => `${code} ${pointer}`.trim());
}
