/**
 * The verdicts of the official JSON schemas of SPDX, recorded by `scripts/record-spdx-verdicts.mjs`, are ours:
 * of documents that have every property, and of some 26,000 changes of them.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkGraph3 } from '../../ingest/formats/spdx/check-3.ts';
import { Graph3 } from '../../ingest/formats/spdx/graph-3.ts';
import { type SchemaVersion, schemaErrors } from '../../ingest/formats/spdx/schema.ts';
import { everyChange, isRecord } from '../support/every-change.ts';

type Document = Parameters<typeof everyChange>[0];

interface Recorded {
  readonly name: string;
  readonly document: Document;
  /** By place: a `+` for each change that leaves the document valid. */
  readonly verdicts: Readonly<Record<string, string>>;
}

function recordedOf(version: string): Recorded[] {
  const file = new URL(`./spdx-verdicts/${version}.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { recorded: Recorded[] }).recorded;
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

describe.each([
  ['2.2', isValid2('2.2'), 3_900],
  ['2.3', isValid2('2.3'), 4_000],
  ['3.0.1', isValid3, 18_000],
] as const)('SPDX %s', (version, isValid, least) => {
  const recorded = recordedOf(version);

  test('a document that has every property is valid', () => {
    expect(recorded.filter(({ document }) => !isValid(document)).map(({ name }) => name)).toEqual([]);
  });

  test('every change of it has the official verdict', () => {
    const compared = recorded.map((each) => ({ name: each.name, ...compare(each, isValid) }));
    expect(compared.flatMap(({ name, differing }) => differing.map((one) => `${name} ${one}`))).toEqual([]);
    expect(compared.reduce((sum, each) => sum + each.compared, 0)).toBeGreaterThan(least);
  });
});
