/**
 * Question: from whom does one buy, when it is bought this way: from who made it, from a distributor
 * whom the maker authorised, from one whom the contractor approved, from an independent one, or does
 * nobody say?
 *
 * Definition: DFARS 252.246-7008(a): *original manufacturer*; *authorized supplier* (a contractual
 * arrangement with, or the express written authority of, the original manufacturer or current design
 * activity to sell the part); *contractor-approved supplier* (no such agreement, but identified as
 * trustworthy by a contractor or subcontractor). Anything else that a document calls so is an
 * independent distributor. A distributor of whom nobody says which it is, is unknown and never
 * independent; a claim of its own, or an authority of nobody knows which maker, is no authorisation.
 *
 * Pure; O(statements). Counterfeit rules reach electronic parts alone: that is the rule's business.
 */
import { normalizeName } from '../ontology/name.ts';
import type { SourceClass } from './item-rule.ts';

/** As rules name them, and what nobody states. */
export type ClassOrUnknown = SourceClass | 'unknown';

export type SellerKind = 'authorised' | 'contractor-approved' | 'independent';

/** What a document says of a seller: an attestation about it, or the row by which it distributes. */
export interface SellerStatement {
  readonly kind: SellerKind;
  /** On the day: issued, and not expired. */
  readonly holds: boolean;
  /** The maker of the source is who authorised it; false: somebody else did; undefined: not stated by whom. */
  readonly byMaker: boolean | undefined;
  readonly selfDeclared: boolean;
}

/** One way to buy: from the maker itself, or from one that distributes what it makes. */
export interface SalesChannel {
  readonly seller: 'maker' | 'distributor';
  /** A document names the maker; false where it is not known or was taken from who supplies. */
  readonly makerStated: boolean;
  /** Of a distributor. */
  readonly statements: readonly SellerStatement[];
}

export interface ClassOfSource {
  readonly sourceClass: ClassOrUnknown;
  /** Why it is not known, and what would settle it; empty where the class is known. */
  readonly missing: readonly string[];
}

export function classOfSource({ seller, makerStated, statements }: SalesChannel): ClassOfSource {
  if (seller === 'maker') {
    return makerStated
      ? { sourceClass: 'original', missing: [] }
      : { sourceClass: 'unknown', missing: ['who makes it: no document names its maker'] };
  }
  const authorised = statements.filter(({ kind }) => kind === 'authorised');
  if (makerStated && authorised.some(isAuthority)) return { sourceClass: 'authorised', missing: [] };
  const holding = statements.filter(({ holds }) => holds);
  if (holding.some(({ kind, selfDeclared }) => kind === 'contractor-approved' && !selfDeclared)) {
    return { sourceClass: 'contractor-approved', missing: [] };
  }
  const claimed = authorised.filter(({ byMaker }) => byMaker !== false);
  if (claimed.length > 0)
    return { sourceClass: 'unknown', missing: [...new Set(claimed.map((one) => shortOf(one, makerStated)))].sort() };
  if (holding.some(({ kind }) => kind === 'independent')) return { sourceClass: 'independent', missing: [] };
  return { sourceClass: 'unknown', missing: ['whether the maker authorised the distributor'] };
}

function isAuthority({ holds, byMaker, selfDeclared }: SellerStatement): boolean {
  return holds && byMaker === true && !selfDeclared;
}

function shortOf({ holds, byMaker, selfDeclared }: SellerStatement, makerStated: boolean): string {
  if (!holds) return 'an authorisation that holds on the day: the one stated does not';
  if (selfDeclared) return "the maker's word: only the distributor itself says that it is authorised";
  if (!makerStated) return 'who makes it: an authorisation is by the maker';
  return byMaker === undefined ? 'by which maker the distributor is authorised' : 'an authorisation by the maker';
}

/** Words by which attestations (`kind`) and rows of sources (`standing_basis`) say what a seller is. */
const wordsOf: readonly (readonly [SellerKind, RegExp])[] = [
  ['contractor-approved', /^contractor approved( supplier| distributor| source)?$/],
  ['authorised', /^(authori[sz]ed|franchised)( aftermarket)? (distributor|supplier|dealer|reseller|manufacturer)$/],
  ['independent', /^((independent|unauthori[sz]ed) (distributor|supplier|dealer|reseller)|broker|open market)$/],
];

/** What such a text says of a seller; undefined when it says something else. */
export function sellerKindOf(text: string): SellerKind | undefined {
  const words = normalizeName(text);
  return wordsOf.find(([, pattern]) => pattern.test(words))?.[0];
}
