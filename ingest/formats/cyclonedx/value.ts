/** Reading of parsed JSON of which nothing is known. Own keys of fixed names only, so `__proto__` is inert. */

export type JsonObject = { readonly [key: string]: unknown };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text that says something; numbers and booleans as they are written. Otherwise undefined. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** The elements of an array; none of anything else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The texts of an array, or the one text; undefined when there is none. */
export function joinTexts(texts: readonly (string | undefined)[]): string | undefined {
  const stated = texts.filter((text) => text !== undefined);
  return stated.length === 0 ? undefined : stated.join('\n');
}
