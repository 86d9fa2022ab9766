import { expect, it } from 'vitest';
import { recalled } from '../../graph/ontology/recalled.ts';

it('gives what it is computed from, once for a text that comes again, however many come between', () => {
  const asked: string[] = [];
  const upper = recalled((text) => {
    asked.push(text);
    return text.toUpperCase();
  });
  expect([upper('a'), upper('b'), upper('a')]).toEqual(['A', 'B', 'A']);
  expect(asked).toEqual(['a', 'b']);
  for (let i = 0; i < 20_000; i++) expect(upper(`text ${i}`)).toBe(`TEXT ${i}`);
  expect(upper('a')).toBe('A');
});

it('keeps no long text', () => {
  let computed = 0;
  const length = recalled((text) => {
    computed++;
    return text.length;
  });
  const long = 'x'.repeat(10_000);
  expect([length(long), length(long)]).toEqual([10_000, 10_000]);
  expect(computed).toBe(2);
});
