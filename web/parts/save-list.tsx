/** Saves a list as CSV or JSON. */
import { texts } from '../texts/texts.ts';
import type { Column } from './list-table.tsx';
import { banner } from './page-frame.tsx';
import { saveFile } from './save-file.ts';

interface SaveListProps<Row> {
  readonly file: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
}

export function SaveList<Row>({ file, columns, rows }: SaveListProps<Row>) {
  const saved = columns.filter(({ value }) => value !== undefined);
  const cells = (row: Row) => saved.map(({ value }) => value?.(row) ?? null);
  const names = saved.map(({ name }) => name);
  return (
    <div className="hb-tools">
      <button
        className="usa-button usa-button--unstyled"
        type="button"
        onClick={() =>
          saveFile(`${file}.csv`, 'text/csv', csvOf([...(banner === '' ? [] : [[banner]]), names, ...rows.map(cells)]))
        }
      >
        {texts.parts.saveCsv}
      </button>
      <button
        className="usa-button usa-button--unstyled"
        type="button"
        onClick={() => {
          const list = rows.map((row) => Object.fromEntries(cells(row).map((cell, index) => [names[index], cell])));
          saveFile(`${file}.json`, 'application/json', JSON.stringify(banner === '' ? list : { marking: banner, list }, null, 2));
        }}
      >
        {texts.parts.saveJson}
      </button>
    </div>
  );
}

/** RFC 4180; what a spreadsheet would take for a formula begins with an apostrophe. */
export function csvOf(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');
}

function cellOf(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = /^\s*[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
