import { draftGapDecision } from '../../../app/gaps/draft-gap-decision.ts';
import type { ShownGapEdit } from '../../../app/gaps/gap-history.ts';
import { askGoneGaps, type GoneGap } from '../../../app/gaps/gone-gaps.ts';
import type { Loaders } from '../context.ts';
import { evidenceOf } from '../node-resolvers.ts';
import { answerPage, loadersOf, lower, type Queries } from './asked.ts';
import { registerOf } from './register-asked.ts';

/** What was decided about gaps that the register has no longer. */
export const goneGaps: Queries['goneGaps'] = async (_, args, context) => {
  const loaders = await loadersOf(context, args);
  const question = registerOf(args);
  const ask = () => askGoneGaps(loaders.workspace, loaders.reader, question);
  const { shown } = await answerPage(loaders, args, ['gone-gaps', question], ask, (gap) => ({ ...gap, gap, loaders }));
  return shown;
};

export interface GoneGapParent extends Omit<GoneGap, 'history'> {
  readonly gap: GoneGap;
  readonly loaders: Loaders;
}

export const goneGapResolvers = {
  history: async ({ gap, loaders }: GoneGapParent) => editsOf(await gap.history(), loaders),
};

/** A decision about gaps as a document, of what stands now whatever else is asked about. */
export const gapDraft: Queries['gapDraft'] = async (_, args, context) => {
  const { workspace, reader } = await context.loaders({});
  const { gaps, author, owner, due, status, clear, note } = args;
  return await draftGapDecision(workspace, reader, {
    ...registerOf(args),
    gaps: gaps.map(({ gapId, upon }) => ({ gapId, upon: upon ?? undefined })),
    author,
    set: {
      owner: owner ?? undefined,
      due: due ?? undefined,
      status: status == null ? undefined : lower<string>(status).replaceAll('-', ' '),
    },
    clear: clear ?? undefined,
    note: note ?? undefined,
  });
};

export function editsOf(history: readonly ShownGapEdit[], { spend }: Loaders) {
  spend(history.length);
  return history.map(({ evidence, ...edit }) => ({ ...edit, evidence: evidenceOf(evidence) }));
}
