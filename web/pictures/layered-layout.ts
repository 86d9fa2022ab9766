/** Places for a network whose nodes stand in columns: links are kept short, and cross as little as a few passes can bring about. */

export interface LaidNode {
  readonly id: string;
  /** Column: any whole numbers, from left to right. */
  readonly tier: number;
}

export interface LaidLink {
  readonly from: string;
  readonly to: string;
}

export const box = { width: 190, height: 46, gapX: 90, gapY: 18 } as const;

export interface Layout {
  /** Left upper corner of each node's box. */
  readonly at: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  readonly width: number;
  readonly height: number;
}

const passes = 6;

/** The same network has the same layout: nothing is drawn by lot. O(passes x links log nodes). */
export function layered(nodes: readonly LaidNode[], links: readonly LaidLink[]): Layout {
  const tiers = [...new Set(nodes.map(({ tier }) => tier))].sort((a, b) => a - b);
  const columns = tiers.map((tier) => nodes.filter((node) => node.tier === tier).map(({ id }) => id));
  const neighbours = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  for (const { from, to } of links) {
    neighbours.get(from)?.push(to);
    neighbours.get(to)?.push(from);
  }
  const place = new Map<string, number>();
  const remember = (column: readonly string[]) => {
    for (const [row, id] of column.entries()) place.set(id, row - (column.length - 1) / 2);
  };
  columns.forEach(remember);
  for (let pass = 0; pass < passes; pass++) {
    const order = pass % 2 === 0 ? columns : [...columns].reverse();
    for (const column of order) {
      sortByNeighbours(column, neighbours, place);
      remember(column);
    }
  }
  const tallest = Math.max(1, ...columns.map(({ length }) => length));
  const step = { x: box.width + box.gapX, y: box.height + box.gapY };
  const at = new Map<string, { x: number; y: number }>();
  for (const [number, column] of columns.entries())
    for (const id of column) at.set(id, { x: number * step.x, y: ((place.get(id) ?? 0) + (tallest - 1) / 2) * step.y });
  return { at, width: Math.max(1, columns.length) * step.x - box.gapX, height: tallest * step.y - box.gapY };
}

/** By the mean place of what each is linked with; what is linked with nothing stays where it is. */
function sortByNeighbours(column: string[], neighbours: ReadonlyMap<string, string[]>, place: ReadonlyMap<string, number>): void {
  const mean = new Map(
    column.map((id) => {
      const own = (neighbours.get(id) ?? []).map((other) => place.get(other) ?? 0);
      return [id, own.length === 0 ? (place.get(id) ?? 0) : own.reduce((sum, one) => sum + one, 0) / own.length];
    }),
  );
  column.sort((a, b) => (mean.get(a) ?? 0) - (mean.get(b) ?? 0) || (place.get(a) ?? 0) - (place.get(b) ?? 0));
}
