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
import { rowOf } from '../../view/csr.ts';
import type { ViewGraph } from '../../view/graph.ts';
import { type Attestation, holdsOn } from './attestation.ts';
import { attestedEntries } from './attested.ts';
import { attestationKindOf, wordsOf } from './kinds.ts';
import type { Owner, OwnersFound, OwnersOnDay } from './owners-of-supplier.ts';
import type { Supplied } from './supplied.ts';
import { fewOf, listed, organization, type TrustEntry, type TrustState, type TrustText } from './trust.ts';

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
