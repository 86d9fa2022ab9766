/** Words of gap decisions (docs/formats.md): who looks after a gap, until when, and how it stands. */

/** Format of documents of gap decisions, and `texts.statement` of what they assert. */
export const gapDecisionFormat = 'gap-decision-json';
export const gapDecisionStatement = 'gap decision';

/** What a gap decision sets or clears. */
export const gapFields = ['owner', 'due', 'status'] as const;
export type GapField = (typeof gapFields)[number];

export const gapStatuses = ['open', 'in work', 'mitigated', 'accepted', 'closed'] as const;
export type GapStatus = (typeof gapStatuses)[number];

/** Of these something is still to be done: what is due is overdue after its day. */
export const unsettledStatuses: ReadonlySet<string> = new Set<GapStatus | ''>(['', 'open', 'in work']);

/** Ids of gaps: the first 12 hexadecimal digits of a hash (graph/analyses/gap-rank.ts). */
export const gapIdForm = /^[0-9a-f]{12}$/;

/** Key of the node that statements about a gap are of: no document asserts an edge of it, so that it joins nothing. */
export function gapKey(gapId: string): string {
  return `identifier:gap:${gapId}`;
}

/** Items beneath a gap that a decision names, in the order of the row, and characters of the id of one. */
export const mostItemsNamed = 20;
export const itemIdCharacters = 500;

/** What stands in a list within one text, one a line. */
export const betweenIds = '\n';
