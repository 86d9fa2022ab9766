/** Each column of a spreadsheet with its first values, and what it is. */
import { Label, Select, Table } from '@trussworks/react-uswds';
import { useId } from 'react';
import type { MappingPreview } from '../../parts/documents/api.ts';
import { texts } from '../../texts/texts.ts';
import type { Tried } from './mapping-step.tsx';

const t = texts.handIn.mapping;
const samples = 3;
const levelChoice = 'level';

interface ChoicesProps {
  readonly of: MappingPreview;
  readonly onChange: (tried: Tried) => void;
}

export function ColumnChoices({ of, onChange }: ChoicesProps) {
  const id = useId();
  const { columns, rows, tables, fields, mapping, sheet, header } = of;
  const key = tables.join(',');
  const known = Object.entries(t.tables);
  const all = known.some(([name]) => name === key) || key === '' ? known : [...known, [key, key] as const];
  const current = Object.fromEntries(columns.filter(({ is }) => is !== '').map(({ reference, is }) => [reference, is]));
  const possible = [...new Set(fields.filter(({ table }) => tables.includes(table)).flatMap((one) => one.columns))];
  const choose = (nextTables: readonly string[], changed: Readonly<Record<string, string>>) => {
    const allowed = new Set([
      ...fields.filter(({ table }) => nextTables.includes(table)).flatMap((one) => one.columns),
      ...(nextTables.includes('requirements') ? [levelChoice] : []),
    ]);
    const chosen = Object.entries({ ...current, ...changed }).map(([reference, is]) => [reference, allowed.has(is) ? is : '']);
    onChange({ mapping, choices: { tables: nextTables, columns: Object.fromEntries(chosen) } });
  };
  return (
    <>
      <Label htmlFor={id}>{t.rows}</Label>
      <Select name="rows" id={id} value={key} onChange={({ target }) => choose(target.value.split(','), {})}>
        {all.map(([name, shown]) => (
          <option key={name} value={name}>
            {shown}
          </option>
        ))}
      </Select>
      <p className="usa-hint">{t.sheet(sheet, header)}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="hb-scroll hb-mapping" tabIndex={0} aria-label={t.columns}>
        <Table compact caption={t.columns}>
          <thead>
            <tr>
              <th scope="col">{t.column}</th>
              <th scope="col">{t.is}</th>
              <th scope="col">{t.samples}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map(({ name, reference, is }, position) => {
              const shown = name === '' ? t.unnamed(reference) : name;
              const values = rows.map(({ cells }) => cells[position] ?? '').filter((cell) => cell.trim() !== '');
              return (
                <tr key={reference}>
                  <th scope="row">{shown}</th>
                  <td>
                    <Select
                      id={`${id}${reference}`}
                      name={reference}
                      aria-label={t.isOf(shown)}
                      value={is}
                      onChange={({ target }) => choose(tables, { [reference]: target.value })}
                    >
                      <option value="">{t.nothing}</option>
                      {tables.includes('requirements') && <option value={levelChoice}>{t.level}</option>}
                      {possible.map((field) => (
                        <option key={field} value={field}>
                          {t.field(field)}
                        </option>
                      ))}
                    </Select>
                  </td>
                  <td>{values.slice(0, samples).join(' · ')}</td>
                </tr>
              );
            })}
          </tbody>
        </Table>
      </section>
    </>
  );
}
