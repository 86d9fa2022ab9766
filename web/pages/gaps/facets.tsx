/** What the list can be narrowed to, with how many gaps each choice would leave. */
import { Fieldset } from '@trussworks/react-uswds';
import { useScope } from '../../address.ts';
import { useAnswer } from '../../answers.ts';
import { EndItemNameDocument, type GapRegisterQuery } from '../../generated/operations.ts';
import { focusMain } from '../../parts/focus-main.ts';
import { count, texts } from '../../texts/texts.ts';
import { type FacetName, facetNames, type RegisterAddress, unknownValue } from './ask.ts';

const t = texts.gaps;

interface FacetsProps {
  readonly of: GapRegisterQuery['gaps']['facets'];
  readonly register: RegisterAddress;
}

export function Facets({ of, register }: FacetsProps) {
  const { change, isOverdue } = register;
  return (
    <div className="hb-facets">
      {facetNames.map((facet) => (
        <Facet key={facet} facet={facet} counts={of[facet]} register={register} />
      ))}
      {register.stops.length > 0 && (
        <Fieldset legend={t.facets.stops}>
          {register.stops.map((id) => (
            <StopsChoice key={id} id={id} register={register} />
          ))}
        </Fieldset>
      )}
      <Fieldset legend={of.overdueOn === null ? t.edit.due : t.dueBefore(of.overdueOn)}>
        <Choice
          label={t.overdue}
          of={of.overdue}
          isChosen={isOverdue}
          choose={(isChosen) => change({ overdue: isChosen ? 'yes' : undefined }, { replace: true, flushSync: true })}
        />
      </Fieldset>
    </div>
  );
}

interface FacetProps {
  readonly facet: FacetName;
  readonly counts: readonly { readonly value: string | null; readonly count: number }[];
  readonly register: RegisterAddress;
}

function Facet({ facet, counts, register: { chosen, change } }: FacetProps) {
  const values = chosen(facet);
  // What was chosen stays in sight, even where nothing else has it.
  const missing = values.filter((value) => !counts.some((one) => (one.value ?? unknownValue) === value));
  const shown = [...counts, ...missing.map((value) => ({ value: value === unknownValue ? null : value, count: 0 }))];
  if (shown.every(({ value }) => value === null) && values.length === 0) return null;
  return (
    <Fieldset legend={t.facets[facet]}>
      {shown.map(({ value, count: of }) => {
        const name = value ?? unknownValue;
        return (
          <Choice
            key={name}
            label={labelOf(facet, value)}
            of={of}
            isChosen={values.includes(name)}
            choose={(isChosen) =>
              change(
                { [facet]: isChosen ? [...values, name] : values.filter((one) => one !== name) },
                { replace: true, flushSync: true },
              )
            }
          />
        );
      })}
    </Fieldset>
  );
}

function labelOf(facet: FacetName, value: string | null): string {
  if (value === null) return facet === 'owner' || facet === 'status' || facet === 'level' ? t.notKnown[facet] : t.notKnown.other;
  return facet === 'level' ? (t.levels[value] ?? value) : value;
}

/** An end item that a link named; taken out, the list is no longer narrowed to what stops it. */
function StopsChoice({ id, register: { stops, change } }: { readonly id: string; readonly register: RegisterAddress }) {
  const { asOf, knownAt } = useScope();
  const { data } = useAnswer(EndItemNameDocument, { id, asOf, knownAt });
  const takeOut = () => {
    focusMain();
    change({ stops: stops.filter((one) => one !== id) }, { replace: true });
  };
  return <Choice label={data?.node?.name ?? id} isChosen choose={takeOut} />;
}

interface ChoiceProps {
  readonly label: string;
  /** How many gaps it would leave. */
  readonly of?: number;
  readonly isChosen: boolean;
  readonly choose: (isChosen: boolean) => void;
}

function Choice({ label, of, isChosen, choose }: ChoiceProps) {
  return (
    <label className="hb-choice">
      <input type="checkbox" checked={isChosen} onChange={({ target }) => choose(target.checked)} />
      <span>{label}</span> {of !== undefined && <span className="hb-choice__count">{count(of)}</span>}
    </label>
  );
}
