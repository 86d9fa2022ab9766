/** A field of a form with its label and, where it needs one, a hint. */
import { Label } from '@trussworks/react-uswds';
import { type ReactNode, useId } from 'react';

interface LabelledProps {
  readonly label: string;
  readonly hint?: string;
  /** What its field is given; the design system asks for a name too. */
  readonly children: (own: { readonly id: string; readonly name: string; readonly 'aria-describedby'?: string }) => ReactNode;
}

export function Labelled({ label, hint, children }: LabelledProps) {
  const id = useId();
  return (
    <div>
      <Label htmlFor={id}>{label}</Label>
      {hint !== undefined && (
        <div className="usa-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {children({ id, name: id, ...(hint === undefined ? {} : { 'aria-describedby': `${id}-hint` }) })}
    </div>
  );
}
