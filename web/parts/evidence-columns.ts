/** Where a saved row is said: how many places, and the first of them, which the page opens. */
import { texts } from '../texts/texts.ts';
import type { Place } from './evidence-list.tsx';
import type { Column } from './list-table.tsx';

const t = texts.parts.evidenceColumns;

export function evidenceColumns<Row>(placesOf: (row: Row) => readonly Place[]): readonly Column<Row>[] {
  const saved = (name: string, value: (places: readonly Place[]) => string | number | null): Column<Row> => ({
    name,
    show: () => null,
    value: (row) => value(placesOf(row)),
    isSavedOnly: true,
  });
  return [
    saved(t.places, (places) => places.length),
    saved(t.document, ([first]) => first?.document.sha256 ?? null),
    saved(t.pointer, ([first]) => first?.pointer ?? null),
  ];
}
