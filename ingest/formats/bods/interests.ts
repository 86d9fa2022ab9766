/**
 * Interests of BODS (codelist interestType), to shares and control. A holding has one share here: that
 * of the shareholding, or where only votes are stated that of the votes. Whoever "has an interest" of a
 * kind that nobody states may hold any share: from nothing to the rest.
 */
import { dayOf } from '../../../graph/ontology/property.ts';
import { basisPoints, wordKey } from '../../tables/cell.ts';
import { isObject, type JsonObject, listOf } from '../cyclonedx/value.ts';
import { fieldObject, fieldText } from '../json-fields.ts';

export interface Share {
  /** Basis points. */
  readonly min: number;
  readonly max: number | undefined;
  /** More than half is held. */
  readonly majority: boolean;
}
export interface Claim {
  /** The share, perhaps unknown; undefined where the interest is none in what is owned. */
  readonly owns: Share | undefined;
  readonly controls: boolean;
  readonly from: number | undefined;
  readonly to: number | undefined;
}
export interface Interests {
  readonly claims: readonly Claim[];
  /** Interests that a chain of other statements explains: their shares are not claimed a second time. */
  readonly summaries: number;
  /** Shares that are no percentages. */
  readonly badShares: number;
  /** Of all of them, as text. */
  readonly texts: Readonly<Record<string, string>>;
}

const controlTypes = new Set(
  [
    ...['appointmentOfBoard', 'influenceOrControl', 'otherInfluenceOrControl', 'controlViaCompanyRulesOrArticles'],
    ...['controlByLegalFramework', 'trustee', 'trusteeOfTrust', 'otherInfluenceOrControlOfTrust'],
  ].map(wordKey),
);
/** Any share may stand behind these. */
const unknownShareTypes = new Set(
  ['', 'unknownInterest', 'unpublishedInterest', 'beneficiaryOfLegalArrangement', 'beneficiaryOfTrust'].map(wordKey),
);
const half = 5_000;

interface Interest {
  readonly type: string;
  readonly share: Share | undefined;
  readonly bad: boolean;
  readonly indirect: boolean;
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/** Whether anything is held or controlled by the interests of a relationship. */
export function saysWhoHolds(details: JsonObject): boolean {
  return readInterests(details, false).claims.some(({ owns, controls }) => owns !== undefined || controls);
}

/** `explained`: the statements that an indirect interest sums up are in the document. */
export function readInterests(details: JsonObject, explained: boolean): Interests {
  const written = listOf(details.interests).filter(isObject);
  // A relationship without interests says that there is one, and not which.
  const all = (written.length === 0 ? [{}] : written).map(readInterest);
  const sums = ({ indirect }: Interest) => indirect && explained;
  const hasShares = all.some((interest) => interest.type === 'shareholding' && !sums(interest));
  return {
    // Shares would be counted twice; control is not added up, and need not show in the chain.
    claims: all.map((interest) => {
      const claim = claimOf(interest, hasShares);
      return sums(interest) ? { ...claim, owns: undefined, controls: claim.controls && interest.share === undefined } : claim;
    }),
    summaries: all.filter(sums).length,
    badShares: all.filter(({ bad }) => bad).length,
    texts: textsOf(written),
  };
}

function readInterest(interest: JsonObject): Interest {
  const written = interest.share;
  const share = isObject(written) ? readShare(written) : undefined;
  return {
    type: wordKey(fieldText(interest.type) ?? ''),
    share,
    bad: isObject(written) && share === undefined,
    indirect: (fieldText(interest.directOrIndirect) ?? fieldText(interest.interestLevel)) === 'indirect',
    from: dayOf((fieldText(interest.startDate) ?? '').slice(0, 10)),
    to: dayOf((fieldText(interest.endDate) ?? '').slice(0, 10)),
  };
}

function claimOf({ type, share, from, to }: Interest, hasShares: boolean): Claim {
  const period = { from, to };
  const votes = type === wordKey('votingRights');
  if (type === 'shareholding' || (votes && !hasShares)) {
    // That more than half is held shows in the share, except where the bound is 50 per cent and strict.
    const shows = !votes && share !== undefined && share.min > half;
    return { ...period, owns: share ?? unknownShare, controls: !shows && (share?.majority ?? false) };
  }
  if (votes) return { ...period, owns: undefined, controls: share?.majority ?? false };
  if (unknownShareTypes.has(type)) return { ...period, owns: share ?? unknownShare, controls: false };
  // The right to appoint less than half of a board is no control of it.
  const minority = share?.max !== undefined && share.max <= half;
  return { ...period, owns: undefined, controls: controlTypes.has(type) && !minority };
}

const unknownShare: Share = { min: 0, max: undefined, majority: false };

/** 0.4 states strict bounds as numbers of their own, 0.2 as marks beside the bounds. */
function readShare(share: JsonObject): Share | undefined {
  const exact = fieldText(share.exact);
  const strictMinimum = typeof share.exclusiveMinimum === 'number';
  const minimum = exact ?? fieldText(strictMinimum ? share.exclusiveMinimum : share.minimum);
  const maximum = exact ?? fieldText(typeof share.exclusiveMaximum === 'number' ? share.exclusiveMaximum : share.maximum);
  const min = minimum === undefined ? 0 : basisPoints(minimum, 'down');
  const max = maximum === undefined ? undefined : basisPoints(maximum, 'up');
  if (min === undefined || (maximum !== undefined && max === undefined) || (max !== undefined && max < min)) return undefined;
  const strict = strictMinimum || (share.exclusiveMinimum === true && exact === undefined);
  return { min, max, majority: min > half || (min === half && strict) };
}

function textsOf(interests: readonly JsonObject[]): Record<string, string> {
  const each = (read: (interest: JsonObject) => unknown) =>
    [...new Set(interests.flatMap((interest) => fieldText(read(interest)) ?? []))].join('; ');
  return {
    interests: each(({ type }) => type ?? 'not stated'),
    shares: each(({ share }) => (isObject(share) ? JSON.stringify(share) : undefined)),
    level: each(({ directOrIndirect, interestLevel }) => directOrIndirect ?? interestLevel),
    beneficial: each(({ beneficialOwnershipOrControl }) => beneficialOwnershipOrControl),
    details: each(({ details }) => details ?? fieldObject(details).description),
  };
}
