/**
 * What several rows state of one holding or control, row by row. Numbers of an edge are folded property by
 * property, which mixes the days of one statement with those of another: who asks of a day reads these.
 */
import { EdgeKind } from '../ontology/edge-kind.ts';
import { foldEdges } from './csr.ts';
import type { AssertionLists, HoldingStatement, HoldingStatements } from './graph.ts';
import { precedence } from './numbers.ts';
import type { ViewParts } from './parts.ts';
import { countEdges, numberAt, type ViewInput } from './raw.ts';
import { assertionsOf } from './relations.ts';

const kinds = { owners: EdgeKind.OWNS, controllers: EdgeKind.CONTROLS } as const;

/** By edge of the relation; edges of which all rows state the same are left out. One pass over the rows where a pair has several. */
export function holdingStatements(parts: ViewParts, name: keyof typeof kinds): HoldingStatements {
  const found = new Map<number, readonly HoldingStatement[]>();
  const { raw, index } = parts;
  if (countEdges(raw, kinds[name]) === parts.relation(name).targets.length) return found;
  const lists = foldEdges(assertionsOf(name, parts, true), index.counts.Organization);
  const rank = new Int32Array(raw.documents.length);
  for (const [i, d] of precedence(raw).entries()) rank[d] = i;
  for (let edge = 0; edge + 1 < lists.offsets.length; edge++) {
    if (lists.offsets[edge + 1] - lists.offsets[edge] < 2) continue;
    const all = statementsOf(lists, edge, rank, raw.documents);
    if (all.some((one) => !isSame(one, all[0]))) found.set(edge, all);
  }
  return found;
}

/** Newest first, as the fold has them: by date, then SHA-256, then the later row. */
function statementsOf(
  { offsets, documents: ordinals, rows }: AssertionLists,
  edge: number,
  rank: Int32Array,
  documents: readonly ViewInput[],
): HoldingStatement[] {
  const places = Array.from({ length: offsets[edge + 1] - offsets[edge] }, (_, k) => offsets[edge] + k);
  places.sort((a, b) => rank[ordinals[b]] - rank[ordinals[a]] || rows[b] - rows[a]);
  return places.map((k) => {
    const { columns, sha256, dated } = documents[ordinals[k]];
    const at = (property: string) => numberAt(columns, property, rows[k]);
    return { sha256, dated, shareMin: at('shareMin'), shareMax: at('shareMax'), from: at('from'), to: at('to') };
  });
}

function isSame(a: HoldingStatement, b: HoldingStatement): boolean {
  return a.shareMin === b.shareMin && a.shareMax === b.shareMax && a.from === b.from && a.to === b.to;
}
