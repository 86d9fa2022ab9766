/** A part of a page that is worked out when it is first opened: what takes long is not asked for unseen. */
import { type ReactNode, useRef, useState } from 'react';
import { useLedTo } from './use-led-to.ts';

interface OpeningProps {
  readonly title: string;
  /** What it is about, and that it may take a while. */
  readonly note?: string;
  /** A link to this part of the page opens it. */
  readonly id?: string;
  readonly children: () => ReactNode;
}

export function Opening({ title, note, id, children }: OpeningProps) {
  const [wasOpened, setWasOpened] = useState(false);
  const details = useRef<HTMLDetailsElement>(null);
  useLedTo(id, () => open(details.current));
  return (
    <details
      className="hb-opening"
      id={id}
      ref={details}
      onToggle={({ currentTarget, target }) => {
        // The event of a part inside reaches here too.
        if (target === currentTarget && currentTarget.open) setWasOpened(true);
      }}
    >
      <summary>
        <h2>{title}</h2>
        {note !== undefined && <span className="hb-opening__note">{note}</span>}
      </summary>
      {wasOpened && children()}
    </details>
  );
}

/** And reading goes on there. */
export function open(details: HTMLDetailsElement | null): void {
  if (details === null) return;
  details.open = true;
  details.querySelector('summary')?.focus();
}
