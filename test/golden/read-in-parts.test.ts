/** Large documents are read in another way than small ones: of a document that is both, both say the same. */
import { afterAll, expect, it } from 'vitest';
import { readBytes, sharedFiles } from '../support/read-bom.ts';
import { readInParts, said } from '../support/read-in-parts.ts';

/** Real documents, each of which takes a moment twice. */
const largest = 1_500_000;
const files = ['cdx-json', 'spdx-json']
  .flatMap((folder) => sharedFiles(`corpus/${folder}`) ?? [])
  .filter(({ path, bytes }) => path.endsWith('.json') && bytes().length < largest);

it.skipIf(files.length === 0)('has documents of both formats', () => {
  expect(files.length).toBeGreaterThan(60);
});

let compared = 0;
afterAll(() => {
  if (files.length > 0) expect(compared).toBeGreaterThan(35);
});

it.each(files)('$path', ({ bytes }) => {
  const document = bytes();
  const whole = readBytes(document);
  if (whole.outcome === 'rejected') return;
  const parts = readInParts(document, 1_000);
  // a document may have no list as long as that
  if (parts === undefined) return;
  compared++;
  expect(parts).toEqual(said(whole));
});
