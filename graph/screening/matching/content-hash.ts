/** Whether an entry says the same as before: only what changed is screened again. */
import { hash } from 'node:crypto';
import type { ListedParty } from './listed-party.ts';

/**
 * SHA-256, hexadecimal, of what an entry says, without its id. The first name stays first; the order of its other
 * names, countries, identifiers and addresses, and repeats of them, say nothing.
 */
export function contentHashOf({ kind, names, countries, identifiers, addresses }: Omit<ListedParty, 'id'>): string {
  const [first, ...others] = names.map(({ text, weak }) => JSON.stringify([text, weak]));
  return hash('sha256', JSON.stringify([kind, first ?? '', ...[others, countries, identifiers, addresses].map(distinct)]));
}

function distinct(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort();
}
