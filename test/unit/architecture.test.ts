/** The imports are what docs/architecture.md says, and the cruise really saw the modules. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
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

  it('has every file of app in a folder whose place in the order is stated', () => {
    const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
      readonly forbidden: readonly { readonly name: string }[];
    };
    const ordered = forbidden.flatMap(({ name }) => /^app-(\w+)$/.exec(name)?.[1] ?? []);
    const folders = new Set(sources('app').map((file) => /^app\/(\w+)\/[\w-]+\.ts$/.exec(file)?.[1] ?? `not ${file}`));
    expect([...folders].sort()).toEqual([...ordered].sort());
  });

  it('keeps every file under 400 lines', () => {
    const long = folders.flatMap(sources).filter((file) => readFileSync(file, 'utf8').split('\n').length > 400);
    expect(long).toEqual([]);
  });
});
