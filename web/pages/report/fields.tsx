/** The report's fields; their names are those of the parameters of the server. */
import { Fieldset, Select, Textarea } from '@trussworks/react-uswds';
import { type ReactNode, useId } from 'react';
import { Labelled } from '../../parts/labelled.tsx';
import { texts } from '../../texts/texts.ts';
import type { ReportForms } from './make-report.ts';

const t = texts.report;

interface TextFieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly type?: 'text' | 'date';
  readonly longest: number;
}

function TextField({ name, label, type = 'text', longest, ...more }: TextFieldProps) {
  return (
    <Labelled label={label} {...more}>
      {(own) => <input {...own} className="usa-input" name={name} type={type} maxLength={longest} autoComplete="off" />}
    </Labelled>
  );
}

export function FileField({ name, label, accept, hint }: { name: string; label: string; accept: string; hint?: string }) {
  return (
    <Labelled label={label} {...(hint === undefined ? {} : { hint })}>
      {(own) => <input {...own} className="hb-file" name={name} type="file" accept={accept} />}
    </Labelled>
  );
}

function Group({ legend, hint, children }: { readonly legend: string; readonly hint?: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <Fieldset className="hb-report-group" legend={legend} aria-describedby={hint === undefined ? undefined : id}>
      {hint !== undefined && (
        <p className="usa-hint" id={id}>
          {hint}
        </p>
      )}
      {children}
    </Fieldset>
  );
}

export function ReportFields({ tlp, longest }: Pick<ReportForms, 'tlp' | 'longest'>) {
  return (
    <div className="hb-report-columns">
      <Group legend={t.marking.legend} hint={t.marking.hint}>
        <TextField name="marking" label={t.marking.marking} longest={longest} />
        <TextField name="distribution" label={t.marking.distribution} longest={longest} />
        <Labelled label={t.marking.tlp}>
          {(own) => (
            <Select {...own} name="tlp" defaultValue="">
              <option value="">{t.marking.noTlp}</option>
              {tlp.map((label) => (
                <option key={label}>{label}</option>
              ))}
            </Select>
          )}
        </Labelled>
        <TextField name="nato" label={t.marking.nato} longest={longest} />
        <TextField name="cui" label={t.marking.cui} longest={longest} />
      </Group>
      <Group legend={t.decision.legend} hint={t.decision.hint}>
        <Labelled label={t.decision.decision}>
          {(own) => <Textarea {...own} className="hb-short" name="decision" maxLength={longest} />}
        </Labelled>
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
