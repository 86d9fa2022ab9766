/** Hostile JSON: every input gets an outcome and a reason, never an exception, never half a document. */
import { describe, expect, test } from 'vitest';
import { limits } from '../../ingest/limits.ts';
import { validateDocument } from '../../ingest/validate.ts';
import { codesOf, edgesOf, mentionsOf, readBom, readBytes, readText } from '../support/read-bom.ts';

const bom = (rest: string) => `{"bomFormat":"CycloneDX","specVersion":"1.6"${rest}}`;
const component = '{"type":"library","name":"a"}';
const utf16 = (text: string, mark: readonly number[]) =>
  Buffer.concat([Buffer.from(mark), mark[0] === 0xff ? Buffer.from(text, 'utf16le') : Buffer.from(text, 'utf16le').swap16()]);
const nested = (depth: number) =>
  bom(`,"components":[${'{"type":"library","name":"n","components":['.repeat(depth)}${']}'.repeat(depth)}]`);

type Case = readonly [what: string, bytes: string | Uint8Array, outcome: 'accepted' | 'rejected', code: string | undefined];

const cases: readonly Case[] = [
  ['nothing', '', 'rejected', 'empty-document'],
  ['only white space', ' \n\t', 'rejected', 'format-unknown'],
  ['only a byte-order mark', '\uFEFF', 'rejected', 'format-unknown'],
  ['a word', 'hello', 'rejected', 'format-unknown'],
  ['null', 'null', 'rejected', 'format-unknown'],
  ['an array of a BOM', `[${bom('')}]`, 'rejected', 'format-unknown'],
  ['another object', '{"hello":1}', 'rejected', 'format-unknown'],
  ['another bomFormat', '{"bomFormat":"Other","specVersion":"1.6","components":[]}', 'rejected', 'format-unknown'],
  ['a truncated document', bom(`,"components":[${component}`).slice(0, -1), 'rejected', 'json-truncated'],
  ['a document cut in a string', '{"bomFormat":"Cyclo', 'rejected', 'json-truncated'],
  ['a document cut after a backslash', '{"bomFormat":"Cyclo\\', 'rejected', 'json-truncated'],
  ['two documents', bom('') + bom(''), 'rejected', 'json-trailing-data'],
  ['JSON Lines', `${bom('')}\n${bom('')}\n`, 'rejected', 'json-trailing-data'],
  ['a document and a bracket', `${bom('')}]`, 'rejected', 'json-trailing-data'],
  ['a trailing comma', bom(',"components":[],'), 'rejected', 'json-syntax'],
  ['a comment', bom('/* x */'), 'rejected', 'json-syntax'],
  ['single quotes', "{'bomFormat':'CycloneDX'}", 'rejected', 'json-syntax'],
  ['NaN', bom(',"version":NaN'), 'rejected', 'json-syntax'],
  ['a raw NUL in a text', bom(',"x":"a\0b"'), 'rejected', 'json-syntax'],
  ['a raw newline in a text', bom(',"x":"a\nb"'), 'rejected', 'json-syntax'],
  ['a bad escape', bom(',"x":"\\q"'), 'rejected', 'json-syntax'],
  ['mismatched brackets', '{"bomFormat":"CycloneDX","components":[}]', 'rejected', 'json-syntax'],
  ['a key without a value', '{"bomFormat"}', 'rejected', 'json-syntax'],
  ['bytes that are not UTF-8', Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x7d]), 'rejected', 'invalid-utf8'],
  ['overlong UTF-8', Buffer.from([0x7b, 0x22, 0xc0, 0xaf, 0x22, 0x7d]), 'rejected', 'invalid-utf8'],
  ['a surrogate in UTF-8', Buffer.from([0x7b, 0x22, 0xed, 0xa0, 0x80, 0x22, 0x7d]), 'rejected', 'invalid-utf8'],
  ['UTF-8 with its mark', `\uFEFF${bom('')}`, 'accepted', 'no-main-component'],
  ['UTF-16 little endian', utf16(bom(''), [0xff, 0xfe]), 'accepted', 'no-main-component'],
  ['UTF-16 big endian', utf16(bom(''), [0xfe, 0xff]), 'accepted', 'no-main-component'],
  ['UTF-16 little endian without its mark', Buffer.from(bom(''), 'utf16le'), 'accepted', 'encoding-assumed'],
  ['UTF-16 big endian without its mark', Buffer.from(bom(''), 'utf16le').swap16(), 'accepted', 'encoding-assumed'],
  ['UTF-16 without its mark cut in half', Buffer.from(bom(''), 'utf16le').subarray(0, -1), 'rejected', 'invalid-utf16'],
  ['UTF-16 with half of a surrogate pair', Buffer.from(bom(',"x":"\ud800"'), 'utf16le'), 'rejected', 'invalid-utf16'],
  ['UTF-16 cut in half', utf16(bom(''), [0xff, 0xfe]).subarray(0, -1), 'rejected', 'invalid-utf16'],
  ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0]), 'rejected', 'encoding-unknown'],
  ['gzip', Buffer.from([0x1f, 0x8b, 8, 0]), 'rejected', 'compressed-truncated'],
  ['too deep for the parser', '['.repeat(5_000_000), 'rejected', 'json-too-deep'],
  ['an object too deep', '{"a":'.repeat(limits.jsonDepth + 1), 'rejected', 'json-too-deep'],
  ['components nested below the schema limit', nested(limits.validatedDepth / 2 + 1), 'accepted', 'schema-not-applied'],
  ['components nested to the limit', nested(limits.jsonDepth / 2 - 1), 'accepted', 'schema-not-applied'],
  ['components nested over the limit', nested(limits.jsonDepth / 2 + 1), 'rejected', 'json-too-deep'],
  ['a repeated key', bom(',"version":1,"version":2'), 'accepted', 'duplicate-key'],
  ['a key repeated by an escape', bom(',"version":1,"\\u0076ersion":2'), 'accepted', 'duplicate-key'],
  ['__proto__', bom(`,"__proto__":{"components":[${component}]}`), 'accepted', 'prototype-key'],
  [
    '__proto__ in a component',
    bom(`,"components":[{"type":"library","__proto__":{"name":"evil"}}]`),
    'accepted',
    'component-without-name',
  ],
  ['half of a surrogate pair', bom(',"components":[{"type":"library","name":"a\\ud800"}]'), 'accepted', 'lone-surrogate'],
  ['an escaped NUL', bom(',"components":[{"type":"library","name":"a\\u0000b"}]'), 'accepted', 'nul-character'],
  ['a number beyond 2^53', bom(',"version":9007199254740993'), 'accepted', 'unsafe-number'],
  ['an infinite number', bom(',"version":1e999'), 'accepted', 'unsafe-number'],
  ['a negative version', bom(',"version":-1'), 'accepted', 'invalid-version'],
  ['components as an object', bom(',"components":{"0":1}'), 'accepted', 'not-an-array'],
  ['components as a text', bom(',"components":"a"'), 'accepted', 'not-an-array'],
  ['components of no objects', bom(',"components":[null,1,"a",[],true]'), 'accepted', 'component-not-an-object'],
  ['dependencies as an object', bom(',"dependencies":{}'), 'accepted', 'not-an-array'],
  ['dependsOn as a text', bom(',"dependencies":[{"ref":"a","dependsOn":"b"}]'), 'accepted', 'not-an-array'],
  ['dependsOn of numbers', bom(',"dependencies":[{"ref":"a","dependsOn":[1,null]}]'), 'accepted', 'dangling-reference'],
  ['metadata as an array', bom(',"metadata":[1]'), 'accepted', 'schema-invalid'],
  ['a main component that is none', bom(',"metadata":{"component":7}'), 'accepted', 'component-not-an-object'],
  ['a supplier as an array', bom(',"components":[{"type":"library","name":"a","supplier":["x"]}]'), 'accepted', 'schema-invalid'],
  [
    'a supplier of signs alone',
    bom(',"components":[{"type":"library","name":"a","supplier":{"name":"!!!"}}]'),
    'accepted',
    'organization-without-name',
  ],
  [
    'compositions of nonsense',
    bom(',"compositions":[null,{"aggregate":7},{"aggregate":"complete","assemblies":[{}]}]'),
    'accepted',
    'unknown-aggregate',
  ],
  ['a version from the future', '{"bomFormat":"CycloneDX","specVersion":"9.9"}', 'accepted', 'spec-version-unknown'],
  ['a version that is an object', '{"bomFormat":"CycloneDX","specVersion":{}}', 'accepted', 'spec-version-unknown'],
  ['CSAF', '{"document":{"csaf_version":"2.0"}}', 'rejected', 'format-not-read'],
  ['OpenVEX', '{"@context":"https://openvex.dev/ns/v0.2.0"}', 'rejected', 'format-not-read'],
  ['other XML', '<html/>', 'rejected', 'format-unknown'],
];

describe('hostile JSON', () => {
  test.each(cases)('%s', (_what, input, outcome, code) => {
    const bytes = typeof input === 'string' ? Buffer.from(input, 'utf8') : input;
    const reading = readBytes(bytes, { programme: 'P' });
    expect(reading.outcome).toBe(outcome);
    if (code !== undefined) expect(codesOf(reading)).toContain(code);
    for (const count of Object.values(reading.counts)) expect(count.in).toBe(count.mapped + count.quarantined);
    if (outcome === 'rejected') {
      expect(reading.delta).toEqual({ nodes: [], mentions: [], edges: [] });
      expect(reading.diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
    }
    for (const { pointer, message } of reading.diagnostics) {
      expect(`${pointer}${message}`).not.toMatch(/\p{Cc}/u);
      expect(`${pointer}${message}`.isWellFormed()).toBe(true);
    }
    expect(() => validateDocument(bytes)).not.toThrow();
  });

  test('every text of the graph is well formed and without NUL', () => {
    const reading = readText(
      bom(',"components":[{"type":"library","name":"\\ud800a\\u0000","group":"\\udfff","bom-ref":"\\u0000"}]'),
    );
    expect(JSON.stringify(reading.delta)).not.toMatch(/\\u0000|\\ud800|\\udfff/);
    expect(reading.delta.nodes).toHaveLength(1);
  });

  test('a prototype cannot be reached through a document', () => {
    readText(bom(',"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}'));
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test('pointers of faults lead to their place', () => {
    const reading = readText(bom(',"x/y":[0,{"~":{"a":1,"a":2}}]'));
    expect(reading.diagnostics.find(({ code }) => code === 'duplicate-key')?.pointer).toBe('/x~1y/1/~0/a');
  });

  test('a repeated key is found among many', () => {
    const keys = Array.from({ length: 5000 }, (_, index) => `"k${index}":0`);
    const text = bom(`,"o":{${[...keys, '"k4321":1'].join(',')}}`);
    expect(readText(text).diagnostics.find(({ code }) => code === 'duplicate-key')?.pointer).toBe('/o/k4321');
    expect(codesOf(readText(bom(`,"o":{${keys.join(',')}}`)))).not.toContain('duplicate-key');
  });

  test('diagnostics are bounded, what is quarantined is not', () => {
    const components = Array.from({ length: 500 }, () => ({ type: 'library', name: 'a', purl: 'nonsense' }));
    const reading = readBom({
      components,
      dependencies: [{ ref: 'x', dependsOn: Array.from({ length: 300 }, (_, i) => `y${i}`) }],
    });
    const codes = codesOf(reading);
    expect(codes.filter((code) => code === 'invalid-purl')).toHaveLength(limits.diagnosticsPerCode);
    expect(codes.filter((code) => code === 'dangling-reference')).toHaveLength(300);
    expect(codes).toContain('more-of-the-same');
    expect(codes.filter((code) => code === 'schema-invalid').length).toBeLessThanOrEqual(limits.schemaErrors);
  });

  test('more faults than the limit refuse the document', () => {
    const reading = readBom({ components: Array.from({ length: limits.quarantined + 1 }, () => 0) });
    expect(reading.outcome).toBe('rejected');
    expect(codesOf(reading)[0]).toBe('too-many-faults');
    expect(reading.delta.nodes).toEqual([]);
  });

  test('a document larger than the limit is refused before it is decoded', () => {
    const reading = readBytes(new Uint8Array(limits.documentBytes + 1));
    expect(codesOf(reading)).toEqual(['document-too-large']);
  });

  test('items that are equal but for their case of a repeat are compared in linear time', () => {
    const components = Array.from({ length: 20_000 }, (_, index) => ({
      type: 'library',
      name: 'a',
      hashes: [{ alg: 'MD5', content: `${index}`.padStart(32, '0') }],
    }));
    const reading = readBom({ components });
    expect(reading.counts.components).toEqual({ in: 20_000, mapped: 20_000, quarantined: 0 });
    expect(codesOf(reading)).toEqual(['no-main-component']);
  });

  test('a name of signs alone is a name of its own', () => {
    const reading = readBom({
      components: [
        { type: 'library', name: '_' },
        { type: 'library', name: '$' },
      ],
    });
    expect(mentionsOf(reading, 'item:name:_')).toHaveLength(1);
    expect(mentionsOf(reading, 'item:name:$')).toHaveLength(1);
    expect(edgesOf(reading, 'REQUIRES')).toEqual([]);
  });
});
