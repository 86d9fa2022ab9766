/** Agents as SPDX 2 writes them (2.3 clause 7.5): `Organization: Name (mail)`, `Person: Name (mail)`, `Tool: name`. */
import type { SpdxParty } from './model.ts';
import { silenceOf } from './model.ts';

const kinds: Readonly<Record<string, SpdxParty['kind']>> = { organization: 'organization', person: 'person', tool: 'tool' };

/** `Organization: ExampleCodeInspect (contact@example.com)`; a name without its kind is read, and said to have none. */
export function partyFrom(text: string, pointer: string): SpdxParty {
  const trimmed = text.trim();
  const prefix = /^(organization|person|tool)\s*:\s*/i.exec(trimmed);
  const kind = prefix === null ? 'unstated' : (kinds[(prefix[1] as string).toLowerCase()] ?? 'unstated');
  const rest = prefix === null ? trimmed : trimmed.slice(prefix[0].length);
  if (silenceOf(rest) !== undefined) return { pointer, kind: 'silence', name: rest, email: undefined };
  const { name, email } = splitMail(rest);
  return { pointer, kind, name, email };
}

/** A bracket at the end is an address where it is empty or holds an @: `Acme (UK)` is a name. */
function splitMail(text: string): { name: string; email: string | undefined } {
  const open = text.endsWith(')') ? text.lastIndexOf('(') : -1;
  const inside = open === -1 ? '' : text.slice(open + 1, -1).trim();
  if (open === -1 || (inside !== '' && !inside.includes('@'))) return { name: text, email: undefined };
  return { name: text.slice(0, open).trim(), email: inside === '' ? undefined : inside };
}
