/** Which holder has the largest share, as far as the intervals of their shares tell. */
import type { Share } from '../../pictures/share-class.ts';

interface Holder {
  readonly share: Share;
}

export interface Largest<Of extends Holder> {
  /** That whose certain share is the greatest. */
  readonly first: Of;
  /** Others that could have more than that is certain of the first; the greatest possible share first. */
  readonly rivals: readonly Of[];
  /** What is known of nobody could be of one that no document names, and more. */
  readonly orUnnamed: boolean;
}

/** Undefined without holders. @param unknown the share of which no holder is known. */
export function largestOf<Of extends Holder>(holders: readonly Of[], unknown: Share | undefined): Largest<Of> | undefined {
  const [first, ...others] = [...holders].sort((a, b) => certain(b) - certain(a) || possible(b) - possible(a));
  if (first === undefined) return undefined;
  const rivals = others.filter((other) => possible(other) > certain(first)).sort((a, b) => possible(b) - possible(a));
  const orUnnamed = unknown !== undefined && possible({ share: unknown }) > certain(first);
  return { first, rivals, orUnnamed };
}

const whole = 10_000;
const certain = ({ share: { low } }: Holder): number => low ?? 0;
const possible = ({ share: { high } }: Holder): number => high ?? whole;
