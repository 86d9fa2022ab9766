/** Those with the greatest shares, each once: what holds a share of several programmes, with its greatest. */

export interface ShareOf {
  readonly id: string;
  /** What is known, and what is possible. */
  readonly share: { readonly low: number; readonly high: number };
}

/** Ids, the greatest share first. What nobody named has none. */
export function byGreatestShare(holders: readonly ShareOf[]): string[] {
  const sorted = [...holders].sort((a, b) => b.share.low - a.share.low || b.share.high - a.share.high);
  return [...new Set(sorted.map(({ id }) => id))].filter((id) => id !== '');
}
