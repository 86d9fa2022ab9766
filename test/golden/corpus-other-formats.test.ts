/** BOMs of formats without a reader are recognised and refused by name. */
import { describe, expect, test } from 'vitest';
import { codesOf, readBytes, sharedFiles } from '../support/read-bom.ts';

const files = sharedFiles('corpus');
if (files === undefined) process.stderr.write('skipped: the corpus of real BOMs is not installed (../shared/corpus)\n');

describe.skipIf(files === undefined)('documents of the corpus in other formats', () => {
  test.each([
    ['csaf', 'csaf'],
    ['openvex', 'openvex'],
  ])('%s', (folder, format) => {
    const documents = (files ?? []).filter(({ path }) => path.startsWith(`${folder}/`));
    expect(documents.length).toBeGreaterThan(0);
    for (const { path, bytes } of documents) {
      const reading = readBytes(bytes());
      expect([path, reading.outcome, reading.format, ...codesOf(reading)]).toEqual([path, 'rejected', format, 'format-not-read']);
      expect(reading.delta.nodes).toEqual([]);
    }
  });
});
