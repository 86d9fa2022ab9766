/** A mapping changed column by column: what a person chose is read, what nobody touched stays. */
import { describe, expect, it } from 'vitest';
import { Diagnostics } from '../../ingest/diagnostics.ts';
import { choicesIn, chooseColumns } from '../../ingest/mapping/choose-columns.ts';
import { parseMapping } from '../../ingest/mapping/parse-mapping.ts';

const mapping = `table: [requirements, sources]
header: 3
columns:
  item: Part
  quantity: Qty
  supplier: {column: Manufacturer, split: "~"}
  supplier_part_number: {first: [MPN, MPN 2]}
  distributor: {first: [Shop, "#9"]}
level: Level
carry: [item]
skip: {Fitted: "no"}
`;
const isMapping = (text: string) => parseMapping(text, new Diagnostics()) !== undefined;

describe('columns that are chosen', () => {
  it('are found in a mapping, whatever form a value has', () => {
    expect(choicesIn(mapping)).toEqual({
      Part: 'item',
      Qty: 'quantity',
      Manufacturer: 'supplier',
      MPN: 'supplier_part_number',
      'MPN 2': 'supplier_part_number',
      Shop: 'distributor',
      '#9': 'distributor',
      Level: 'level',
    });
  });

  it('leave the rest as it is, and how their values are read', () => {
    const text = chooseColumns(mapping, { columns: { ...choicesIn(mapping), Qty: '' } });
    expect(isMapping(text)).toBe(true);
    expect(text).not.toContain('quantity');
    for (const kept of ['split: "~"', 'header: 3', 'level: Level', 'Fitted', 'first:']) expect(text).toContain(kept);
    expect(choicesIn(text)).toEqual(Object.fromEntries(Object.entries(choicesIn(mapping)).filter(([name]) => name !== 'Qty')));
    expect(choicesIn(chooseColumns(mapping, { columns: { Qty: 'quantity' } }))).toEqual(choicesIn(mapping));
  });

  it('may be other ones, several for one field, and of other tables', () => {
    const columns = { ...choicesIn(mapping), Part: '', Manufacturer: 'item', Level: '', Qty: '', Fitted: '' };
    const text = chooseColumns(mapping, { tables: ['sources'], columns });
    expect(isMapping(text)).toBe(true);
    expect(choicesIn(text)).toMatchObject({ Manufacturer: 'item', Shop: 'distributor', '#9': 'distributor' });
    expect(text).toContain('table: sources');
    expect(text).not.toMatch(/^level/m);
    expect(chooseColumns('', { tables: ['sources'], columns: { A: 'item', B: 'supplier' } })).toBe(
      'columns:\n  item: A\n  supplier: B\ntable: sources\n',
    );
  });

  it('drop what is carried where its column is gone', () => {
    const text = chooseColumns(mapping, { columns: { ...choicesIn(mapping), Part: '', Qty: 'item' } });
    expect([text.includes('carry'), isMapping(text)]).toEqual([true, true]);
    const without = chooseColumns(mapping, { columns: { ...choicesIn(mapping), Part: '' } });
    expect([without.includes('carry'), isMapping(without)]).toEqual([false, true]);
  });

  it('stay a text for names that a stranger chose', () => {
    for (const name of ['a: b', '# x', '*x', '&y', '- z', '{', '"', "'", 'null', 'x\ny', '__proto__', '!!js', '']) {
      const columns = Object.fromEntries([
        ['Part', 'item'],
        [name, 'supplier'],
      ]);
      const text = chooseColumns('table: sources\n', { columns });
      expect([name, Object.entries(choicesIn(text)).find(([, is]) => is === 'supplier')?.[0]]).toEqual([name, name]);
    }
  });

  it('of what is no mapping change nothing', () => {
    for (const text of ['[1]', 'columns: [', 'a: &a [*a]\ncolumns: {item: *a}', 'text'])
      expect(chooseColumns(text, { columns: { A: 'item' } })).toBe(text);
  });
});
