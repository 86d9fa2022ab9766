/** Words that every object of JavaScript has a property of are words like any other, wherever a document has a kind or a type. */
import { expect, it } from 'vitest';
import { formatSamples } from '../support/format-samples.ts';
import { listSamples } from '../support/list-samples.ts';
import { readBytes } from '../support/read-bom.ts';
import { assertWhole } from '../support/whole-reading.ts';

const words = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];
const texts = [
  ...formatSamples.map(({ name, text }) => [name, text] as const),
  ...listSamples.filter(({ name }) => name !== 'table-xlsx').map(({ name, bytes }) => [name, bytes.toString()] as const),
];

it.each(texts)('%s', (_name, text) => {
  const places = [...text.matchAll(/[\p{L}\d_-]+/gu)];
  expect(places.length).toBeGreaterThan(3);
  for (const { index, 0: word } of places) {
    for (const other of words) {
      const changed = text.slice(0, index) + other + text.slice(index + word.length);
      const reading = readBytes(Buffer.from(changed), { programme: 'P' });
      try {
        assertWhole(reading);
      } catch (error) {
        throw new Error(`${other} in the place of ${word} at ${index}`, { cause: error });
      }
    }
  }
});
