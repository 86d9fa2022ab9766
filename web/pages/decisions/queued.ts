/** One thing of the queue: what it is known by, and what may be decided about it. */
import type { DecisionKind, DecisionQueueQuery } from '../../generated/operations.ts';
import type { Decidable } from '../../parts/decide/decidable.ts';

export type Queued = DecisionQueueQuery['decisionQueue']['nodes'][number];

export function keyOf({ party, entry, decision }: Queued): string {
  return [party.id, entry?.id ?? '', entry === null ? (decision?.id ?? '') : ''].join(' | ');
}

/** What awaits a second person is confirmed; a pair is decided or waived; without an entry there is only the waiver. */
export function choicesOf({ reason, entry, rules, decision }: Queued): readonly DecisionKind[] {
  if (reason === 'awaiting second person' && decision !== null) return ['CONFIRMATION'];
  if (reason === 'dangling') return [];
  return [...(entry === null ? [] : (['MATCH', 'NO_MATCH'] as const)), ...(rules.length === 0 ? [] : (['WAIVER'] as const))];
}

/** The pair alone, and the rules at stake. */
export function decidable(queued: Queued): Decidable {
  const { party, entry, rules, decision } = queued;
  const entries = entry === null ? [] : [entry];
  const confirms = decision ?? undefined;
  return { party, choices: choicesOf(queued), pairs: entries, waived: entries, isWaivedByEntry: true, rules, confirms };
}

/** Its words, for search. */
export function hasWords({ party, entry, reason, rules }: Queued, text: string): boolean {
  const words = [party.name, entry?.name ?? '', entry?.list ?? '', reason, ...rules].join(' ').toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.includes(word));
}
