/**
 * What several rows state of one holding or control, row by row. Numbers of an edge are folded property by
 * property, which mixes the days of one statement with the share of another: who asks of a day reads these.
 */
import { EdgeKind } from '../ontology/edge-kind.ts';
import { foldEdges } from './csr.ts';
import type { AssertionLists, HoldingStatement, HoldingStatements } from './graph.ts';
import { precedence } from './numbers.ts';
import type { ViewParts } from './parts.ts';
import { countEdges, numberAt, type ViewInput } from './raw.ts';
import { assertionsOf } from './relations.ts';

/** By edge of `owners` or `controllers`; edges of which all rows state the same are left out. O(rows that state such edges). */
export function holdingStatements(parts: ViewParts, name: 'owners' | 'controllers'): HoldingStatements {
  const { documents } = parts.raw;
  const found = new Map<number, readonly HoldingStatement[]>();
  if (countEdges(parts.raw, name === 'owners' ? EdgeKind.OWNS : EdgeKind.CONTROLS) < 2) return found;
  const narrow = foldEdges(assertionsOf(name, parts, true), parts.index.counts.Organization);
  const placed = parts.placed(narrow);
  const rank = new Int32Array(documents.length);
  for (const [i, d] of precedence(parts.raw).entries()) rank[d] = i;
  for (let edge = 0; edge + 1 < narrow.offsets.length; edge++) {
    if (narrow.offsets[edge + 1] - narrow.offsets[edge] < 2) continue;
    const all = statementsOf(narrow, placed, edge, rank, documents);
    if (all.some((one) => !isSame(one, all[0]))) found.set(edge, all);
  }
  return found;
}

/** Newest first, as the fold has them: by date, then SHA-256, then the later row. The same bytes count once. */
function statementsOf(
  { offsets, documents: ordinals, rows }: AssertionLists,
  placed: AssertionLists,
  edge: number,
  rank: Int32Array,
  documents: readonly ViewInput[],
): HoldingStatement[] {
  const places = Array.from({ length: offsets[edge + 1] - offsets[edge] }, (_, k) => offsets[edge] + k);
  places.sort((a, b) => rank[ordinals[b]] - rank[ordinals[a]] || rows[b] - rows[a]);
  const seen = new Set<string>();
  return places.flatMap((k): HoldingStatement[] => {
    const { columns, sha256, dated } = documents[ordinals[k]];
    const key = `${sha256} ${placed.rows[k]}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const at = (property: string) => numberAt(columns, property, rows[k]);
    return [{ sha256, dated, shareMin: at('shareMin'), shareMax: at('shareMax'), from: at('from'), to: at('to') }];
  });
}

function isSame(a: HoldingStatement, b: HoldingStatement): boolean {
  return a.shareMin === b.shareMin && a.shareMax === b.shareMax && a.from === b.from && a.to === b.to;
}
