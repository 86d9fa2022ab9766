/** Texts of strangers on pages: as reports show them, and back as they came. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visible } from '../../reports/wording.ts';
import { jsonShown, shownJson, shownText, textShown, withoutIsolates } from '../../web/shown-text.ts';

const isolates = /[\u2068\u2069]/g;
const marks = /[\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/;

describe('a text of a stranger', () => {
  it.each([
    ['a mark that turns the direction', '\u202egnp.exe', '[U+202E]gnp.exe'],
    ['isolates that are his', 'a\u2066b\u2069', 'a[U+2066]b[U+2069]'],
    ['zero width', '\u200b', '[U+200B]'],
    ['what a terminal would obey', 'a\u001bc\u009b', 'a[U+001B]c[U+009B]'],
    ['what is written as a mark is shown', '[U+202E]', '[U+005B]U+202E]'],
    ['line breaks and tabs of a document', 'a\n\tb', 'a\n\tb'],
    ['a Hebrew name, kept from its neighbours', 'שלום 12 בע"מ', '\u2068שלום 12 בע"מ\u2069'],
    ['an Arabic name after a Latin word', 'Acme شركة 12', 'Acme \u2068شركة\u2069 12'],
    ['others', '华为 Žižkov – “x” [5]', '华为 Žižkov – “x” [5]'],
  ])('%s', (_, text, shown) => {
    expect(shownText(text)).toBe(shown);
    expect(textShown(shown)).toBe(text);
    expect(withoutIsolates(shown).includes('\u2068')).toBe(false);
  });

  const letters = fc.constantFrom(...'ab [U+202E]שل5\u202e\u2068\u2069\u200f\u0000\n\t\\"', '\u{1e900}', '😀');
  const text = fc.oneof(fc.string({ unit: letters }), fc.string({ unit: 'binary' }));

  it('comes back as it was, and has no mark but pairs that isolate', () => {
    fc.assert(
      fc.property(text, (one) => {
        const shown = shownText(one);
        expect(textShown(shown)).toBe(one);
        expect(shown.replace(/\u2068[^\u2068\u2069]*\u2069/g, '')).not.toMatch(marks);
        expect(shown.replace(isolates, '')).not.toMatch(marks);
      }),
    );
  });

  it('reads as in reports, line breaks and what is written as a mark apart', () => {
    fc.assert(
      fc.property(text, (one) => {
        const plain = one.toWellFormed().replace(/[\t\n\r[]/g, '');
        expect(shownText(plain).replace(isolates, '')).toBe(visible(plain));
      }),
    );
  });

  it('is found in answers wherever it stands', () => {
    fc.assert(
      fc.property(text, (one) => {
        const wellFormed = one.toWellFormed();
        const shown = shownJson(JSON.stringify({ nodes: [{ name: wellFormed, count: 1 }] }));
        expect(shown).toEqual({ nodes: [{ name: shownText(wellFormed), count: 1 }] });
        expect(JSON.parse(jsonShown(shown))).toEqual({ nodes: [{ name: wellFormed, count: 1 }] });
      }),
    );
  });
});
