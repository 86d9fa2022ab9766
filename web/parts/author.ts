/** Who decides, as declared in this browser and kept in it alone: there are no accounts. */
import { useState } from 'react';

const kept = 'hauberk-author';

export function useAuthor(): readonly [string, (name: string) => void] {
  const [author, setAuthor] = useState(() => localStorage.getItem(kept) ?? '');
  return [
    author,
    (name) => {
      localStorage.setItem(kept, name);
      setAuthor(name);
    },
  ];
}
