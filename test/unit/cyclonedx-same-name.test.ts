/** Components of one document that share a bare name (SEMANTICS.md, Identity: same name is not same entity). */
import { expect, test } from 'vitest';
import { columnsOf } from '../../graph/store/columns-of.ts';
import { buildGraph } from '../../graph/view/build.ts';
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

const pair = (one: object, other: object, metadata?: object) => {
  const part = { type: 'device', name: 'Housing' };
  return readBom({
    ...(metadata === undefined ? {} : { metadata }),
    components: [one, other].map((own) => ({ ...part, ...own })),
  });
};
const alpha = { manufacturer: { name: 'Alpha' } };
const beta = { manufacturer: { name: 'Beta' } };

const graphOf = ({ delta }: ReturnType<typeof readBom>) => {
  const columns = columnsOf(delta, Int32Array.from(delta.nodes.keys()));
  const document = {
    document: 0,
    columns,
    sha256: '',
    dated: '',
    format: 'cyclonedx-json',
    programme: 'P',
    scope: 'programme P',
  };
  return buildGraph([document], new Map());
};

test.each([
  ['empty package URLs', pair({ ...alpha, purl: '' }, { ...beta, purl: '' })],
  ['package URLs that are none', pair({ ...alpha, purl: 'n/a' }, { ...beta, purl: 'n/a' })],
  ['empty CPEs', pair({ ...alpha, cpe: '' }, { ...beta, cpe: '' })],
  ['groups that differ in case', pair({ ...alpha, group: 'X' }, { ...beta, group: 'x' })],
  ['a version on one side', pair(alpha, { ...beta, version: '1' })],
  [
    'makers of one name in two countries',
    pair(
      { manufacturer: { name: 'Alpha', address: { country: 'US' } } },
      { manufacturer: { name: 'Alpha', address: { country: 'DE' } } },
    ),
  ],
  [
    'a main component supplied by its metadata',
    readBom({
      metadata: { component: { type: 'device', name: 'Housing' }, supplier: { name: 'Alpha' } },
      components: [{ type: 'device', name: 'Housing', ...beta }],
    }),
  ],
  [
    'a manufacturer that names nobody before the supplier',
    pair(
      { manufacturer: { name: '---' }, supplier: { name: 'Alpha' } },
      { manufacturer: { name: '---' }, supplier: { name: 'Beta' } },
    ),
  ],
])('of two makers are two items, and joined by nothing, with %s', (_, reading) => {
  expect(new Set(edgesOf(reading, 'PROVIDES').map(({ to }) => to)).size).toBe(2);
  const { graph, diagnostics } = graphOf(reading);
  expect(graph.items.count).toBe(2);
  expect(diagnostics.map(({ code }) => code)).toEqual(['ambiguous-item']);
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
