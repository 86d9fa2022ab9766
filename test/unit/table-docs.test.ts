import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Lifecycle } from '../../graph/ontology/property.ts';
import { tableNames, tables } from '../../ingest/tables/columns.ts';
import { codesOf, edgesOfKind, mentionsOf, pairs, readTableText } from '../support/read-table-text.ts';

const text = readFileSync(new URL('../../docs/tables.md', import.meta.url), 'utf8');

describe('docs/tables.md', () => {
  it.each(tableNames)('describes %s: each column, and an example that is read without a word', (name) => {
    const section = text.split(`\n## ${name}\n`)[1]?.split('\n## ')[0] ?? '';
    for (const column of tables[name].columns) expect(section, column).toContain(`\`${column}\``);
    const example = /^`([^`]+)`(?: \/ |\n)`([^`]+)`$/m.exec(section);
    const reading = readTableText(`${example?.[1]}\n${example?.[2]}\n`);
    expect(reading.main).toBe(`table:${name}`);
    expect(reading.counts.rows).toEqual({ in: 1, mapped: 1, quarantined: 0 });
    expect(reading.diagnostics).toEqual([]);
  });

  it('shows a discontinuance notice, of which every column is read', () => {
    const notice = /```csv\n(item_part_number[\s\S]*?)```/.exec(text)?.[1] ?? '';
    const reading = readTableText(notice);
    expect(reading).toMatchObject({ main: 'table:items', dated: '2026-05-05', counts: { rows: { in: 2, mapped: 2 } } });
    expect(codesOf(reading)).toEqual(['placeholder row=3']);
    const [, first, replacement, , second] = mentionsOf(reading, 'Item');
    expect(first?.numbers).toEqual({
      ...{ lifecycle: Lifecycle.lastTimeBuy, lastOrderDate: 20818, lastShipDate: 20999, endOfSupport: 22460, asOf: 20578 },
    });
    expect(replacement?.key).toBe('item:mpn:fictional ostervane semi/FR-33A');
    expect(second?.numbers).toMatchObject({ lifecycle: Lifecycle.discontinued, lastShipDate: 20634 });
    expect(edgesOfKind(reading, 'SUBSTITUTES').map(({ from, to, numbers }) => [from, to, numbers])).toEqual([
      [replacement?.key, first?.key, {}],
    ]);
    expect(pairs(reading, 'PROVIDES')).toEqual([]);
  });
});
