import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WholeReading as Reading } from '../../graph/model/reading.ts';
import { readCsl } from '../../ingest/formats/list-csl.ts';
import { tableLimits } from '../../ingest/tables/limits.ts';
import { sniffCsv } from '../../ingest/tables/sniff-csv.ts';
import { template, templateNames } from '../../ingest/tables/templates.ts';
import { codesOf, csv, keysOf, mentionsOf, readTableText, sha256Of } from '../support/read-table-text.ts';
import { whole } from '../support/whole.ts';

/** What holds for every reading, whatever the text. */
function expectSound(reading: Reading): void {
  const { rows } = reading.counts;
  expect(rows.in).toBe(rows.mapped + rows.quarantined);
  const quarantines = reading.diagnostics.filter(({ pointer, code }) => pointer.startsWith('row=') && quarantineCodes.has(code));
  expect(quarantines).toHaveLength(rows.quarantined);
  if (reading.outcome === 'rejected') {
    expect(reading.delta.nodes).toEqual([]);
    expect(reading.diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
  }
  for (const { node, pointer, name } of reading.delta.mentions) {
    expect(node).toBeLessThan(reading.delta.nodes.length);
    expect(pointer).toMatch(/^row=\d+$/);
    expect(name?.isWellFormed() ?? true).toBe(true);
    expect(name ?? '').not.toContain('\0');
  }
  for (const { numbers } of [...reading.delta.mentions, ...reading.delta.edges]) {
    for (const value of Object.values(numbers ?? {})) expect(Number.isSafeInteger(value)).toBe(true);
  }
}

const quarantineCodes = new Set([
  ...['missing-party', 'missing-list', 'ragged-row', 'limit-cell-length', 'self-requirement', 'self-ownership'],
]);

const good = 'item,supplier\nA,Acme\n';

describe('hostile tables', () => {
  it.each([
    ['', 'table-empty row=1'],
    ['\n\n', 'table-empty row=1'],
    ['item,supplier\nA,"Acme\nB,Acme\n', 'csv-unreadable row=2'],
    [`${'c,'.repeat(tableLimits.columns)}item,supplier\n`, 'limit-columns row=1'],
    [`item,supplier\nA,"${'x'.repeat(tableLimits.recordLength + 1)}"\n`, 'csv-unreadable row=2'],
  ])('rejects what cannot be read as a whole (%#)', (text, code) => {
    const reading = readTableText(text);
    expect(reading.outcome).toBe('rejected');
    expect(codesOf(reading)).toEqual([code]);
    expectSound(reading);
  });

  it('accepts a header without rows, and says so', () => {
    const reading = readTableText('item,supplier\n');
    expect(reading.outcome).toBe('accepted');
    expect(codesOf(reading)).toEqual(['no-rows']);
  });

  it('reads through byte-order mark, other line ends, blank lines and a separator line', () => {
    for (const text of [`\ufeff${good}`, good.replaceAll('\n', '\r\n'), good.replaceAll('\n', '\r'), `\n${good}\n\n`]) {
      const reading = readTableText(text);
      expect(keysOf(reading, 'Item')).toEqual(['item:name:a']);
      expect(reading.diagnostics).toEqual([]);
    }
    expect(mentionsOf(readTableText('sep=;\nitem;supplier\nA;Acme, Inc.\n'), 'Organization')[0]).toMatchObject({
      name: 'Acme, Inc.',
      pointer: 'row=3',
    });
  });

  it('counts records, not lines', () => {
    const reading = readTableText('item,supplier\n"A\nlong",Acme\n\nB,Acme\n');
    expect(mentionsOf(reading, 'Item').map(({ pointer }) => pointer)).toEqual(['row=2', 'row=4']);
    expect(reading.counts.rows.in).toBe(2);
  });

  it('quarantines values out of place, and reads missing ends as blank', () => {
    const reading = readTableText('item,supplier,site\nA,Acme, Inc.,Plant\nB,Acme\nC,Acme,Plant,,\n');
    expect(codesOf(reading)).toEqual(['ragged-row row=2', 'short-row row=3']);
    expect(reading.counts.rows).toEqual({ in: 3, mapped: 2, quarantined: 1 });
    expect(keysOf(reading, 'Item')).toEqual(['item:name:b', 'item:name:c']);
    expectSound(reading);
  });

  it('quarantines a row with a huge cell', () => {
    const reading = readTableText(csv(['item', 'supplier'], ['x'.repeat(tableLimits.cellLength + 1), 'Acme'], ['B', 'Acme']));
    expect(codesOf(reading)).toEqual(['limit-cell-length row=2']);
    expect(keysOf(reading, 'Item')).toEqual(['item:name:b']);
    expectSound(reading);
  });

  it('reports unknown and repeated columns once each', () => {
    const reading = readTableText('item,supplier,colour,Supplier,,\nA,Acme,red,Other,x,\nB,Acme,blue,Other,,\n');
    expect(codesOf(reading)).toEqual(['unknown-column row=1', 'duplicate-column row=1', 'unknown-column row=1']);
    expect(keysOf(reading, 'Organization')).toEqual(['organization:name:acme']);
  });

  it('takes formulas and marks of every kind for plain text', () => {
    const names = [
      '=HYPERLINK("http://x","y")',
      '+1+1',
      '@SUM(A1)',
      '-2+3',
      '<script>',
      '%s%n',
      '__proto__',
      'constructor',
      '\ud800',
    ];
    const reading = readTableText(csv(['item', 'supplier'], ...names.map((name) => [name, 'Acme'])));
    expect(reading.counts.rows.mapped).toBe(names.length);
    expect(mentionsOf(reading, 'Item').map(({ name }) => name)).toEqual([...names.slice(0, -1), '\ufffd']);
    expectSound(reading);
  });

  it('is not misled by columns named like parts of an object', () => {
    const reading = readTableText('item,supplier,__proto__,constructor,toString\nA,Acme,1,2,3\n');
    expect(codesOf(reading)).toEqual(Array.from({ length: 3 }, () => 'unknown-column row=1'));
    expect(reading.counts.rows.mapped).toBe(1);
  });

  it('does not take a NUL for text', () => {
    const reading = readTableText('item,supplier\nA\0B,Acme\n');
    expect(mentionsOf(reading, 'Item')[0].name).toBe('A\ufffdB');
  });

  it('bounds its diagnostics, but never those about quarantined rows', () => {
    const rows = Array.from({ length: 500 }, (_, index) => [`I${index}`, index % 2 === 0 ? '' : 'Acme', 'soon']);
    const reading = readTableText(csv(['item', 'supplier', 'as_of'], ...rows));
    expect(reading.counts.rows).toEqual({ in: 500, mapped: 250, quarantined: 250 });
    expectSound(reading);
    expect(reading.diagnostics.length).toBeLessThan(300);
  });

  it('compares the owners of one company within bounds', () => {
    const rows = Array.from({ length: 5000 }, (_, index) => [
      `Owner ${index}`,
      'B',
      '0.01',
      '',
      index % 2 === 0 ? '2020-01-01' : '',
    ]);
    const reading = readTableText(csv(['owner', 'owned', 'share_min', 'share_max', 'from'], ...rows));
    expect(reading.counts.rows.mapped).toBe(5000);
    expect(reading.delta.edges.map(({ numbers }) => numbers?.shareMax)).toEqual(Array.from({ length: 5000 }, () => 10_000));
  });
});

/** Cells that lie near what readers look for. */
const cell = fc.oneof(
  fc.constantFrom(
    ...['', ' ', 'Acme', 'A', '33.333', '100', '-1', '2024-02-30', '2024-02-29', '1.23E+05', 'DE', 'distributor', 'yes', '81349'],
    ...[
      '1ABC2',
      'pkg:npm/a@1',
      'pkg:',
      '5306-01-234-5678',
      '"',
      ';',
      'f.k.a. (',
      '(((',
      '\0',
      '\ud800',
      'SDN',
      'x\ny',
      '999999999999999',
    ],
  ),
  fc.string({ maxLength: 12, unit: 'grapheme' }),
);

describe('any table', () => {
  it('is read without throwing, and every row is accounted for', () => {
    const table = fc.constantFrom(...templateNames).chain((name) =>
      fc.record({
        header: fc.subarray((template(name) ?? '').trimEnd().split(','), { minLength: 1 }),
        rows: fc.array(fc.array(cell, { maxLength: 12 }), { maxLength: 8 }),
      }),
    );
    fc.assert(
      fc.property(table, ({ header, rows }) => {
        expectSound(readTableText(csv(header, ...rows), { programme: 'P' }));
      }),
      { numRuns: 500 },
    );
  });

  it('survives any text at all', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: 'binary' }), fc.boolean(), (text, headed) => {
        const full = headed ? `item,supplier,site\n${text}` : text;
        sniffCsv(full);
        expectSound(readTableText(full));
        expectSound(whole(readCsl(headed ? `source,name,ids,alt_names\n${text}` : text, { sha256: sha256Of(text), path: '' })));
      }),
      { numRuns: 500 },
    );
  });

  it('gives the same reading twice', () => {
    const text = csv(['item', 'supplier', 'distributor'], ['A', 'Acme', 'Shop'], ['A', 'Bolt', '']);
    expect(readTableText(text)).toEqual(readTableText(text));
  });
});
