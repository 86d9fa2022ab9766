/** Narrows a list to one kind of change, which stands in the address. */
import { Select } from '@trussworks/react-uswds';
import { useAddress } from '../../address.ts';
import { texts } from '../../texts/texts.ts';

const t = texts.compare;

export interface Choice<Kind extends string> {
  /** In the address. */
  readonly name: string;
  readonly kinds: Readonly<Record<Kind, string>>;
}

/** As a question has it: undefined is all of them. */
export function useChosenChange<Kind extends string>({ name, kinds }: Choice<Kind>): [Kind] | undefined {
  const [parameters] = useAddress();
  const asked = parameters.get(name);
  const kind = (Object.keys(kinds) as Kind[]).find((one) => one === asked);
  return kind === undefined ? undefined : [kind];
}

export function ChangeChoice<Kind extends string>({ of, label }: { readonly of: Choice<Kind>; readonly label: string }) {
  const [, change] = useAddress();
  const chosen = useChosenChange(of);
  return (
    <label className="hb-field">
      {label}
      <Select
        id={`${of.name}-choice`}
        name={of.name}
        className="hb-narrow"
        value={chosen?.[0] ?? ''}
        onChange={({ target }) => change({ [of.name]: target.value })}
      >
        <option value="">{t.all}</option>
        {Object.entries<string>(of.kinds).map(([kind, text]) => (
          <option key={kind} value={kind}>
            {text}
          </option>
        ))}
      </Select>
    </label>
  );
}
