/** The range that a pointer leads to parses to the value that it names, whatever the text's form, however it is cut into parts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonPlace } from '../../ingest/places/json-place.ts';

const escaped = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1');

function pointersIn(value: unknown, at = ''): { pointer: string; value: unknown }[] {
  const inner = Array.isArray(value)
    ? value.flatMap((one, index) => pointersIn(one, `${at}/${index}`))
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, one]) => pointersIn(one, `${at}/${escaped(key)}`))
      : [];
  return [{ pointer: at, value }, ...inner];
}

function find(text: string, pointer: string, size: number) {
  const finder = new JsonPlace(pointer);
  for (let at = 0; at < text.length; at += size) if (finder.feed(text.slice(at, at + size))) break;
  return finder.found();
}

const key = fc.oneof(
  fc.string({ maxLength: 4 }),
  fc.constantFrom('a', 'b', 'a/b', '~', '"', '\\', '0', ',', '{', 'é', '\u{1f600}'),
);
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string({ maxLength: 6 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(null, true, false, '}', ']', '"', '\\', ':'),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4 }),
  ),
})).value;

describe('the place of a JSON pointer', () => {
  it('parses to the value at the pointer', () => {
    fc.assert(
      fc.property(
        json,
        fc.constantFrom(undefined, 1, '\t'),
        fc.integer({ min: 1, max: 9 }),
        fc.nat(),
        (value, space, size, pick) => {
          const text = ` ${JSON.stringify(value, undefined, space)}\n`;
          const all = pointersIn(JSON.parse(text));
          const wanted = all[pick % all.length]!;
          const place = find(text, wanted.pointer, size);
          expect(place?.isExact).toBe(true);
          expect(JSON.parse(text.slice(place!.start, place!.end))).toEqual(wanted.value);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('is the nearest thing around it where nothing is there', () => {
    fc.assert(
      fc.property(json, fc.nat(), fc.integer({ min: 1, max: 9 }), (value, pick, size) => {
        const text = JSON.stringify(value);
        const all = pointersIn(value);
        const wanted = all[pick % all.length]!;
        const place = find(text, `${wanted.pointer}/no such key/0`, size);
        expect(place?.isExact).toBe(false);
        expect(JSON.parse(text.slice(place!.start, place!.end))).toEqual(JSON.parse(JSON.stringify(wanted.value)));
      }),
    );
  });
});
