/** The costs of measures, to be typed in: a row for an item stands before one for its category, and that before all. */
import { Button, Select, Table, TextInput } from '@trussworks/react-uswds';
import { texts } from '../../texts/texts.ts';
import { type CostRow, measures } from './costs.ts';

const t = texts.plan;

interface CostTableProps {
  readonly rows: readonly CostRow[];
  /** Of costs that name none. */
  readonly currency: string;
  readonly change: (rows: readonly CostRow[]) => void;
}

export function CostTable({ rows, currency, change }: CostTableProps) {
  const set = (at: number, changes: Partial<CostRow>) =>
    change(rows.map((row, index) => (index === at ? { ...row, ...changes } : row)));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="hb-scroll" aria-label={t.costs} tabIndex={0}>
      <Table compact>
        <caption className="hb-hidden">{t.costs}</caption>
        <thead>
          <tr>
            <th scope="col">{t.column.measure}</th>
            <th scope="col">{t.column.item}</th>
            <th scope="col">{t.column.cost}</th>
            <th scope="col">{t.column.currency}</th>
            <th scope="col">{t.column.weeks}</th>
            <th scope="col">
              <span className="hb-hidden">{t.removeRow}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have nothing else of their own
            <tr key={index}>
              <td>
                <Select
                  id={`measure-${index}`}
                  name="measure"
                  aria-label={t.cell(t.column.measure, index + 1)}
                  value={row.measure}
                  onChange={({ target }) => set(index, { measure: target.value })}
                >
                  {measures.map((measure) => (
                    <option key={measure} value={measure}>
                      {t.kinds[measure]}
                    </option>
                  ))}
                </Select>
              </td>
              {(['item', 'cost', 'currency', 'weeks'] as const).map((name) => (
                <td key={name}>
                  <TextInput
                    id={`${name}-${index}`}
                    name={name}
                    type="text"
                    aria-label={t.cellOf(t.kinds[row.measure] ?? row.measure, t.column[name], index + 1)}
                    value={row[name]}
                    placeholder={name === 'currency' ? currency.toUpperCase() : ''}
                    size={name === 'item' ? 24 : 8}
                    onChange={({ target }) => set(index, { [name]: target.value })}
                  />
                </td>
              ))}
              <td>
                <Button
                  type="button"
                  unstyled
                  aria-label={t.removeRowOf(index + 1)}
                  onClick={() => change(rows.filter((_, at) => at !== index))}
                >
                  <span aria-hidden="true">×</span>
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
