/** A part of a page that is worked out when it is first opened: what takes long is not asked for unseen. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useLocation } from 'react-router';

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
  const { hash, key } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same link may be followed again
  useEffect(() => {
    if (id === undefined || hash !== `#${id}` || details.current === null) return;
    details.current.open = true;
    details.current.querySelector('summary')?.focus();
  }, [id, hash, key]);
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
