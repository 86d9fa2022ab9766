/** What an officer reads first is asked first: one server answers, and what it works out meanwhile comes later. */
import { useScope } from '../../address.ts';
import { type Answer, useAnswer } from '../../answers.ts';
import { ProgrammeGapsDocument, type TypedDocumentString } from '../../generated/operations.ts';

/** The register as the first page shows it: one question, however many sections ask it. */
export const useGaps = () => useAnswer(ProgrammeGapsDocument, { ...useScope() });

/** Whether the register has answered, has failed (and may be asked again), or was given up. */
export function useAreGapsDone(): boolean {
  const { isFetched, failureCount, fetchStatus } = useGaps();
  return isFetched || failureCount > 0 || fetchStatus === 'idle';
}

/** A question of this page about its programme and times, asked after the register's. */
export function useAfterGaps<Data, Variables>(operation: TypedDocumentString<Data, Variables>): Answer<Data> {
  return useAnswer(operation, { ...useScope() } as Variables, { enabled: useAreGapsDone() });
}
