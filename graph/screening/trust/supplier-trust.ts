/**
 * Question: what is known of each maker and distributor in scope, beyond lists, that one would want to know
 * before relying on it? One facet a file; here they come together, are counted, and put in order.
 *
 * Order: the supplier whose loss of trust matters first: criticality of the most critical item that it
 * supplies (a criticality that nobody states stands after the highest, as in the gap register), then the
 * number of facets with something unknown, expired, ended or not in agreement, then the key. Coverage of a
 * facet: suppliers of whom all that it asks is stated, in whatever state, and of whom some is. Nothing is judged.
 *
 * Complexity: linear in sources, attestations, contracts and ownership; entries of a supplier are made when
 * they are asked for. Deterministic: entries come by facet, then by place in the documents.
 */
import type { AssertionRef } from '../../analyses/finding.ts';
import { criticalityPlace } from '../../analyses/gap-rank.ts';
import { Criticality } from '../../ontology/property.ts';
import type { ViewGraph } from '../../view/graph.ts';
import { partiesInScope, type VendorScope } from '../parties-in-scope.ts';
import type { Attestation } from './attestation.ts';
import { attestedEntries, statedEntries } from './attested.ts';
import { contractEntries, type StatedContract } from './contracts.ts';
import { counterfeitAvoidance } from './counterfeit-avoidance.ts';
import { foreignOwnership } from './foreign-ownership.ts';
import { attestationKindOf } from './kinds.ts';
import { obsolescence } from './obsolescence.ts';
import { OwnersOnDay } from './owners-of-supplier.ts';
import { type ProvenanceFacts, provenance } from './provenance.ts';
import { type Supplied, suppliedBy } from './supplied.ts';
import { holdingStates, isConcern, knowledgeOf, type TrustEntry, type TrustFacet, trustFacets } from './trust.ts';

/** What documents state and the graph does not hold. */
export interface TrustFacts extends ProvenanceFacts {
  readonly attestations: readonly Attestation[];
  readonly contracts: readonly StatedContract[];
  /** Rows that state a lifecycle, or a day on which an item ends, by item. */
  readonly lifecycle: ReadonlyMap<number, readonly AssertionRef[]>;
}

export interface TrustOptions {
  readonly scope: VendorScope;
  /** Day; undefined where none is known: then no period is judged. */
  readonly asOf: number | undefined;
  /** Countries of the programme's nation; undefined where nobody states one. */
  readonly home: ReadonlySet<number> | undefined;
}

export interface FacetCoverage {
  readonly facet: TrustFacet;
  /** Suppliers of whom all that the facet asks is stated. */
  readonly known: number;
  /** Of whom some is. */
  readonly partly: number;
  /** Of whom something is stated that holds on the day. */
  readonly holds: number;
  /** Suppliers of whom it asks anything. */
  readonly of: number;
}

export interface RankedSupplier {
  readonly party: number;
  readonly place: number;
  readonly concerns: number;
}

export interface SupplierTrust {
  readonly suppliers: readonly RankedSupplier[];
  /** By facet; `other-attestations` asks for nothing and is left out. */
  readonly coverage: readonly FacetCoverage[];
  readonly entriesOf: (party: number) => TrustEntry[];
  /** Criticality code of its most critical item; undefined where it supplies none of which one is stated. */
  readonly criticalityOf: (party: number) => number | undefined;
  readonly endItemsOf: (party: number) => number[];
}

export function supplierTrust(graph: ViewGraph, facts: TrustFacts, { scope, asOf, home }: TrustOptions): SupplierTrust {
  const parties = partiesInScope(graph, scope);
  const supplied = suppliedBy(graph, parties, scope);
  const owners = new OwnersOnDay(graph, asOf);
  const held = groupBy(facts.attestations, ({ holder, site }) => holder ?? (site === undefined ? undefined : siteKey(site)));
  const contracts = groupBy(
    facts.contracts.filter(({ item }) => scope.items[item] === 1),
    ({ supplier }) => supplier,
  );
  const attestationsOf = (party: number, { where }: Supplied) =>
    [...(held.get(party) ?? []), ...where.sites.flatMap((site) => held.get(siteKey(site)) ?? [])].sort(byPlace);
  const entriesOf = (party: number): TrustEntry[] => {
    const own = supplied(party);
    const attestations = attestationsOf(party, own);
    const of = (facet: TrustFacet) =>
      attestations.filter(({ kind }) => (attestationKindOf(kind)?.facet ?? 'other-attestations') === facet);
    const { where } = own;
    return [
      ...attestedEntries({ facet: 'cyber-hygiene', asked: 'cyber hygiene', attestations: of('cyber-hygiene'), where }, asOf),
      ...provenance(graph, own, attestations, facts, asOf),
      ...obsolescence(graph, own, facts.lifecycle, asOf),
      ...foreignOwnership(graph, party, own, attestations, { owners, home, asOf }),
      ...counterfeitAvoidance(graph, party, own, attestations, facts.natureOf, asOf),
      ...contractEntries([...(contracts.get(party) ?? [])].sort(byPlace), asOf),
      // Of a kind that is in no table: kept as it is written, and asked for by nobody.
      ...statedEntries({ facet: 'other-attestations', attestations: of('other-attestations'), where }, asOf),
    ];
  };
  const places = (party: number) => supplied(party).lines.map(({ item }) => codeOf(graph, item));
  const ranked = rank(parties.parties, entriesOf, places);
  return {
    ...ranked,
    entriesOf,
    criticalityOf: (party) => {
      const code = Math.max(...places(party), Criticality.unstated);
      return code === Criticality.unstated ? undefined : code;
    },
    endItemsOf: parties.endItemsOf,
  };
}

function rank(
  parties: readonly number[],
  entriesOf: (party: number) => TrustEntry[],
  criticalities: (party: number) => number[],
): Pick<SupplierTrust, 'suppliers' | 'coverage'> {
  const asked = trustFacets.filter((facet) => facet !== 'other-attestations');
  const counts = new Map(asked.map((facet) => [facet, { facet, known: 0, partly: 0, holds: 0, of: 0 }]));
  const suppliers = parties.map((party): RankedSupplier => {
    const byFacet = groupBy(entriesOf(party), ({ facet }) => facet);
    let concerns = 0;
    for (const [facet, count] of counts) {
      const entries = byFacet.get(facet) ?? [];
      const knowledge = knowledgeOf(entries);
      if (isConcern(entries)) concerns++;
      if (knowledge === undefined) continue;
      count.of++;
      if (entries.some(({ state }) => holdingStates.has(state))) count.holds++;
      if (knowledge !== 'unknown') count[knowledge]++;
    }
    return { party, place: Math.min(...criticalities(party).map(criticalityPlace)), concerns };
  });
  return { suppliers, coverage: [...counts.values()] };
}

/** Negative: `a` comes first; 0: the key decides. */
export function compareTrust(a: RankedSupplier, b: RankedSupplier): number {
  return a.place - b.place || b.concerns - a.concerns;
}

function codeOf(graph: ViewGraph, item: number): number {
  const code = graph.items.numbers.criticality?.[item];
  return code === undefined || Number.isNaN(code) ? Criticality.unstated : code;
}

/** Sites beside organisations in one map. */
function siteKey(site: number): number {
  return -1 - site;
}

function byPlace(a: { readonly ref: AssertionRef }, b: { readonly ref: AssertionRef }): number {
  return a.ref.document - b.ref.document || a.ref.row - b.ref.row;
}

function groupBy<T, K>(values: readonly T[], keyOf: (value: T) => K | undefined): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}
