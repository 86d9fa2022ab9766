/** Fields of JSON records as lists and statements write them: a text, a number, or a list of either. */
import { isObject, type JsonObject } from './cyclonedx/value.ts';

/** The text of a scalar, without blanks around it; undefined for blank, null and anything else. */
export function fieldText(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  return text === '' ? undefined : text;
}

/** Texts of a scalar or of a list of scalars. */
export function fieldTexts(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((each) => fieldText(each) ?? []);
}

/** Objects of a list, with their place in it. */
export function fieldObjects(value: unknown): { readonly at: number; readonly object: JsonObject }[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((object, at) => (isObject(object) ? { at, object } : []));
}

/** A field that holds an object; an empty one where it does not. */
export function fieldObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}
