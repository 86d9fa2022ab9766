/** What is known of makers and distributors beyond lists, whose loss of trust matters first: `find supplier-trust`. */
import { coverageOf } from '../../graph/analyses/coverage.ts';
import { scopeOf, screeningScopeOf } from '../../graph/analyses/scope.ts';
import { OperationalError } from '../../graph/model/operational-error.ts';
import { criticalityName, dateOf } from '../../graph/ontology/property.ts';
import { type DatedRequirement, requirementsOn } from '../../graph/screening/trust/dated-requirements.ts';
import {
  compareTrust,
  type FacetCoverage,
  type SupplierTrust,
  supplierTrust,
} from '../../graph/screening/trust/supplier-trust.ts';
import {
  type TrustEntry,
  type TrustFacet,
  type TrustState,
  type TrustText,
  trustFacets,
  trustStates,
} from '../../graph/screening/trust/trust.ts';
import type { NodeRef } from '../../graph/view/graph.ts';
import { canonicalKeys } from '../../graph/view/keys.ts';
import type { View } from '../../graph/view/open-view.ts';
import { findById } from '../search/selector.ts';
import { type EvidenceRef, Presenter, type Thing } from '../statements/present.ts';
import { compareText, type Question, type SelectableAnswer, viewName } from '../workspace/answer.ts';
import { findProgramme } from '../workspace/find-programme.ts';
import type { Reader } from '../workspace/reader.ts';
import { remembered } from '../workspace/remembered.ts';
import { viewAsked } from '../workspace/view-asked.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { homeCountries } from './home-countries.ts';
import { trustFacts } from './trust-facts.ts';

export interface TrustQuestion extends Question {
  /** Only this facet, and suppliers of whom there is something to say in it. */
  readonly facet?: string | undefined;
  /** Only what is in this state, and suppliers of whom something is. */
  readonly state?: string | undefined;
}

export interface FoundTrustEntry {
  readonly facet: TrustFacet;
  readonly state: TrustState;
  readonly what: string;
  /** The one site that the statement covers; null where it covers all or names none. */
  readonly site: Thing | null;
  /** `YYYY-MM-DD`; empty where not stated. */
  readonly from: string;
  readonly to: string;
  readonly evidence: readonly EvidenceRef[];
  readonly detail: string;
}

export interface FoundSupplierTrust {
  readonly party: Thing;
  /** Of the most critical item that it supplies; empty where nobody states any. */
  readonly criticality: string;
  readonly facets: readonly FoundTrustEntry[];
  /** Ids of the end items that hold something of it, ascending. */
  readonly endItems: readonly string[];
}

interface BesideTrust {
  /** Makers and distributors of whom it was asked. */
  readonly partiesInScope: number;
  /** Whatever the filters. */
  readonly facetCoverage: readonly FacetCoverage[];
  /** What is asked of suppliers on the day; nothing is concluded from it. */
  readonly requirements: readonly DatedRequirement[];
}

export interface PagedTrustAnswer extends SelectableAnswer<FoundSupplierTrust>, BesideTrust {}

/** Errors: PROGRAMME_UNKNOWN; INPUT_INVALID for a facet or a state that there is not. */
export async function askSupplierTrust(workspace: Workspace, reader: Reader, question: TrustQuestion): Promise<PagedTrustAnswer> {
  const view = await viewAsked(workspace, reader, question);
  const programme = question.programme === undefined ? undefined : findProgramme(view.graph, question.programme);
  return await supplierTrustOfView(workspace, view, { ...question, programme });
}

/** Of a view or of a portion of one; `programme` is an index. Errors: as `askSupplierTrust`. */
export async function supplierTrustOfView(
  workspace: Pick<Workspace, 'store'>,
  view: View,
  question: { readonly programme?: number | undefined } & Pick<TrustQuestion, 'facet' | 'state'>,
): Promise<PagedTrustAnswer> {
  const facet = oneOf('facet', question.facet, trustFacets);
  const state = oneOf('state', question.state, trustStates);
  const { programme } = question;
  const { trust, ordered } = await remembered(view, `supplier trust ${programme ?? ''}`, () =>
    compute(workspace, view, programme),
  );
  const wanted = (entry: TrustEntry) => (facet ?? entry.facet) === entry.facet && (state ?? entry.state) === entry.state;
  const isAll = facet === undefined && state === undefined;
  const parties = isAll ? ordered : ordered.filter((party) => trust.entriesOf(party).some(wanted));
  const presenter = new Presenter(workspace, view);
  const paged = (shown: readonly number[]) => ({
    total: shown.length,
    page: (from: number, to: number) => show(trust, shown.slice(from, to), wanted, presenter),
  });
  return {
    view: viewName(view),
    coverage: coverageOf(view.graph, scopeOf(view.graph, programme)),
    diagnostics: view.diagnostics,
    partiesInScope: ordered.length,
    facetCoverage: trust.coverage,
    requirements: requirementsOn(view.asOfDay),
    ...paged(parties),
    about: async (id) => {
      const ref = await findById(workspace, view, id);
      return paged(parties.filter((party) => ref?.type === 'Organization' && party === ref.index));
    },
  };
}

function oneOf<T extends string>(name: string, value: string | undefined, choices: readonly T[]): T | undefined {
  if (value === undefined) return undefined;
  const found = choices.find((choice) => choice === value);
  if (found === undefined)
    throw new OperationalError('INPUT_INVALID', `${name} ${value}: expected one of ${choices.join(', ')}.`);
  return found;
}

async function compute(
  workspace: Pick<Workspace, 'store'>,
  view: View,
  programme: number | undefined,
): Promise<{ readonly trust: SupplierTrust; readonly ordered: readonly number[] }> {
  const trust = supplierTrust(view.graph, await trustFacts(workspace, view), {
    scope: screeningScopeOf(view.graph, programme),
    asOf: view.asOfDay,
    home: await homeCountries(workspace, view, programme),
  });
  const refs = trust.suppliers.map(({ party }): NodeRef => ({ type: 'Organization', index: party }));
  const keys = await canonicalKeys(workspace.store, view.graph, refs);
  const keyed = trust.suppliers.map((supplier, i) => ({ supplier, key: keys[i] }));
  keyed.sort((a, b) => compareTrust(a.supplier, b.supplier) || compareText(a.key, b.key));
  return { trust, ordered: keyed.map(({ supplier }) => supplier.party) };
}

async function show(
  trust: SupplierTrust,
  parties: readonly number[],
  wanted: (entry: TrustEntry) => boolean,
  presenter: Presenter,
): Promise<FoundSupplierTrust[]> {
  const shown = parties.map((party) => ({
    party: { type: 'Organization', index: party } as const,
    entries: trust.entriesOf(party).filter(wanted),
    endItems: trust.endItemsOf(party).map((index): NodeRef => ({ type: 'Item', index })),
    criticality: trust.criticalityOf(party),
  }));
  await presenter.load(
    shown.flatMap(({ party, entries }) => [party, ...entries.flatMap(refsOf)]),
    shown.flatMap(({ entries }) => entries.flatMap(({ evidence }) => evidence)),
  );
  await presenter.loadIds(shown.flatMap(({ endItems }) => endItems));
  return shown.map(({ party, entries, endItems, criticality }) => ({
    party: presenter.thing(party),
    criticality: criticalityName(criticality),
    facets: entries.map((entry) => present(entry, presenter)),
    endItems: presenter.ids(endItems),
  }));
}

function refsOf({ what, site, detail }: TrustEntry): NodeRef[] {
  const named = [what, ...detail].flat().filter((part): part is NodeRef => typeof part !== 'string');
  return site === undefined ? named : [...named, { type: 'Site', index: site }];
}

function present({ facet, state, what, site, from, to, evidence, detail }: TrustEntry, presenter: Presenter): FoundTrustEntry {
  const words = (text: TrustText) => text.map((part) => (typeof part === 'string' ? part : presenter.thing(part).name)).join('');
  return {
    facet,
    state,
    what: words(what),
    site: site === undefined ? null : presenter.thing({ type: 'Site', index: site }),
    from: from === undefined ? '' : dateOf(from),
    to: to === undefined ? '' : dateOf(to),
    evidence: presenter.evidence(evidence),
    detail: detail.map(words).join('; '),
  };
}
