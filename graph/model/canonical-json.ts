/** JSON with sorted keys (after RFC 8785): the same content gives the same text, and so the same hash. */
import { hash } from 'node:crypto';

/** What has no place in JSON (undefined, functions) is left out of objects. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => canonicalJson(one)).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const parts = Object.entries(value)
    .filter(([, one]) => one !== undefined && typeof one !== 'function')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, one]) => `${JSON.stringify(name)}:${canonicalJson(one)}`);
  return `{${parts.join(',')}}`;
}

/** SHA-256 (lower-case hex) of the canonical text. */
export function hashOfContent(value: unknown): string {
  return hash('sha256', canonicalJson(value));
}
