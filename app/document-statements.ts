/** What one document says, assertion by assertion: a page is fetched at a time, whatever the document's size. */
import type { Columns } from '../graph/model/columns.ts';
import { OperationalError } from '../graph/model/operational-error.ts';
import { EdgeKind, edgeName } from '../graph/ontology/edge-kind.ts';
import type { View } from '../graph/view/open-view.ts';
import { remembered } from './remembered.ts';
import { endOf, propertiesOf, type Statement } from './statement.ts';
import type { Workspace } from './workspace.ts';

export interface StatementsInput {
  /** Kind of edges, as REQUIRES, or `MENTION`; all when absent. */
  readonly kind?: string;
  /** Words of the names or keys of what is spoken of. */
  readonly text?: string;
  /** At this place, or within it. */
  readonly pointer?: string;
}

export interface Statements {
  readonly total: number;
  page(from: number, to: number): Promise<Statement[]>;
}

/** Rows of a document whose places are looked through. */
export const mostPlaces = 500_000;
/** Mentions that a search for words may give. */
const mostHits = 50_000;
/** Rows whose texts are fetched in one call. */
const batch = 20_000;

/** Errors: INPUT_INVALID for a kind that is none, or places of a document that is too large for it. */
export async function statementsOf(
  { store }: Pick<Workspace, 'store'>,
  view: View,
  document: number,
  input: StatementsInput,
): Promise<Statements> {
  const [columns] = (await store.columns([document])) as [Columns];
  const rows = await rowsOf(store, view, document, columns, input);
  return {
    total: rows.length,
    page: (from, to) => statements(store, document, columns, [...rows.subarray(from, to)]),
  };
}

async function rowsOf(
  store: Workspace['store'],
  view: View,
  document: number,
  columns: Columns,
  { kind, text = '', pointer = '' }: StatementsInput,
): Promise<Int32Array> {
  const mentions = columns.mentionNode.length;
  let rows = Int32Array.from({ length: mentions + columns.kinds.length }, (_, row) => row);
  if (kind !== undefined) {
    const code = kindOf(kind);
    rows = rows.filter((row) => (row < mentions ? 0 : columns.kinds[row - mentions]) === code);
  }
  if (text.trim() !== '') {
    const hits = await store.search(text.trim(), [document], mostHits);
    const found = new Set(hits.map(({ node }) => node));
    const isFound = (local: number) => found.has(columns.nodes[local] as number);
    rows = rows.filter((row) => endsOf(columns, row).some(isFound));
  }
  if (pointer === '') return rows;
  const pointers = await pointersOf(store, view, document, mentions + columns.kinds.length);
  return rows.filter((row) => isWithin(pointers[row] as string, pointer));
}

function kindOf(kind: string): number {
  if (kind === 'MENTION') return 0;
  const code = (EdgeKind as Readonly<Record<string, number>>)[kind];
  if (code === undefined)
    throw new OperationalError('INPUT_INVALID', `kind: MENTION, or one of ${Object.keys(EdgeKind).join(', ')}.`);
  return code;
}

/** Local nodes that a row speaks of. */
function endsOf({ mentionNode, from, to }: Columns, row: number): number[] {
  const edge = row - mentionNode.length;
  return edge < 0 ? [mentionNode[row] as number] : [from[edge] as number, to[edge] as number];
}

const isWithin = (place: string, pointer: string) =>
  place === pointer || (place.startsWith(pointer) && /^[/@[]/.test(place.slice(pointer.length)));

async function pointersOf(store: Workspace['store'], view: View, document: number, count: number): Promise<readonly string[]> {
  if (count > mostPlaces)
    throw new OperationalError('INPUT_INVALID', `The document says more than ${mostPlaces} things; look for words instead.`);
  return await remembered(view, `pointers ${document}`, async () => {
    const pointers: string[] = [];
    for (let row = 0; row < count; row += batch) {
      const part = Array.from({ length: Math.min(batch, count - row) }, (_, i) => ({ document, row: row + i }));
      for (const { pointer } of await store.rowTexts(part)) pointers.push(pointer);
    }
    return pointers;
  });
}

async function statements(
  store: Workspace['store'],
  document: number,
  columns: Columns,
  rows: readonly number[],
): Promise<Statement[]> {
  const texts = await store.rowTexts(rows.map((row) => ({ document, row })));
  const ends = rows.map((row) => endsOf(columns, row));
  const keys = await store.keys(ends.flat().map((local) => columns.nodes[local] as number));
  let at = 0;
  return rows.map((row, index) => {
    const { pointer, name, texts: own } = texts[index] as (typeof texts)[number];
    const from = keys[at++] as string;
    const to = ends[index]?.length === 2 ? (keys[at++] as string) : undefined;
    const kind = row < columns.mentionNode.length ? null : edgeName(columns.kinds[row - columns.mentionNode.length] as number);
    return {
      kind,
      from: endOf(from, kind === null ? name : undefined),
      to: to === undefined ? null : endOf(to),
      properties: propertiesOf(numbersOf(columns, row), own),
      pointer,
    };
  });
}

function numbersOf({ numbers }: Columns, row: number): Record<string, number> {
  const found: Record<string, number> = {};
  for (const [name, { rows, values }] of numbers) {
    const at = placeIn(rows, row);
    if (rows[at] === row) found[name] = values[at] as number;
  }
  return found;
}

/** First place of a sorted list whose value is not less. */
function placeIn(rows: Int32Array, row: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle] as number) < row) low = middle + 1;
    else high = middle;
  }
  return low;
}
