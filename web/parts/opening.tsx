/** A part of a page that is worked out when it is first opened: what takes long is not asked for unseen. */
import { type ReactNode, useState } from 'react';

interface OpeningProps {
  readonly title: string;
  /** What it is about, and that it may take a while. */
  readonly note?: string;
  readonly children: () => ReactNode;
}

export function Opening({ title, note, children }: OpeningProps) {
  const [wasOpened, setWasOpened] = useState(false);
  return (
    <details
      className="hb-opening"
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
