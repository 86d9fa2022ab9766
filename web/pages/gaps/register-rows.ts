/** Rows of the register where they are looked at: blocks of them, each asked for when it comes into sight. */
import { useEffect, useState } from 'react';
import { GapRowsDocument, type GapRowsQuery } from '../../generated/operations.ts';
import { useAnswers } from '../../parts/use-answers.ts';
import type { RegisterAsked } from './ask.ts';
import type { GapRow } from './columns.tsx';

const blockRows = 100;
/** Milliseconds for which a block is in sight before it is asked for. */
const restBefore = 100;

interface RegisterRows {
  readonly rowAt: (place: number) => GapRow | undefined;
  readonly error: Error | null;
  /** Asks again for what could not be answered. */
  readonly again: () => void;
}

/** Rows at these places; undefined where they are not there yet. */
export function useRegisterRows(asked: RegisterAsked, places: readonly number[]): RegisterRows {
  const blocks = [...new Set(places.map((place) => Math.floor(place / blockRows)))];
  // What only flies past is not asked for: the server would work on each block, wanted or not.
  const inSight = blocks.join(' ');
  const isSettled = useSettled(inSight, restBefore) === inSight;
  const answers = useAnswers(
    GapRowsDocument,
    blocks.map((block) => ({ ...asked, from: block * blockRows, first: blockRows })),
    isSettled,
  );
  const byBlock = new Map<number, GapRowsQuery | undefined>(blocks.map((block, i) => [block, answers[i]?.data]));
  return {
    rowAt: (place) => byBlock.get(Math.floor(place / blockRows))?.gaps.nodes[place % blockRows],
    error: answers.find(({ error }) => error !== null)?.error ?? null,
    again: () => {
      for (const { error, refetch } of answers) if (error !== null) void refetch();
    },
  };
}

/** The value, when it has stayed for a while; until then what it was. */
export function useSettled(value: string, rest: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    if (settled === value) return;
    const timer = setTimeout(() => setSettled(value), rest);
    return () => clearTimeout(timer);
  }, [value, settled, rest]);
  return settled;
}
