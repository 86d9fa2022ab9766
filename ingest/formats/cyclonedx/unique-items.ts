/**
 * `uniqueItems` in time linear in the array. Ajv's own compares every pair: 20,000 components take
 * minutes. Elements with different fingerprints differ; only those that share one are compared whole.
 */
import { TextIndex } from '../../spool/text-index.ts';
import { isObject, type JsonObject } from './value.ts';

/** The index of an element that repeats an earlier one, or -1. Equality is that of JSON Schema. */
export function repeatedIndex(list: readonly unknown[]): number {
  if (list.length < 2) return -1;
  const groups = new Map<string, number[]>();
  for (const [index, element] of list.entries()) {
    const key = fingerprint(element);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [index]);
    else group.push(index);
  }
  for (const group of groups.values()) {
    if (group.length === 1) continue;
    const seen = new Set<string>();
    for (const index of group) {
      const text = canonical(list[index]);
      if (seen.has(text)) return index;
      seen.add(text);
    }
  }
  return -1;
}

/** The same of a list that is not held: gone through once, and again only where two fingerprints are equal. */
export function repeatedElement(list: Iterable<unknown>): number {
  const fingerprints = new TextIndex();
  const repeated = new Set<number>();
  for (const element of list) {
    const { size } = fingerprints;
    const number = fingerprints.add(fingerprint(element));
    if (number < size) repeated.add(number);
  }
  if (repeated.size === 0) return -1;
  const seen = new TextIndex();
  let index = 0;
  for (const element of list) {
    const { size } = seen;
    if (repeated.has(fingerprints.get(fingerprint(element))) && seen.add(canonical(element)) < size) return index;
    index++;
  }
  return -1;
}

/** Equal elements have equal fingerprints; it looks at scalars only, so its cost does not depend on depth. */
function fingerprint(value: unknown): string {
  if (!isObject(value)) return Array.isArray(value) ? `[${value.length}` : `${typeof value}${String(value)}`;
  const ref = value['bom-ref'];
  if (typeof ref === 'string') return `ref ${ref}`;
  return Object.keys(value)
    .sort()
    .map((key) => `${key}=${isScalar(value[key]) ? String(value[key]) : ''}`)
    .join('\n');
}

function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

/** JSON text with sorted keys. Depth is bounded by `limits.validatedDepth`. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => (isObject(inner) ? sorted(inner) : inner));
}

function sorted(value: JsonObject): JsonObject {
  // fromEntries defines own properties, `__proto__` too
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
