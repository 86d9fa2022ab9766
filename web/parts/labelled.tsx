/** A field of a form with its label and, where it needs one, a hint. */
import { type ReactNode, useId } from 'react';

interface LabelledProps {
  readonly label: string;
  readonly hint?: string;
  readonly children: (id: { readonly id: string; readonly 'aria-describedby'?: string }) => ReactNode;
}

export function Labelled({ label, hint, children }: LabelledProps) {
  const id = useId();
  return (
    <div>
      <label className="usa-label" htmlFor={id}>
        {label}
      </label>
      {hint !== undefined && (
        <div className="usa-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {children(hint === undefined ? { id } : { id, 'aria-describedby': `${id}-hint` })}
    </div>
  );
}
