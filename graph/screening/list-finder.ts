/** Which list a document means: by code, title or another name, as the rule files say. */
import { normalizeName } from '../ontology/name.ts';
import type { RestrictedList } from './rule.ts';
import { invalidRules } from './rule-file.ts';
import type { ListSpec } from './rule-schema.ts';

/** Gives the list of a name. Throws OperationalError INPUT_INVALID when two lists share a name. */
export function listFinder(lists: readonly ListSpec[]): (name: string) => RestrictedList | undefined {
  const byName = new Map<string, RestrictedList>();
  for (const { code, title, names } of lists) {
    for (const name of new Set([code, title, ...names].map(key))) {
      if (byName.has(name)) throw invalidRules(`two lists are called ${name}`);
      byName.set(name, { code, title });
    }
  }
  return (name) => byName.get(key(name)) ?? byName.get(key(bracketed(name))) ?? byName.get(key(withoutPublisher(name)));
}

/** "SDN List" and "SDN" are one name. */
function key(name: string): string {
  return normalizeName(name)
    .replace(/\blists?\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** `SDN` of `Specially Designated Nationals (SDN) - Treasury Department`. */
function bracketed(name: string): string {
  return /\(([^()]+)\)/.exec(name)?.[1] ?? '';
}

/** `Entity List` of `Entity List (as amended) - Bureau of Industry and Security`. */
function withoutPublisher(name: string): string {
  return name.replace(/\s-\s.*$/, '').replace(/\([^()]*\)/g, ' ');
}
