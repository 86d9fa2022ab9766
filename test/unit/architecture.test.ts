/** The imports are what docs/architecture.md says, and the cruise really saw the modules. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const folders = ['graph', 'ingest', 'reports', 'exports', 'app', 'server', 'cli', 'web', 'bench'];

interface Cruise {
  readonly modules: readonly { readonly source: string }[];
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly to: string; readonly rule: { readonly name: string } }[];
  };
}

function cruise(): Cruise {
  const args = [
    'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
    ...folders,
  ];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 28 })) as Cruise;
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`)
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('/generated/'));
}

describe('architecture', () => {
  const { modules, summary } = cruise();

  it('keeps to the layers', () => {
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`)).toEqual([]);
  });

  it('was checked on every module', () => {
    const seen = new Set(modules.map(({ source }) => source));
    const all = folders.flatMap(sources);
    expect(all.length).toBeGreaterThan(80);
    expect(all.filter((file) => !seen.has(file))).toEqual([]);
  });

  it('keeps every file under 400 lines', () => {
    const long = folders.flatMap(sources).filter((file) => readFileSync(file, 'utf8').split('\n').length > 400);
    expect(long).toEqual([]);
  });
});
