/** A list as a table, with its caption, and buttons that save what is shown. */
import { Table } from '@trussworks/react-uswds';
import type { ReactNode } from 'react';
import { texts } from '../texts/texts.ts';
import { SaveList } from './save-list.tsx';

export interface Column<Row> {
  readonly name: string;
  readonly show: (row: Row) => ReactNode;
  /** As it is saved: a text, a number, or null where it is not known. Absent: the column is not saved. */
  readonly value?: (row: Row) => string | number | null;
  readonly isNumber?: boolean;
  /** In what is saved alone: the page shows it otherwise. */
  readonly isSavedOnly?: boolean;
}

interface ListTableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Name of the file that it is saved as, without its ending; absent: it is not saved. */
  readonly file?: string;
  /** Rows of the whole list, where `rows` may be a part of it: what is saved says so. Null: a part of nobody knows how many. */
  readonly total?: number | null;
  /** A heading above says the same: the caption is for those who do not see that. */
  readonly isHeaded?: boolean;
}

export function ListTable<Row>({ caption, columns: all, rows, keyOf, file, total = rows.length, isHeaded }: ListTableProps<Row>) {
  const columns = all.filter(({ isSavedOnly }) => isSavedOnly !== true);
  return (
    <div className="hb-list">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="hb-scroll" aria-label={isHeaded === true ? texts.parts.tableOf(caption) : caption} tabIndex={0}>
        <Table compact>
          <caption className={isHeaded === true ? 'hb-hidden' : undefined}>{caption}</caption>
          <thead>
            <tr>
              {columns.map(({ name, isNumber }) => (
                <th key={name} scope="col" className={isNumber === true ? 'hb-number' : undefined}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={keyOf(row)}>
                {columns.map(({ name, show, isNumber }) => (
                  <td key={name} className={isNumber === true ? 'hb-number' : undefined}>
                    {show(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      </section>
      {file !== undefined && <SaveList {...{ file, caption, rows, total }} columns={all} />}
    </div>
  );
}
