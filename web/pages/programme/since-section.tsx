/** What changed since the hand-in day before the last one. */
import { Link } from 'react-router';
import { useAddressOf } from '../../address.ts';
import { ProgrammeSinceDocument, type ProgrammeSinceQuery } from '../../generated/operations.ts';
import { AnswerOf } from '../../parts/answer-of.tsx';
import { changeParameters, changeParts } from '../../parts/change-parts.ts';
import { ListTable } from '../../parts/list-table.tsx';
import { count, texts } from '../../texts/texts.ts';
import { useAfterGaps } from './after-gaps.ts';

const t = texts.programme;

export const useSince = () => useAfterGaps(ProgrammeSinceDocument);

export function SinceSection() {
  const addressOf = useAddressOf();
  return (
    <section>
      <h2>{t.since}</h2>
      <AnswerOf of={useSince()} isEmpty={({ diff }) => diff.from.documents === 0} empty={t.noLastTime}>
        {({ diff }) => {
          const rows = rowsOf(diff);
          return (
            <>
              <p className="hb-note">{t.sinceNote((diff.from.knownAt ?? '').slice(0, 10))}</p>
              {rows.length === 0 ? (
                <div className="hb-state">{t.nothingChanged}</div>
              ) : (
                <ListTable
                  isHeaded
                  caption={t.since}
                  file="changes"
                  rows={rows}
                  keyOf={({ what, change }) => `${what} ${change}`}
                  columns={[
                    { name: t.sinceColumns.what, show: ({ what }) => what, value: ({ what }) => what },
                    { name: t.sinceColumns.change, show: ({ change }) => change, value: ({ change }) => change },
                    { name: t.sinceColumns.count, show: (row) => <Found of={row} />, value: (row) => row.count, isNumber: true },
                  ]}
                />
              )}
              <Link to={addressOf('/compare')}>{t.compare}</Link>
            </>
          );
        }}
      </AnswerOf>
    </section>
  );
}

type Row = ReturnType<typeof rowsOf>[number];

/** Leads to the list of Compare that it counts. */
function Found({ of: { what, change, count: many, to, hash } }: { readonly of: Row }) {
  const addressOf = useAddressOf();
  return (
    <Link to={`${addressOf('/compare', to)}#${hash}`} aria-label={t.changed(count(many), what, change)}>
      {count(many)}
    </Link>
  );
}

function rowsOf({ counts: { documents, gaps, vendors } }: ProgrammeSinceQuery['diff']) {
  return [
    ...named('gaps', t.sinceGaps, gaps, t.changes),
    ...named('vendors', t.sinceVendors, vendors, t.changes),
    ...named('documents', t.sinceDocuments, documents, t.documentChanges),
  ].filter((row) => row.count > 0);
}

/** Each leads to its list, narrowed to what it counts. */
function named(part: keyof typeof changeParts, what: string, counts: object, names: Readonly<Record<string, string>>) {
  const known = counts as Readonly<Partial<Record<string, number>>>;
  return Object.entries(names).map(([kind, change]) => ({
    what,
    change,
    count: known[kind] ?? 0,
    to: { [changeParameters[part]]: kind.toUpperCase() },
    hash: changeParts[part],
  }));
}
