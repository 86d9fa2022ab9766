/** Where pointers of each form lead: in JSON, XML, lines, YAML, tables and workbooks; and how much is shown around. */
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../graph/model/byte-source.ts';
import { excerptOf, isHeavyExcerpt } from '../../ingest/places/excerpt.ts';
import { excerptLimits, type TableExcerpt, type TextExcerpt } from '../../ingest/places/excerpt-shape.ts';
import { JsonPlace } from '../../ingest/places/json-place.ts';
import { XmlPlace } from '../../ingest/places/xml-place.ts';
import { rowsXml, workbook } from '../support/workbook.ts';

const bytesOf = (text: string) => memorySource(Buffer.from(text));
async function textAt(text: string | Buffer, format: string, pointer: string, lines = 2, mapping?: string): Promise<TextExcerpt> {
  const source = memorySource(Buffer.from(text as string));
  const excerpt = await excerptOf({ source, format, pointer, lines, mapping });
  if (excerpt.kind !== 'text') throw new Error(JSON.stringify(excerpt));
  return excerpt;
}
async function tableAt(bytes: Uint8Array, format: string, pointer: string, lines = 1, mapping?: string): Promise<TableExcerpt> {
  const excerpt = await excerptOf({ source: memorySource(bytes), format, pointer, lines, mapping });
  if (excerpt.kind !== 'table') throw new Error(JSON.stringify(excerpt));
  return excerpt;
}

const numbered = Array.from({ length: 30 }, (_, index) => ({ name: `part ${index}` }));
const json = JSON.stringify({ metadata: {}, components: numbered }, null, 1);

describe('a place in JSON', () => {
  it('is shown with the lines around it, numbered as in the document', async () => {
    const excerpt = await textAt(json, 'cyclonedx-json', '/components/20/name');
    expect(excerpt).toMatchObject({ marked: '"part 20"', isExact: true, isCutBefore: true, isCutAfter: true });
    const lines = json.split('\n');
    const line = lines.findIndex((one) => one.includes('part 20'));
    expect(excerpt.firstLine).toBe(line + 1 - 2);
    expect(`${excerpt.before}${excerpt.marked}${excerpt.after}`).toBe(lines.slice(line - 2, line + 3).join('\n'));
  });

  it('is the whole document without a pointer, and what is around it where it is missing', async () => {
    expect(await textAt(json, 'cyclonedx-json', '')).toMatchObject({ firstLine: 1, marked: '', before: '', isExact: true });
    const missing = await textAt(json, 'cyclonedx-json', '/components/3/version');
    expect(missing.isExact).toBe(false);
    expect(JSON.parse(missing.marked)).toEqual({ name: 'part 3' });
    expect(await textAt(json, 'cyclonedx-json', '/nothing')).toMatchObject({ isExact: false, firstLine: 1 });
  });

  it('is found in UTF-16 and behind a byte-order mark', async () => {
    expect((await textAt(Buffer.from(`\ufeff${json}`, 'utf16le'), 'cyclonedx-json', '/components/2/name')).marked).toBe(
      '"part 2"',
    );
    expect((await textAt(`\ufeff${json}`, 'cyclonedx-json', '/components/2/name')).marked).toBe('"part 2"');
  });

  it('is cut where it is long, on one endless line too', async () => {
    const filler = 'x'.repeat(excerptLimits.characters * 3);
    const text = JSON.stringify({ before: filler, here: 'mark', after: filler, long: filler });
    const excerpt = await textAt(text, 'cyclonedx-json', '/here');
    expect(excerpt).toMatchObject({ marked: '"mark"', firstLine: 1, isCutBefore: true, isCutAfter: true, isMarkCut: false });
    expect(excerpt.before.length + excerpt.after.length).toBeLessThanOrEqual(2 * excerptLimits.characters);
    const long = await textAt(text, 'cyclonedx-json', '/long');
    expect([long.marked.length, long.isMarkCut, long.after]).toEqual([excerptLimits.characters, true, '']);
  });

  it.each([
    ['{"a":{"name":"old"},\n"a":{"name":"new"}}', '/a/name', '"new"', true],
    ['{"a":{"name":"A","name":"B"},"b":{"name":"C"}}', '/a/name', '"B"', true],
    ['{"a":[{"n":1},{"n":2,"n":3},{"n":4}],"z":0}', '/a/1/n', '3', true],
    ['{"a":[{"n":1}],"a":[{"n":2},{"n":3}]}', '/a/0/n', '2', true],
    ['{"a":{"name":"old"},"a":{"other":1}}', '/a/name', '{"other":1}', false],
    ['{"a":{"name":"old"},"a":5}', '/a/name', '5', false],
    ['{"a":5,"a":{"name":"new"}} ', '/a/name', '"new"', true],
    ['{"a":{"b":{"n":1},"n":2},"n":3}', '/a/b/n', '1', true],
    ['{"\\u0061":1,"a":2,"b":3}', '/a', '2', true],
    ['{"a":1}{"a":2}', '/a', '1', true],
  ])('is the last of a key that stands twice, as the reader takes it: %s', async (text, pointer, marked, isExact) => {
    expect(await textAt(text, 'cyclonedx-json', pointer)).toMatchObject({ marked, isExact });
    for (let size = 1; size < text.length; size++) {
      const finder = new JsonPlace(pointer);
      for (let at = 0; at < text.length; at += size) if (finder.feed(text.slice(at, at + size))) break;
      const { start, end } = finder.found() ?? { start: 0, end: 0 };
      expect([size, text.slice(start, end)]).toEqual([size, marked]);
    }
  });

  it('is found far into a document of many parts', async () => {
    const many = JSON.stringify({ components: Array.from({ length: 60_000 }, (_, i) => ({ name: `é ${i}`, n: [i] })) }, null, 1);
    const excerpt = await textAt(many, 'cyclonedx-json', '/components/59999/n/0', 1);
    expect(excerpt.marked).toBe('59999');
    expect(excerpt.firstLine).toBe(many.split('\n').findIndex((line) => line.trim() === '59999'));
    expect(isHeavyExcerpt({ source: bytesOf(many), format: 'cyclonedx-json', pointer: '' })).toBe(false);
    expect(isHeavyExcerpt({ source: bytesOf(many), format: 'table-csv', pointer: 'row=2' })).toBe(true);
  });
});

const xml = `<?xml version="1.0"?>\n<b:bom xmlns:b="x">\n <b:parts>\n  <b:part id="1"><b:name>first</b:name></b:part>
  <!-- <part> --> <b:part\n id="2" ><b:name>sec&amp;ond</b:name></b:part>\n  <b:part/>\r\n </b:parts>\n</b:bom>\n`;

describe('a place in XML', () => {
  const marked = async (pointer: string) => (await textAt(xml, 'cyclonedx-xml', pointer)).marked;
  it('is the element, by its position among those of its name', async () => {
    expect(await marked('/bom[1]/parts[1]/part[2]/name[1]')).toBe('<b:name>sec&amp;ond</b:name>');
    expect(await marked('/bom/parts/part[1]')).toBe('<b:part id="1"><b:name>first</b:name></b:part>');
    expect(await marked('/bom/parts/part[3]')).toBe('<b:part/>');
    expect(await marked('/bom/parts/part[2]/@id')).toMatch(/^<b:part\n id="2" >.*<\/b:part>$/s);
  });
  it('is the element around it where it is missing', async () => {
    const excerpt = await textAt(xml, 'cyclonedx-xml', '/bom/parts/part[2]/version');
    expect([excerpt.isExact, excerpt.marked.startsWith('<b:part\n id="2"')]).toEqual([false, true]);
  });
  it('is the same however the text is cut into parts', () => {
    for (let size = 1; size < 40; size++) {
      const finder = new XmlPlace('/bom/parts/part[2]/name');
      for (let at = 0; at < xml.length; at += size) if (finder.feed(xml.slice(at, at + size))) break;
      const { start, end } = finder.found() ?? { start: 0, end: 0 };
      expect([size, xml.slice(start, end)]).toEqual([size, '<b:name>sec&amp;ond</b:name>']);
    }
  });
});

describe('a place in lines, YAML and a mapping', () => {
  it('is the line, or what stands in it', async () => {
    const lines = '{"a": 1}\n{"a": {"b": "two"}}\r\n{"a": 3}';
    expect((await textAt(lines, 'list', 'line=2')).marked.trim()).toBe('{"a": {"b": "two"}}');
    expect(await textAt(lines, 'list', 'line=2/a/b', 0)).toMatchObject({ marked: '"two"', firstLine: 2, before: '{"a": {"b": ' });
    expect((await textAt(lines, 'list', 'line=3')).marked).toBe('{"a": 3}');
    expect(await textAt(lines, 'list', 'line=4')).toMatchObject({ marked: '', isExact: false });
  });
  it('is the first line though it is empty, with the lines after it', async () => {
    expect(await textAt('\nfoo\nbar', 'list', 'line=1')).toMatchObject({
      firstLine: 1,
      before: '',
      marked: '',
      isCutBefore: false,
    });
    expect(await textAt('\nfoo\nbar', 'list', 'line=2')).toMatchObject({ firstLine: 1, before: '\n', marked: 'foo' });
    expect(await textAt('\nfoo\nbar', 'list', 'line=2', 0)).toMatchObject({ firstLine: 2, before: '', isCutBefore: true });
  });
  it('is a value of YAML', async () => {
    const yaml = 'spdxVersion: SPDX-2.3\npackages:\n  - name: one\n  - name: two words\n';
    expect((await textAt(yaml, 'spdx-yaml', '/packages/1/name')).marked).toBe('two words');
    expect(await textAt(yaml, 'spdx-yaml', '/packages/1/version')).toMatchObject({ isExact: false });
  });
  it('is a line of the mapping', async () => {
    expect((await textAt('a,b\n', 'table-csv', 'mapping:2', 0, 'columns:\n  item: Part\n')).marked).toBe('  item: Part');
  });
});

describe('a row of a table', () => {
  const csv = `Stock list\n\nitem;supplier\n${Array.from({ length: 50 }, (_, i) => `part ${i};"a\nmaker"`).join('\n')}\n`;
  it('is counted in records, with those around it and the header', async () => {
    const table = await tableAt(Buffer.from(csv), 'table-csv', 'row=10');
    expect(table).toMatchObject({ marked: 10, isExact: true, header: { number: 3, cells: ['item', 'supplier'] } });
    expect(table.rows.map(({ number, cells }) => [number, cells[0]])).toEqual([
      [9, 'part 5'],
      [10, 'part 6'],
      [11, 'part 7'],
    ]);
    expect(table.rows[1]?.cells[1]).toBe('a\nmaker');
    expect(await tableAt(Buffer.from(csv), 'table-csv', 'row=999')).toMatchObject({ marked: null, isExact: false });
  });
  it('is read in the encoding, and with the sign, that the mapping says', async () => {
    const bytes = Buffer.from('Teil#Hersteller\nM\xfcnze#Firma\n', 'latin1');
    const table = await tableAt(bytes, 'table-csv', 'row=2', 1, 'delimiter: "#"\ncolumns: {item: Teil, supplier: Hersteller}\n');
    expect(table.rows[1]?.cells).toEqual(['Münze', 'Firma']);
  });
  it('is a row of the sheet that the pointer names', async () => {
    const rows = [
      ['item', 'supplier'],
      ['p', 'm'],
      ['q', 'n'],
    ];
    const bytes = workbook({ Notes: rowsXml([['nothing']]), "Bob's parts": rowsXml(rows) });
    const table = await tableAt(bytes, 'table-xlsx', "'Bob''s parts'!A3");
    expect(table).toMatchObject({ sheet: "Bob's parts", marked: 3, header: { number: 1 } });
    expect(table.rows.at(-1)).toEqual({ number: 3, cells: ['q', 'n'] });
    expect(isHeavyExcerpt({ source: memorySource(bytes), format: 'table-xlsx', pointer: '' })).toBe(true);
  });
  it('is cut where it is wide', async () => {
    const wide = `${Array.from({ length: 100 }, (_, i) => `c${i}`).join(',')}\n${'y'.repeat(2_000)}\n`;
    const table = await tableAt(Buffer.from(wide), 'table-csv', 'row=2');
    expect([table.isMarkCut, table.rows[0]?.cells.length, table.rows[1]?.cells[0]?.length]).toEqual([true, 60, 500]);
  });
});

describe('what is hostile', () => {
  it.each([
    ['{"a', 'cyclonedx-json', '/a'],
    ['<a><b', 'cyclonedx-xml', '/a/b'],
    ['<a>&x;</b>', 'cyclonedx-xml', '/a/b/c'],
    ['[[[[', 'cyclonedx-json', '/0/0/0/0/0'],
    ['}}}]]],,,"', 'cyclonedx-json', '/x'],
    ['a: &a [*a]', 'spdx-yaml', '/a/0/0/0'],
    ['PK\u0003\u0004', 'table-xlsx', 'Sheet1!A3'],
    ['"', 'table-csv', 'row=3'],
    ['', 'table-csv', 'row=3'],
    ['', 'cyclonedx-json', '/a'],
  ])('is looked at without harm: %s', async (text, format, pointer) => {
    const excerpt = await excerptOf({ source: bytesOf(text), format, pointer, lines: 5 });
    expect(['text', 'table', 'none']).toContain(excerpt.kind);
  });
});
