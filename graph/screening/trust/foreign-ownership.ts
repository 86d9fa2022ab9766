/**
 * Question: does a supplier state foreign interests (SF 328, 32 CFR 117.11), and what do the ownership data
 * of the view say beside it?
 *
 * Definition: an owner counts if it controls the supplier on the day (stated, or more than half held, at any
 * level), or if it holds at least `reportableShare` of it or of one that controls it, on minima; on maxima
 * alone it possibly does (SF 328, question 1: 5 per cent or more, directly or indirectly). It is foreign where
 * a country of it is stated and none of its countries is home. The form asks about more than owners: debts, officers, income. So a
 * statement of no foreign interests and a foreign owner are a discrepancy; the other way round is none unless
 * all owners are known.
 */
import type { AssertionRef } from '../../analyses/finding.ts';
import { topmostOwners } from '../../analyses/owners.ts';
import { OrganizationKind } from '../../ontology/property.ts';
import { rowOf } from '../../view/csr.ts';
import type { Csr, Relation, ViewGraph } from '../../view/graph.ts';
import { type Holdings, holdingsOn, wholeInBasisPoints } from '../holdings.ts';
import { type Attestation, holdsOn } from './attestation.ts';
import { attestedEntries } from './attested.ts';
import { attestationKindOf, wordsOf } from './kinds.ts';
import type { Supplied } from './supplied.ts';
import { fewOf, listed, organization, type TrustEntry, type TrustState, type TrustText } from './trust.ts';

/** Basis points: SF 328, questions 1a and 1b. */
export const reportableShare = 500;
const facet = 'foreign-ownership';

/** Words of a statement's `level` that say that every question was answered with no, or that some was not. */
const noInterests = new Set(['none', 'no', 'all no', 'no foreign interest', 'no foreign interests', 'no foci', 'negative']);
const someInterests = new Set([
  'yes',
  'some',
  'foreign interest',
  'foreign interests',
  'foci',
  'reported',
  'mitigated',
  'positive',
]);

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
        if (this.#holdings.controls[e] === 1) found.add(controllers.targets[e]!);
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
      if (this.#holdings.controls[e] === 1) add(definite, stated.targets[e]!, evidenceOf(stated, e));
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

export interface ForeignOwnershipAsked {
  readonly owners: OwnersOnDay;
  /** Countries of the programme's nation; undefined where nobody states one. */
  readonly home: ReadonlySet<number> | undefined;
  readonly asOf: number | undefined;
}

export function foreignOwnership(
  graph: ViewGraph,
  party: number,
  { where }: Supplied,
  attestations: readonly Attestation[],
  { owners, home, asOf }: ForeignOwnershipAsked,
): TrustEntry[] {
  const statements = attestations.filter(({ kind }) => attestationKindOf(kind)?.facet === facet);
  return [
    ...discrepancies(graph, party, statements, owners, asOf),
    ...attestedEntries({ facet, asked: 'foreign ownership statement (SF 328)', attestations: statements, where }, asOf),
    home === undefined ? homeUnknown : ownershipEntry(graph, party, owners.of(party, home), home),
  ];
}

const homeUnknown: TrustEntry = {
  facet,
  state: 'unknown',
  what: ['owners in the data'],
  evidence: [],
  detail: [['no document states the nation of a programme, so no country is foreign']],
};

function ownershipEntry(graph: ViewGraph, party: number, found: OwnersFound, home: ReadonlySet<number>): TrustEntry {
  const { foreign, possiblyForeign, ofUnknownCountry, open } = found;
  const detail: TrustText[] = [];
  const say = (words: string, of: readonly Owner[]) => {
    if (of.length > 0) detail.push([words, ...listed(of.map(({ owner }) => organization(owner)))]);
  };
  say('foreign: ', foreign);
  say('foreign, if its share is large enough: ', possiblyForeign);
  say('of no stated country: ', ofUnknownCountry);
  say('of a nation of the programme: ', found.home);
  const own = rowOf(graph.organizations.countries, party);
  if (own.length > 0 && !own.some((country) => home.has(country))) detail.push(['itself of no nation of the programme']);
  const all = [...foreign, ...possiblyForeign, ...ofUnknownCountry, ...found.home];
  const { evidence, left } = fewOf(all.flatMap((one) => one.evidence));
  const rest = all.length === 0 ? [['no owner is stated']] : open;
  return {
    facet,
    state: stateOf(found, all.length),
    what: ['owners in the data'],
    evidence,
    detail: [...detail, ...rest, ...left],
  };
}

function stateOf({ foreign, possiblyForeign, ofUnknownCountry, open }: OwnersFound, owners: number): TrustState {
  if (foreign.length > 0) return 'foreign-owners';
  if (possiblyForeign.length > 0) return 'possible-foreign-owners';
  if (owners === 0) return 'unknown';
  return open.length > 0 || ofUnknownCountry.length > 0 ? 'partly' : 'stated';
}

/** Statements that hold on the day and do not fit the owners: foreign to the United States, as the form asks. */
function discrepancies(
  graph: ViewGraph,
  party: number,
  statements: readonly Attestation[],
  owners: OwnersOnDay,
  asOf: number | undefined,
): TrustEntry[] {
  const holding = statements.filter((one) => holdsOn(one, asOf));
  if (holding.length === 0) return [];
  const found = owners.of(party, new Set([graph.countries.codes.indexOf('US')]));
  const isClosed = found.open.length === 0 && found.ofUnknownCountry.length === 0 && found.home.length > 0;
  return holding.flatMap((one): TrustEntry[] => {
    const says = wordsOf(one.level);
    const entry = (seen: readonly Owner[], words: TrustText): TrustEntry => {
      const { evidence, left } = fewOf([one.ref, ...seen.flatMap((owner) => owner.evidence)]);
      const what: TrustText = [`${attestationKindOf(one.kind)?.name ?? one.kind} and owners in the data`];
      return { facet, state: 'discrepancy', what, from: one.issued, to: one.expires, evidence, detail: [words, ...left] };
    };
    if (noInterests.has(says) && found.foreign.length > 0)
      return [
        entry(found.foreign, [
          'no foreign interests are stated; foreign owner: ',
          ...listed(found.foreign.map(({ owner }) => organization(owner))),
        ]),
      ];
    if (someInterests.has(says) && isClosed && found.foreign.length === 0 && found.possiblyForeign.length === 0)
      return [entry(found.home, ['foreign interests are stated; all owners in the data are of the United States'])];
    return [];
  });
}
