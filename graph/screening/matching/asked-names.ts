/** The names under which a party is looked for: those that it is given, as they are written and as they are known otherwise. */
import { knownNames } from './known-names.ts';
import { type NameForm, nameForm } from './name-form.ts';
import { spellingsOf } from './name-scripts.ts';

/** By name, what was asked about where the name is another one of it; in the order of the names, written ones first. */
export function askedNames(names: readonly string[]): Map<string, NameForm | undefined> {
  const written = [...new Set(names.flatMap(spellingsOf))].sort();
  const asked = new Map<string, NameForm | undefined>(written.map((name) => [name, undefined]));
  for (const form of written.map((name) => nameForm(name)))
    for (const known of knownNames(form)) if (!asked.has(known)) asked.set(known, form);
  return asked;
}
