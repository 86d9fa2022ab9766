/**
 * The verdicts of the official JSON schemas of SPDX, recorded by `scripts/record-spdx-verdicts.mjs`, are ours:
 * of documents that have every property, and of some 26,000 changes of them.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkGraph3 } from '../../ingest/formats/spdx/check-3.ts';
import { Graph3 } from '../../ingest/formats/spdx/graph-3.ts';
import type { SchemaVersion } from '../../ingest/formats/spdx/json-schema.ts';
import { relationshipTypes2, relationshipTypes3 } from '../../ingest/formats/spdx/relationship-type.ts';
import { schemaErrors } from '../../ingest/formats/spdx/schema.ts';
import { everyChange, isRecord } from '../support/every-change.ts';

type Document = Parameters<typeof everyChange>[0];

interface Recorded {
  readonly name: string;
  readonly document: Document;
  /** By place: a `+` for each change that leaves the document valid. */
  readonly verdicts: Readonly<Record<string, string>>;
}

interface Verdicts {
  /** The words that a property allows, by its name. */
  readonly words: Readonly<Record<string, readonly string[]>>;
  readonly recorded: readonly Recorded[];
}

function verdictsOf(version: string): Verdicts {
  const file = new URL(`./spdx-verdicts/${version}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Verdicts;
}

const isValid2 = (version: SchemaVersion) => (document: Document) =>
  isRecord(document) && schemaErrors(document, version, (path) => path).length === 0;
const isValid3 = (document: Document) => isRecord(document) && checkGraph3(new Graph3(document)).length === 0;

/** Changes of which the verdicts differ, and how many there were. */
function compare({ document, verdicts }: Recorded, isValid: (document: Document) => boolean) {
  const seen = new Map<string, number>();
  const differing: string[] = [];
  for (const { at, what, document: changed } of everyChange(document)) {
    const index = seen.get(at) ?? 0;
    seen.set(at, index + 1);
    const sign = verdicts[at]?.[index];
    if (sign !== undefined && (sign === '+') !== isValid(changed)) differing.push(`${at} ${what}: officially ${sign}`);
  }
  return { differing, compared: Object.values(verdicts).join('').length };
}

const words = Object.fromEntries(['2.2', '2.3', '3.0.1'].map((version) => [version, verdictsOf(version).words]));
/** Words that some version allows for a property of this name. */
const anyWords = (property: string) => new Set(Object.values(words).flatMap((each) => each[property] ?? []));

/** The document with each word that some version has, wherever a property of vocabularies stands. */
function* withEachWord(document: Document, allowed: Verdicts['words'], path: readonly string[] = []): Generator<WithWord> {
  const property = path.findLast((step) => !/^\d+$/.test(step)) ?? '';
  if (typeof document === 'string') {
    if (allowed[property] === undefined) return;
    for (const word of anyWords(property))
      yield { at: path.join('/'), word, document: word, isAllowed: allowed[property].includes(word) };
    return;
  }
  for (const [name, one] of Object.entries(document ?? {})) {
    for (const inner of withEachWord(one as Document, allowed, [...path, name])) {
      const whole = Array.isArray(document)
        ? document.map((each, index) => (String(index) === name ? inner.document : (each as Document)))
        : { ...(document as object), [name]: inner.document };
      yield { ...inner, document: whole as Document };
    }
  }
}

interface WithWord {
  readonly at: string;
  readonly word: string;
  readonly document: Document;
  readonly isAllowed: boolean;
}

describe.each([
  ['2.2', isValid2('2.2'), 3_900],
  ['2.3', isValid2('2.3'), 4_000],
  ['3.0.1', isValid3, 18_000],
] as const)('SPDX %s', (version, isValid, least) => {
  const { words: allowed, recorded } = verdictsOf(version);

  test('a document that has every property is valid', () => {
    expect(recorded.filter(({ document }) => !isValid(document)).map(({ name }) => name)).toEqual([]);
  });

  test('every change of it has the official verdict', () => {
    const compared = recorded.map((each) => ({ name: each.name, ...compare(each, isValid) }));
    expect(compared.flatMap(({ name, differing }) => differing.map((one) => `${name} ${one}`))).toEqual([]);
    expect(compared.reduce((sum, each) => sum + each.compared, 0)).toBeGreaterThan(least);
  });

  test('every word of its vocabularies is allowed, and none of another version', () => {
    const tried = recorded.flatMap(({ document }) => [...withEachWord(document, allowed)]);
    const differing = tried.filter(({ document, isAllowed }) => isValid(document) !== isAllowed);
    expect(differing.map(({ at, word, isAllowed }) => `${at} ${word}: officially ${isAllowed}`)).toEqual([]);
    expect(new Set(tried.map(({ at }) => at.replace(/.*\/(?=\D)/, '').replace(/\/\d+$/, '')))).toEqual(
      new Set(Object.keys(allowed)),
    );
  });
});

test('how a relationship is read is said of every type of SPDX 2.3 and 3.0.1, and of no other', () => {
  expect(Object.keys(relationshipTypes2).sort()).toEqual(words['2.3']?.relationshipType);
  expect(Object.keys(relationshipTypes3).sort()).toEqual(words['3.0.1']?.relationshipType);
});
