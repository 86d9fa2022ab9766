/** Hostile XML: every input gets an outcome and a reason, never an exception, never half a document, nothing expands. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { WholeReading as Reading } from '../../graph/model/reading.ts';
import { limits } from '../../ingest/limits.ts';
import { validateDocument } from '../../ingest/validate.ts';
import { codesOf, readBytes } from '../support/read-bom.ts';
import { bomXml, readXml } from '../support/xml-text.ts';

const component = '<component type="library"><name>a</name></component>';
const root = '<bom xmlns="http://cyclonedx.org/schema/bom/1.6"/>';
const utf16 = (text: string, isBig: boolean, mark: readonly number[]) => {
  const bytes = Buffer.from(text, 'utf16le');
  return Buffer.concat([Buffer.from(mark), isBig ? bytes.swap16() : bytes]);
};
const bytesOf = (text: string, byte: number) => Buffer.from(text.replaceAll('@', String.fromCharCode(byte)), 'latin1');
const declared = (encoding: string, name: string) =>
  `<?xml version="1.0" encoding="${encoding}"?><bom xmlns="http://cyclonedx.org/schema/bom/1.6"><components><component type="library"><name>${name}</name></component></components></bom>`;
const nested = (depth: number) =>
  bomXml('<components><component type="library"><name>n</name>'.repeat(depth) + '</component></components>'.repeat(depth));
const laughs = `<?xml version="1.0"?><!DOCTYPE bom [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(100)}">]><bom xmlns="http://cyclonedx.org/schema/bom/1.6"><components>&b;</components></bom>`;

type Case = readonly [what: string, bytes: string | Uint8Array, outcome: 'accepted' | 'rejected', code: string];

const cases: readonly Case[] = [
  ['another root', '<html/>', 'rejected', 'format-unknown'],
  [
    'the schema of CycloneDX',
    '<xs:schema xmlns:xs="x" targetNamespace="http://cyclonedx.org/schema/bom/1.6"/>',
    'rejected',
    'format-unknown',
  ],
  ['entities that multiply', laughs, 'rejected', 'xml-doctype'],
  ['an external entity', `<!DOCTYPE bom SYSTEM "file:///etc/passwd">${root}`, 'rejected', 'xml-doctype'],
  ['a DOCTYPE behind comments', `<?xml version="1.0"?><!-- <bom> --><?x y?>\n<!DOCTYPE bom>${root}`, 'rejected', 'xml-doctype'],
  ['a DOCTYPE after the root', `${root}<!DOCTYPE bom>`, 'rejected', 'xml-trailing-data'],
  ['a DOCTYPE in the root', bomXml('<!DOCTYPE bom>'), 'rejected', 'xml-syntax'],
  ['a DOCTYPE as text', bomXml('<components><![CDATA[<!DOCTYPE bom>]]></components>'), 'accepted', 'schema-invalid'],
  ['an entity that nobody declares', bomXml('&nbsp;'), 'rejected', 'xml-syntax'],
  ['a truncated document', bomXml(component).slice(0, -4), 'rejected', 'xml-truncated'],
  ['a document cut in a tag', bomXml(component).slice(0, 90), 'rejected', 'xml-truncated'],
  ['two documents', root + root, 'rejected', 'xml-trailing-data'],
  ['text after the document', `${root}x`, 'rejected', 'xml-trailing-data'],
  ['tags that cross', bomXml('<components><metadata></components></metadata>'), 'rejected', 'xml-syntax'],
  ['an attribute twice', root.replace('/>', ' version="1" version="2"/>'), 'rejected', 'xml-syntax'],
  ['a prefix that nobody declares', bomXml('<x:y/>'), 'rejected', 'xml-syntax'],
  ['a NUL', bomXml('\0'), 'rejected', 'xml-syntax'],
  ['a reference to a NUL', bomXml('&#0;'), 'rejected', 'xml-syntax'],
  ['a reference to half a surrogate pair', bomXml('&#xD800;'), 'rejected', 'xml-syntax'],
  ['too deep', `${root.slice(0, -2)}>${'<a>'.repeat(limits.xmlDepth)}`, 'rejected', 'xml-too-deep'],
  ['components nested within the limit', nested(400), 'accepted', 'no-main-component'],
  ['components nested over the limit', nested(limits.xmlDepth / 2 + 1), 'rejected', 'xml-too-deep'],
  ['bytes that are not UTF-8', bytesOf(declared('UTF-8', '@'), 0xe9), 'rejected', 'invalid-utf8'],
  ['bytes that are not UTF-8, undeclared', bytesOf(bomXml('@').replace(/^<\?.*\n/, ''), 0xe9), 'rejected', 'invalid-utf8'],
  ['ISO-8859-1 that says so', bytesOf(declared('ISO-8859-1', '@'), 0xe9), 'accepted', 'no-main-component'],
  ['an encoding that nobody knows', bytesOf(declared('x-nonsense', '@'), 0xe9), 'rejected', 'invalid-utf8'],
  ['UTF-8 declared as ISO-8859-1', declared('ISO-8859-1', 'é'), 'accepted', 'encoding-contradicts'],
  ['UTF-8 declared as UTF-16', declared('UTF-16', 'a'), 'accepted', 'encoding-contradicts'],
  ['ASCII declared as ISO-8859-1', declared('ISO-8859-1', 'a'), 'accepted', 'no-main-component'],
  ['UTF-8 with its mark', `\uFEFF${bomXml('')}`, 'accepted', 'no-main-component'],
  ['UTF-16 with its mark', utf16(declared('UTF-16', 'é'), false, [0xff, 0xfe]), 'accepted', 'no-main-component'],
  ['UTF-16 big endian with its mark', utf16(declared('utf-16', 'é'), true, [0xfe, 0xff]), 'accepted', 'no-main-component'],
  ['UTF-16 without a mark', utf16(declared('UTF-16LE', 'é'), false, []), 'accepted', 'no-main-component'],
  ['UTF-16 big endian without a mark', utf16(declared('UTF-16', 'é'), true, []), 'accepted', 'no-main-component'],
  ['UTF-16 declared as UTF-8', utf16(declared('UTF-8', 'é'), false, [0xff, 0xfe]), 'accepted', 'encoding-contradicts'],
  ['UTF-16 cut in half', utf16(bomXml(''), false, [0xff, 0xfe]).subarray(0, -1), 'rejected', 'invalid-utf16'],
  ['no namespace', `<bom><components>${component}</components></bom>`, 'accepted', 'spec-version-unknown'],
  ['a version from the future', bomXml('', '9.9'), 'accepted', 'spec-version-unknown'],
  [
    'a component of text alone',
    bomXml('<components><component>x</component></components>'),
    'accepted',
    'component-not-an-object',
  ],
  ['a component of nothing', bomXml('<components><component/></components>'), 'accepted', 'component-without-name'],
  ['a service of nothing', bomXml('<services><service/></services>'), 'accepted', 'service-without-name'],
  [
    'a dependency without ref',
    bomXml('<dependencies><dependency><dependency/></dependency></dependencies>'),
    'accepted',
    'dangling-reference',
  ],
  ['a version that is no number', root.replace('/>', ' version="x"/>'), 'accepted', 'invalid-version'],
  ['an attribute named __proto__', root.replace('/>', ' __proto__="x"/>'), 'accepted', 'no-main-component'],
];

function expectWhole(reading: Reading): void {
  for (const count of Object.values(reading.counts)) expect(count.in).toBe(count.mapped + count.quarantined);
  if (reading.outcome === 'rejected') {
    expect(reading.delta).toEqual({ nodes: [], mentions: [], edges: [] });
    expect(reading.diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
  }
  for (const { pointer, message } of reading.diagnostics) {
    expect(`${pointer}${message}`).not.toMatch(/\p{Cc}/u);
    expect(`${pointer}${message}`.isWellFormed()).toBe(true);
  }
}

describe('hostile XML', () => {
  test.each(cases)('%s', (_what, input, outcome, code) => {
    const bytes = typeof input === 'string' ? Buffer.from(input, 'utf8') : input;
    const reading = readBytes(bytes, { programme: 'P' });
    expect([reading.outcome, ...codesOf(reading)]).toEqual(expect.arrayContaining([outcome, code]));
    expectWhole(reading);
    expect(() => validateDocument(bytes)).not.toThrow();
  });

  test('a depth of 100,000 elements is refused before it is built', () => {
    const reading = readBytes(Buffer.from(nested(50_000)));
    expect(codesOf(reading)).toEqual(['xml-too-deep']);
  });

  test('more elements than the limit are refused', () => {
    const reading = readBytes(Buffer.from(bomXml('<a/>'.repeat(limits.xmlNodes))));
    expect(codesOf(reading)).toEqual(['xml-too-many-nodes']);
  });

  test('a document larger than its schema is applied to is read all the same', () => {
    const text = `<components>${component}</components><!--${' '.repeat(limits.validatedXmlBytes)}-->`;
    const reading = readXml(text);
    expect(codesOf(reading)).toEqual(['schema-not-applied', 'no-main-component']);
    expect(reading.counts.components.in).toBe(1);
  });

  test('errors beyond number are told in time that grows with the document', () => {
    const started = performance.now();
    const reading = readXml(`<components>${'<component><x/></component>'.repeat(60_000)}</components>`);
    expect(codesOf(reading).filter((code) => code === 'schema-invalid')).toHaveLength(limits.schemaErrors);
    expect(reading.counts.components).toEqual({ in: 60_000, mapped: 0, quarantined: 60_000 });
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  test('long texts where the schema has patterns', () => {
    const started = performance.now();
    for (const text of [
      '?'.repeat(200_000),
      '-'.repeat(200_000),
      `cpe:2.3:a${':a?*'.repeat(50_000)}`,
      'cpe:/a:a'.repeat(20_000),
    ]) {
      const reading = readXml(
        `<components><component type="library" mime-type="${text}"><name>a</name><cpe>${text}</cpe></component></components>`,
      );
      expect(codesOf(reading)).toContain('schema-invalid');
    }
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  test('many prefixes at every depth cost no more than their number', () => {
    const started = performance.now();
    const depth = limits.xmlDepth - 10;
    const open = Array.from({ length: depth }, (_, at) => `<p${at}:a xmlns:p${at}="u${at}">`).join('');
    const close = Array.from({ length: depth }, (_, at) => `</p${depth - 1 - at}:a>`).join('');
    const reading = readXml(open + '<p0:b/><c/>'.repeat(100_000) + close);
    expect([reading.outcome, ...codesOf(reading)]).toEqual(expect.arrayContaining(['accepted', 'schema-not-applied']));
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  test('bytes changed, cut out and put in at random', () => {
    const bytes = Buffer.from(
      bomXml(
        `<metadata><timestamp>2024-01-01T00:00:00Z</timestamp><component type="device" bom-ref="r"><name>r</name></component></metadata>
        <components><component type="device" bom-ref="a"><supplier><name>Acme</name><url>x</url></supplier><name>a</name>
        <licenses><license><id>MIT</id></license></licenses><purl>pkg:npm/a@1</purl></component></components>
        <services><service bom-ref="s"><name>s</name></service></services>
        <dependencies><dependency ref="r"><dependency ref="a"/><provides ref="s"/></dependency></dependencies>`,
      ),
    );
    const change = fc.tuple(fc.nat(bytes.length), fc.nat(8), fc.uint8Array({ maxLength: 8 }));
    const token = fc.constantFrom(
      '<',
      '>',
      '/',
      '&',
      '"',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '<component>',
      '</components>',
      'xmlns=""',
      '<?',
    );
    const put = fc.tuple(
      fc.nat(bytes.length),
      fc.nat(8),
      token.map((text) => Buffer.from(text)),
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(change, put), { minLength: 1, maxLength: 3 }), (changes) => {
        let changed = bytes;
        for (const [at, length, insert] of changes)
          changed = Buffer.concat([changed.subarray(0, at), insert, changed.subarray(at + length)]);
        expectWhole(readBytes(changed, { programme: 'P' }));
      }),
      { numRuns: 2000, seed: 20261122 },
    );
  });
});
