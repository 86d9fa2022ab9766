/** What an entry of a list is, from the words in which lists say it. */
import type { ListedKind } from './listed-party.ts';

const words: Readonly<Record<Exclude<ListedKind, 'unstated'>, readonly string[]>> = {
  organization: ['entity', 'organization', 'organisation', 'company', 'enterprise', 'firm', 'legalentity', 'publicbody'],
  person: ['individual', 'person'],
  vessel: ['vessel', 'ship'],
  aircraft: ['aircraft', 'airplane'],
};

const kinds = new Map(
  (Object.keys(words) as (keyof typeof words)[]).flatMap((kind) => words[kind].map((word) => [word, kind] as const)),
);

/** `unstated` for words that are not known here: nothing speaks against an organisation then. */
export function listedKind(type: string): ListedKind {
  return kinds.get(type.toLowerCase().replace(/[^a-z]/g, '')) ?? 'unstated';
}
