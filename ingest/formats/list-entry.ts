/** What every list has in common: an entry of a list, under its names, with what helps to recognise it. */
import type { Identifier } from '../../graph/ontology/identifier.ts';
import type { DeltaBuilder, Node, NumberValues, TextValues } from '../delta-builder.ts';
import { listCode } from './list-code.ts';
import type { Alias } from './list-names.ts';

export interface EntryStatement {
  readonly pointer: string;
  /** The list's name or code, as the document writes it. */
  readonly list: string;
  /** The entry's number in the list. */
  readonly id: string;
  readonly name?: string | undefined;
  readonly aliases?: readonly Alias[];
  readonly identifiers?: readonly Identifier[];
  /** ISO 3166-1 alpha-2 codes of its addresses. */
  readonly countries?: readonly string[];
  readonly numbers?: NumberValues;
  readonly texts?: TextValues;
}

/**
 * States the entry, then each alias as a further name of it. Call it again from another row or document
 * with the same list and id: what was said already adds nothing. `texts.list` is what rules go by
 * (graph/screening/rules/lists.yml); without a name and a text none is stated, so that a file of
 * addresses does not speak for the list.
 */
export function stateEntry(builder: DeltaBuilder, entry: EntryStatement): Node {
  const key = { pointer: entry.pointer, list: listCode(entry.list) ?? entry.list, id: entry.id };
  const { name, identifiers = [], numbers = {}, texts = {} } = entry;
  const node = builder.listEntry({ ...key, name, identifiers, numbers, texts });
  for (const alias of entry.aliases ?? []) {
    builder.listEntry({ ...key, name: alias.name, numbers: { weakAlias: alias.weak ? 1 : undefined } });
  }
  for (const country of new Set(entry.countries)) {
    builder.edge('REGISTERED_IN', node, builder.country(country, entry.pointer), { pointer: entry.pointer });
  }
  return node;
}
