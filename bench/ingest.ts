/**
 * `bench -- ingest PATH` or `ingest --made 20,50,100 [--seed 1]`, `[--runs 3]`: what it costs to hand in
 * every document below a folder, as `hauberk ingest` does it into a fresh embedded store, with evidence
 * and store on disk; and what `JSON.parse` alone costs on those that are JSON. Each run is a process of
 * its own; the figures are those of the median run by CPU time. Before them, what became of the documents of each
 * format and version.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { IngestResult } from '../app/documents/ingest.ts';
import { makeBoms } from './make-boms.ts';
import { emit, quantile } from './measure.ts';
import { outcomesByFormat } from './outcomes.ts';
import { type ProcessCost, runHauberk } from './whole-process.ts';

/** Some of a corpus is rejected, which the command says by its exit code. */
const someRejected = 3;

export async function bench(argv: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      made: { type: 'string', default: '' },
      seed: { type: 'string', default: '1' },
      runs: { type: 'string', default: '3' },
    },
  });
  const counts = values.made === '' ? [] : values.made.split(',').map(Number);
  if (positionals.length + counts.length === 0) throw new Error('ingest: name folders, or --made 20,50,100');
  const work = mkdtempSync(join(tmpdir(), 'hauberk-bench-'));
  try {
    for (const path of positionals) measure(path, path, work, Number(values.runs));
    for (const documents of counts) {
      const folder = join(work, `made-${documents}`);
      writeBoms(folder, documents, Number(values.seed));
      measure(folder, `${documents} made`, work, Number(values.runs));
    }
  } finally {
    rmSync(work, { recursive: true });
  }
}

/** Writes the first `documents` made documents of a seed into a new folder. */
export function writeBoms(folder: string, documents: number, seed: number): void {
  mkdirSync(folder);
  for (const { file, text } of makeBoms(documents, seed)) writeFileSync(join(folder, file), text);
}

function measure(folder: string, input: string, work: string, runs: number): void {
  const baseline = parseJson(folder);
  const ran = Array.from({ length: runs }, () => handIn(folder, work)).sort((a, b) => a.cost.cpuMs - b.cost.cpuMs);
  const { results, cost } = ran[Math.floor(runs / 2)] as HandedIn;
  const accepted = results.filter(({ outcome }) => outcome === 'accepted');
  const sum = (of: (result: IngestResult) => number) => accepted.reduce((total, result) => total + of(result), 0);
  const bytes = results.reduce((total, result) => total + result.bytes, 0);
  const components = sum((result) => result.components.in);
  const seconds = cost.cpuMs / 1000;
  for (const outcomes of outcomesByFormat(results)) emit({ bench: 'ingest', input, ...outcomes });
  emit({
    bench: 'ingest',
    input,
    documents: results.length,
    accepted: accepted.length,
    rejected: results.filter(({ outcome }) => outcome === 'rejected').length,
    bytes,
    components,
    relations: sum((result) => result.relations.in),
    runs,
    ...cost,
    cpuMsOfRuns: ran.map((run) => Math.round(run.cost.cpuMs)),
    megabytesPerCpuSecond: bytes / 1e6 / seconds,
    componentsPerCpuSecond: components / seconds,
    // the longest that one document held up everything else
    slowestDocumentMs: Math.max(...results.map(({ ms }) => ms)),
    documentMsMedian: quantile(
      results.map(({ ms }) => ms),
      0.5,
    ),
    ...baseline,
    cpuToJsonParse: cost.cpuMs / baseline.jsonParseCpuMs,
  });
}

interface HandedIn {
  readonly results: readonly IngestResult[];
  readonly cost: ProcessCost;
}

function handIn(folder: string, work: string): HandedIn {
  const fresh = mkdtempSync(join(work, 'run-'));
  const place = ['--store', join(fresh, 'store'), '--data', join(fresh, 'data')];
  const { results, cost } = runHauberk(['ingest', folder, ...place, '--json', '--quiet'], [someRejected]);
  rmSync(fresh, { recursive: true });
  return { results: results as IngestResult[], cost };
}

/** From bytes that are in memory to values, each document once, in a process that has parsed none of them before. */
function parseJson(folder: string): { jsonDocuments: number; jsonBytes: number; jsonParseCpuMs: number } {
  const found = { jsonDocuments: 0, jsonBytes: 0, jsonParseCpuMs: 0 };
  for (const file of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!file.isFile() || !file.name.endsWith('.json')) continue;
    const bytes = readFileSync(join(file.parentPath, file.name));
    const before = process.cpuUsage();
    if (!parses(bytes)) continue;
    const { user, system } = process.cpuUsage(before);
    found.jsonDocuments++;
    found.jsonBytes += bytes.length;
    found.jsonParseCpuMs += (user + system) / 1000;
  }
  return found;
}

function parses(bytes: Uint8Array): boolean {
  try {
    JSON.parse(new TextDecoder().decode(bytes));
    return true;
  } catch {
    return false;
  }
}
