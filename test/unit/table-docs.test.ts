import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tableNames, tables } from '../../ingest/tables/columns.ts';
import { readTableText } from '../support/read-table-text.ts';

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
});
