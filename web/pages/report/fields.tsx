/** The report's fields; their names are those of the parameters of the server. */
import { type ReactNode, useId } from 'react';
import { texts } from '../../texts/texts.ts';
import type { ReportForms } from './make-report.ts';

const t = texts.report;

interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly children: (ids: { readonly id: string; readonly describedBy: string | undefined }) => ReactNode;
}

export function Field({ label, hint, children }: FieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  return (
    <div>
      <label className="usa-label" htmlFor={id}>
        {label}
      </label>
      {hint !== undefined && (
        <span className="usa-hint" id={hintId}>
          {hint}
        </span>
      )}
      {children({ id, describedBy: hint === undefined ? undefined : hintId })}
    </div>
  );
}

interface TextFieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly type?: 'text' | 'date';
  readonly longest: number;
}

function TextField({ name, label, type = 'text', longest, ...more }: TextFieldProps) {
  return (
    <Field label={label} {...more}>
      {({ id, describedBy }) => (
        <input
          className="usa-input"
          id={id}
          name={name}
          type={type}
          maxLength={longest}
          autoComplete="off"
          aria-describedby={describedBy}
        />
      )}
    </Field>
  );
}

export function FileField({ name, label, accept, hint }: { name: string; label: string; accept: string; hint?: string }) {
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      {({ id, describedBy }) => (
        <input className="hb-file" id={id} name={name} type="file" accept={accept} aria-describedby={describedBy} />
      )}
    </Field>
  );
}

function Group({ legend, hint, children }: { readonly legend: string; readonly hint?: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <fieldset className="usa-fieldset" aria-describedby={hint === undefined ? undefined : id}>
      <legend className="usa-legend hb-report-legend">{legend}</legend>
      {hint !== undefined && (
        <p className="usa-hint" id={id}>
          {hint}
        </p>
      )}
      {children}
    </fieldset>
  );
}

export function ReportFields({ tlp, longest }: Pick<ReportForms, 'tlp' | 'longest'>) {
  return (
    <div className="hb-report-columns">
      <Group legend={t.marking.legend} hint={t.marking.hint}>
        <TextField name="marking" label={t.marking.marking} longest={longest} />
        <TextField name="distribution" label={t.marking.distribution} longest={longest} />
        <Field label={t.marking.tlp}>
          {({ id }) => (
            <select className="usa-select" id={id} name="tlp" defaultValue="">
              <option value="">{t.marking.noTlp}</option>
              {tlp.map((label) => (
                <option key={label}>{label}</option>
              ))}
            </select>
          )}
        </Field>
        <TextField name="nato" label={t.marking.nato} longest={longest} />
        <TextField name="cui" label={t.marking.cui} longest={longest} />
      </Group>
      <Group legend={t.decision.legend} hint={t.decision.hint}>
        <Field label={t.decision.decision}>
          {({ id }) => <textarea className="usa-textarea hb-short" id={id} name="decision" maxLength={longest} />}
        </Field>
        <TextField name="decisionOf" label={t.decision.decisionOf} longest={longest} />
        <TextField name="decisionBy" label={t.decision.decisionBy} longest={longest} type="date" />
      </Group>
      <Group legend={t.beside.legend}>
        <TextField name="since" label={t.beside.since} hint={t.beside.sinceHint} type="date" longest={longest} />
        <FileField name="since" label={t.beside.earlier} accept=".json,application/json" />
        <FileField name="costs" label={t.beside.costs} accept=".csv,text/csv" hint={t.beside.costsHint} />
      </Group>
    </div>
  );
}
