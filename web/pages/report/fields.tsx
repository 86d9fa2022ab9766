/** The report's fields; their names are those of the parameters of the server. */
import { Fieldset, Select, Textarea } from '@trussworks/react-uswds';
import { type ReactNode, useId } from 'react';
import { Labelled } from '../../parts/labelled.tsx';
import { texts } from '../../texts/texts.ts';
import type { KeptFields } from './kept-fields.ts';
import type { ReportForms } from './make-report.ts';

const t = texts.report;

/** Texts that are kept while the tab is open. */
export const keptNames = [
  ...(['marking', 'distribution', 'tlp', 'nato', 'cui'] as const),
  ...(['decision', 'decisionOf', 'decisionBy', 'since'] as const),
];

interface TextFieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly type?: 'text' | 'date';
  readonly longest: number;
  /** What it has at first. */
  readonly value: string | undefined;
}

function TextField({ name, label, type = 'text', longest, value, ...more }: TextFieldProps) {
  return (
    <Labelled label={label} {...more}>
      {(own) => (
        <input
          {...own}
          className="usa-input"
          name={name}
          type={type}
          maxLength={longest}
          autoComplete="off"
          defaultValue={value}
        />
      )}
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

interface ReportFieldsProps extends Pick<ReportForms, 'tlp' | 'longest'> {
  readonly kept: KeptFields;
}

export function ReportFields({ tlp, longest, kept }: ReportFieldsProps) {
  return (
    <div className="hb-report-columns">
      <Group legend={t.marking.legend} hint={t.marking.hint}>
        <TextField name="marking" value={kept.marking} label={t.marking.marking} longest={longest} />
        <TextField name="distribution" value={kept.distribution} label={t.marking.distribution} longest={longest} />
        <Labelled label={t.marking.tlp}>
          {(own) => (
            <Select {...own} name="tlp" defaultValue={kept.tlp ?? ''}>
              <option value="">{t.marking.noTlp}</option>
              {tlp.map((label) => (
                <option key={label}>{label}</option>
              ))}
            </Select>
          )}
        </Labelled>
        <TextField name="nato" value={kept.nato} label={t.marking.nato} longest={longest} />
        <TextField name="cui" value={kept.cui} label={t.marking.cui} longest={longest} />
      </Group>
      <Group legend={t.decision.legend} hint={t.decision.hint}>
        <Labelled label={t.decision.decision}>
          {(own) => <Textarea {...own} className="hb-short" name="decision" maxLength={longest} defaultValue={kept.decision} />}
        </Labelled>
        <TextField name="decisionOf" value={kept.decisionOf} label={t.decision.decisionOf} longest={longest} />
        <TextField name="decisionBy" value={kept.decisionBy} label={t.decision.decisionBy} longest={longest} type="date" />
      </Group>
      <Group legend={t.beside.legend}>
        <TextField
          name="since"
          value={kept.since}
          label={t.beside.since}
          hint={t.beside.sinceHint}
          type="date"
          longest={longest}
        />
        <FileField name="since" label={t.beside.earlier} accept=".json,application/json" />
        <FileField name="costs" label={t.beside.costs} accept=".csv,text/csv" hint={t.beside.costsHint} />
      </Group>
    </div>
  );
}
