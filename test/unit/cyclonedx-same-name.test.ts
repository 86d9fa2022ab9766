/** Components of one document that share a bare name (SEMANTICS.md, Identity: same name is not same entity). */
import { expect, test } from 'vitest';
import { codesOf, edgesOf, mentionsOf, readBom } from '../support/read-bom.ts';

const housing = (ref: string, maker: string | undefined) => ({
  type: 'device',
  name: 'Housing',
  'bom-ref': ref,
  ...(maker === undefined ? {} : { manufacturer: { name: maker } }),
});
const itemsOf = (...components: object[]) => {
  const reading = readBom({ components });
  return { reading, items: new Set(edgesOf(reading, 'PROVIDES').map(({ to }) => to)) };
};

test('of two makers are two items, each with its own source', () => {
  const { reading, items } = itemsOf(housing('h1', 'Alpha Plastics'), housing('h2', 'Beta Castings'));
  expect(items.size).toBe(2);
  expect(edgesOf(reading, 'BY').map(({ to }) => to)).toEqual([
    'organization:name:alpha plastics',
    'organization:name:beta castings',
  ]);
  expect(mentionsOf(reading, [...items][0] as string)[0]?.name).toBe('Housing');
});

test('of one maker are one item, and so are those of which nobody states a maker', () => {
  expect(itemsOf(housing('h1', 'Alpha Plastics'), housing('h2', 'ALPHA plastics')).items.size).toBe(1);
  const { reading } = itemsOf(
    { type: 'device', name: 'Camera', components: [housing('h1', undefined)] },
    housing('h2', undefined),
  );
  expect(edgesOf(reading, 'REQUIRES')).toHaveLength(1);
});

test('that an identifier tells apart need nothing else', () => {
  const purl = (n: number) => ({ ...housing(`h${n}`, `Maker ${n}`), purl: 'pkg:generic/housing@1' });
  expect(itemsOf(purl(1), purl(2)).items.size).toBe(1);
});

test('a document with more than it may hold is refused before anything is kept of it', () => {
  const dependsOn = Array.from({ length: 1_500_001 }, () => 'a');
  const reading = readBom({ components: [], dependencies: [{ ref: 'a', dependsOn }] });
  expect(reading.outcome).toBe('rejected');
  expect(codesOf(reading)).toContain('document-too-many-things');
});
