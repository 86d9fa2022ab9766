/**
 * The same hostile things done to a small document of every format, read or not read: other encodings
 * change nothing, what is cut off or doubled is never half a document, entities are never followed.
 */
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { WholeReading as Reading } from '../../graph/model/reading.ts';
import { validateDocument } from '../../ingest/validate.ts';
import { formatSamples } from '../support/format-samples.ts';
import { codesOf, readBytes } from '../support/read-bom.ts';
import { assertWhole } from '../support/whole-reading.ts';

const xml = '<?xml version="1.0" encoding="UTF-8"?>\n';

function read(bytes: Uint8Array | string): Reading {
  const given = typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
  const reading = readBytes(given, { programme: 'P' });
  assertWhole(reading);
  expect(() => validateDocument(given)).not.toThrow();
  return reading;
}

/** What a document says, whatever its bytes. Keys of bare names hold the hash of the bytes. */
const sayings = ({ outcome, format, specVersion, counts, delta }: Reading) => ({
  outcome,
  format,
  specVersion,
  counts,
  names: delta.mentions.map(({ name, pointer }) => [pointer, name]),
  edges: delta.edges.map(({ kind, pointer }) => [kind, pointer]),
});

describe.each(formatSamples)('$name', ({ name, text, isClosed }) => {
  it('is recognised', () => {
    expect(read(text).format).toBe(name);
  });

  it('says the same in every encoding, and compressed', () => {
    const expected = sayings(read(text));
    const little = Buffer.from(text, 'utf16le');
    const marked = Buffer.from(`\ufeff${text}`, 'utf16le');
    const encodings = [little, Buffer.from(little).swap16(), marked, Buffer.from(marked).swap16(), Buffer.from(`\ufeff${text}`)];
    for (const bytes of [...encodings, gzipSync(text), Buffer.from(`${text}\n\n`)])
      expect(sayings(read(bytes))).toEqual(expected);
  });

  it('is refused when its bytes are no text', () => {
    const cases = [
      Buffer.concat([Buffer.from(text), Buffer.from([0xed, 0xa0, 0x80])]),
      Buffer.concat([Buffer.from(`\ufeff${text}`, 'utf16le'), Buffer.from([0])]),
      Buffer.concat([Buffer.from(text, 'utf16le'), Buffer.from([0, 0xd8])]),
    ];
    const [utf8, ...utf16] = cases.map(read) as [Reading, ...Reading[]];
    // A table is often in the system's code page: read as that, and said.
    if (name === 'table-csv') expect(codesOf(utf8)).toContain('encoding-assumed');
    else expect([utf8.outcome, ...codesOf(utf8)]).toEqual(['rejected', 'invalid-utf8']);
    for (const reading of utf16) expect([reading.outcome, ...codesOf(reading)]).toEqual(['rejected', 'invalid-utf16']);
  });

  it('is never half a document: cut off anywhere, or two in one', () => {
    for (let end = 0; end < text.length; end++) {
      const { outcome } = read(text.slice(0, end));
      if (isClosed) expect([end, outcome]).toEqual([end, 'rejected']);
    }
    for (const between of ['', '\n', '\n\n', '\0']) {
      const { outcome } = read(text + between + text);
      if (isClosed) expect([between, outcome]).toEqual([between, 'rejected']);
    }
  });

  it('may hold any byte anywhere', () => {
    const bytes = Buffer.from(text);
    for (let at = 0; at <= bytes.length; at += 1 + Math.floor(bytes.length / 60)) {
      for (const byte of [0, 0x22, 0x26, 0x3c, 0x5b, 0x5c, 0x7b, 0x80, 0xff]) {
        read(Buffer.concat([bytes.subarray(0, at), Buffer.of(byte), bytes.subarray(at)]));
      }
    }
  });
});

describe('100,000 levels', () => {
  const deep = 100_000;
  it.each([
    ['arrays', '['.repeat(deep) + ']'.repeat(deep)],
    ['objects', '{"bomFormat":'.repeat(deep) + '}'.repeat(deep)],
    [
      'components',
      `{"bomFormat":"CycloneDX","specVersion":"1.6"${',"components":[{"name":"a"'.repeat(deep)}${'}]'.repeat(deep)}}`,
    ],
    [
      'CycloneDX XML',
      `${xml}<bom xmlns="http://cyclonedx.org/schema/bom/1.6">${'<components><component><name>a</name>'.repeat(deep)}${'</component></components>'.repeat(deep)}</bom>`,
    ],
    ['XML', `${xml}${'<a>'.repeat(deep)}${'</a>'.repeat(deep)}`],
    [
      'RDF',
      `${xml}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://spdx.org/rdf/terms#">${'<Package><relationship>'.repeat(deep)}${'</relationship></Package>'.repeat(deep)}</rdf:RDF>`,
    ],
    ['YAML', `spdxVersion: SPDX-2.3\nSPDXID: SPDXRef-DOCUMENT\nx: ${'['.repeat(deep)}${']'.repeat(deep)}\n`],
    ['YAML lists', `spdxVersion: SPDX-2.3\nSPDXID: SPDXRef-DOCUMENT\nx:\n  ${'- '.repeat(deep)}a\n`],
  ])('of %s are refused', (_what, text) => {
    expect(read(text).outcome).toBe('rejected');
  });
});

describe('entities', () => {
  const bomWith = (doctype: string, value: string) =>
    `${xml}${doctype}<bom xmlns="http://cyclonedx.org/schema/bom/1.6" version="1"><components><component type="library"><name>${value}</name></component></components></bom>`;
  const rdfWith = (doctype: string, value: string) =>
    `${xml}${doctype}<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://spdx.org/rdf/terms#"><Package><name>${value}</name></Package></rdf:RDF>`;
  const levels = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
  it.each([
    ['an empty DOCTYPE', '<!DOCTYPE bom>', 'Part'],
    ['an internal entity', '<!DOCTYPE bom [<!ENTITY a "expanded">]>', '&a;'],
    ['a billion laughs', `<!DOCTYPE bom [<!ENTITY l0 "expanded">${levels}]>`, '&l9;'],
    ['a quadratic blow-up', `<!DOCTYPE bom [<!ENTITY a "${'expanded'.repeat(10_000)}">]>`, '&a;'.repeat(10_000)],
    ['a file', '<!DOCTYPE bom [<!ENTITY a SYSTEM "file:///etc/hostname">]>', '&a;'],
    ['an address', '<!DOCTYPE bom SYSTEM "http://127.0.0.1:9/x.dtd">', 'Part'],
    ['a parameter entity', '<!DOCTYPE bom [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;]>', 'Part'],
    ['an entity that nobody declared', '', '&nobody;'],
  ])('%s is refused, and nothing is expanded', (_what, doctype, value) => {
    for (const text of [bomWith(doctype, value), rdfWith(doctype, value)]) {
      const reading = read(text);
      expect(reading.outcome).toBe('rejected');
      expect(JSON.stringify(reading)).not.toContain('expandedexpanded');
    }
  });

  it('of YAML expand to nothing that hurts', () => {
    const aliases = Array.from({ length: 9 }, (_, i) => `l${i + 1}: &l${i + 1} [${`*l${i},`.repeat(10)}]`).join('\n');
    read(`spdxVersion: SPDX-2.3\nSPDXID: SPDXRef-DOCUMENT\nl0: &l0 [a]\n${aliases}\n`);
    read('spdxVersion: SPDX-2.3\nSPDXID: SPDXRef-DOCUMENT\nx: &x [*x]\n');
  });
});
