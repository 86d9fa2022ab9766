/**
 * Organisations and sites that share a normalised name: they are one where all that bear it fit
 * together (no two countries, no two identifiers of one scheme); where one fits several that
 * contradict each other, nothing is joined and `ambiguous-party` says so.
 */
import { EdgeKind } from '../ontology/edge-kind.ts';
import { schemes } from '../ontology/identifier.ts';
import { NodeType } from '../ontology/node-type.ts';
import { type ApartPair, isApart } from './apart.ts';
import type { PlacedDiagnostic } from './placed-diagnostic.ts';
import { denseNumbers, eachEdge, type Raw } from './raw.ts';
import type { UnionFind } from './union-find.ts';

/** More bearers of one name than this are not compared pair by pair: none is joined. */
export const maxBearers = 64;

/** Stored code of the CAGE scheme: it names a place, so two of them do not contradict. */
const placeScheme = schemes.indexOf('cage') + 1;

interface Party {
  readonly root: number;
  /** Raw nodes of countries. */
  readonly countries: Set<number>;
  /** Identifier raw nodes by scheme; a coded site counts its own node. */
  readonly identifiers: Map<number, Set<number>>;
}

export function joinPartyNames(
  raw: Raw,
  sets: UnionFind,
  type: typeof NodeType.Organization | typeof NodeType.Site,
  apart: readonly ApartPair[],
  byName: Set<number>,
  diagnostics: PlacedDiagnostic[],
): void {
  const shared = sharedNames(raw, sets, type);
  if (shared.length === 0) return;
  const facts = partyFacts(raw, sets, type);
  for (const { document, mention, bearers } of shared) {
    const parties = [...new Set([...bearers].map((node) => facts.of(node)))];
    if (parties.length < 2) continue;
    const clusters = parties.length > maxBearers ? undefined : clustersOf(parties, sets, apart);
    if (clusters === undefined) {
      diagnostics.push(ambiguous(type, document, mention, parties.length));
      continue;
    }
    for (const [first, ...rest] of clusters) {
      const united = rest.reduce((party, other) => facts.unite(party, other), first);
      if (rest.length > 0) byName.add(united.root);
    }
    if (clusters.length > 1 && type === NodeType.Site) diagnostics.push(twoCountries(document, mention));
  }
}

interface SharedName {
  readonly hash: number;
  readonly form: number;
  /** A place where the name stands: the first by document order. */
  readonly document: number;
  readonly mention: number;
  /** Raw nodes that bear the name. */
  readonly bearers: Set<number>;
}

/** Names that at least two sets bear, by hash: an order that does not depend on arrival. */
function sharedNames(raw: Raw, sets: UnionFind, type: number): SharedName[] {
  // By legal form, then by hash: the first bearer's raw node, or the position in `shared` as -1 - position.
  const byForm = new Map<number, Map<number, number>>();
  const places = new Map<number, readonly [document: number, mention: number]>();
  const shared: SharedName[] = [];
  for (let d = 0; d < raw.documents.length; d++) {
    const { columns } = raw.documents[d];
    const { mentionNode, mentionName, types } = columns;
    if (!types.includes(type)) continue;
    const forms = denseNumbers(columns, 'legalForm');
    for (let m = 0; m < mentionNode.length; m++) {
      if (types[mentionNode[m]] !== type || mentionName[m] === 0) continue;
      const form = forms === undefined || Number.isNaN(forms[m]) ? 0 : forms[m];
      bear(form, mentionName[m], raw.local[d][mentionNode[m]], d, m);
    }
  }
  return shared
    .filter(({ bearers }) => new Set([...bearers].map((node) => sets.find(node))).size > 1)
    .sort((a, b) => a.hash - b.hash || a.form - b.form);

  function bear(form: number, hash: number, node: number, document: number, mention: number): void {
    let names = byForm.get(form);
    if (names === undefined) {
      names = new Map();
      byForm.set(form, names);
    }
    const known = names.get(hash);
    if (known === undefined) {
      names.set(hash, node);
      if (!places.has(node)) places.set(node, [document, mention]);
    } else if (known < 0) shared[-1 - known].bearers.add(node);
    else if (known !== node) {
      const [first, at] = places.get(known) ?? [document, mention];
      names.set(hash, -1 - shared.length);
      shared.push({ hash, form, document: first, mention: at, bearers: new Set([known, node]) });
    }
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

function partyFacts(raw: Raw, sets: UnionFind, type: number): Facts {
  const facts = new Facts(sets);
  const isOrganization = type === NodeType.Organization;
  eachEdge(raw, isOrganization ? EdgeKind.REGISTERED_IN : EdgeKind.LOCATED_IN, (from, to) => {
    if (raw.type[from] === type) facts.of(from).countries.add(to);
  });
  if (isOrganization) {
    const stated = raw.documents.map(({ columns }) => denseNumbers(columns, 'scheme'));
    eachEdge(raw, EdgeKind.IDENTIFIED_BY, (from, to, d, e) => {
      const scheme = stated[d]?.[raw.documents[d].columns.mentionNode.length + e] ?? 0;
      if (raw.type[from] === type && scheme !== placeScheme) facts.identifier(from, scheme, to);
    });
    return facts;
  }
  for (const [d, { columns }] of raw.documents.entries()) {
    const schemes = denseNumbers(columns, 'scheme');
    if (schemes === undefined) continue;
    for (let m = 0; m < columns.mentionNode.length; m++) {
      const node = raw.local[d][columns.mentionNode[m]];
      if (raw.type[node] === type && !Number.isNaN(schemes[m])) facts.identifier(node, schemes[m], node);
    }
  }
  return facts;
}

function contradict(a: Party, b: Party): boolean {
  if (a.countries.size > 0 && b.countries.size > 0 && ![...a.countries].some((c) => b.countries.has(c))) return true;
  for (const [scheme, values] of a.identifiers) {
    const others = b.identifiers.get(scheme);
    if (others !== undefined && ![...values].some((v) => others.has(v))) return true;
  }
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

function ambiguous(type: number, document: number, row: number, count: number): PlacedDiagnostic {
  const what = type === NodeType.Site ? 'sites' : 'organisations';
  return {
    code: 'ambiguous-party',
    document,
    row,
    text: `${count} ${what} of this name contradict one another and were not joined`,
  };
}

function twoCountries(document: number, row: number): PlacedDiagnostic {
  return {
    code: 'site-two-countries',
    document,
    row,
    text: 'one site name is stated in several countries: kept as several sites',
  };
}
