/** The official CycloneDX conformance documents: each JSON one gets the verdict that its name states. */
import { expect, test } from 'vitest';
import { validateDocument } from '../../ingest/validate.ts';
import { sharedFiles } from '../support/read-bom.ts';

const files = sharedFiles('cyclonedx-suite');
if (files === undefined)
  process.stderr.write('skipped: the conformance documents are not installed (../shared/cyclonedx-suite)\n');

test.skipIf(files === undefined)('schema verdicts on the conformance documents of 1.2 to 1.7', () => {
  const cases = (files ?? []).filter(({ path }) => /^1\.[2-7]\/(?:in)?valid-.*\.json$/.test(path));
  expect(cases.length).toBeGreaterThan(350);
  const wrong = cases.flatMap(({ path, bytes }) => {
    const verdict = validateDocument(bytes(), path);
    return verdict.valid === path.includes('/valid-') ? [] : [`${path}: ${JSON.stringify(verdict.diagnostics.slice(0, 3))}`];
  });
  expect(wrong).toEqual([]);
});
