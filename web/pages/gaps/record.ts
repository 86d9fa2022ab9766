/** Records what is decided about gaps: the server drafts the document, refuses what is stale, and is given it. */
import { useState } from 'react';
import { AskFailure, ask, askAllAgain } from '../../answers.ts';
import {
  GapDraftDocument,
  type GapGroup,
  type GapStatus,
  GapsAsDecidedDocument,
  type GapsAsDecidedQuery,
} from '../../generated/operations.ts';
import { handInMade } from '../../parts/hand-in-made.ts';
import { asTyped } from '../../shown-text.ts';
import type { SelectedGap } from './selection.ts';

/** Gaps that one decision is about here: so many can be shown side by side where they are in conflict. */
export const mostDecided = 500;

export interface Decision {
  readonly set: { readonly owner?: string; readonly due?: string; readonly status?: GapStatus };
  readonly clear: readonly ('owner' | 'due' | 'status')[];
  readonly note: string;
}

export type StandingGap = GapsAsDecidedQuery['gaps']['nodes'][number];

export interface Conflict {
  /** As they stand now: all that were asked about, those that nobody changed too. */
  readonly standing: readonly StandingGap[];
  readonly changed: ReadonlySet<string>;
}

export type Recording =
  | { readonly state: 'idle' | 'running' | 'recorded' }
  | { readonly state: 'failed'; readonly error: Error }
  | { readonly state: 'conflict'; readonly conflict: Conflict };

interface Asked {
  readonly programme: string | undefined;
  readonly group: GapGroup;
}

export function useRecording({ programme, group }: Asked) {
  const [recording, setRecording] = useState<Recording>({ state: 'idle' });
  const record = async (gaps: readonly SelectedGap[], decision: Decision, author: string): Promise<boolean> => {
    setRecording({ state: 'running' });
    try {
      const { set, clear, note } = decision;
      const upon = gaps.map(({ gapId, newest }) => ({ gapId, upon: newest }));
      const owner = set.owner === undefined ? {} : { owner: asTyped(set.owner) };
      const said = { author: asTyped(author), ...set, ...owner, clear, ...(note === '' ? {} : { note: asTyped(note) }) };
      const variables = { programme, gaps: upon, ...said };
      const { gapDraft } = await ask(GapDraftDocument, variables);
      await handInMade(gapDraft);
      await askAllAgain();
      setRecording({ state: 'recorded' });
      return true;
    } catch (failure) {
      const error = failure instanceof Error ? failure : new Error(String(failure));
      setRecording(await seen(error, gaps).catch((other: Error): Recording => ({ state: 'failed', error: other })));
      return false;
    }
  };

  async function seen(error: Error, gaps: readonly SelectedGap[]): Promise<Recording> {
    if (!(error instanceof AskFailure) || error.code !== 'CONFLICT') return { state: 'failed', error };
    void askAllAgain();
    const gapId = gaps.map((gap) => gap.gapId);
    const { nodes } = (await ask(GapsAsDecidedDocument, { programme, group, filter: { gapId } })).gaps;
    const before = new Map(gaps.map((gap) => [gap.gapId, gap.newest.join(' ')]));
    const changed = new Set(nodes.filter((one) => before.get(one.gapId) !== one.newest.join(' ')).map((one) => one.gapId));
    return { state: 'conflict', conflict: { standing: nodes, changed } };
  }
  return { recording, record, forget: () => setRecording({ state: 'idle' }) };
}
