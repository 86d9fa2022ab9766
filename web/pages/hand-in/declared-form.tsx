/** What a person declares of the files, once for all. */
import { Checkbox, Label } from '@trussworks/react-uswds';
import { useId } from 'react';
import { useScope } from '../../address.ts';
import { useAnswer } from '../../answers.ts';
import { ProgrammesDocument } from '../../generated/operations.ts';
import { texts } from '../../texts/texts.ts';
import type { Declared } from './uploads.ts';

const t = texts.handIn.declared;
const fields = [
  ['programme', t.programme, t.programmeHint, 'text'],
  ['series', t.series, t.seriesHint, 'text'],
  ['from', t.from, t.fromHint, 'text'],
  ['dated', t.dated, t.datedHint, 'date'],
  ['marking', t.marking, t.markingHint, 'text'],
  ['grade', t.grade, t.gradeHint, 'text'],
  ['releasableTo', t.releasableTo, t.releasableToHint, 'text'],
] as const;

interface DeclaredProps {
  readonly declared: Declared;
  readonly onChange: (declared: Declared) => void;
}

export function DeclaredForm({ declared, onChange }: DeclaredProps) {
  const id = useId();
  const { asOf, knownAt } = useScope();
  const known = useAnswer(ProgrammesDocument, { asOf, knownAt }).data?.programmes.nodes ?? [];
  return (
    <fieldset className="hb-fieldset">
      <legend>{t.title}</legend>
      <p className="usa-hint">{t.hint}</p>
      <div className="hb-declared">
        {fields.map(([name, label, hint, type]) => (
          <div key={name}>
            <Label htmlFor={`${id}${name}`}>{label}</Label>
            <input
              className="usa-input"
              id={`${id}${name}`}
              type={type}
              value={declared[name] ?? ''}
              aria-describedby={`${id}${name}hint`}
              onChange={({ target }) => onChange({ ...declared, [name]: target.value })}
              {...(name === 'programme' ? { list: `${id}known` } : {})}
            />
            <div className="usa-hint" id={`${id}${name}hint`}>
              {hint}
            </div>
          </div>
        ))}
      </div>
      <datalist id={`${id}known`}>
        {known.map(({ name }) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <Checkbox
        id={`${id}shrink`}
        name="acceptShrinkage"
        label={t.acceptShrinkage}
        checked={declared.acceptShrinkage === 'true'}
        onChange={({ target }) => onChange({ ...declared, acceptShrinkage: target.checked ? 'true' : '' })}
      />
    </fieldset>
  );
}
