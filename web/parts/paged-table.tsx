/** A list of which more is asked for page by page; what is saved is what is shown. */
import { Button } from '@trussworks/react-uswds';
import type { AnswerPages } from '../answers.ts';
import { count, texts } from '../texts/texts.ts';
import { AnswerOf } from './answer-of.tsx';
import { type Column, ListTable } from './list-table.tsx';

const t = texts.parts;

interface PagedTableProps<Row> {
  readonly of: AnswerPages<Row>;
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly keyOf: (row: Row) => string;
  readonly file?: string;
  /** A heading above says the same. */
  readonly isHeaded?: boolean;
  /** What is said where there is nothing. */
  readonly empty?: string;
}

export function PagedTable<Row>({ of, empty, ...table }: PagedTableProps<Row>) {
  return (
    <AnswerOf of={of} isEmpty={({ rows }) => rows.length === 0} empty={empty}>
      {({ rows, totalCount }) => (
        <>
          <ListTable {...table} rows={rows} total={totalCount} />
          <MoreRows of={of} shown={rows.length} total={totalCount} />
        </>
      )}
    </AnswerOf>
  );
}

export function MoreRows({
  of,
  shown,
  total,
}: {
  readonly of: AnswerPages<unknown>;
  readonly shown: number;
  readonly total: number;
}) {
  return (
    <p className="hb-tools">
      <span role="status">{t.shown(count(shown), count(total))}</span>
      {of.hasMore && (
        <Button outline type="button" disabled={of.isFetchingMore} onClick={of.more}>
          {of.isFetchingMore ? t.loading : t.more(count(total - shown))}
        </Button>
      )}
    </p>
  );
}
