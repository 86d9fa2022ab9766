import { useEffect } from 'react';
import { useLocation } from 'react-router';

/** Goes to a part of the page when a link to it is followed; again when the same link is followed again. */
export function useLedTo(id: string | undefined, goThere: () => void): void {
  const { hash, key } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same link may be followed again
  useEffect(() => {
    if (id !== undefined && hash === `#${id}`) goThere();
  }, [id, hash, key]);
}
