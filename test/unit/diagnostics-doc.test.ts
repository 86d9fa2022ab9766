/** docs/diagnostics.md and docs/tables.md list every code that ingest gives, and those that stand beside answers. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url).pathname;
const documented = ['diagnostics', 'tables'].map((name) => readFileSync(join(root, `docs/${name}.md`), 'utf8')).join('\n');

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
  expect([...codes].filter((code) => !documented.includes(`\`${code}\``))).toEqual([]);
});

test('every diagnostic code that a question gives is documented', () => {
  const sources = readdirSync(join(root, 'app'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => readFileSync(join(root, 'app', path), 'utf8'));
  const codes = new Set(sources.flatMap((text) => [...text.matchAll(/code: '([a-z-]+)',\s+severity/g)].map(([, code]) => code)));
  expect([...codes]).toEqual(expect.arrayContaining(['dormant-source', 'joint-ownership', 'mixed-units']));
  expect([...codes].filter((code) => !documented.includes(`\`${code}\``))).toEqual([]);
});
