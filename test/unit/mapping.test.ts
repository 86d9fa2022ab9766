import { describe, expect, it } from 'vitest';
import type { WholeReading as Reading } from '../../graph/model/reading.ts';
import { Scope } from '../../graph/ontology/property.ts';
import { readMapped } from '../support/read-mapped.ts';
import { codesOf, csv, edgesOfKind, keysOf, mentionsOf, pairs } from '../support/read-table-text.ts';
import { rowsXml, workbook } from '../support/workbook.ts';

const makersOf = (reading: Reading, item: string): string[] =>
  pairs(reading, 'PROVIDES')
    .filter((pair) => pair.endsWith(`-> item:name:${item}`))
    .map((pair) => pair.replace(/^.*organization:name:(.*) @.*$/, '$1'));
const partsOf = (reading: Reading): string[] =>
  edgesOfKind(reading, 'REQUIRES')
    .filter(({ numbers }) => numbers.scope === Scope.delivers)
    .map(({ to }) => to.replace('item:mpn:', ''));
const needs = (reading: Reading): string[] =>
  edgesOfKind(reading, 'REQUIRES')
    .filter(({ numbers }) => numbers.scope !== Scope.delivers)
    .map(({ from, to }) => `${from} > ${to}`.replaceAll('item:name:', ''));
const messages = (reading: Reading): string[] => reading.diagnostics.map(({ pointer, message }) => `${pointer} ${message}`);

describe('a mapping', () => {
  it('reads the example of the interface: makers in columns and within a cell, in step with their parts', async () => {
    const preamble = Array.from({ length: 7 }, (_, index) => [`Preamble ${index}`]);
    const bytes = workbook({
      Cover: rowsXml([['Description', 'Mfg.']]),
      Mount_Components: rowsXml([
        ...preamble,
        [
          ...['Level', 'Description', 'Mfg.', 'Part Number', 'Alternate Mfg 1', 'Alternate Part Number 1', 'Manufacturer'],
          ...['Manuf reference', 'Notes', 'Colour'],
        ],
        ['1', 'Board', 'Acme', 'B-1', '', '', '', '', '', 'red'],
        ['2', 'Motor', 'Bolt', 'M-1', 'Crank', 'C-9', 'Dyn ~ Elan', 'D1~E1'],
        ['', '', 'Fast', 'F-1', 'various', 'X', '', '', '', ''],
        ['2', 'Lamp', 'any', '', '', '', '', '', 'DNP', ''],
      ]),
    });
    const reading = await readMapped(
      bytes,
      `
table: sources
sheet: Mount_Components
header: 8
delimiter: ";"
columns:
  item: Description
  supplier: [Mfg., Alternate Mfg 1, {column: Manufacturer, split: "~"}]
  supplier_part_number: [Part Number, Alternate Part Number 1, {column: Manuf reference, split: "~"}]
level: Level
carry: [item]
placeholders: [any, various, DNP]
skip: {Notes: DNP}
constants: {programme: X}
dates: DD/MM/YYYY
decimal: ","
`,
    );
    expect(codesOf(reading)).toEqual([
      ...['unknown-column Mount_Components!A8', 'placeholder Mount_Components!A11', 'maker-missing Mount_Components!A11'],
      'row-skipped Mount_Components!A12',
    ]);
    expect(reading.counts.rows).toEqual({ in: 4, mapped: 3, quarantined: 1 });
    expect(makersOf(reading, 'motor')).toEqual(['bolt', 'crank', 'dyn', 'elan', 'fast']);
    expect(partsOf(reading)).toEqual(['acme/B-1', 'bolt/M-1', 'crank/C-9', 'dyn/D1', 'elan/E1', 'fast/F-1']);
    expect(needs(reading)).toEqual(['board > motor']);
    expect(pairs(reading, 'INCLUDES')).toEqual(['programme:X -> item:name:board']);
  });

  it('finds header row, delimiter and encoding', async () => {
    const mapping = 'table: sources\ncolumns: {item: Bezeichnung, supplier: Hersteller}';
    for (const delimiter of [',', ';', '\t', '|']) {
      const text = `Stückliste\n\n# x\nPos,Bezeichnung,Hersteller\n1,Gehäuse,Müller\n`.replaceAll(',', delimiter);
      const encoded = [
        Buffer.from(text, 'utf8'),
        Buffer.from(`\ufeff${text}`, 'utf16le'),
        Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
        Buffer.from(text, 'latin1'),
      ];
      for (const bytes of encoded) {
        const reading = await readMapped(bytes, mapping);
        expect(mentionsOf(reading, 'Organization').map(({ name }) => name)).toEqual(['Müller']);
        expect(mentionsOf(reading, 'Item')).toMatchObject([{ name: 'Gehäuse', pointer: 'row=5' }]);
      }
    }
    const russian = Buffer.from('c4e5f2e0ebfc3bc7e0e2eee40ac1eeebf23bc0ea6d650a', 'hex');
    const stated = await readMapped(russian, 'encoding: windows-1251\ntable: sources\ncolumns: {item: Деталь, supplier: Завод}');
    expect(mentionsOf(stated, 'Item')[0]?.name).toBe('Болт');
  });

  it('reads lines of two encodings in one file each as what it is', async () => {
    const bytes = Buffer.concat([Buffer.from('item,supplier\n90°,Ä\n', 'utf8'), Buffer.from('B\u00a0C,Ö\n', 'latin1')]);
    const reading = await readMapped(bytes, 'table: sources\ncolumns: {item: item, supplier: supplier}');
    expect(mentionsOf(reading, 'Organization').map(({ name }) => name)).toEqual(['Ä', 'Ö']);
    expect(codesOf(reading)).toEqual(['encoding-mixed']);
  });

  it('names columns by their number, also where there is no header', async () => {
    const reading = await readMapped('Motor,1,Acme\n', 'header: 0\ntable: sources\ncolumns: {item: "#1", supplier: "#3"}');
    expect(makersOf(reading, 'motor')).toEqual(['acme']);
    const twice = await readMapped('Item,Mfr,Mfr\nMotor,Acme,Bolt\n', 'columns: {item: item, supplier: [Mfr, "#3"]}');
    expect(makersOf(twice, 'motor')).toEqual(['acme', 'bolt']);
    expect(codesOf(twice)).toEqual(['duplicate-column row=1']);
  });

  it('takes a column as it is written before one that differs in a sign', async () => {
    const reading = await readMapped(
      'Item,MP_N2,MPN2,Mfr\nA,x,y,M\n',
      'columns: {item: item, supplier: Mfr, supplier_part_number: MPN2}',
    );
    expect(partsOf(reading)).toEqual(['m/Y']);
    expect(codesOf(reading)).toEqual(['unknown-column row=1']);
  });

  it('cuts and joins cells', async () => {
    const mapping = `
table: sources
columns:
  item: {join: [Value, Package], with: " / "}
  item_category: {first: [Type, Kind]}
  supplier: {column: Maker/MPN, split: ", ", take: all but last word}
  supplier_part_number: {column: Maker/MPN, split: ", ", take: last word}
  site: {column: Plant, prefix: "Plant "}
`;
    const text = csv(
      ['Value', 'Package', 'Kind', 'Maker/MPN', 'Plant'],
      ['10k', '0402', 'hardware', 'Bel Fuse A-1, TI B,2', '7'],
    );
    const reading = await readMapped(text, mapping);
    expect(partsOf(reading)).toEqual(['bel fuse/A-1', 'ti/B,2']);
    expect(mentionsOf(reading, 'Item')[0]).toMatchObject({ name: '10k / 0402', texts: { category: 'hardware' } });
    expect(keysOf(reading, 'Site')).toEqual(['site:name:plant 7']);
  });

  it('does not guess which part is whose when a cell has more makers than part numbers', async () => {
    const mapping =
      'columns: {item: I, supplier: {column: M, split: ";"}, supplier_part_number: {column: P, split: ";"}, weight: W}';
    const reading = await readMapped(csv(['I', 'M', 'P', 'W'], ['A', 'x;y;z', '1;2', '5'], ['B', 'x', '1;2', '6']), mapping);
    expect(makersOf(reading, 'a')).toEqual(['x', 'y', 'z']);
    expect(partsOf(reading)).toEqual(['x/1', 'x/2']);
    expect(codesOf(reading)).toEqual(['out-of-step row=2', 'shared-value row=2', 'shared-value row=3']);
  });

  it('reads dates and numbers in their stated form', async () => {
    const mapping = 'dates: D.M.YYYY\ndecimal: ","\ncolumns: {item: I, supplier: S, as_of: D, weight: W}';
    const text = 'I;S;D;W\nA;x;3.12.2024;1.234,5\nB;x;2024-12-03;12,25\nC;x;31.2.2024;1,2,3\n';
    const reading = await readMapped(text, mapping);
    expect(edgesOfKind(reading, 'PROVIDES').map(({ numbers }) => numbers.weight)).toEqual([123_450, 1225, undefined]);
    expect(reading.dated).toBe('2024-12-03');
    expect(codesOf(reading)).toEqual(['bad-cell row=4', 'bad-date row=4']);
    const row = '<row r="2"><c t="str"><v>A</v></c><c t="str"><v>x</v></c><c><v>1.234</v></c></row>';
    const numbers = `${rowsXml([['I', 'S', 'W']])}${row}`;
    const sheet = await readMapped(workbook({ S: numbers }), 'decimal: ","\ncolumns: {item: I, supplier: S, weight: W}');
    expect(edgesOfKind(sheet, 'PROVIDES')[0]?.numbers.weight).toBe(123);
  });

  it('adds weights over all rows of an item, and tells none to several sources', async () => {
    const reading = await readMapped(
      csv(['I', 'S', 'W'], ['A', 'x', '10'], ['A', 'y', '60'], ['A', 'x', '30']),
      'columns: {item: I, supplier: S, weight: W}',
    );
    expect(edgesOfKind(reading, 'PROVIDES').map(({ from, numbers }) => [from.includes(':x '), numbers.weight])).toEqual([
      ...[
        [true, 1000],
        [false, 6000],
        [true, 3000],
      ],
    ]);
  });
});

describe('rows that are no part', () => {
  const mapping = `
table: [requirements, sources]
columns: {item: Name, quantity: Qty, supplier: Mfr, supplier_part_number: MPN}
carry: [item]
constants: {assembly: Board}
skip: {Qty: ["total*", 0], Note: DNP}
`;

  it('are counted and reported, with the rows that continue them', async () => {
    const text = csv(
      ['Name', 'Qty', 'Mfr', 'MPN', 'Note'],
      ['Motor', '1', 'Acme', 'A', ''],
      ['', '', 'Bolt', 'B', ''],
      ['Lamp', '2', 'Acme', 'L', 'dnp'],
      ['', '', 'Bolt', 'L2', ''],
      ['Name', 'Qty', 'Mfr', 'MPN', 'Note'],
      ['', 'Total: 3', '', '', ''],
      ['Box', '1', '', '', ''],
      ['Seal', '1', '', 'S-1', ''],
    );
    const reading = await readMapped(text, mapping);
    expect(reading.counts.rows).toEqual({ in: 8, mapped: 4, quarantined: 4 });
    expect(messages(reading)).toEqual([
      'row=4 left out: Note is "dnp"',
      'row=5 left out: it continues a row that is left out',
      'row=6 left out: it repeats the header row',
      'row=7 left out: Qty is "Total: 3"',
      'row=8 sources: the row names no supplier, site or distributor',
      'row=9 supplier_part_number: "S-1" has no maker beside it; it identifies nothing',
      'row=9 sources: the row names no supplier, site or distributor',
    ]);
    expect(needs(reading)).toEqual(['board > motor', 'board > box', 'board > seal']);
    expect(makersOf(reading, 'motor')).toEqual(['acme', 'bolt']);
  });

  it('says of a row that continues nothing and names no source that it was not read', async () => {
    const reading = await readMapped(
      csv(['Name', 'Qty', 'Mfr', 'MPN', 'Note'], ['Motor', '1', 'Acme', 'A', ''], ['', '', '', '', 'see drawing']),
      mapping,
    );
    expect(reading.counts.rows).toEqual({ in: 2, mapped: 1, quarantined: 1 });
    expect(codesOf(reading)).toEqual(['missing-party row=3']);
  });
});

describe('an indented bill of materials', () => {
  const tree = async (levels: readonly string[], more = ''): Promise<string[]> => {
    const rows = levels.map((level, index) => [level, 'ABCDEFGH'[index] as string]);
    return needs(await readMapped(csv(['L', 'N'], ...rows), `table: requirements\ncolumns: {item: N}\nlevel: L\n${more}`));
  };
  const expected = ['a > b', 'b > c', 'a > d', 'd > e'];

  it.each([
    ['numbers', ['1', '2', '3', '2', '3']],
    ['numbers from 0', ['0', '1', '2', '1', '2']],
    ['an outline', ['1', '1.1', '1.1.1', '1.2', '1.2.1']],
    ['an outline with dots at the end', ['1.', '1.1.', '1.1.1.', '1.2.', '1.2.1.']],
    ['dots', ['.', '..', '...', '..', '...']],
    ['dots before numbers', ['0', '.1', '..2', '.1', '..2']],
    ['letters', ['A', 'B', 'C', 'B', 'C']],
    ['leading blanks', ['top', '  x', '     y', '  z', '     w']],
    ['levels that are left out', ['1', '3', '7', '3', '4']],
  ])('by %s', async (_, levels) => {
    expect(await tree(levels)).toEqual(expected);
  });

  it('hangs its top below the assembly that the mapping names', async () => {
    expect(await tree(['1', '2'], 'constants: {assembly: Root}')).toEqual(['root > a', 'a > b']);
  });

  it('identifies what a row hangs below by all that its row says', async () => {
    const text = csv(['L', 'N', 'P', 'M'], ['1', 'Board', 'B-1', 'Acme'], ['2', 'Chip', 'C-1', 'Bolt']);
    const reading = await readMapped(text, 'level: L\ncolumns: {item: N, item_part_number: P, item_manufacturer: M}');
    expect(pairs(reading, 'REQUIRES')).toEqual(['item:mpn:acme/B-1 -> item:mpn:bolt/C-1']);
  });

  it('leaves out what hangs below a row that is left out, and says what has no level', async () => {
    const text = csv(['L', 'N', 'X'], ['1', 'A', ''], ['2', 'B', 'DNP'], ['3', 'C', ''], ['2', 'D', ''], ['?', 'E', '']);
    const reading = await readMapped(text, 'table: requirements\ncolumns: {item: N}\nlevel: L\nskip: {X: "*"}');
    expect(codesOf(reading)).toEqual(['row-skipped row=3', 'row-skipped row=4', 'level-unreadable row=6']);
    expect(needs(reading)).toEqual(['a > d']);
    expect(reading.counts.rows).toEqual({ in: 5, mapped: 3, quarantined: 2 });
  });
});

describe('sheets', () => {
  const sheet = (item: string, header = 'Name') =>
    rowsXml([
      [header, 'Mfr'],
      [item, 'Acme'],
    ]);

  it('are read together when the mapping names several', async () => {
    const bytes = workbook({ One: sheet('A'), Two: sheet('B'), Three: sheet('C') });
    const reading = await readMapped(bytes, 'sheet: [one, 3]\ncolumns: {item: Name, supplier: Mfr}');
    expect(mentionsOf(reading, 'Item').map(({ name, pointer }) => [name, pointer])).toEqual([
      ['A', 'One!A2'],
      ['C', 'Three!A2'],
    ]);
  });

  it('are found by their columns when it names none', async () => {
    const bytes = workbook({ One: sheet('A', 'Other'), Two: sheet('B') });
    expect(keysOf(await readMapped(bytes, 'columns: {item: Name, supplier: Mfr}'), 'Item')).toEqual(['item:name:b']);
  });

  it('that are not there are named, and so are columns', async () => {
    const bytes = workbook({ One: sheet('A'), Two: sheet('B', 'Other') });
    const columns = 'columns: {item: Name, supplier: Mfr}';
    expect(messages(await readMapped(bytes, `sheet: Four\n${columns}`))).toEqual([
      ' There is no sheet Four; there are One, Two.',
    ]);
    expect(messages(await readMapped(bytes, 'sheet: 1\ncolumns:\n  item: Name\n  supplier: Maker')).slice(1)).toEqual([
      'mapping:4 no column is called "Maker"; row 1 has Name, Mfr',
    ]);
    const both = await readMapped(bytes, `sheet: [One, Two]\n${columns}`);
    expect(codesOf(both).slice(1)).toEqual(['mapping-column-missing Two!A1', 'missing-party Two!A2']);
  });
});

describe('a mapping that is wrong', () => {
  const rejects = async (mapping: string): Promise<string[]> => {
    const reading = await readMapped('item,supplier\nA,B\n', mapping);
    expect(reading.outcome).toBe('rejected');
    expect(reading.diagnostics.filter(({ code }) => code !== 'mapping-invalid' && code !== 'more-of-the-same')).toEqual([]);
    return messages(reading);
  };

  it('is rejected with the line of each mistake', async () => {
    const mapping = `table: [sources, gears]
colour: red
sheet: 0
header: -1
delimiter: ab
encoding: klingon
columns:
  item: item
  Item: supplier
  supplier: {split: ";"}
  lifecycle: item
carry: [quantity]
dates: DD/MM/YY
decimal: x
`;
    expect(await rejects(mapping)).toEqual([
      expect.stringMatching(/^mapping:2 "colour" is no key of a mapping; there are table, /),
      expect.stringMatching(/^mapping:10 supplier: needs one of column, first and join/),
      expect.stringMatching(/^mapping:1 table: "gears" is no table; there are sources, /),
      'mapping:3 sheet: sheets are numbered from 1',
      'mapping:4 header: expected the number of the row, from 1 (0: there is none)',
      'mapping:5 delimiter: expected one character, or tab, comma, semicolon or pipe',
      'mapping:6 encoding: "klingon" is no name of an encoding, like utf-8 or windows-1252',
      'mapping:9 item stands twice among the columns',
      'mapping:13 dates: expected a form like DD/MM/YYYY, with a year of four digits',
      'mapping:14 decimal: expected "," or "."',
    ]);
  });

  it('names columns that its tables do not have, and lists that are not in step', async () => {
    expect(await rejects('table: sources\ncolumns:\n  item: item\n  lifecycle: a')).toEqual([
      'mapping:4 "lifecycle" is no column of the table sources',
    ]);
    expect(
      await rejects('table: sources\ncolumns:\n  item: item\n  supplier: [a, b]\n  supplier_part_number: [c, d, e]'),
    ).toEqual([
      'mapping:4 lists of columns are read in step, so they must be of one length: supplier has 2, supplier_part_number has 3',
    ]);
  });

  it.each([
    ['nothing', ''],
    ['a list', '- a\n- b'],
    ['no YAML', 'columns: {item: [}'],
    ['a key twice', 'table: sources\ntable: items\ncolumns: {item: a}'],
    ['an alias', 'table: &t sources\ncolumns: {item: *t}'],
    ['aliases without end', `a: &a [x,x]\n${Array.from({ length: 30 }, (_, n) => `b${n}: &b${n} [*a,*a]`).join('\n')}`],
    ['nesting without end', `columns: ${'['.repeat(30_000)}`],
    ['lists within lists', `columns:\n  item:\n    ${'- '.repeat(20_000)}a`],
    ['more than its limit', `columns: {item: a} # ${'x'.repeat(70_000)}`],
    ['tags', 'columns: !!js/function "x"'],
    ['prototypes', '__proto__: {polluted: yes}\ncolumns: {item: item}'],
  ])('is rejected: %s', async (_, mapping) => {
    expect((await rejects(mapping)).length).toBeGreaterThan(0);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('is part of the identity of a reading: a corrected one reads the same bytes anew', async () => {
    const text = 'Name,Maker,Brand\nA,x,y\n';
    const first = await readMapped(text, 'columns: {item: Name, supplier: Maker}');
    const second = await readMapped(text, 'columns: {item: Name, supplier: Brand}');
    expect([makersOf(first, 'a'), makersOf(second, 'a')]).toEqual([['x'], ['y']]);
  });
});
