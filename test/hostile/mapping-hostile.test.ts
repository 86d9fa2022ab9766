import fc from 'fast-check';
import { expect, it } from 'vitest';
import { matches } from '../../ingest/mapping/pattern.ts';
import { readMapped } from '../support/read-mapped.ts';
import { csv, edgesOfKind } from '../support/read-table-text.ts';

const name = fc.constantFrom('A', 'B', 'C', '#1', '#2', '#9', 'Missing', '');
const part = fc.oneof(
  name,
  fc.record({ column: name, split: fc.constantFrom('~', ';', ' ', '') }),
  fc.record({ first: fc.array(name, { maxLength: 3 }) }),
  fc.record({ join: fc.array(name, { maxLength: 3 }), with: fc.constantFrom('-', '') }),
  fc.record({ column: name, take: fc.constantFrom('first word', 'last word', 'none'), prefix: fc.constantFrom('P ', '') }),
);
const rule = fc.oneof(part, fc.array(part, { maxLength: 3 }));
const column = fc.constantFrom('item', 'supplier', 'supplier_part_number', 'quantity', 'weight', 'assembly', 'as_of', 'nonsense');
const mapping = fc.record(
  {
    table: fc.constantFrom('sources', 'requirements', ['requirements', 'sources'], ['items', 'sources'], 'nothing'),
    sheet: fc.constantFrom(1, 'S', [1, 'S'], 0),
    header: fc.integer({ min: -1, max: 4 }),
    delimiter: fc.constantFrom(',', 'tab', ''),
    encoding: fc.constantFrom('utf-8', 'utf-16le', 'x'),
    columns: fc.dictionary(column, rule, { minKeys: 1, maxKeys: 4 }),
    level: name,
    carry: fc.array(column, { maxLength: 2 }),
    placeholders: fc.array(fc.string({ maxLength: 3 }), { maxLength: 2 }),
    skip: fc.dictionary(name, fc.array(fc.constantFrom('x', '*', 'DNP*', ''), { maxLength: 2 }), { maxKeys: 2 }),
    constants: fc.dictionary(column, fc.string({ maxLength: 4 }), { maxKeys: 2 }),
    dates: fc.constantFrom('DD/MM/YYYY', 'x'),
    decimal: fc.constantFrom(',', '.', ';'),
  },
  { requiredKeys: ['columns'] },
);
const cell = fc.oneof(
  fc.constantFrom('', 'x', 'a~b', 'a;b;c', '1', '1.2', '..1', ' x', 'DNP', '1,5', '3/12/2024', 'any'),
  fc.string({ maxLength: 6, unit: 'grapheme' }),
);
const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 });

it('reads any table with any mapping without throwing, and accounts for every row', async () => {
  await fc.assert(
    fc.asyncProperty(mapping, table, async (said, rows) => {
      const reading = await readMapped(csv(['A', 'B', 'C'], ...rows), JSON.stringify(said));
      const { in: all, mapped, quarantined } = reading.counts.rows;
      expect(all).toBe(mapped + quarantined);
      if (reading.outcome === 'rejected') {
        expect(reading.delta.nodes).toEqual([]);
        expect(reading.diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
      }
    }),
    { numRuns: 1000 },
  );
}, 60_000);

it('reads any text as a mapping without throwing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ maxLength: 120, unit: 'binary' }), async (text) => {
      expect((await readMapped('A,B\n1,2\n', text)).outcome).toBe('rejected');
    }),
    { numRuns: 300 },
  );
}, 60_000);

it('bounds the sources of one row, and takes no time for what is long', async () => {
  const many = Array.from({ length: 2000 }, (_, index) => `m${index}`).join(';');
  const reading = await readMapped(csv(['I', 'S'], ['A', many]), 'columns: {item: I, supplier: {column: S, split: ";"}}');
  expect(reading.diagnostics.map(({ code }) => code)).toEqual(['limit-sources']);
  expect(edgesOfKind(reading, 'PROVIDES')).toEqual([]);
  expect(matches('a'.repeat(30_000), `${'a*'.repeat(5000)}b`)).toBe(false);
  expect([
    matches('DNP', 'dnp'),
    matches('Total: 5', 'total*'),
    matches('', '*'),
    matches('', ''),
    matches('ab', 'a*b*b'),
  ]).toEqual([...[true, true, false, true, false]]);
});
