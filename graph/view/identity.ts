/**
 * Which mentioned nodes are one (SEMANTICS.md, Identity): first by shared strong identifier, then by
 * recorded decisions, then by name where exactly one candidate fits and nothing contradicts.
 * The result depends on what the documents say, not on the order in which they came.
 */
import { EdgeKind } from '../ontology/edge-kind.ts';
import { schemes } from '../ontology/identifier.ts';
import { NodeType } from '../ontology/node-type.ts';
import { type ApartPair, isApart } from './apart.ts';
import { joinItemNames } from './item-names.ts';
import { joinPartyNames } from './party-names.ts';
import type { PlacedDiagnostic } from './placed-diagnostic.ts';
import { denseNumbers, eachEdge, isType, type Raw } from './raw.ts';
import { UnionFind } from './union-find.ts';

export interface Identity {
  readonly sets: UnionFind;
  /** Roots (at the time of joining) of organisations that were united by name alone, as raw nodes. */
  readonly byName: ReadonlySet<number>;
  readonly diagnostics: readonly PlacedDiagnostic[];
}

/** Stored code of the CAGE scheme. */
const placeScheme = schemes.indexOf('cage') + 1;

export function identify(raw: Raw): Identity {
  const sets = new UnionFind(raw.count);
  // A list entry is not the party that it names: it shares an identifier with it, and stays apart.
  // Nor is an organisation its CAGE: that names one of its places.
  const stated = raw.documents.map(({ columns }) => denseNumbers(columns, 'scheme'));
  eachEdge(raw, EdgeKind.IDENTIFIED_BY, (from, to, document, edge) => {
    const scheme = stated[document]?.[raw.documents[document].columns.mentionNode.length + edge];
    if (!isType(raw, from, NodeType.ListEntry) && scheme !== placeScheme) sets.union(from, to);
  });
  const apart = decisions(raw, sets);
  const diagnostics: PlacedDiagnostic[] = [];
  const byName = new Set<number>();
  joinPartyNames(raw, sets, NodeType.Organization, apart, byName, diagnostics);
  joinPartyNames(raw, sets, NodeType.Site, apart, byName, diagnostics);
  joinItemNames(raw, sets, apart, diagnostics);
  return { sets, byName, diagnostics };
}

/** SAME_AS unites; with `apart` it holds two nodes apart against joining by name. */
function decisions(raw: Raw, sets: UnionFind): ApartPair[] {
  const apart: ApartPair[] = [];
  const flags = raw.documents.map(({ columns }) => denseNumbers(columns, 'apart'));
  const same: ApartPair[] = [];
  eachEdge(raw, EdgeKind.SAME_AS, (from, to, document, edge) => {
    const row = raw.documents[document].columns.mentionNode.length + edge;
    if (flags[document]?.[row] === 1) apart.push([from, to]);
    else same.push([from, to]);
  });
  for (const [a, b] of same) if (!isApart(sets, apart, a, b)) sets.union(a, b);
  return apart;
}
