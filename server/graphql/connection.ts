/** Relay connections over lists whose order is part of the answer: a cursor is a place in one list of one view. */
import { createHash } from 'node:crypto';
import type { ViewName } from '../../app/workspace/answer.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { defaultPage, longestPage } from './limits.ts';

export interface PageInput {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  /** Place of the first entry, from 0, where a list can be entered anywhere. */
  readonly place?: number | null | undefined;
}

export interface Connection<Node> {
  readonly view: ViewName;
  readonly totalCount: number;
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly nodes: readonly Node[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

export interface List<Item> {
  readonly view: ViewName;
  /** What is listed, completely: a cursor of one list is none of another. */
  readonly of: string;
  readonly total: number;
  /** Entries `from` to before `to`. */
  page(from: number, to: number): readonly Item[] | Promise<readonly Item[]>;
}

/** A list of which all is there. */
export function listOf<Item>(view: ViewName, of: string, all: readonly Item[]): List<Item> {
  return { view, of, total: all.length, page: (from, to) => all.slice(from, to) };
}

/** The page, its entries fetched together. Errors: INPUT_INVALID for a page too long or a cursor of another list or view. */
export async function connection<Item, Node>(
  list: List<Item>,
  page: PageInput,
  toNodes: (items: readonly Item[]) => readonly Node[] | Promise<readonly Node[]>,
): Promise<Connection<Node>> {
  const first = page.first ?? defaultPage;
  if (first < 0 || first > longestPage) throw new OperationalError('INPUT_INVALID', `first is from 0 to ${longestPage}.`);
  const tag = tagOf(list);
  const start = startOf(page, tag);
  const end = Math.min(start + first, list.total);
  const nodes = await toNodes(await list.page(Math.min(start, end), end));
  const edges = nodes.map((node, i) => ({ cursor: cursorOf(tag, start + i), node }));
  return {
    view: list.view,
    totalCount: list.total,
    edges,
    nodes,
    pageInfo: {
      hasNextPage: end < list.total,
      hasPreviousPage: start > 0,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

function startOf({ after, place }: PageInput, tag: string): number {
  if (after != null && place != null)
    throw new OperationalError('INPUT_INVALID', 'a page begins after a cursor or from a place, not both.');
  if (place != null && place < 0) throw new OperationalError('INPUT_INVALID', 'from is 0 or more.');
  return after == null ? (place ?? 0) : positionOf(tag, after) + 1;
}

/** A page of a list that has changed would silently skip or repeat: the view's hash and the question are in the cursor. */
function tagOf({ view, of }: Pick<List<unknown>, 'view' | 'of'>): string {
  return createHash('sha256').update(`${view.hash}\n${of}`).digest('hex').slice(0, 16);
}

function cursorOf(tag: string, position: number): string {
  return Buffer.from(`${tag}:${position}`).toString('base64url');
}

function positionOf(tag: string, cursor: string): number {
  const match = /^([0-9a-f]{16}):(\d{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'));
  if (match === null) throw new OperationalError('INPUT_INVALID', 'after is no cursor of this server.');
  if (match[1] !== tag) {
    throw new OperationalError('INPUT_INVALID', 'after is a cursor of another view or another question; begin again.');
  }
  return Number(match[2]);
}
