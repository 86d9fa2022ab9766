/** The official CycloneDX conformance documents: each JSON and XML one gets the verdict that its name states. */
import { describe, expect, test } from 'vitest';
import { type Verdict, validateDocument } from '../../ingest/validate.ts';
import { sharedFiles } from '../support/read-bom.ts';

const files = sharedFiles('cyclonedx-suite');
if (files === undefined)
  process.stderr.write('skipped: the conformance documents are not installed (../shared/cyclonedx-suite)\n');

function hasReason({ diagnostics }: Verdict): boolean {
  return diagnostics.some(({ severity }) => severity !== 'info');
}

/** Verdicts of other kinds than the name of the document states. */
function wrongVerdicts(cases: NonNullable<typeof files>): string[] {
  return cases.flatMap(({ path, bytes }) => {
    const verdict = validateDocument(bytes());
    const isRight = verdict.valid !== path.includes('invalid-') && verdict.valid !== hasReason(verdict);
    return isRight ? [] : [`${path}: ${JSON.stringify(verdict.diagnostics.slice(0, 3))}`];
  });
}

describe.skipIf(files === undefined)('schema verdicts on the conformance documents', () => {
  test('JSON, 1.2 to 1.7', () => {
    const cases = (files ?? []).filter(({ path }) => /^1\.[2-7]\/(?:in)?valid-.*\.json$/.test(path));
    expect(cases.length).toBeGreaterThan(350);
    expect(wrongVerdicts(cases)).toEqual([]);
  });

  test('XML, 1.0 to 1.7, the informal cases, and the dependency graph extension', () => {
    const cases = (files ?? []).filter(({ path }) => path.endsWith('.xml'));
    expect(cases.length).toBeGreaterThan(400);
    expect(wrongVerdicts(cases)).toEqual([]);
  });
});
