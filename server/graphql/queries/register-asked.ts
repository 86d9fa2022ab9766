/** Which register is asked about: its programme, stage, counting and rows. */
import type { GapQuestion } from '../../../app/gaps/find-gaps.ts';
import { lower, type QuestionInput } from './asked.ts';

interface RegisterInput extends QuestionInput {
  readonly stage?: string | null;
  readonly counting?: string | null;
  readonly group?: string | null;
}

export function registerOf(args: RegisterInput) {
  return {
    programme: args.programme ?? undefined,
    stage: args.stage ?? undefined,
    counting: lower<NonNullable<GapQuestion['counting']>>(args.counting ?? 'QUALIFIED'),
    group: lower<NonNullable<GapQuestion['group']>>(args.group ?? 'CANDIDATE'),
  };
}
