/** docs/diagnostics.md and docs/tables.md list every code that ingest gives. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url).pathname;

test('every diagnostic code of ingest is documented', () => {
  const sources = readdirSync(join(root, 'ingest'), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
  expect(sources.length).toBeGreaterThan(30);
  const codes = new Set<string>();
  for (const source of sources) {
    const text = readFileSync(join(root, 'ingest', source), 'utf8');
    for (const [, code] of text.matchAll(
      /(?:\badd|quarantine|\bdiagnostic|\brefuse|report)\(\s*(?:'[^']*',\s*)?'([a-z]+(?:-[a-z0-9]+)+)',/g,
    )) {
      codes.add(code as string);
    }
  }
  const documented = ['diagnostics', 'tables'].map((name) => readFileSync(join(root, `docs/${name}.md`), 'utf8')).join('\n');
  expect([...codes].filter((code) => !documented.includes(`\`${code}\``))).toEqual([]);
});
