/** The heading of a part of the page that a link leads to: whoever follows it reads on there. */
import { type ReactNode, useRef } from 'react';
import { useLedTo } from './use-led-to.ts';

export function PartHeading({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLedTo(id, () => heading.current?.focus());
  return (
    <h2 id={id} tabIndex={-1} ref={heading}>
      {children}
    </h2>
  );
}
