/** Which columns the register shows. */
import { Button, Fieldset } from '@trussworks/react-uswds';
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
      <Fieldset legend={t.columns} legendStyle="srOnly">
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
        <Button unstyled type="button" onClick={() => choose([])}>
          {t.columnsReset}
        </Button>
      </Fieldset>
    </details>
  );
}
