/** What is compared stands in the address. */
import { useAddress, useScope } from '../../address.ts';

export const ways = ['known', 'day', 'view', 'documents'] as const;
export type Way = (typeof ways)[number];

export interface Asked {
  readonly by: Way;
  /** As they stand in the address: a day, a hash, a SHA-256, or nothing. */
  readonly from: string;
  readonly to: string;
}

export function useCompared(): readonly [Asked, (asked: Asked) => void] {
  const [parameters, change] = useAddress();
  const by = ways.find((way) => way === parameters.get('by')) ?? 'known';
  const asked = { by, from: parameters.get('from') ?? '', to: parameters.get('to') ?? '' };
  return [asked, (wanted) => change({ ...wanted })];
}

/** The two views, as the question names them. */
export function useMoments() {
  const [{ by, from, to }] = useCompared();
  const scope = useScope();
  const moment = (text: string) => (text === '' ? undefined : by === 'known' ? `${text}T23:59:59.999Z` : text);
  return { ...scope, from: moment(from), to: moment(to) };
}
