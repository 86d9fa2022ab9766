/** How much there is to spend, or how many measures, and what measures cost: asked when the form is sent. */
import { Button, TextInput } from '@trussworks/react-uswds';
import { useState } from 'react';
import { useAddress } from '../../address.ts';
import { Labelled } from '../../parts/labelled.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { shownText } from '../../shown-text.ts';
import { texts } from '../../texts/texts.ts';
import { CostTable } from './cost-table.tsx';
import { type CostRow, costsOfCsv, csvOfCosts, emptyRow, measures, mostRows, rowOfText, saying, textOfRow } from './costs.ts';

const t = texts.plan;

interface Typed {
  /** Of what stood in the address when the typing began. */
  readonly address: string;
  readonly rows: readonly CostRow[];
  readonly budget: string;
  readonly currency: string;
  readonly number: string;
}

export function PlanForm() {
  const [parameters, change] = useAddress();
  const [typed, setTyped] = useState(() => typedAt(parameters));
  // What the plan was worked out from is another: after Back, or after it was worked out.
  if (typed.address !== addressOfForm(parameters)) setTyped(typedAt(parameters));
  const { rows, budget, currency, number } = typed;
  const type = (changes: Partial<Typed>) => setTyped((before) => ({ ...before, ...changes }));
  const setRows = (changed: readonly CostRow[]) => type({ rows: changed });
  const [said, setSaid] = useState('');
  const load = async (file: File | undefined) => {
    if (file === undefined) return;
    const read = costsOfCsv(await file.text());
    if (read === undefined) return setSaid(t.fileUnreadable(shownText(file.name)));
    if (read.length > mostRows) return setSaid(t.fileTooLong(read.length, mostRows));
    setRows(read);
    setSaid(t.fileRead(read.length));
  };
  return (
    <form
      className="hb-plan-form"
      aria-label={t.form}
      onSubmit={(event) => {
        event.preventDefault();
        const cost = saying(rows).map((row) => textOfRow({ ...row, currency: (row.currency || currency).toUpperCase() }));
        change({ budget, currency: currency.toUpperCase(), measures: number, cost });
      }}
    >
      <div className="hb-tools">
        <Labelled label={t.budget} hint={t.budgetHint}>
          {(id) => (
            <TextInput
              {...id}
              type="text"
              inputMode="decimal"
              pattern="\d+(\.\d+)?"
              title={t.amountTitle}
              value={budget}
              onChange={({ target }) => type({ budget: target.value.trim() })}
            />
          )}
        </Labelled>
        <Labelled label={t.currency} hint={t.currencyHint}>
          {(id) => (
            <TextInput
              {...id}
              type="text"
              pattern="[A-Za-z]{3}"
              title={t.currencyTitle}
              maxLength={3}
              size={4}
              required={budget !== ''}
              value={currency}
              onChange={({ target }) => type({ currency: target.value })}
            />
          )}
        </Labelled>
        <Labelled label={t.measures} hint={t.measuresHint}>
          {(id) => (
            <TextInput
              {...id}
              type="number"
              min={1}
              max={1_000}
              value={number}
              onChange={({ target }) => type({ number: target.value })}
            />
          )}
        </Labelled>
      </div>
      <details open={budget !== ''}>
        <summary>{t.costs}</summary>
        <p className="usa-hint">{t.costsHint}</p>
        <CostTable rows={rows} currency={currency} change={setRows} />
        <div className="hb-tools">
          <Button
            type="button"
            unstyled
            disabled={rows.length >= mostRows}
            onClick={() => setRows([...rows, emptyRow('qualify-source', '')])}
          >
            {t.addRow}
          </Button>
          <Button
            type="button"
            unstyled
            onClick={() => {
              const kept = rows.map((row) => ({ ...row, currency: row.cost === '' ? row.currency : row.currency || currency }));
              saveFile('measure-costs.csv', 'text/csv', csvOfCosts(kept));
            }}
          >
            {t.saveCosts}
          </Button>
          <Labelled label={t.loadCosts}>
            {(id) => (
              <input
                {...id}
                type="file"
                accept=".csv,text/csv"
                onChange={({ target }) => {
                  void load(target.files?.[0]);
                }}
              />
            )}
          </Labelled>
        </div>
        <p role="status">{said}</p>
      </details>
      <Button type="submit">{t.workOut}</Button>
    </form>
  );
}

const addressOfForm = (parameters: URLSearchParams): string =>
  JSON.stringify(['budget', 'currency', 'measures', 'cost'].map((name) => parameters.getAll(name)));

function typedAt(parameters: URLSearchParams): Typed {
  const given = (name: string) => parameters.get(name) ?? '';
  const currency = given('currency');
  return {
    address: addressOfForm(parameters),
    rows: withEveryMeasure(parameters.getAll('cost').map(rowOfText), currency),
    budget: given('budget'),
    currency,
    number: given('measures'),
  };
}

/** Each measure has a row for all items, filled or not. */
function withEveryMeasure(rows: readonly CostRow[], currency: string): CostRow[] {
  const missing = measures.filter((measure) => !rows.some((row) => row.measure === measure && row.item === '*'));
  return [...missing.map((measure) => emptyRow(measure, currency)), ...rows].sort(
    (a, b) => Number(a.item !== '*') - Number(b.item !== '*') || order(a) - order(b),
  );
}

const order = ({ measure }: CostRow) => (measures as readonly string[]).indexOf(measure);
