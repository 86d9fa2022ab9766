/**
 * Organisations and sites that share a normalised name: they are one where all that bear it fit
 * together (no two countries, no two identifiers of one scheme); where one fits several that
 * contradict each other, nothing is joined and `ambiguous-party` says so.
 */
import { EdgeKind } from '../ontology/edge-kind.ts';
import { schemes } from '../ontology/identifier.ts';
import { NodeType } from '../ontology/node-type.ts';
import { type ApartPair, isApart } from './apart.ts';
import { NameTable } from './name-table.ts';
import type { PlacedDiagnostic } from './placed-diagnostic.ts';
import { eachEdge, eachEdgeValue, profileOf, type Raw } from './raw.ts';
import type { UnionFind } from './union-find.ts';

/** More bearers of one name than this are not compared pair by pair: none is joined. */
export const maxBearers = 64;

/** Stored code of the CAGE scheme: it names a place, so two of them do not contradict. */
export const placeScheme = schemes.indexOf('cage') + 1;

interface Party {
  readonly root: number;
  /** Raw nodes of countries. */
  readonly countries: Set<number>;
  /** Identifier raw nodes by scheme; a coded site counts its own node. */
  readonly identifiers: Map<number, Set<number>>;
}

/** The parties of one type, their names and what became of these. */
export class PartyNames {
  readonly table: NameTable;
  /** Roots of parties that bear a shared name: what is newly said of them may change a verdict. */
  readonly contested = new Set<number>();
  /** Roots of what was united by name alone. */
  readonly byName = new Set<number>();
  /** Scheme (0: country) by party and value: at least all that is stated of those parties. */
  readonly #known = new Map<number, number>();
  readonly #warnings = new Map<number, Pick<PlacedDiagnostic, 'code' | 'text'>>();

  constructor(raw: Raw, sets: UnionFind, type: typeof NodeType.Organization | typeof NodeType.Site, apart: readonly ApartPair[]) {
    this.table = new NameTable(raw, type);
    this.join(raw, sets, apart, this.table.shared(), undefined);
  }

  /**
   * Takes in further documents, `added`, where no verdict on what stood can change: nothing new is said
   * of a party that shares a name, and no name comes to be shared with one that stood (raw nodes below
   * `first`). False when the names must be decided anew.
   */
  extend(raw: Raw, sets: UnionFind, apart: readonly ApartPair[], added: readonly number[], first: number): boolean {
    let settled = true;
    eachFact(raw, this.table.type, added, (node, scheme, value) => {
      const pair = pairKey(node, value);
      if (this.contested.has(sets.find(node)) && this.#known.get(pair) !== scheme) settled = false;
      note(this.#known, pair, scheme);
    });
    const changed = this.table.shared(this.table.read(raw, added));
    if (!settled || !changed.every((name) => this.#isApartFromOld(name, sets, first))) return false;
    this.join(raw, sets, apart, changed, added);
    return true;
  }

  /** All bearers are new, or all are one party that shares no name with another. */
  #isApartFromOld(name: number, sets: UnionFind, first: number): boolean {
    const roots = new Set([...this.table.bearers(name)].map((node) => sets.find(node)));
    const [root] = roots;
    return [...roots].every((one) => one >= first) || (roots.size === 1 && !this.contested.has(root));
  }

  /** Decides these shared names; what is said of their bearers is read from `documents`, or from all. */
  join(
    raw: Raw,
    sets: UnionFind,
    apart: readonly ApartPair[],
    names: readonly number[],
    documents: readonly number[] | undefined,
  ): void {
    const shared = names.filter((name) => this.#isShared(name, sets));
    if (shared.length === 0) return;
    const facts = this.#factsOf(this.#rootsOf(shared, sets), raw, sets, documents);
    for (const name of shared) this.#joinName(name, facts, sets, apart);
    for (const root of this.#rootsOf(shared, sets)) this.contested.add(root);
  }

  /** What is said of the sets with these roots. */
  #factsOf(roots: ReadonlySet<number>, raw: Raw, sets: UnionFind, documents: readonly number[] | undefined): Facts {
    const facts = new Facts(sets);
    // most statements of a country repeat the last one of that party
    const last = new Int32Array(documents === undefined ? raw.count : 0);
    eachFact(raw, this.table.type, documents, (node, scheme, value) => {
      if ((scheme === 0 && last[node] === value + 1) || !roots.has(sets.find(node))) return;
      last[node] = scheme === 0 ? value + 1 : 0;
      note(this.#known, pairKey(node, value), scheme);
      if (scheme === 0) facts.of(node).countries.add(value);
      else facts.identifier(node, scheme, value);
    });
    return facts;
  }

  #isShared(name: number, sets: UnionFind): boolean {
    let first = -1;
    for (const node of this.table.bearers(name)) {
      const root = sets.find(node);
      if (first >= 0 && root !== first) return true;
      first = root;
    }
    return false;
  }

  #rootsOf(names: readonly number[], sets: UnionFind): Set<number> {
    const roots = new Set<number>();
    for (const name of names) for (const node of this.table.bearers(name)) roots.add(sets.find(node));
    return roots;
  }

  #joinName(name: number, facts: Facts, sets: UnionFind, apart: readonly ApartPair[]): void {
    const parties = [...new Set([...this.table.bearers(name)].map((node) => facts.of(node)))];
    if (parties.length < 2) return;
    const clusters = parties.length > maxBearers ? undefined : clustersOf(parties, sets, apart);
    if (clusters === undefined) {
      this.#warnings.set(name, ambiguous(this.table.type, parties.length));
      return;
    }
    for (const [first, ...rest] of clusters) {
      const united = rest.reduce((party, other) => facts.unite(party, other), first);
      if (rest.length > 0) this.byName.add(united.root);
    }
    if (clusters.length > 1 && this.table.type === NodeType.Site) this.#warnings.set(name, twoCountries);
  }

  /** Unites two parties for another reason than a name; what shared a name goes on sharing it. */
  unite(sets: UnionFind, a: number, b: number): void {
    const isContested = this.contested.has(sets.find(a)) || this.contested.has(sets.find(b));
    sets.union(a, b);
    if (isContested) this.contested.add(sets.find(a));
  }

  /** Each where its name stands first. */
  diagnostics(): PlacedDiagnostic[] {
    return [...this.#warnings].map(([name, { code, text }]) => this.table.placed(name, code, text));
  }
}

/** What is stated of each set: kept by root, and merged when two sets are united. */
class Facts {
  readonly #parties = new Map<number, Party>();
  readonly #sets: UnionFind;

  constructor(sets: UnionFind) {
    this.#sets = sets;
  }

  of(node: number): Party {
    const root = this.#sets.find(node);
    let party = this.#parties.get(root);
    if (party === undefined) {
      party = { root, countries: new Set(), identifiers: new Map() };
      this.#parties.set(root, party);
    }
    return party;
  }

  identifier(node: number, scheme: number, identifier: number): void {
    const { identifiers } = this.of(node);
    identifiers.set(scheme, (identifiers.get(scheme) ?? new Set()).add(identifier));
  }

  unite(a: Party, b: Party): Party {
    this.#sets.union(a.root, b.root);
    const root = this.#sets.find(a.root);
    const identifiers = new Map(a.identifiers);
    for (const [scheme, values] of b.identifiers)
      identifiers.set(scheme, new Set([...(identifiers.get(scheme) ?? []), ...values]));
    const party = { root, countries: new Set([...a.countries, ...b.countries]), identifiers };
    this.#parties.set(root, party);
    return party;
  }
}

type Visit = (node: number, scheme: number, value: number) => void;
/** In place of a scheme, for an identifier that states none. */
const unstated = -1;

/** Calls `visit` for each country (scheme 0) and each identifier that is stated of parties of one type. */
export function eachFact(raw: Raw, type: number, documents: readonly number[] | undefined, visit: Visit): void {
  const isOrganization = type === NodeType.Organization;
  const seat = isOrganization ? EdgeKind.REGISTERED_IN : EdgeKind.LOCATED_IN;
  const country = (from: number, to: number) => {
    if (raw.type[from] === type) visit(from, 0, to);
  };
  eachEdge(raw, seat, country, documents);
  const identifier = (from: number, to: number, scheme: number) => {
    if (raw.type[from] === type && scheme !== placeScheme) visit(from, Number.isNaN(scheme) ? unstated : scheme, to);
  };
  if (isOrganization) eachEdgeValue(raw, EdgeKind.IDENTIFIED_BY, 'scheme', identifier, documents);
  else for (const d of documents ?? raw.documents.keys()) eachCode(raw, type, d, visit);
}

/** A site, or an organisation, that states a code as what it is: its own identifier. */
export function eachCode(raw: Raw, type: number, d: number, visit: Visit): void {
  const { columns } = raw.documents[d];
  const stated = columns.numbers.get('scheme');
  if (stated === undefined || profileOf(columns).types[type] === 0) return;
  for (let i = 0; i < stated.rows.length && stated.rows[i] < columns.mentionNode.length; i++) {
    const node = raw.local[d][columns.mentionNode[stated.rows[i]]];
    if (raw.type[node] === type) visit(node, stated.values[i], node);
  }
}

/** One number for two raw nodes; there are fewer than 2^26 (`apply.ts`). */
function pairKey(node: number, value: number): number {
  return node * 0x400_0000 + value;
}

/** A pair that was stated with two schemes is like no other. */
function note(facts: Map<number, number>, pair: number, scheme: number): void {
  const before = facts.get(pair);
  facts.set(pair, before === undefined || before === scheme ? scheme : Number.NaN);
}

function contradict(a: Party, b: Party): boolean {
  if (a.countries.size > 0 && b.countries.size > 0 && !meet(a.countries, b.countries)) return true;
  for (const [scheme, values] of a.identifiers) {
    const others = b.identifiers.get(scheme);
    if (others !== undefined && !meet(values, others)) return true;
  }
  return false;
}

function meet(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  for (const value of a) if (b.has(value)) return true;
  return false;
}

/** Clusters whose members fit pairwise and fit nothing outside; undefined when one fits two that contradict. */
function clustersOf(parties: readonly Party[], sets: UnionFind, apart: readonly ApartPair[]): Party[][] | undefined {
  const clusters: Party[][] = [];
  const left = new Set(parties);
  for (const party of parties) {
    if (!left.has(party)) continue;
    const cluster = parties.filter((other) => other === party || fits(party, other));
    for (const member of cluster) {
      const same = parties.filter((other) => other === member || fits(member, other));
      if (same.length !== cluster.length || same.some((other) => !cluster.includes(other))) return undefined;
      left.delete(member);
    }
    clusters.push(cluster);
  }
  return clusters;

  function fits(a: Party, b: Party): boolean {
    return !contradict(a, b) && !isApart(sets, apart, a.root, b.root);
  }
}

function ambiguous(type: number, count: number): Pick<PlacedDiagnostic, 'code' | 'text'> {
  const what = type === NodeType.Site ? 'sites' : 'organisations';
  return { code: 'ambiguous-party', text: `${count} ${what} of this name contradict one another and were not joined` };
}

const twoCountries = {
  code: 'site-two-countries',
  text: 'one site name is stated in several countries: kept as several sites',
};
