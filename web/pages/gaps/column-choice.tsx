/** Which columns the register shows. */
import { texts } from '../../texts/texts.ts';
import type { RegisterAddress } from './ask.ts';
import { columnsShown, gapColumns, lostColumn } from './columns.tsx';

const t = texts.gaps;

export function ColumnChoice({ register: { columns, change } }: { readonly register: RegisterAddress }) {
  const shown = columnsShown(columns).map(({ id }) => id);
  const choose = (ids: readonly string[]) => change({ columns: ids.join(' ') }, { replace: true, flushSync: true });
  return (
    <details className="hb-columns-choice">
      <summary>{t.columns}</summary>
      <fieldset className="usa-fieldset">
        <legend className="hb-hidden">{t.columns}</legend>
        {gapColumns.map(({ id, name }) => (
          <label key={id} className="hb-choice">
            <input
              type="checkbox"
              checked={shown.includes(id)}
              disabled={id === lostColumn.id}
              onChange={({ target }) => choose(target.checked ? [...shown, id] : shown.filter((one) => one !== id))}
            />
            {name}
          </label>
        ))}
        <button className="usa-button usa-button--unstyled" type="button" onClick={() => choose([])}>
          {t.columnsReset}
        </button>
      </fieldset>
    </details>
  );
}
