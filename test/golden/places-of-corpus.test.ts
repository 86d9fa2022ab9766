/** Every place that an assertion of a real document names is found in its bytes; in JSON it is the value at the pointer. */
import { describe, expect, test } from 'vitest';
import { memorySource } from '../../graph/model/byte-source.ts';
import { excerptOf } from '../../ingest/places/excerpt.ts';
import { jsonTokens } from '../../ingest/places/json-place.ts';
import { readDocument } from '../../ingest/read-document.ts';
import { sharedFiles } from '../support/read-bom.ts';

const folders = ['corpus', 'lists', 'ownership', 'hardware-boms'];
const [corpus, ...others] = folders.map(sharedFiles);
if (corpus === undefined) process.stderr.write('skipped: the corpus of real BOMs is not installed (../shared/corpus)\n');
/** Larger ones have the same forms of places, and take long. */
const largest = 300_000;
const placesOfEach = 12;

function valueAt(value: unknown, pointer: string): unknown {
  return jsonTokens(pointer).reduce<unknown>((inner, token) => (inner as Record<string, unknown>)[token], value);
}

describe.skipIf(corpus === undefined)('places of the corpus', () => {
  const files = [corpus ?? [], ...others.map((one) => one ?? [])]
    .flat()
    .map(({ path, bytes }) => ({ path, bytes: bytes() }))
    .filter(({ bytes }) => bytes.length <= largest);
  const formats = new Map<string, number>();

  test.each(files.map((file) => [file.path, file] as const))('%s', async (path, { bytes }) => {
    const source = memorySource(bytes);
    const reading = await readDocument(source, { sha256: '0'.repeat(64), path });
    const pointers = [...new Set([...reading.delta.mentions, ...reading.delta.edges].map(({ pointer }) => pointer))].filter(
      Boolean,
    );
    const step = Math.max(1, Math.floor(pointers.length / placesOfEach));
    const lost: string[] = [];
    for (const pointer of pointers.filter((_, index) => index % step === 0)) {
      const excerpt = await excerptOf({ source, format: reading.format, pointer, lines: 1 });
      if (excerpt.kind === 'none' || !excerpt.isExact || excerpt.marked === '' || excerpt.marked === null) lost.push(pointer);
      else if (excerpt.kind === 'text' && !excerpt.isMarkCut && reading.format.endsWith('json') && pointer.startsWith('/')) {
        const text = new TextDecoder().decode(bytes);
        expect(JSON.parse(excerpt.marked)).toEqual(valueAt(JSON.parse(text), pointer));
      }
    }
    expect(lost).toEqual([]);
    if (pointers.length > 0) formats.set(reading.format, (formats.get(reading.format) ?? 0) + 1);
  });

  test('are of every form', () => {
    const read = ['cyclonedx-json', 'cyclonedx-xml', 'spdx-json', 'spdx-rdf', 'spdx-tag-value', 'spdx-yaml', 'spdx3-json'];
    expect([...formats.keys()]).toEqual(expect.arrayContaining(read));
  });
});
