/** What a document says of itself: version, series, date, main component; and the schema's verdict. */
import { describe, expect, test } from 'vitest';
import { validateDocument } from '../../ingest/validate.ts';
import { codesOf, readBom, readText } from '../support/read-bom.ts';

const serialNumber = 'urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79';

describe('a document', () => {
  test('states its series, version, date and main component', () => {
    const reading = readBom({
      serialNumber,
      version: 7,
      metadata: {
        timestamp: '2024-02-29T23:59:59+02:00',
        component: { type: 'application', group: 'acme', name: 'Radio', version: '2' },
      },
    });
    expect(reading).toMatchObject({ outcome: 'accepted', format: 'cyclonedx-json', specVersion: '1.6' });
    expect(reading).toMatchObject({ series: serialNumber, version: 7, dated: '2024-02-29', main: 'acme/Radio' });
    expect(reading.diagnostics).toEqual([]);
  });

  test('its main component is its purl without the version', () => {
    const component = { type: 'library', name: 'a', version: '1', purl: 'pkg:npm/a@1' };
    expect(readBom({ metadata: { component } }).main).toBe('pkg:npm/a');
  });

  test('states nothing where it says nothing', () => {
    expect(readBom({})).toMatchObject({ series: '', version: 0, dated: '', main: '' });
    const reading = readBom({ metadata: { timestamp: '2023-02-30' }, version: '1' });
    expect(reading).toMatchObject({ dated: '', version: 0 });
    expect(codesOf(reading)).toEqual(expect.arrayContaining(['invalid-date', 'invalid-version']));
  });

  test.each(['1.2', '1.3', '1.4', '1.5', '1.6', '1.7'])('of version %s is read without a word', (specVersion) => {
    const component = { type: 'library', name: 'a', version: '1', 'bom-ref': 'a' };
    const text = JSON.stringify({
      bomFormat: 'CycloneDX',
      specVersion,
      version: 1,
      metadata: { component },
      dependencies: [{ ref: 'a' }],
    });
    const reading = readText(text);
    expect(reading).toMatchObject({ outcome: 'accepted', specVersion, diagnostics: [] });
    expect(validateDocument(Buffer.from(text))).toEqual({
      format: 'cyclonedx-json',
      specVersion,
      valid: true,
      diagnostics: [],
    });
  });

  test.each(['1.0', '1.1', '1.8', '2.0', undefined])('of version %s is read with a diagnostic', (specVersion) => {
    const bom = { bomFormat: 'CycloneDX', specVersion, components: [{ type: 'library', name: 'a' }] };
    const reading = readText(JSON.stringify(bom));
    expect(reading).toMatchObject({ outcome: 'accepted', specVersion: specVersion ?? '' });
    expect(reading.counts.components.mapped).toBe(1);
    expect(codesOf(reading)).toContain('spec-version-unknown');
    expect(validateDocument(Buffer.from(JSON.stringify(bom))).valid).toBe(false);
  });

  test('without its mark is known by its schema or by its keys', () => {
    expect(readText('{"$schema":"http://cyclonedx.org/schema/bom-1.5.schema.json"}').format).toBe('cyclonedx-json');
    expect(readText('{"specVersion":"1.5","components":[]}').format).toBe('cyclonedx-json');
    expect(readText('{"specVersion":"1.5"}').outcome).toBe('rejected');
  });
});

describe('a document that its schema calls invalid', () => {
  test('is read, and says where: once for each component and for the rest', () => {
    const components = [
      { type: 'toaster', name: 'a' },
      { type: 'library', name: 'b' },
      { type: 'library', name: 'c', scope: 'x' },
    ];
    const reading = readBom({ components, serialNumber: 'mine' });
    expect(reading.counts.components.mapped).toBe(3);
    const pointers = reading.diagnostics.filter(({ code }) => code === 'schema-invalid').map(({ pointer }) => pointer);
    expect(pointers).toEqual(expect.arrayContaining(['/serialNumber', '/components/0/type', '/components/2/scope']));
  });

  test('equal elements are repeats whatever the order of their keys', () => {
    const valid = (components: object[]) =>
      validateDocument(Buffer.from(JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', components }))).valid;
    const a = { type: 'library', name: 'a', hashes: [{ alg: 'MD5', content: '0'.repeat(32) }] };
    const again = { hashes: [{ content: '0'.repeat(32), alg: 'MD5' }], name: 'a', type: 'library' };
    expect(valid([a, again])).toBe(false);
    expect(valid([a, { ...again, version: '1' }])).toBe(true);
    expect(valid([a, { ...a, hashes: [{ alg: 'MD5', content: '1'.repeat(32) }] }])).toBe(true);
  });
});
