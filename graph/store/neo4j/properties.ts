/**
 * An assertion as the properties of its relationship, and back.
 *
 * Numbers stand under their own names (`ontology/property`) as integers, texts under theirs as
 * strings, so that analysts read both. A text keeps its name unless that is taken (a number property,
 * one of ours) or is no plain word: then it goes to `text_<name>`, or with all such others into the
 * JSON of `otherTexts`, since each distinct property name stays in a Neo4j database for ever.
 */
import neo4j, { type Integer } from 'neo4j-driver';
import type { Assertion, Edge, Mention } from '../../model/assertion.ts';
import { invariant } from '../../model/invariant.ts';
import { numberProperties } from '../../ontology/property.ts';
import type { RowText } from '../port.ts';

const reserved = new Set(['document', 'row', 'pointer', 'name', 'nameHash', 'words', 'otherTexts']);
const prefix = 'text_';
const numberNames: ReadonlySet<string> = new Set(Object.keys(numberProperties));
const plainWord = /^[A-Za-z][A-Za-z0-9]{0,39}$/;

export type Properties = Record<string, string | number | Integer>;

export function mentionProperties(mention: Mention, document: Integer, row: number, words: string): Properties {
  const result = common(mention, document, row);
  if (mention.name !== undefined) result.name = mention.name;
  if (mention.nameHash !== 0) result.nameHash = neo4j.int(mention.nameHash);
  if (words !== '') result.words = words;
  return result;
}

export function edgeProperties(edge: Edge, document: Integer, row: number): Properties {
  return common(edge, document, row);
}

function common(said: Pick<Edge, 'pointer' | 'numbers' | 'texts'>, document: Integer, row: number): Properties {
  const result: Properties = { document, row: neo4j.int(row), pointer: said.pointer };
  for (const [name, value] of Object.entries(said.numbers ?? {})) {
    invariant(numberNames.has(name) && Number.isSafeInteger(value), `${name} is no integer property`);
    result[name] = neo4j.int(value);
  }
  const others: [string, string][] = [];
  for (const [name, text] of Object.entries(said.texts ?? {})) {
    if (!plainWord.test(name)) others.push([name, text]);
    else result[numberNames.has(name) || reserved.has(name) ? `${prefix}${name}` : name] = text;
  }
  if (others.length > 0) result.otherTexts = JSON.stringify(others);
  return result;
}

/** What a relationship holds as the driver gives it. */
export type Says = Readonly<Record<string, string | number | null>> & { readonly document: number; readonly row: number };

export function assertionOf(kind: number, from: string, to: string, says: Says): Assertion {
  const { pointer, name, texts } = rowTextOf(says);
  const numbers = Object.entries(says).filter((entry): entry is [string, number] => {
    return typeof entry[1] === 'number' && numberNames.has(entry[0]);
  });
  return {
    kind,
    from,
    to,
    pointer,
    ...(name === undefined ? {} : { name }),
    ...(numbers.length === 0 ? {} : { numbers: Object.fromEntries(numbers) }),
    ...(texts === undefined ? {} : { texts }),
  };
}

export function rowTextOf(says: Says): RowText {
  const texts: [string, string][] = [];
  for (const [property, value] of Object.entries(says)) {
    if (typeof value !== 'string' || reserved.has(property)) continue;
    texts.push([property.startsWith(prefix) ? property.slice(prefix.length) : property, value]);
  }
  if (typeof says.otherTexts === 'string') texts.push(...(JSON.parse(says.otherTexts) as [string, string][]));
  return {
    pointer: String(says.pointer),
    ...(typeof says.name === 'string' ? { name: says.name } : {}),
    ...(texts.length === 0 ? {} : { texts: Object.fromEntries(texts) }),
  };
}
