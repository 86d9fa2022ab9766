/**
 * Which mentioned nodes are one (SEMANTICS.md, Identity): first by shared strong identifier, then by
 * recorded decisions, then by name where exactly one candidate fits and nothing contradicts; at last
 * organisations known by a CAGE alone, where exactly one states it as its own.
 * The result depends on what the documents say, not on the order in which they came.
 */
import { EdgeKind } from '../ontology/edge-kind.ts';
import { NodeType } from '../ontology/node-type.ts';
import { type ApartPair, isApart } from './apart.ts';
import { CodedOrganizations } from './coded-organizations.ts';
import { ItemNames } from './item-names.ts';
import { PartyNames, placeScheme } from './party-names.ts';
import { eachEdgeValue, isType, type Raw } from './raw.ts';
import { UnionFind } from './union-find.ts';

export interface Identity {
  readonly sets: UnionFind;
  readonly apart: readonly ApartPair[];
  readonly organizations: PartyNames;
  readonly coded: CodedOrganizations;
  readonly sites: PartyNames;
  readonly itemNames: ItemNames;
}

export function identify(raw: Raw): Identity {
  const sets = new UnionFind(raw.count);
  uniteByIdentifier(raw, sets, undefined);
  const apart = decisions(raw, sets);
  const organizations = new PartyNames(raw, sets, NodeType.Organization, apart);
  return {
    sets,
    apart,
    organizations,
    coded: new CodedOrganizations(raw, sets, organizations),
    sites: new PartyNames(raw, sets, NodeType.Site, apart),
    itemNames: new ItemNames(raw, sets, apart),
  };
}

/**
 * A list entry is not the party that it names: it shares an identifier with it, and stays apart.
 * Nor is an organisation its CAGE: that names one of its places.
 */
export function uniteByIdentifier(raw: Raw, sets: UnionFind, documents: readonly number[] | undefined): void {
  const unite = (from: number, to: number, scheme: number) => {
    if (!isType(raw, from, NodeType.ListEntry) && scheme !== placeScheme) sets.union(from, to);
  };
  eachEdgeValue(raw, EdgeKind.IDENTIFIED_BY, 'scheme', unite, documents);
}

/** SAME_AS unites; with `apart` it holds two nodes apart against joining by name. */
function decisions(raw: Raw, sets: UnionFind): ApartPair[] {
  const apart: ApartPair[] = [];
  const same: ApartPair[] = [];
  eachEdgeValue(raw, EdgeKind.SAME_AS, 'apart', (from, to, isReversal) => {
    (isReversal === 1 ? apart : same).push([from, to]);
  });
  for (const [a, b] of same) if (!isApart(sets, apart, a, b)) sets.union(a, b);
  return apart;
}
