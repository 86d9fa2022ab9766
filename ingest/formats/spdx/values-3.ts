/** Types of the values of SPDX 3.0.1, as its JSON schema has them, and references to objects. */
import { vocabularies3 } from './vocabularies-3.ts';

const dateTime = /^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-6]\d:[0-6]\dZ$/;
const decimal = /^-?\d+(?:\.\d*)?$/;
const mediaType = /^[^/]+\/[^/]+$/;
/** semver.org 2.0.0 */
const semVer =
  /^(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)\.(?:0|[1-9]\d*)(?:-(?:0|[1-9]\d*|\d*[a-zA-Z-][\da-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][\da-zA-Z-]*))*)?(?:\+[\da-zA-Z-]+(?:\.[\da-zA-Z-]+)*)?$/;

const isText = (value: unknown): value is string => typeof value === 'string';
const isWhole = (value: unknown, least: number) => Number.isInteger(value) && (value as number) >= least;

interface ValueType {
  readonly fits: (value: unknown) => boolean;
  readonly expected: string;
}

const types: Readonly<Record<string, ValueType>> = {
  text: { fits: isText, expected: 'must be string' },
  uri: { fits: isText, expected: 'must be string' },
  boolean: { fits: (value) => typeof value === 'boolean', expected: 'must be boolean' },
  dateTime: { fits: (value) => isText(value) && dateTime.test(value), expected: 'must be a time like 2026-01-31T12:00:00Z' },
  decimal: {
    fits: (value) => typeof value === 'number' || (isText(value) && decimal.test(value)),
    expected: 'must be a number',
  },
  semVer: { fits: (value) => isText(value) && semVer.test(value), expected: 'must be a version like 3.0.1' },
  mediaType: { fits: (value) => isText(value) && mediaType.test(value), expected: 'must be a media type like text/plain' },
  positive: { fits: (value) => isWhole(value, 1), expected: 'must be a whole number from 1' },
  count: { fits: (value) => isWhole(value, 0), expected: 'must be a whole number from 0' },
};

/** What a value that is no object must be; undefined when it is that. `type`: of `classes-3.ts`. */
export function valueFault(value: unknown, type: string): string | undefined {
  if (!type.startsWith('=')) return types[type]?.fits(value) === true ? undefined : types[type]?.expected;
  const words = vocabularies3[type.slice(1)] ?? [];
  return isText(value) && words.includes(value) ? undefined : 'must be equal to one of the allowed values';
}

export function isIri(value: unknown): boolean {
  return isText(value) && /^(?!_:).+:.+/u.test(value);
}

/** An identifier of an object, also of one that has none outside the document (`_:creation`). */
export function isReference(value: unknown): boolean {
  return isIri(value) || (isText(value) && /^_:./u.test(value));
}
