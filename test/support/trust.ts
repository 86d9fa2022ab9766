/** Facts and attestations for tests of supplier trust: what is not given is not stated. */
import type { Attestation } from '../../graph/screening/trust/attestation.ts';
import type { StatedContract } from '../../graph/screening/trust/contracts.ts';
import { supplierTrust, type TrustFacts, type TrustOptions } from '../../graph/screening/trust/supplier-trust.ts';
import type { TrustText } from '../../graph/screening/trust/trust.ts';
import { type GraphFixture, type GraphSpec, graphOf } from './view-graph.ts';

export function attestation(given: Partial<Attestation> & Pick<Attestation, 'kind'>): Attestation {
  const blank = { holder: undefined, site: undefined, level: '', issuer: '', scope: '' };
  const dates = { issued: undefined, expires: undefined, selfDeclared: undefined };
  return { ...blank, ...dates, ref: { document: 0, row: 900 }, ...given };
}

export function contract(given: Partial<StatedContract> & Pick<StatedContract, 'item' | 'supplier'>): StatedContract {
  const blank = {
    contract: 'C-1',
    awarded: undefined,
    ends: undefined,
    competition: '',
    offersReceived: undefined,
    authority: '',
  };
  return { ...blank, ref: { document: 0, row: 950 }, ...given };
}

export const nothingStated: TrustFacts = {
  attestations: [],
  contracts: [],
  hashes: new Map(),
  signatures: new Map(),
  lifecycle: new Map(),
  natureOf: () => ({ software: undefined, electronic: undefined }),
};

export interface TrustFixture extends GraphFixture {
  readonly trust: ReturnType<typeof supplierTrust>;
  /** Entries of a facet as `state: what (detail)`. */
  readonly said: (party: string, facet: string) => string[];
}

export function trustOf(
  spec: GraphSpec,
  factsOf: (fixture: GraphFixture) => Partial<TrustFacts> = () => ({}),
  options: Partial<TrustOptions> = {},
): TrustFixture {
  const fixture = graphOf(spec);
  const { graph } = fixture;
  const endItems = [...new Set(graph.programmes.includes.targets)];
  const scope = { endItems, items: new Uint8Array(graph.items.count).fill(1) };
  const facts = { ...nothingStated, ...factsOf(fixture) };
  const trust = supplierTrust(graph, facts, { scope, asOf: 1000, home: undefined, ...options });
  const words = (text: TrustText) => text.map((part) => (typeof part === 'string' ? part : fixture.nameOf(part))).join('');
  return {
    ...fixture,
    trust,
    said: (party, facet) =>
      trust
        .entriesOf(fixture.organization(party))
        .filter((entry) => entry.facet === facet)
        .map(({ state, what, detail }) => `${state}: ${words(what)} (${detail.map(words).join('; ')})`),
  };
}
