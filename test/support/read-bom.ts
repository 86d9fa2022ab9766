/** Helpers for tests of readers: a document given as a value, read as the program reads bytes. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Delta, Edge } from '../../graph/model/assertion.ts';
import type { WholeReading as Reading } from '../../graph/model/reading.ts';
import { EdgeKind, type EdgeName } from '../../graph/ontology/edge-kind.ts';
import { type ReadRequest, readAtOnce } from '../../ingest/read-document.ts';
import { loadXsd } from '../../ingest/xml/xsd.ts';
import { whole } from './whole.ts';

// the reader is asked without waiting
await loadXsd();

export function readBytes(bytes: Uint8Array, options: Partial<ReadRequest> = {}): Reading {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return whole(readAtOnce(bytes, { sha256, path: 'test.json', ...options }));
}

export function readText(text: string, options: Partial<ReadRequest> = {}): Reading {
  return readBytes(Buffer.from(text, 'utf8'), options);
}

/** A CycloneDX 1.6 document with these parts. */
export function readBom(parts: Record<string, unknown>, options: Partial<ReadRequest> = {}): Reading {
  return readText(JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', ...parts }), options);
}

/** Edges of one kind with the keys of their ends. */
export function edgesOf(
  reading: Reading,
  kind: EdgeName,
): (Pick<Edge, 'pointer' | 'numbers' | 'texts'> & { from: string; to: string })[] {
  return reading.delta.edges
    .filter((edge) => edge.kind === EdgeKind[kind])
    .map(({ from, to, kind: _kind, ...rest }) => ({ from: keyOf(reading.delta, from), to: keyOf(reading.delta, to), ...rest }));
}

export function keyOf(delta: Delta, node: number): string {
  return (delta.nodes[node] as { key: string }).key.replace(/~[0-9a-f]{10}$/, '');
}

export function mentionsOf(reading: Reading, key: string): Reading['delta']['mentions'] {
  return reading.delta.mentions.filter((mention) => keyOf(reading.delta, mention.node) === key);
}

export function codesOf(reading: Pick<Reading, 'diagnostics'>): string[] {
  return reading.diagnostics.map((diagnostic) => diagnostic.code);
}

const shared = new URL('../../../shared/', import.meta.url).pathname;

/** Files below a folder of the shared data, sorted; undefined where it is not installed. */
export function sharedFiles(folder: string): { path: string; bytes: () => Buffer }[] | undefined {
  const root = join(shared, folder);
  if (!existsSync(root)) return undefined;
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ path: path.slice(root.length + 1), bytes: () => readFileSync(path) }));
}
