/**
 * What a request names has to be known: a misspelt `marking` would give an unmarked report, and nobody would be told.
 * What build pipelines post is not judged by this: they send fields of another maker's.
 */
import { OperationalError } from '../../graph/model/operational-error.ts';
import type { Form } from './form.ts';

/** Letters of a name that are shown back. */
const longestShown = 60;

/** Errors: INPUT_INVALID for the first name that is none of `known`, or was given more than once. */
export function refuseUnknownQuery(query: Readonly<Record<string, unknown>>, known: readonly string[]): void {
  for (const [name, value] of Object.entries(query)) {
    if (!known.includes(name)) throw unknownName('parameter', name, known);
    if (typeof value !== 'string') throw givenTwice(name);
  }
}

/** The same of a form. `files`: fields of which there may be one file each; absent: all its files are documents. */
export function refuseUnknownFields(
  { fields, repeated, uploads }: Form,
  known: readonly string[],
  files?: readonly string[],
): void {
  for (const name of Object.keys(fields)) if (!known.includes(name)) throw unknownName('field', name, known);
  const [twice] = repeated;
  if (twice !== undefined) throw givenTwice(twice);
  if (files === undefined) return;
  const seen = new Set<string>();
  for (const { field } of uploads) {
    if (!files.includes(field)) throw unknownName('file', field, files);
    if (seen.has(field)) throw givenTwice(field);
    seen.add(field);
  }
}

function unknownName(what: string, name: string, known: readonly string[]): OperationalError {
  const others = known.length === 0 ? 'there is none here' : `known are ${known.join(', ')}`;
  return new OperationalError('INPUT_INVALID', `No ${what} is called ${shown(name)}: ${others}.`);
}

const givenTwice = (name: string) => new OperationalError('INPUT_INVALID', `${shown(name)}: give it once.`);

const shown = (name: string) => JSON.stringify(name.length > longestShown ? `${name.slice(0, longestShown)}...` : name);
