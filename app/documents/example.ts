/** Fills an empty store with the example programme, so that a first start has something to show. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { memorySource } from '../../graph/model/byte-source.ts';
import type { Reader } from '../workspace/reader.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { parseDeclared } from './declared.ts';
import { type IngestResult, ingest } from './ingest.ts';

/** The file `hand-in.json` of an example folder: what is handed in, in this order, as one call. */
interface Manifest {
  readonly programme: string;
  readonly documents: readonly { readonly path: string; readonly series?: string; readonly dated?: string }[];
}

const exampleCall = 'example';

/**
 * Nothing has ever been handed in (what is withdrawn or purged counts as something), or nothing but a
 * part of the example: a first start that was cut short is finished by the next.
 */
export async function lacksExample(workspace: Workspace, folder: string): Promise<boolean> {
  const kept = await workspace.evidence.handIns();
  if (kept.length === 0) return (await workspace.store.handIns()).length === 0;
  const { documents } = await readManifest(folder);
  return kept.length < documents.length && kept.every(({ kind, call }) => kind === 'document' && call === exampleCall);
}

/** Hands in the documents of `folder` by its `hand-in.json`. Paths are shown as that file gives them. */
export async function handInExample(workspace: Workspace, reader: Reader, folder: string): Promise<IngestResult[]> {
  const manifest = await readManifest(folder);
  const results: IngestResult[] = [];
  for (const { path, series, dated } of manifest.documents) {
    const source = memorySource(await readFile(join(folder, path)));
    const declared = parseDeclared({ programme: manifest.programme, series, dated });
    results.push(await ingest(workspace, reader, { source, path, declared, call: exampleCall }));
  }
  return results;
}

async function readManifest(folder: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(folder, 'hand-in.json'), 'utf8')) as Manifest;
}
