/** Components as items: depth, identifiers, types, texts, services. */
import { describe, expect, test } from 'vitest';
import { ItemType } from '../../graph/ontology/property.ts';
import { readPurl, withoutVersion } from '../../ingest/purl.ts';
import { codesOf, edgesOf, mentionsOf, readBom } from '../support/read-bom.ts';

const device = (name: string, properties: Record<string, string> = {}, rest: object = {}) => ({
  type: 'device',
  name,
  properties: Object.entries(properties).map(([key, value]) => ({ name: key, value })),
  ...rest,
});

describe('components', () => {
  test('are items at every depth, with those of the main component', () => {
    const reading = readBom({
      metadata: { component: { type: 'device', name: 'root', components: [device('r1', {}, { components: [device('r2')] })] } },
      components: [device('a', {}, { components: [device('b', {}, { components: [device('c')] })] })],
    });
    expect(reading.counts.components).toEqual({ in: 6, mapped: 6, quarantined: 0 });
    expect(edgesOf(reading, 'REQUIRES').map(({ from, to, pointer }) => [from, to, pointer])).toEqual([
      ['item:name:root', 'item:name:r1', '/metadata/component/components/0'],
      ['item:name:r1', 'item:name:r2', '/metadata/component/components/0/components/0'],
      ['item:name:a', 'item:name:b', '/components/0/components/0'],
      ['item:name:b', 'item:name:c', '/components/0/components/0/components/0'],
      ['item:name:root', 'item:name:a', '/components/0'],
    ]);
  });

  test('are not tools, pedigree, formulation, declarations or evidence', () => {
    const component = { type: 'library', name: 'x' };
    const reading = readBom({
      metadata: { tools: { components: [component], services: [{ name: 's' }] } },
      components: [{ type: 'library', name: 'a', pedigree: { ancestors: [component] }, evidence: { components: [component] } }],
      formulation: [{ components: [component] }],
      declarations: { targets: { components: [component] } },
    });
    expect(reading.counts.components.in).toBe(1);
    expect(reading.delta.nodes).toHaveLength(1);
    expect(mentionsOf(reading, 'item:name:a')[0]?.texts).toEqual({ pedigree: 'stated at /components/0/pedigree' });
  });

  test.each([
    ['application', ItemType.software],
    ['operating-system', ItemType.software],
    ['library', ItemType.library],
    ['container', ItemType.container],
    ['device', ItemType.device],
    ['firmware', ItemType.firmware],
    ['file', ItemType.file],
    ['cryptographic-asset', ItemType.data],
    ['toaster', undefined],
  ])('of type %s', (type, itemType) => {
    const reading = readBom({ components: [{ type, name: 'a' }] });
    expect(mentionsOf(reading, 'item:name:a')[0]?.numbers?.itemType).toBe(itemType);
  });

  test('keep their texts as evidence', () => {
    const reading = readBom({
      components: [
        {
          type: 'library',
          name: 'core',
          group: '@acme',
          version: '1.2',
          'bom-ref': 'r',
          publisher: 'Pub',
          authors: [{ name: 'A' }, { name: 'B' }],
          hashes: [
            { alg: 'MD5', content: '0123' },
            { alg: 'SHA-1', content: 'ab' },
          ],
          licenses: [{ license: { id: 'MIT' } }, { license: { name: 'Own' } }, { expression: 'A OR B' }],
          purl: 'pkg:npm/@acme/core@1.2',
          cpe: 'cpe:2.3:a:acme:core:1.2:*:*:*:*:*:*:*',
          swid: { tagId: 'tag', name: 'core' },
          'mime-type': 'text/plain',
        },
      ],
    });
    const [mention] = mentionsOf(reading, 'item:pkg:npm/%40acme/core@1.2');
    expect(mention?.name).toBe('core');
    expect(mention?.texts).toEqual({
      version: '1.2',
      group: '@acme',
      publisher: 'Pub',
      author: 'A\nB',
      hashes: 'MD5:0123\nSHA-1:ab',
      licenses: 'MIT\nOwn\nA OR B',
      bomRef: 'r',
      purl: 'pkg:npm/@acme/core@1.2',
      cpe: 'cpe:2.3:a:acme:core:1.2:*:*:*:*:*:*:*',
      swid: 'tag',
      mimeType: 'text/plain',
    });
    expect(edgesOf(reading, 'BY')).toEqual([]);
  });

  test('with one purl are one item, mentioned where each stands', () => {
    const purl = 'pkg:npm/a@1';
    const reading = readBom({
      components: [
        { type: 'library', name: 'a', purl, 'bom-ref': '1' },
        { type: 'library', name: 'a', purl, 'bom-ref': '2' },
      ],
    });
    expect(reading.counts.components.mapped).toBe(2);
    expect(mentionsOf(reading, 'item:pkg:npm/a@1').map(({ pointer }) => pointer)).toEqual(['/components/0', '/components/1']);
  });

  test('of one name in two groups or versions are two items', () => {
    const reading = readBom({
      components: [
        { type: 'library', name: 'core', group: 'a' },
        { type: 'library', name: 'core', group: 'b' },
        { type: 'library', name: 'core', group: 'b', version: '2' },
      ],
    });
    expect(new Set(reading.delta.nodes.map(({ key }) => key)).size).toBe(3);
    expect(reading.delta.mentions.map(({ name }) => name)).toEqual(['core', 'core', 'core']);
  });

  test('without a name are called by their purl or reference, or are quarantined', () => {
    const reading = readBom({
      components: [
        { type: 'library', purl: 'pkg:npm/a@1' },
        { type: 'library', 'bom-ref': 'r', name: ' ' },
        { type: 'library', components: [{ type: 'library', name: 'child' }] },
      ],
    });
    expect(reading.counts.components).toEqual({ in: 4, mapped: 3, quarantined: 1 });
    expect(reading.diagnostics.filter(({ code }) => code === 'component-without-name').map(({ pointer }) => pointer)).toEqual([
      '/components/2',
    ]);
    expect(codesOf(reading).filter((code) => code === 'component-name-assumed')).toHaveLength(2);
    expect(mentionsOf(reading, 'item:name:child')).toHaveLength(1);
  });
});

describe('hardware identifiers', () => {
  test('GTINs of every length are one number space', () => {
    const reading = readBom({
      components: [
        device('connector', { 'cdx:device:gs1:gtin-12': '822348522712' }),
        device('other', { 'cdx:deviceInfo:gs1:gtin-13': '0822348522712' }),
        device('wrong', { 'cdx:device:gs1:gtin-12': '822348522713' }),
      ],
    });
    expect(mentionsOf(reading, 'item:gtin:00822348522712').map(({ name }) => name)).toEqual(['connector', 'other']);
    expect(edgesOf(reading, 'IDENTIFIED_BY')[0]).toMatchObject({ to: 'identifier:gtin:00822348522712' });
    expect(codesOf(reading)).toContain('invalid-gtin');
    expect(mentionsOf(reading, 'item:name:wrong')).toHaveLength(1);
  });

  test('a part number identifies with its maker, stated or assumed', () => {
    const reading = readBom({
      components: [
        device('chip', { 'cdx:device:partNumber': 'x-1' }, { manufacturer: { name: 'Acme Ltd.' } }),
        device('plug', { 'cdx:device:mpn': 'P 2' }, { supplier: { name: 'Bolt GmbH' } }),
        device('pin', { 'cdx:device:mpn': 'P3' }),
      ],
    });
    const items = reading.delta.nodes.filter(({ key }) => key.startsWith('item:')).map(({ key }) => key);
    expect(items.slice(0, 2)).toEqual(['item:mpn:acme ltd/X-1', 'item:mpn:bolt gmbh/P 2']);
    expect(items[2]).toMatch(/^item:name:pin~/);
    expect(mentionsOf(reading, 'item:name:pin')[0]?.texts?.partNumber).toBe('P3');
  });

  test('a stock number is its NIIN', () => {
    const reading = readBom({
      components: [device('bolt', { 'cdx:device:nsn': '5306-01-234-5678' }), device('nut', { 'cdx:device:nsn': '12' })],
    });
    expect(mentionsOf(reading, 'item:niin:012345678')).toHaveLength(1);
    expect(codesOf(reading)).toContain('invalid-nsn');
  });

  test('CPE and SWID identify where nothing stronger does', () => {
    const cpe = 'cpe:2.3:o:acme:rtos:1:*:*:*:*:*:*:*';
    const reading = readBom({ components: [{ type: 'firmware', name: 'rtos', cpe }] });
    expect(mentionsOf(reading, `item:cpe:${cpe}`)).toHaveLength(1);
  });

  test('milestones become days', () => {
    const reading = readBom({
      components: [
        device('a', {
          'cdx:lifecycle:milestone:endOfSupport': '1970-01-11',
          'cdx:lifecycle:milestone:endOfLife': '1970-01-02T00:00:00Z',
        }),
        device('b', { 'cdx:lifecycle:milestone:endOfSupport': 'soon' }),
      ],
    });
    expect(mentionsOf(reading, 'item:name:a')[0]?.numbers).toMatchObject({ endOfSupport: 10, lastOrderDate: 1 });
    expect(codesOf(reading)).toContain('invalid-date');
  });
});

describe('purls', () => {
  test.each([
    ['pkg:npm/@acme/core@1', 'pkg:npm/%40acme/core@1'],
    ['pkg:pypi/Foo_Bar@1', 'pkg:pypi/foo-bar@1'],
    [' pkg:maven/g/a@1?type=jar ', 'pkg:maven/g/a@1?type=jar'],
    ['pkg:npm', undefined],
    ['pkg:npm/', undefined],
    ['pkg:npm//@1', undefined],
    ['npm:a', undefined],
    ['pkg:1/a', undefined],
    [`pkg:npm/${'a'.repeat(5000)}`, undefined],
  ])('%s', (text, purl) => {
    expect(readPurl(text)).toBe(purl);
  });

  test('that the library refuses stay as they are written', () => {
    const refused = 'pkg:golang/github.com/a/b@%zz';
    expect(readPurl(refused)).toBe(refused);
  });

  test.each([
    ['pkg:npm/%40acme/core@1', 'pkg:npm/%40acme/core'],
    ['pkg:maven/g/a@1?type=jar', 'pkg:maven/g/a?type=jar'],
    ['pkg:golang/a/b@v1#sub/x@y', 'pkg:golang/a/b#sub/x@y'],
    ['pkg:npm/a', 'pkg:npm/a'],
  ])('%s without its version', (purl, expected) => {
    expect(withoutVersion(purl)).toBe(expected);
  });
});

describe('services', () => {
  test('are items with their provider as source, nested and related like components', () => {
    const reading = readBom({
      metadata: { component: { type: 'application', name: 'root', 'bom-ref': 'root' } },
      services: [
        { name: 'api', 'bom-ref': 'api', provider: { name: 'Cloud Inc' }, services: [{ name: 'auth', 'bom-ref': 'auth' }] },
        { name: 'db', 'bom-ref': 'db' },
        { 'x-trust-boundary': true },
      ],
      dependencies: [{ ref: 'api', dependsOn: ['db'] }],
    });
    expect(reading.counts.services).toEqual({ in: 4, mapped: 3, quarantined: 1 });
    expect(reading.counts.components.in).toBe(1);
    expect(mentionsOf(reading, 'item:name:api')[0]?.numbers?.itemType).toBe(ItemType.service);
    expect(edgesOf(reading, 'BY').map(({ to }) => to)).toEqual(['organization:name:cloud inc']);
    expect(edgesOf(reading, 'REQUIRES').map(({ from, to }) => [from, to])).toEqual([
      ['item:name:api', 'item:name:auth'],
      ['item:name:api', 'item:name:db'],
      ['item:name:root', 'item:name:api'],
    ]);
    expect(reading.diagnostics.find(({ code }) => code === 'service-without-name')?.pointer).toBe('/services/2');
  });

  test('are counted only where a document has them', () => {
    expect(readBom({}).counts.services).toBeUndefined();
    expect(readBom({ services: [] }).counts.services).toEqual({ in: 0, mapped: 0, quarantined: 0 });
  });
});
