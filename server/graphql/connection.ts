/** Relay connections over lists whose order is part of the answer: a cursor is a place in one view's list. */
import { OperationalError } from '../../graph/model/operational-error.ts';

export const defaultPage = 50;
export const longestPage = 500;

export interface PageInput {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}

export interface Connection<Node> {
  readonly view: { readonly hash: string; readonly asOf: string };
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

/** Errors: INPUT_INVALID for a page that is too long or a cursor of another view. */
export function connection<Item, Node>(
  view: { readonly hash: string; readonly asOf: string },
  all: readonly Item[],
  page: PageInput,
  toNode: (item: Item) => Node,
): Connection<Node> {
  const first = page.first ?? defaultPage;
  if (first < 0 || first > longestPage) throw new OperationalError('INPUT_INVALID', `first is from 0 to ${longestPage}.`);
  const start = page.after === undefined || page.after === null ? 0 : positionOf(view.hash, page.after) + 1;
  const nodes = all.slice(start, start + first).map(toNode);
  const edges = nodes.map((node, i) => ({ cursor: cursorOf(view.hash, start + i), node }));
  return {
    view: { hash: view.hash, asOf: view.asOf },
    totalCount: all.length,
    edges,
    nodes,
    pageInfo: {
      hasNextPage: start + first < all.length,
      hasPreviousPage: start > 0,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** Short, opaque, and of one view: a page of a changed list would silently skip or repeat. */
function cursorOf(hash: string, position: number): string {
  return Buffer.from(`${hash.slice(0, 16)}:${position}`).toString('base64url');
}

function positionOf(hash: string, cursor: string): number {
  const match = /^([0-9a-f]{16}):(\d{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'));
  if (match === null) throw new OperationalError('INPUT_INVALID', 'after is no cursor of this server.');
  if (match[1] !== hash.slice(0, 16))
    throw new OperationalError('INPUT_INVALID', 'after is a cursor of another view; begin again.');
  return Number(match[2]);
}
