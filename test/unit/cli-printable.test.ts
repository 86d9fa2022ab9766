/** What the command line prints of documents: nothing that a terminal obeys, and nothing that turns a text. */
import { describe, expect, it } from 'vitest';
import { printable } from '../../cli/output.ts';
import { table } from '../../cli/table.ts';

describe('a printed name', () => {
  it.each([
    ['escape sequences', 'a\u001b[31mb\u009b', 'a[U+001B][31mb[U+009B]'],
    ['what goes back to the start of the line', 'a\rb', 'a b'],
    ['marks of direction', '\u202egnp.exe\u200f\u061c', '[U+202E]gnp.exe[U+200F][U+061C]'],
    ['what takes no room', 'a\u200bb', 'a[U+200B]b'],
    ['lines of our own', 'a\nb', 'a\nb'],
  ])('shows %s', (_, text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it('is so in tables too', () => {
    expect(table(['Name'], [['\u202egnp.exe\u001b[2J']])).toContain('[U+202E]gnp.exe[U+001B][2J');
  });
});
