/** The register as a table of which only the rows in sight exist: 50,000 scroll as fifty do. */
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type FocusEvent, Fragment, memo, useCallback, useEffect, useMemo, useRef } from 'react';
import { Link, useLocation } from 'react-router';
import type { GapSort } from '../../generated/operations.ts';
import { Failed } from '../../parts/answer-of.tsx';
import { count, texts } from '../../texts/texts.ts';
import type { RegisterAddress } from './ask.ts';
import { columnsShown, type GapColumn, type GapRow, lostName } from './columns.tsx';
import { useRegisterRows } from './register-rows.ts';
import type { Selection } from './selection.ts';

const t = texts.gaps;
/** As page.css has it. */
const rowHeight = 52;
const beyondSight = 8;

interface RegisterTableProps {
  readonly register: RegisterAddress;
  readonly total: number;
  readonly selection: Selection;
}

export function RegisterTable({ register, total, selection }: RegisterTableProps) {
  const frame = useRef<HTMLElement>(null);
  const chosen = register.columns.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is new each time, what stands in it is not
  const columns = useMemo(() => columnsShown(register.columns), [chosen]);
  const { keepFocused, rangeExtractor } = useFocusedRow();
  const rows = useVirtualizer({
    count: total,
    rangeExtractor,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    overscan: beyondSight,
  });
  const { asked } = register;
  // Another list is read from its beginning.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is asked is what it waits for
  useEffect(() => {
    frame.current?.scrollTo({ top: 0 });
  }, [asked]);
  const items = rows.getVirtualItems();
  const { rowAt, error, again } = useRegisterRows(
    asked,
    items.map(({ index }) => index),
  );
  const width = columns.reduce((sum, one) => sum + one.width, selectWidth);
  return (
    <>
      {error !== null && <Failed error={error} again={again} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="hb-register" aria-label={t.table} tabIndex={0} ref={frame}>
        <table className="usa-table usa-table--borderless" style={{ width }} aria-rowcount={total + 1}>
          <caption className="hb-hidden">{t.table}</caption>
          <colgroup>
            <col style={{ width: selectWidth }} />
            {columns.map((column) => (
              <col key={column.id} style={{ width: column.width }} />
            ))}
          </colgroup>
          <thead>
            <tr aria-rowindex={1}>
              <td />
              {columns.map((column) => (
                <Heading key={column.id} column={column} register={register} />
              ))}
            </tr>
          </thead>
          <tbody onFocus={keepFocused}>
            {items.map(({ index, start }, i) => (
              <Fragment key={index}>
                <Gap height={start - (items[i - 1]?.end ?? 0)} columns={columns.length + 1} />
                <Row index={index} row={rowAt(index)} columns={columns} selection={selection} />
              </Fragment>
            ))}
            <Gap height={rows.getTotalSize() - (items.at(-1)?.end ?? 0)} columns={columns.length + 1} />
          </tbody>
        </table>
      </section>
    </>
  );
}

/** The row that was focused last exists wherever it is scrolled to: focus is lost with what it stands on. */
function useFocusedRow() {
  const focused = useRef<number | undefined>(undefined);
  const keepFocused = useCallback(({ target }: FocusEvent) => {
    const place = target.closest('tr')?.ariaRowIndex;
    if (place != null) focused.current = Number(place) - firstRowIndex;
  }, []);
  const rangeExtractor = useCallback((range: Range) => {
    const inSight = defaultRangeExtractor(range);
    const { current } = focused;
    if (current === undefined || current >= range.count || inSight.includes(current)) return inSight;
    return [...inSight, current].sort((a, b) => a - b);
  }, []);
  return { keepFocused, rangeExtractor };
}

const selectWidth = 44;
/** The heading is the first, and rows are counted from one. */
const firstRowIndex = 2;

/** In place of the rows that are not in sight. */
function Gap({ height, columns }: { readonly height: number; readonly columns: number }) {
  if (height <= 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: it is an empty space, which nothing can focus
    <tr aria-hidden="true">
      <td colSpan={columns} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}

function Heading({ column, register }: { readonly column: GapColumn; readonly register: RegisterAddress }) {
  const { id, name, sort, isNumber } = column;
  const { asked, change } = register;
  // Two columns may be sorted by the same figure: one of them says so.
  const isSorted = sort !== undefined && asked.sort === sort && id !== 'able';
  const order = isSorted ? (asked.descending ? 'descending' : 'ascending') : undefined;
  const turn = (by: GapSort) =>
    change(
      { sort: by === 'RANK' ? undefined : by, order: isSorted && !asked.descending ? 'down' : undefined },
      { replace: true },
    );
  return (
    <th scope="col" className={isNumber === true ? 'hb-number' : undefined} aria-sort={order}>
      {sort === undefined ? (
        name
      ) : (
        <button type="button" className="hb-sort" onClick={() => turn(sort)}>
          {name}
          <span aria-hidden="true">{order === undefined ? '' : order === 'ascending' ? ' ▲' : ' ▼'}</span>
        </button>
      )}
    </th>
  );
}

interface RowProps {
  readonly index: number;
  readonly row: GapRow | undefined;
  readonly columns: readonly GapColumn[];
  readonly selection: Selection;
}

/** Made anew only where it changes: scrolling makes those that come into sight. */
const Row = memo(function Row({ index, row, columns, selection }: RowProps) {
  if (row === undefined) {
    return (
      <tr aria-rowindex={index + firstRowIndex}>
        <td colSpan={columns.length + 1} className="hb-unknown">
          {texts.parts.loading}
        </td>
      </tr>
    );
  }
  const name = t.open(count(row.rank), lostName(row));
  return (
    <tr aria-rowindex={index + firstRowIndex}>
      <td>
        <input
          type="checkbox"
          className="hb-check"
          aria-label={t.select(name)}
          checked={selection.has(row.gapId)}
          onChange={() => selection.toggle(row)}
        />
      </td>
      {columns.map((column) =>
        column.id === 'lost' ? (
          <th key={column.id} scope="row">
            <Opening row={row} label={name} />
          </th>
        ) : (
          <td key={column.id} className={column.isNumber === true ? 'hb-number' : undefined}>
            <div className="hb-cell">{column.show(row)}</div>
          </td>
        ),
      )}
    </tr>
  );
});

function Opening({ row, label }: { readonly row: GapRow; readonly label: string }) {
  const { search } = useLocation();
  const parameters = new URLSearchParams(search);
  parameters.set('gap', row.gapId);
  return (
    <Link className="hb-cell" to={`?${parameters.toString()}`} aria-label={label} preventScrollReset>
      {lostName(row)}
    </Link>
  );
}
