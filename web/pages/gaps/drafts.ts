/** What was typed about a gap and is not recorded: kept while the pages are open, whatever is shut meanwhile. */
import type { SelectedGap } from './selection.ts';

export const editFields = ['owner', 'due', 'status'] as const;
export type EditField = (typeof editFields)[number];

export interface Typed {
  readonly owner: string;
  readonly due: string;
  /** Name of the schema; empty: none. */
  readonly status: string;
  readonly note: string;
  readonly takeBack: readonly EditField[];
  /** What the author saw when the typing began. */
  readonly upon: readonly SelectedGap[];
}

const drafts = new Map<string, Typed>();

const nameOf = (programme: string | undefined, gapId: string) => JSON.stringify([programme ?? '', gapId]);

export function draftOf(programme: string | undefined, gapId: string): Typed | undefined {
  return drafts.get(nameOf(programme, gapId));
}

/** Undefined: it was recorded, or given up. */
export function keepDraft(programme: string | undefined, gapId: string, typed: Typed | undefined): void {
  if (typed === undefined) drafts.delete(nameOf(programme, gapId));
  else drafts.set(nameOf(programme, gapId), typed);
}
