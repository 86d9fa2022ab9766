/**
 * What is known that speaks for or against relying on a supplier, beyond restricted-party lists. Each entry
 * rests on places in documents; what nobody states is `unknown`, which is neither good nor bad. Nothing
 * here is a verdict: facts stand beside one another, each with its state on the as-of day.
 */
import type { AssertionRef } from '../../analyses/finding.ts';
import type { NodeRef } from '../../view/graph.ts';

export const trustFacets = [
  'cyber-hygiene',
  'provenance',
  'obsolescence',
  'foreign-ownership',
  'source-class',
  'contracts',
  'other-attestations',
] as const;
export type TrustFacet = (typeof trustFacets)[number];

/** What calls for a look first. The order is one of attention, not of guilt. */
export const trustStates = [
  'discrepancy', // a statement and the ownership data do not agree
  'expired', // its last day is before the as-of day
  'ended', // the item is out of production, of support, or past its last order
  'foreign-owners', // of some owner the country is stated, and is no nation of the programme
  'unknown', // no document says
  'not-yet', // it begins after the as-of day
  'not-judged', // no as-of day is known
  'possible-foreign-owners', // only if shares that are not stated exactly are large
  'partly', // stated of some of what it is asked of
  'ending', // an end is announced and still ahead
  'expiring', // its last day is within `expiringWithinDays`
  'self-declared', // the holder's own word
  'no-expiry', // holds, and no last day is stated
  'stated',
  'renewed', // expired, and another of its kind holds for the same holder or site
  'does-not-apply',
] as const;
export type TrustState = (typeof trustStates)[number];

/** States of what is stated and holds on the day. */
export const holdingStates: ReadonlySet<TrustState> = new Set<TrustState>(['stated', 'expiring', 'no-expiry', 'self-declared']);

/** States that put a supplier of critical items first. */
const concerns: ReadonlySet<TrustState> = new Set<TrustState>([
  'discrepancy',
  'expired',
  'ended',
  'foreign-owners',
  'unknown',
  'not-yet',
  'not-judged',
  'possible-foreign-owners',
  'partly',
]);

/** Text in which nodes stand where their names will: names are fetched for what is shown. */
export type TrustText = readonly (string | NodeRef)[];

export interface TrustEntry {
  readonly facet: TrustFacet;
  readonly state: TrustState;
  readonly what: TrustText;
  /** Index into `sites`, where the statement covers one site only. */
  readonly site?: number | undefined;
  /** Days. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly evidence: readonly AssertionRef[];
  /** Remarks, each a text of its own. */
  readonly detail: readonly TrustText[];
}

/** Places shown for one entry; how many more there are is said. */
export const mostEvidence = 20;
/** Items shown one by one in a facet of one supplier; how many more there are is said. */
export const mostItemsShown = 100;

/** How much of what a facet asks of one supplier is known: of all of it, of some, of nothing; undefined where it asks nothing. */
export function knowledgeOf(entries: readonly TrustEntry[]): 'known' | 'partly' | 'unknown' | undefined {
  const asked = entries.filter(({ state }) => state !== 'does-not-apply');
  if (asked.length === 0) return undefined;
  const silent = asked.filter(({ state }) => state === 'unknown').length;
  if (silent === asked.length) return 'unknown';
  return silent > 0 || asked.some(({ state }) => state === 'partly') ? 'partly' : 'known';
}

export function isConcern(entries: readonly TrustEntry[]): boolean {
  return entries.some(({ state }) => concerns.has(state));
}

/** The first places by document and row, and what is left out in words. */
export function fewOf(evidence: readonly AssertionRef[]): { readonly evidence: AssertionRef[]; readonly left: TrustText[] } {
  const sorted = [...evidence].sort((a, b) => a.document - b.document || a.row - b.row);
  const more = sorted.length - mostEvidence;
  return { evidence: sorted.slice(0, mostEvidence), left: more > 0 ? [[`${more} more places are not listed`]] : [] };
}

export const item = (index: number): NodeRef => ({ type: 'Item', index });
export const organization = (index: number): NodeRef => ({ type: 'Organization', index });
export const site = (index: number): NodeRef => ({ type: 'Site', index });

/** `A, B and C` of nodes. */
export function listed(refs: readonly NodeRef[]): TrustText {
  return refs.flatMap((ref, at) => (at === 0 ? [ref] : [at === refs.length - 1 ? ' and ' : ', ', ref]));
}
