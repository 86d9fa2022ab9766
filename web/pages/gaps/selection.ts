/** Rows that are selected, with the state of each that was seen when it was. */
import { useCallback, useMemo, useState } from 'react';
import type { GapRow } from './columns.tsx';
import { lostName } from './columns.tsx';

export interface SelectedGap {
  readonly gapId: string;
  readonly name: string;
  readonly newest: readonly string[];
  readonly owner: string | null;
  readonly due: string | null;
  readonly status: string | null;
  readonly note: string | null;
}

export interface Selection {
  readonly gaps: readonly SelectedGap[];
  readonly has: (gapId: string) => boolean;
  readonly toggle: (row: GapRow) => void;
  readonly add: (rows: readonly GapRow[]) => void;
  readonly clear: () => void;
}

export function useSelection(): Selection {
  const [selected, setSelected] = useState<ReadonlyMap<string, SelectedGap>>(new Map());
  const add = useCallback((rows: readonly GapRow[]) => {
    setSelected((before) => new Map([...before, ...rows.map((row) => [row.gapId, seen(row)] as const)]));
  }, []);
  const toggle = useCallback((row: GapRow) => {
    setSelected((before) => {
      const after = new Map(before);
      if (!after.delete(row.gapId)) after.set(row.gapId, seen(row));
      return after;
    });
  }, []);
  const clear = useCallback(() => setSelected(new Map()), []);
  return useMemo(
    () => ({ gaps: [...selected.values()], has: (gapId: string) => selected.has(gapId), toggle, add, clear }),
    [selected, toggle, add, clear],
  );
}

function seen(row: GapRow): SelectedGap {
  const { gapId, newest, owner, due, status, note } = row;
  return { gapId, name: lostName(row), newest, owner, due, status, note };
}
