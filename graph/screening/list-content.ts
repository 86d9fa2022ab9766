/** What one document says of the entries of a list, gathered by entry: an edition as it is compared. */
import type { Assertion } from '../model/assertion.ts';
import { EdgeKind } from '../ontology/edge-kind.ts';
import { dateOf } from '../ontology/property.ts';
import type { Edition, EntryContent, EntryField } from './list-edition.ts';

/** The texts of an entry that are told apart; the others are `other`. */
const fieldOfText: Readonly<Record<string, EntryField>> = { programs: 'programs', addresses: 'addresses', type: 'type' };
/** Which list an entry is of stands in its key; when a publisher looked at it last says nothing of it. */
const leftOut: ReadonlySet<string> = new Set(['list', 'lastSeen']);
/** How lists separate several values in one text. */
const separated: ReadonlySet<EntryField> = new Set(['programs', 'addresses']);

type Gathered = Map<EntryField, Set<string>>;

/** Linear in the assertions. The first name that the document gives an entry is its name, the others are aliases. */
export function editionOf(assertions: Iterable<Assertion>): Edition {
  const entries = new Map<string, Gathered>();
  const isEntry = (key: string) => key.startsWith('entry:');
  for (const assertion of assertions) {
    if (!isEntry(assertion.from)) continue;
    let gathered = entries.get(assertion.from);
    if (gathered === undefined) {
      gathered = new Map();
      entries.set(assertion.from, gathered);
    }
    if (assertion.kind === 0) gatherMention(gathered, assertion);
    else gatherEdge(gathered, assertion);
  }
  return new Map([...entries].map(([key, gathered]) => [key, contentOf(gathered)]));
}

function gatherMention(gathered: Gathered, { name, numbers = {}, texts = {} }: Assertion): void {
  if (name !== undefined) gatherName(gathered, name, numbers.weakAlias === 1);
  if (numbers.listedFrom !== undefined) add(gathered, 'dates', `from ${dateOf(numbers.listedFrom)}`);
  if (numbers.listedTo !== undefined) add(gathered, 'dates', `until ${dateOf(numbers.listedTo)}`);
  for (const [text, value] of Object.entries(texts)) {
    if (leftOut.has(text)) continue;
    const field = fieldOfText[text] ?? 'other';
    if (field === 'other') add(gathered, field, `${text}: ${value}`);
    else if (separated.has(field)) for (const one of value.split(';')) add(gathered, field, one.trim());
    else add(gathered, field, value);
  }
}

function gatherName(gathered: Gathered, name: string, isWeak: boolean): void {
  const main = gathered.get('name');
  if (main === undefined) add(gathered, 'name', name);
  else if (!main.has(name)) add(gathered, 'aliases', isWeak ? `${name} (weak)` : name);
}

function gatherEdge(gathered: Gathered, { kind, to }: Assertion): void {
  if (kind === EdgeKind.IDENTIFIED_BY) add(gathered, 'identifiers', withoutPrefix(to));
  if (kind === EdgeKind.REGISTERED_IN) add(gathered, 'countries', withoutPrefix(to));
}

/** `id:lei:...` and `country:RU` as a person writes them. */
function withoutPrefix(key: string): string {
  return key.slice(key.indexOf(':') + 1);
}

function add(gathered: Gathered, field: EntryField, value: string): void {
  if (value === '') return;
  const values = gathered.get(field);
  if (values === undefined) gathered.set(field, new Set([value]));
  else values.add(value);
}

function contentOf(gathered: Gathered): EntryContent {
  return Object.fromEntries([...gathered].map(([field, values]) => [field, [...values].sort()]));
}
