/**
 * Who owns a supplier on one day, as foreign, home or of no stated country: those that control it (stated, or
 * more than half held, at any level and added up), and those that hold at least `reportableShare` of it or of
 * one that controls it, on minima; on maxima alone they possibly do. What nobody states stays open.
 */
import type { AssertionRef } from '../../analyses/finding.ts';
import { topmostOwners } from '../../analyses/owners.ts';
import { OrganizationKind } from '../../ontology/property.ts';
import { rowOf } from '../../view/csr.ts';
import type { Csr, Relation, ViewGraph } from '../../view/graph.ts';
import { type Holdings, holdingsOn, wholeInBasisPoints } from '../holdings.ts';
import { isControl } from '../ownership.ts';
import { organization, type TrustText } from './trust.ts';

/** Basis points: SF 328, questions 1a and 1b. */
export const reportableShare = 500;
export interface Owner {
  readonly owner: number;
  readonly evidence: readonly AssertionRef[];
}

export interface OwnersFound {
  readonly foreign: readonly Owner[];
  readonly possiblyForeign: readonly Owner[];
  /** Owners of whom no country is stated. */
  readonly ofUnknownCountry: readonly Owner[];
  readonly home: readonly Owner[];
  /** Why further owners may be foreign; empty where all are known. */
  readonly open: readonly TrustText[];
}

/** The owners of one party after another, on one day. O(organisations + holdings) once, then what is above the party. */
export class OwnersOnDay {
  readonly #graph: ViewGraph;
  readonly #holdings: Holdings;
  readonly #tops: Csr;

  constructor(graph: ViewGraph, asOf: number | undefined) {
    this.#graph = graph;
    this.#holdings = holdingsOn(graph.organizations, asOf);
    this.#tops = topmostOwners(graph, asOf ?? Number.NaN);
  }

  /** @param home Countries that are not foreign. */
  of(party: number, home: ReadonlySet<number>): OwnersFound {
    const controllers = this.#controllersOf(party);
    const definite = new Map<number, AssertionRef[]>();
    const possible = new Map<number, AssertionRef[]>();
    const open: TrustText[] = [];
    for (const owned of [party, ...controllers]) {
      const rest = this.#owned(owned, new Set(controllers), definite, possible);
      if (rest >= reportableShare && !this.#isTop(owned))
        open.push(['who holds the rest of ', organization(owned), ' is not stated']);
    }
    for (const controller of controllers) if (!definite.has(controller)) definite.set(controller, []);
    const owners = (found: ReadonlyMap<number, AssertionRef[]>): Owner[] =>
      [...found].sort(([a], [b]) => a - b).map(([owner, evidence]) => ({ owner, evidence }));
    const countries = (owner: number) => rowOf(this.#graph.organizations.countries, owner);
    const isForeign = ({ owner }: Owner) => countries(owner).length > 0 && !countries(owner).some((country) => home.has(country));
    const known = owners(definite).filter(({ owner }) => owner !== party);
    const maybe = owners(possible).filter(({ owner }) => owner !== party && !definite.has(owner));
    const ofUnknownCountry = [...known, ...maybe].filter(({ owner }) => countries(owner).length === 0);
    return {
      foreign: known.filter(isForeign),
      possiblyForeign: maybe.filter(isForeign),
      ofUnknownCountry,
      home: known.filter((one) => !isForeign(one) && !ofUnknownCountry.includes(one)),
      open,
    };
  }

  /** Those that control it at any level, ascending, without itself. */
  #controllersOf(party: number): number[] {
    const { owners, controllers } = this.#graph.organizations;
    const found = new Set<number>([party]);
    // A Set that grows is walked to its end: this is the queue.
    for (const owned of found) {
      for (let e = owners.offsets[owned]!; e < owners.offsets[owned + 1]!; e++)
        if (this.#holdings.minimum[e]! > wholeInBasisPoints / 2) found.add(owners.targets[e]!);
      for (let e = controllers.offsets[owned]!; e < controllers.offsets[owned + 1]!; e++)
        if (isControl(this.#holdings, e, 'minimum')) found.add(controllers.targets[e]!);
      for (const top of rowOf(this.#tops, owned)) found.add(top);
    }
    found.delete(party);
    return [...found].sort((a, b) => a - b);
  }

  /** Puts those who hold or control `owned` where they belong; gives the share that no minimum accounts for. */
  #owned(
    owned: number,
    controllers: ReadonlySet<number>,
    definite: Map<number, AssertionRef[]>,
    possible: Map<number, AssertionRef[]>,
  ): number {
    const { owners, controllers: stated } = this.#graph.organizations;
    let rest = wholeInBasisPoints;
    for (let e = owners.offsets[owned]!; e < owners.offsets[owned + 1]!; e++) {
      const owner = owners.targets[e]!;
      const [minimum, maximum] = [this.#holdings.minimum[e]!, this.#holdings.maximum[e]!];
      if (owner === owned) continue;
      rest -= minimum;
      if (minimum >= reportableShare || controllers.has(owner)) add(definite, owner, evidenceOf(owners, e));
      else if (maximum >= reportableShare) add(possible, owner, evidenceOf(owners, e));
    }
    for (let e = stated.offsets[owned]!; e < stated.offsets[owned + 1]!; e++)
      if (isControl(this.#holdings, e, 'maximum'))
        add(isControl(this.#holdings, e, 'minimum') ? definite : possible, stated.targets[e]!, evidenceOf(stated, e));
    return rest;
  }

  /** A person or a state has no owner to be stated. */
  #isTop(owned: number): boolean {
    const kind = this.#graph.organizations.numbers.organizationKind?.[owned];
    return kind === OrganizationKind.person || kind === OrganizationKind.state;
  }
}

function add(found: Map<number, AssertionRef[]>, owner: number, evidence: readonly AssertionRef[]): void {
  found.set(owner, [...(found.get(owner) ?? []), ...evidence]);
}

function evidenceOf({ assertions }: Relation, edge: number): AssertionRef[] {
  const found: AssertionRef[] = [];
  for (let k = assertions.offsets[edge]!; k < assertions.offsets[edge + 1]!; k++)
    found.push({ document: assertions.documents[k]!, row: assertions.rows[k]! });
  return found;
}
