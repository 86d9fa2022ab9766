/** Which programme, and as of which day: of every page, in its address. */
import { Select } from '@trussworks/react-uswds';
import { useAddress, useScope } from '../address.ts';
import { useAnswer } from '../answers.ts';
import { ProgrammesDocument } from '../generated/operations.ts';
import { texts } from '../texts/texts.ts';

const t = texts.frame;

export function ScopeForm() {
  const { programme, asOf, knownAt } = useScope();
  const [, change] = useAddress();
  const { data } = useAnswer(ProgrammesDocument, { asOf, knownAt });
  const names = data?.programmes.nodes.map(({ name }) => name) ?? [];
  const shown = programme === undefined || names.includes(programme) ? names : [programme, ...names];
  return (
    <>
      <label className="hb-field">
        {t.programme}
        <Select
          id="scope-programme"
          name="programme"
          value={programme ?? ''}
          onChange={({ target }) => change({ programme: target.value })}
        >
          <option value="">{t.allProgrammes}</option>
          {shown.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </Select>
      </label>
      <label className="hb-field">
        {t.asOf}
        <input className="usa-input" type="date" value={asOf ?? ''} onChange={({ target }) => change({ asOf: target.value })} />
      </label>
    </>
  );
}
