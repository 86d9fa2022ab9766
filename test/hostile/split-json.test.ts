/** A JSON text that is taken apart is judged as one that is not: the same texts are refused, the same values read. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../graph/model/byte-source.ts';
import { decodeText } from '../../ingest/decode-text.ts';
import { Diagnostics } from '../../ingest/diagnostics.ts';
import type { JsonObject } from '../../ingest/formats/cyclonedx/value.ts';
import { LongList } from '../../ingest/json/long-list.ts';
import { openLargeJson } from '../../ingest/json/open-large.ts';
import { splitJson } from '../../ingest/json/split.ts';
import { parseJson } from '../../ingest/parse-json.ts';

const sizes = { batchBytes: 8, longList: 8 };

/** The value and the faults, or undefined for what is no JSON, each by its own way. */
function whole(bytes: Uint8Array): unknown {
  const diagnostics = new Diagnostics();
  const result = decodeText(bytes);
  const parsed = 'problem' in result ? undefined : parseJson(result.decoded, diagnostics);
  return parsed === undefined ? undefined : [parsed.value, parsed.depth, faultsOf(diagnostics)];
}

function inParts(bytes: Uint8Array): unknown {
  const diagnostics = new Diagnostics();
  const opened = openLargeJson(memorySource(bytes), () => true, diagnostics, sizes);
  if (opened === 'whole') return 'whole';
  return opened === undefined ? undefined : [held(opened.value), opened.depth, faultsOf(diagnostics)];
}

function held(value: JsonObject): unknown {
  const entries = Object.entries(value).map(([name, each]) => [name, each instanceof LongList ? [...each] : each]);
  return Object.fromEntries(entries);
}

function faultsOf(diagnostics: Diagnostics): string[] {
  return diagnostics
    .list()
    .map(({ code, pointer }) => `${code} ${pointer}`)
    .sort();
}

function expectSame(text: string | Uint8Array): boolean {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text;
  const parts = inParts(bytes);
  if (parts === 'whole') return false;
  expect(parts, Buffer.from(bytes).toString()).toEqual(whole(bytes));
  return true;
}

const list = '[{"a": 1, "b": [1, 2]}, {"c": "]\\"\\\\,"}, null, "\\u0000", 123456789012345678901]';
const document = `{"x": "y", "components": ${list}, "metadata": {"l": [1, 2, 3, 4, 5]}, "dependencies" : [ [1,2,3] , [4,5,6] ]}`;

describe('a text that is taken apart', () => {
  it('is none in UTF-16, with a mark or without: its bytes are decoded as a whole', () => {
    const little = Buffer.from(document, 'utf16le');
    const marked = Buffer.from(`\ufeff${document}`, 'utf16le');
    for (const bytes of [little, marked, Buffer.from(little).swap16(), Buffer.from(marked).swap16()])
      expect(inParts(bytes)).toBe('whole');
  });

  it('has its long lists cut out, and nothing else', () => {
    const split = splitJson(memorySource(Buffer.from(document)), sizes);
    if (typeof split === 'string') throw new Error(split);
    const [first, second] = split.lists.keys();
    expect(Buffer.from(split.rest).toString()).toBe(
      `{"x": "y", "components": ["${first}"], "metadata": {"l": [1, 2, 3, 4, 5]}, "dependencies" : ["${second}"]}`,
    );
    expect([...split.lists.values()].map(({ name, length }) => [name, length])).toEqual([
      ['components', 5],
      ['dependencies', 2],
    ]);
    expect(expectSame(document)).toBe(true);
    expect(expectSame(`\ufeff  ${document}\n`)).toBe(true);
  });

  it.each([
    ['a comma too many at the end', document.replace('8901]', '8901, ]')],
    ['a comma too many at the start', document.replace('[{"a"', '[, {"a"')],
    ['a comma too many in between', document.replace('null,', 'null, ,')],
    ['a comma missing', document.replace('null,', 'null')],
    ['a bracket of the other kind', document.replace('8901]', '8901}')],
    ['a bracket missing', document.replace('8901]', '8901')],
    ['an end within the list', document.slice(0, 60)],
    ['an end within a string', document.slice(0, document.indexOf('\\"') + 1)],
    ['more after the end', `${document} {}`],
    ['a key twice, both lists long', document.replace('"metadata"', `"components": ${list}, "metadata"`)],
    ['a key twice, the second list short', document.replace('"metadata"', '"components": [1], "metadata"')],
    ['a key twice in an element', document.replace('"b": [1', '"a": 2, "b": [1')],
    ['a key with an escape', document.replace('"components"', '"compon\\u0065nts"')],
    ['a key that is no string', document.replace('"components"', 'components')],
    ['__proto__ as the name of a list', document.replace('"components"', '"__proto__"')],
    ['__proto__ in an element', document.replace('"b": [1', '"__proto__": [1')],
    ['no key', document.replace('"components": ', '')],
    ['a list of nothing but white space', document.replace(list, `[${' '.repeat(60)}]`)],
    ['a control character in a string', document.replace('"y"', '"\u0001"').replace('"c"', '"c\u0002"')],
    ['half of a surrogate pair', document.replace('\\u0000', '\\ud800')],
  ])('%s', (_, text) => {
    expectSame(text);
  });

  it('that is not UTF-8 is refused', () => {
    const bytes = Buffer.from(document);
    bytes[document.indexOf('\\"') - 1] = 0xff;
    expect(inParts(bytes)).toBeUndefined();
    expect(whole(bytes)).toBeUndefined();
  });

  it('and changed anywhere is refused, or read, as it is otherwise', () => {
    const original = Buffer.from(document);
    let compared = 0;
    fc.assert(
      fc.property(
        fc.nat(original.length - 1),
        fc.nat(3),
        fc.oneof(fc.constantFrom(...Buffer.from('[]{},:"\\0 ne')), fc.nat(255)),
        (at, removed, byte) => {
          const bytes = Buffer.concat([original.subarray(0, at), Buffer.of(byte), original.subarray(at + removed)]);
          if (expectSame(bytes)) compared++;
        },
      ),
      { numRuns: 4_000 },
    );
    expect(compared).toBeGreaterThan(2_000);
  });
});
