/**
 * Organisations of which a document says nothing but a CAGE: the owners in a registration record. A CAGE
 * belongs to one organisation, so such a one is the organisation of the view that states the CAGE as its
 * own; where several do, or none, it stays apart. So does one about which a decision is recorded: that
 * says who it is.
 *
 * Nothing else is stated of it, so who it is depends on no name and changes the verdict on none.
 */
import { EdgeKind } from '../ontology/edge-kind.ts';
import { NodeType } from '../ontology/node-type.ts';
import { eachCode, type PartyNames, placeScheme } from './party-names.ts';
import { eachEdge, eachEdgeValue, isType, type Raw } from './raw.ts';
import type { UnionFind } from './union-find.ts';

export class CodedOrganizations {
  /** Raw node of the organisation that is known by it alone, by the CAGE's raw node. */
  readonly #byCage = new Map<number, number>();
  /** CAGEs whose organisation was found. */
  readonly #found = new Set<number>();

  /** After `organizations` were joined by name: two mentions of one party are one bearer of its CAGE. */
  constructor(raw: Raw, sets: UnionFind, organizations: PartyNames) {
    this.#read(raw, undefined);
    this.#unite(raw, sets, organizations);
  }

  /** Takes in further documents; false when one that was found would have to be parted again. */
  extend(raw: Raw, sets: UnionFind, organizations: PartyNames, added: readonly number[]): boolean {
    this.#read(raw, added);
    let touched = false;
    if (this.#byCage.size > 0)
      eachCage(raw, added, (_, cage) => {
        if (this.#byCage.has(cage)) touched = true;
      });
    return !touched || this.#unite(raw, sets, organizations);
  }

  #read(raw: Raw, documents: readonly number[] | undefined): void {
    const coded = new Set<number>();
    for (const d of documents ?? raw.documents.keys()) eachCode(raw, NodeType.Organization, d, (node) => coded.add(node));
    if (coded.size === 0) return;
    eachEdge(raw, EdgeKind.SAME_AS, (a, b) => {
      coded.delete(a);
      coded.delete(b);
    });
    eachCage(raw, documents, (organization, cage) => {
      if (coded.has(organization)) this.#byCage.set(cage, organization);
    });
  }

  #unite(raw: Raw, sets: UnionFind, organizations: PartyNames): boolean {
    if (this.#byCage.size === 0) return true;
    const bearers = new Map<number, Set<number>>();
    eachCage(raw, undefined, (organization, cage) => {
      const coded = this.#byCage.get(cage);
      if (coded === undefined || coded === organization) return;
      bearers.set(cage, (bearers.get(cage) ?? new Set()).add(organization));
    });
    for (const [cage, nodes] of bearers) {
      const [party, ...others] = new Set([...nodes].map((node) => sets.find(node)));
      if (others.length === 0) {
        organizations.unite(sets, this.#byCage.get(cage) as number, party);
        this.#found.add(cage);
      } else if (this.#found.has(cage)) return false;
    }
    return true;
  }
}

/** Calls `visit` for each CAGE that is stated of an organisation, of all documents or of those given. */
function eachCage(raw: Raw, documents: readonly number[] | undefined, visit: (organization: number, cage: number) => void): void {
  const edge = (from: number, to: number, scheme: number) => {
    if (scheme === placeScheme && isType(raw, from, NodeType.Organization)) visit(from, to);
  };
  eachEdgeValue(raw, EdgeKind.IDENTIFIED_BY, 'scheme', edge, documents);
}
