/** The range that a pointer leads to parses to the value that it names, whatever the text's form, however it is cut into parts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { farthestRepeat, JsonPlace } from '../../ingest/places/json-place.ts';

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

  it('is not looked for to the end of a large text: a key that stands again is, within bounds', () => {
    const part = `"${'x'.repeat(1024 * 1024 - 3)}",`;
    const parts = Math.ceil(farthestRepeat / part.length) + 20;
    const begin = '{"a":[0,{"b":1}],"rest":[';
    const fedOf = (all: readonly string[]) => {
      const finder = new JsonPlace('/a/1/b');
      const fed = all.findIndex((one) => finder.feed(one));
      return { fed: fed === -1 ? all.length : fed + 1, place: finder.found() };
    };
    const pads = (count: number) => Array.from({ length: count }, () => part);
    const far = fedOf([begin, ...pads(parts), '0],"a":[0,{"b":2}]}']);
    expect(far.place).toEqual({ start: 13, end: 14, isExact: true });
    expect(far.fed).toBeLessThan(parts - 15);
    const near = fedOf([begin, ...pads(2), '0],"a":[0,{"b":2}],"more":[', ...pads(parts), '0]}']);
    const again = begin.length + 2 * part.length + '0],"a":[0,{"b":'.length;
    expect(near.place).toEqual({ start: again, end: again + 1, isExact: true });
    expect(near.fed).toBeLessThan(parts - 10);
    // What is not there may come at the end.
    const absent = fedOf(['{"rest":[', ...pads(3), '0],"a":[0,{"b":2}]}']);
    expect(absent.place?.isExact).toBe(true);
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
