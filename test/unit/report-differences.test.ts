import { describe, expect, it } from 'vitest';
import { differencesBetween, mostDifferences } from '../../reports/differences.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const found = (format: string, file: string, now: string) => differencesBetween(format, bytes(file), bytes(now));

describe('where two renderings differ', () => {
  it('JSON: by pointer, with what is missing and what is too much', () => {
    expect(found('json', '{"a":{"b/c":[1,2]},"x":1}', '{"a":{"b/c":[1,3]},"y":2}')).toEqual([
      { where: '/a/b~1c/1', file: '2', now: '3' },
      { where: '/y', file: 'nothing', now: '2' },
      { where: '/x', file: '1', now: 'nothing' },
    ]);
  });

  it('CSV: by row and column', () => {
    expect(found('csv', 'gapId,lost\r\n1,A\r\n', 'gapId,lost\r\n1,B\r\n2,C\r\n')).toEqual([
      { where: 'row=2, lost', file: 'A', now: 'B' },
      { where: 'row=3, gapId', file: 'nothing', now: '2' },
      { where: 'row=3, lost', file: 'nothing', now: 'C' },
    ]);
  });

  it('HTML: by line and section, long lines from where they part', () => {
    const line = `<p>${'x'.repeat(200)}`;
    const [one] = found('html', `<section id="times">\n${line}a`, `<section id="times">\n${line}b`);
    expect(one?.where).toBe('line 2 (times)');
    expect(one?.file).toBe(`...${'x'.repeat(30)}a`);
    expect(one?.now).toBe(`...${'x'.repeat(30)}b`);
  });

  it('by byte where the terms show nothing, or it is no such file', () => {
    expect(found('json', '{"a":1}', '{"a": 1}')).toEqual([{ where: 'byte 5', file: '0x31', now: '0x20' }]);
    expect(found('json', '{"a":1', '{"a":1}')).toEqual([{ where: 'byte 6', file: 'the end', now: '0x7d' }]);
    expect(found('pdf', 'a', 'b')).toEqual([{ where: 'byte 0', file: '0x61', now: '0x62' }]);
  });

  it('lists the first alone', () => {
    const list = (value: number) => JSON.stringify(Array(100).fill(value));
    expect(found('json', list(1), list(2))).toHaveLength(mostDifferences);
  });
});
