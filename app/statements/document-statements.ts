/** What one document says, assertion by assertion: a page is fetched at a time, whatever the document's size. */
import type { Columns } from '../../graph/model/columns.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { EdgeKind, edgeName } from '../../graph/ontology/edge-kind.ts';
import type { View } from '../../graph/view/open-view.ts';
import { remembered } from '../workspace/remembered.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { endOf, propertiesOf, type Statement, sourceName } from './statement.ts';

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
  const { keys, names } = await namesOf(store, document, columns, new Set(ends.flat()));
  const end = (local: number, own?: string) => endOf(keys.get(local) as string, own ?? names.get(local));
  return rows.map((row, index) => {
    const { pointer, name, texts: own } = texts[index] as (typeof texts)[number];
    const [from, to] = ends[index] as [number, number?];
    const edge = row - columns.mentionNode.length;
    return {
      kind: edge < 0 ? null : edgeName(columns.kinds[edge] as number),
      from: end(from, edge < 0 ? name : undefined),
      to: to === undefined ? null : end(to),
      properties: propertiesOf(numbersOf(columns, row), own),
      pointer,
    };
  });
}

interface Named {
  readonly keys: ReadonlyMap<number, string>;
  readonly names: ReadonlyMap<number, string>;
}

/** Local nodes as the document itself calls them: by their first mention, a source by what it provides and who makes it. */
async function namesOf(
  store: Workspace['store'],
  document: number,
  columns: Columns,
  shown: ReadonlySet<number>,
): Promise<Named> {
  const provides = firstEnds(columns, EdgeKind.PROVIDES, shown);
  const makers = firstEnds(columns, EdgeKind.BY, shown);
  const wanted = [...new Set([...shown, ...provides.values(), ...makers.values()])];
  const mentioned = new Map<number, number>();
  const isWanted = new Set(wanted);
  for (const [row, local] of columns.mentionNode.entries())
    if (isWanted.has(local) && !mentioned.has(local)) mentioned.set(local, row);
  const asked = [...mentioned];
  const texts = await store.rowTexts(asked.map(([, row]) => ({ document, row })));
  const stored = await store.keys(wanted.map((local) => columns.nodes[local] as number));
  const keys = new Map(wanted.map((local, index) => [local, stored[index] as string]));
  const names = new Map(
    asked.flatMap(([local], index) => (texts[index]?.name === undefined ? [] : [[local, texts[index].name]])),
  );
  const called = (local: number | undefined) =>
    local === undefined ? undefined : (names.get(local) ?? endOf(keys.get(local) as string).name);
  for (const [source, item] of provides) {
    const name = sourceName(called(item), called(makers.get(source)));
    if (name !== undefined) names.set(source, name);
  }
  return { keys, names };
}

/** Where the first edge of a kind leads from each of some nodes. */
function firstEnds({ kinds, from, to }: Columns, kind: number, wanted: ReadonlySet<number>): Map<number, number> {
  const found = new Map<number, number>();
  for (let edge = 0; edge < kinds.length; edge++) {
    const local = from[edge] as number;
    if (kinds[edge] === kind && wanted.has(local) && !found.has(local)) found.set(local, to[edge] as number);
  }
  return found;
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
